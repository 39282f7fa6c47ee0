import Foundation
import Testing
import UI

@testable import SDLBackend

extension BackendTests {
  @Suite struct IconTests {
    private static let required = """
      search back home text-size contrast lower globe help chevron-right chevron-left chevron-down chevron-up \
      document clipboard ticket video signpost phone info check cross warning lock refresh power backspace money \
      people family shield house elder medkit car bag building speaker eye-off printer qr network list book clock \
      more location
      """.split(separator: " ").map(String.init)

    private static func present() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: iconFolder).sorted().map {
        String($0.dropLast(".svg".count))
      }
    }

    @Test func `every icon that the design names is there`() throws {
      #expect(try Set(Self.required).subtracting(Self.present()).isEmpty)
    }

    @Test func `every icon shows in every size and stays off the border of its square`() throws {
      for name in try Self.present() {
        for size in [36, 44, 64] {
          var icons = IconCache(folder: iconFolder)
          let drawn = icons.mask(name, pixels: size)
          let mask = try #require(drawn, "\(name)")
          let ink = try #require(mask.inkBounds(), "\(name)")
          #expect(mask.width == size && mask.height == size)
          #expect(ink.width >= size / 2 || ink.height >= size / 2, "\(name) is too small")
          #expect(!cut(mask), "\(name) is cut off")
        }
      }
    }

    @Test func `every icon is drawn in white on a grid of 48`() throws {
      for name in try Self.present() {
        let file = try String(contentsOfFile: "\(iconFolder)/\(name).svg", encoding: .utf8)
        #expect(file.contains("viewBox=\"0 0 48 48\""), "\(name)")
        #expect(!file.contains("currentColor"), "\(name)")
        let colors = file.matches(of: /(?:fill|stroke)="([^"]*)"/).map { String($0.output.1) }
        #expect(Set(colors).isSubset(of: ["none", "#fff"]), "\(name)")
      }
    }

    @Test(arguments: ["no-such-icon", "../icons/search", "", "search.svg", "Search"])
    func `an icon that is not there draws nothing and is reported`(name: String) throws {
      let painter = try makePainter()
      let canvas = try OffscreenCanvas(painter: painter, pixels: Size(width: 60, height: 60))
      let list: [DrawCommand] = [.icon(name, rect(0, 0, 48, 48), Color(0xFFFFFF))]
      canvas.paint(list)
      canvas.repaint(list)
      #expect(painter.missingIcons == [name])
      #expect(Set(canvas.image.pixels) == [0])
    }

    /// Whether a stroke reaches the border at more than a faint shade.
    private func cut(_ mask: Surface) -> Bool {
      var isCut = false
      mask.withRows { row, y in
        let isBorder = y == 0 || y == mask.height - 1
        for x in row.indices where isBorder || x == 0 || x == row.count - 1 {
          isCut = isCut || row[x] >> 24 > 200
        }
      }
      return isCut
    }
  }
}

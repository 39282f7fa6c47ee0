import Model
import Testing
import Typography
import UI

@testable import SDLBackend

extension BackendTests {
  @Suite struct DamageTests {
    @Test func `painting the difference gives the same pixels as painting all`() throws {
      var random = SeededGenerator()
      print("damage: SEED=\(random.seed)")
      let painter = try makePainter()
      for scale in [1.0, 0.7111, 1.5] {
        let size = Size(width: 240, height: 200)
        let partial = try OffscreenCanvas(painter: painter, pixels: size, scale: scale)
        let full = try OffscreenCanvas(painter: painter, pixels: size, scale: scale)
        var list = (0..<12).map { _ in Self.command(&random) }
        partial.paint(list)
        for _ in 0..<60 {
          list = Self.changed(list, &random)
          partial.paint(list)
          full.repaint(list)
          try #require(partial.image == full.image, "SEED=\(random.seed) scale \(scale)")
        }
      }
    }

    @Test func `a held key repaints the key and nothing else`() throws {
      let fonts = try FontSet()
      let painter = Painter(fonts: fonts, iconFolder: iconFolder)
      let canvas = try OffscreenCanvas(painter: painter, pixels: Size(width: 1080, height: 1920))
      let measuring = FontMeasuring(fonts: fonts, scale: 1)
      var page = SamplePage()
      canvas.paint(page.displayList(measuring: measuring))
      let key = try #require(page.tree(measuring: measuring).node(id: "key t")?.frame)
      page.pressed = "key t"
      #expect(canvas.paint(page.displayList(measuring: measuring)) == [key])
      #expect(canvas.paint(page.displayList(measuring: measuring)).isEmpty)
    }

    @Test func `two commands that change places are repainted`() throws {
      let canvas = try makeCanvas(40, 40)
      let first = DrawCommand.fill(rect(0, 0, 30, 30), Color(0xFF0000), radius: 0, topOnly: false)
      let second = DrawCommand.fill(rect(10, 10, 30, 30), Color(0x00FF00), radius: 0, topOnly: false)
      canvas.paint([first, second])
      canvas.paint([second, first])
      #expect(canvas.pixel(x: 20, y: 20) == Color(0xFF0000))
    }

    @Test func `many small changes become a few rectangles that hold them all`() {
      let rects = (0..<50).map { rect($0 % 10 * 100, $0 / 10 * 100, 20, 20) } + [rect(-50, -50, 60, 60)]
      let whole = rect(0, 0, 1000, 500)
      let areas = Damage(rects: rects).areas(within: whole)
      #expect(areas.count <= 6)
      for rect in rects.dropLast() { #expect(areas.contains { $0.contains(rect) }) }
      #expect(areas.allSatisfy { whole.contains($0) })
    }

    private static let colors = [
      Color(0xFFFFFF), Color(0x14201E), Color(0x0B5350), Color(0xFFE04A), Color(0x0C1413, alpha: 158),
      Color(0xFFFFFF, alpha: 128), Color(0, alpha: 0),
    ]

    private static func changed(_ list: [DrawCommand], _ random: inout SeededGenerator) -> [DrawCommand] {
      var list = list
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let index = Int.random(in: 0..<list.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: list.insert(command(&random), at: index)
        case 1 where list.count > 4: list.remove(at: index)
        case 2: list.swapAt(index, Int.random(in: 0..<list.count, using: &random))
        case 3: list.append(list[index])
        default: list[index] = command(&random)
        }
      }
      return list
    }

    private static func command(_ random: inout SeededGenerator) -> DrawCommand {
      func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
      let box = rect(number(-40...220), number(-40...180), number(0...200), number(0...160))
      let color = colors[number(0...(colors.count - 1))]
      switch number(0...7) {
      case 0: return .gradient(box, top: color, bottom: colors[number(0...3)])
      case 1: return .edge(box, color, width: number(1...6), radius: number(0...40))
      case 2:
        return .shadow(box, Shadow.allCases[number(0...3)], colors[1], radius: number(0...40))
      case 3: return .icon(["search", "help", "no-such"][number(0...2)], box, color)
      case 7:
        let modules = (0..<25).map { ($0 * 7 + number(0...3)).isMultiple(of: 3) }
        return CodeMatrix(side: 5, modules: modules).map { .code($0, box) } ?? .icon("help", box, color)
      case 4, 5:
        let style = TextStyle(size: number(8...60), weight: number(0...1) == 0 ? .regular : .bold)
        let text = ["法律援助", "gjÅy|", "《》（）", "😀，1"][number(0...3)]
        return .text(
          text, x: Double(number(-60...220)) + 0.4, baseline: number(-10...230), width: 0, style: style,
          color: color)
      default: return .fill(box, color, radius: number(0...40), topOnly: number(0...1) == 0)
      }
    }
  }
}

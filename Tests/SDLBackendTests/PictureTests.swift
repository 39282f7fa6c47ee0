import Foundation
import Testing
import Typography
import UI

@testable import SDLBackend

extension BackendTests {
  @Suite struct PictureTests {
    @Test func `a picture is the same after it was written and read`() throws {
      let folder = try TemporaryFolder()
      let canvas = try makeCanvas(64, 48)
      canvas.paint([
        .gradient(rect(0, 0, 64, 48), top: Color(0x063B39), bottom: Color(0xFFE04A)),
        .fill(rect(8, 8, 40, 30), Color(0xFFFFFF), radius: 12, topOnly: false),
      ])
      try canvas.writePNG(to: folder.path + "/canvas.png")
      let read = try PixelImage(png: folder.path + "/canvas.png")
      #expect(read == canvas.image)
      #expect(read.color(x: 20, y: 20) == canvas.pixel(x: 20, y: 20))
      try read.writePNG(to: folder.path + "/again.png")
      #expect(
        FileManager.default.contents(atPath: folder.path + "/canvas.png")
          == FileManager.default.contents(atPath: folder.path + "/again.png"))
    }

    @Test func `a picture that cannot be written or read says which`() throws {
      let canvas = try makeCanvas(8, 8)
      let error = try #require(throws: BackendError.self) { try canvas.writePNG(to: "/nowhere/a.png") }
      #expect(error.description.contains("/nowhere/a.png"))
      #expect(throws: BackendError.self) { try PixelImage(png: "/nowhere/b.png") }
      #expect(throws: BackendError.self) { try PixelImage(png: iconFolder + "/search.svg") }
    }

    @Test func `a canvas without size is refused`() throws {
      #expect(throws: BackendError.self) { try makeCanvas(-1, 5) }
    }

    /// With `KIOSK_SHOTS=FOLDER` the pages are kept, to be looked at.
    @Test(arguments: [DisplayMode(), DisplayMode(contrast: true)], [false, true])
    func `a whole page has every part in its place`(mode: DisplayMode, dialog: Bool) throws {
      let fonts = try FontSet()
      let painter = Painter(fonts: fonts, iconFolder: iconFolder)
      let canvas = try OffscreenCanvas(painter: painter, pixels: Size(width: 1080, height: 1920))
      var page = SamplePage()
      page.theme.mode = mode
      page.showsDialog = dialog
      let tree = page.tree(measuring: FontMeasuring(fonts: fonts, scale: 1))
      canvas.paint(tree.displayList(theme: page.theme))
      if let shots = ProcessInfo.processInfo.environment["KIOSK_SHOTS"] {
        try canvas.writePNG(
          to: "\(shots)/sample\(mode.contrast ? "-contrast" : "")\(dialog ? "-dialog" : "").png")
      }
      #expect(painter.missingIcons.isEmpty)
      #expect(tree.nodes.filter(\.overflows).map(\.label) == [])
      let button = try #require(tree.node(id: "我还在，接着看") ?? tree.node(id: "取号")).frame
      #expect(canvas.pixel(x: button.x + 40, y: button.center.y) == page.theme.color(.primary))
    }

    @Test func `labels stand in the middle of their button`() throws {
      let fonts = try FontSet()
      let canvas = try OffscreenCanvas(
        painter: Painter(fonts: fonts, iconFolder: iconFolder), pixels: Size(width: 300, height: 112))
      let theme = Theme(canvas: Size(width: 300, height: 112))
      let button = Element<Int>.stack(
        align: .center, justify: .center, [.text("国国", size: 44, color: .ink, isBold: true)]
      ).style(BoxStyle(fill: .solid(.surface)))
      let measuring = FontMeasuring(fonts: fonts, scale: 1)
      canvas.paint(Layout.place(button, theme: theme, measuring: measuring).displayList(theme: theme))
      let image = canvas.image
      let dark = image.pixels.indices.filter { image.pixels[$0] != 0xFFFFFF }
      let columns = dark.map { $0 % image.width }
      let rows = dark.map { $0 / image.width }
      let middleX = try Double(#require(columns.min()) + #require(columns.max())) / 2
      let middleY = try Double(#require(rows.min()) + #require(rows.max())) / 2
      #expect(abs(middleX - 149.5) <= 1.5)
      #expect(abs(middleY - 55.5) <= 2.5)
    }
  }
}

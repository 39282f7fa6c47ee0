import Foundation
import SDLBackend
import Testing
import Typography
import UI

@Suite struct PictureTests {
  @Test func contactSheet() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: iconFolder).sorted().map {
      String($0.dropLast(4))
    }
    let canvas = try OffscreenCanvas(painter: makePainter(), pixels: Size(width: 1080, height: 1200))
    var list: [DrawCommand] = [
      .fill(Rect(x: 0, y: 0, width: 1080, height: 1200), Color(0xFBFAF6), radius: 0, topOnly: false)
    ]
    for (index, name) in names.enumerated() {
      let x = 10 + index % 10 * 107
      let y = 10 + index / 10 * 140
      list.append(.icon(name, Rect(x: x + 15, y: y, width: 72, height: 72), Color(0x0B5350)))
      list.append(
        .text(name, x: Double(x), baseline: y + 100, width: 0, style: TextStyle(size: 16), color: Color(0)))
    }
    canvas.paint(list)
    try canvas.writePNG(to: "/tmp/icons.png")
  }
}

@Suite struct SampleShots {
  @Test(arguments: [false, true], [false, true]) func shot(contrast: Bool, dialog: Bool) throws {
    let fonts = try FontSet()
    let painter = Painter(fonts: fonts, iconFolder: iconFolder)
    let canvas = try OffscreenCanvas(painter: painter, pixels: Size(width: 1080, height: 1920))
    var page = SamplePage()
    page.theme.mode.contrast = contrast
    page.showsDialog = dialog
    canvas.paint(page.displayList(measuring: FontMeasuring(fonts: fonts, scale: 1)))
    try canvas.writePNG(to: "/tmp/sample\(contrast ? "-hc" : "")\(dialog ? "-dialog" : "").png")
    #expect(painter.missingIcons.isEmpty)
  }
}

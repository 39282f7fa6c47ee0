import Model
import SDLBackend
import Testing
import Typography
import UI

@testable import Printing

/// Slips with the interface's typeface, as a phone and an eye see them.
@Suite struct SlipPictureTests {
  private static func painter(_ format: PaperFormat = .roll80) throws -> SlipPainter {
    SlipPainter(format: format, glyphs: FontDrawing(fonts: try FontSet()))
  }

  @Test(arguments: [
    "KIOSK:A029", "AID1:" + String(repeating: "7QZ$%*+-./:", count: 12), "https://example.org/?a=b&c=1",
  ])
  func aCodeIsReadFromWhatThePrinterPrints(text: String) throws {
    let slip = Slip([
      .text("大厅", alignment: .center), .rule(), .code(text, lead: "扫这个码", words: ["码里没有姓名。"]), .rule(),
    ])
    let picture = try Self.painter().paint(slip)
    var decoder = ReceiptDecoder()
    try decoder.feed(ESCPOS.encode(picture, ending: .cut(feed: 0)))
    let printed = try #require(decoder.slips.first)
    #expect(printed == picture)
    #expect(try printed.scanned() == [text])
  }

  @Test(arguments: [1.0, 0.67, 1.5])
  func aCodeIsReadFromWhatTheScreenShows(scale: Double) throws {
    let text = "A029|法律咨询|2026-11-23 10:24"
    let matrix = try #require(try QRCode.matrix(of: text))
    let painter = Painter(fonts: try FontSet(), iconFolder: "")
    let pixels = Size(width: Int(600 * scale), height: Int(600 * scale))
    let canvas = try OffscreenCanvas(painter: painter, pixels: pixels, scale: scale)
    // On black, as in high contrast: the quiet zone has to come with the code.
    canvas.paint([.code(matrix, Rect(x: 151, y: 143, width: 240, height: 240))])
    #expect(try whatScannersRead { try canvas.writePNG(to: $0) } == [text])
  }

  @Test func thePanelIsWhiteOnBlackAndNothingElseIs() throws {
    let picture = try Self.painter().paint(Slip([.panel("很可能符合"), .text("很可能符合")]))
    func blackShare(_ rows: Range<Int>) -> Double {
      let dots = rows.flatMap { y in (200..<376).map { picture[$0, y] } }
      return Double(dots.count { $0 }) / Double(dots.count)
    }
    #expect(blackShare(30..<115) > 0.6)
    #expect(blackShare(125..<picture.height) < 0.4)
  }

  @Test func everyCharacterOfASentenceLeavesInkInItsPlace() throws {
    let words = "身份证、户口本"
    let picture = try Self.painter().paint(Slip([.text(words)]))
    for index in words.indices.enumerated().map(\.offset) {
      let start = PaperFormat.roll80.margin + index * 34
      let cell = start..<start + 34
      #expect(cell.contains { x in (0..<picture.height).contains { picture[x, $0] } }, "character \(index)")
    }
    #expect(
      !(0..<PaperFormat.roll80.margin).contains { x in (0..<picture.height).contains { picture[x, $0] } })
  }

  @Test func theSameSlipIsTheSamePicture() throws {
    let slip = Slip([.text("法律援助"), .checkbox("身份证", note: "原件")])
    #expect(try Self.painter().paint(slip) == Self.painter().paint(slip))
  }

  @Test func aPictureThatCannotBeWrittenSaysWhere() throws {
    let path = "/no/such/folder/slip.png"
    let error = #expect(throws: PrinterError.self) {
      try PNGFile.write(Bitmap1(width: 8, height: 8), to: path)
    }
    #expect(error?.description.contains(path) == true)
  }
}

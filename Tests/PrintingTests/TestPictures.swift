import Foundation
import Model
import Printing
import SDLBackend
import Testing
import Typography

extension Bitmap1 {
  /// Stripes, so that a lost or doubled byte shows.
  static func stripes(rows: Int) -> Bitmap1 {
    var picture = Bitmap1(width: 576, height: rows)
    for y in 0..<rows { picture.fill(x: y % 500, y: y, width: 40, height: 1) }
    return picture
  }

  /// What zbarimg, a decoder that has nothing to do with ours, reads in the picture.
  func scanned() throws -> [String] { try whatScannersRead { try PNGFile.write(self, to: $0) } }

  /// A slip with a code, drawn with the interface's typeface.
  static func slip(code: String) throws -> Bitmap1 {
    let slip = Slip([
      .text("大厅", alignment: .center), .rule(), .text("A029", role: .number, alignment: .center),
      .code(code, lead: "扫这个码", words: ["码里没有姓名。"]), .rule(), .checkbox("身份证", note: "原件"),
    ])
    return try SlipPainter(format: .roll80, glyphs: FontDrawing(fonts: try FontSet())).paint(slip)
  }
}

extension DevicePrinter.Timing {
  /// Short for the tests' sake; nothing here asserts a time.
  static let test = {
    var timing = DevicePrinter.Timing()
    timing.connect = .milliseconds(500)
    timing.answer = .milliseconds(300)
    timing.late = .milliseconds(300)
    timing.stall = .milliseconds(500)
    timing.pause = .milliseconds(5)
    timing.rowsPerSecond = 10_000
    return timing
  }()
}

/// What zbarimg, a decoder that has nothing to do with ours, reads in the picture that `write` puts at a path.
func whatScannersRead(_ write: (String) throws -> Void) throws -> [String] {
  let file = FileManager.default.temporaryDirectory.appending(path: "slip-\(UUID().uuidString).png")
  try write(file.path)
  defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: file) } }
  let scanner = Process()
  scanner.executableURL = URL(filePath: "/usr/bin/zbarimg")
  scanner.arguments = ["-q", "--raw", file.path]
  let output = Pipe()
  scanner.standardOutput = output
  try scanner.run()
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  scanner.waitUntilExit()
  return text.split(separator: "\n").map(String.init)
}

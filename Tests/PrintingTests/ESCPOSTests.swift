import Foundation
import Model
import Testing

@testable import Printing

/// Bytes for the printer, read back strictly.
@Suite struct ESCPOSTests {
  @Test(arguments: [1, 7, 127, 128, 129, 256, 1000])
  func whatIsDecodedIsThePictureThatWasEncoded(rows: Int) throws {
    var random = SeededGenerator()
    var picture = Bitmap1(width: 576, height: rows)
    for y in 0..<rows { for x in 0..<576 where Bool.random(using: &random) { picture[x, y] = true } }
    for place in realTimeCommands(in: picture) { picture[(place % 72) * 8 + 4, place / 72] = true }
    var decoder = ReceiptDecoder()
    try decoder.feed(ESCPOS.encode(picture, ending: .cut(feed: 9)))
    #expect(decoder.slips == [picture], "SEED=\(random.seed)")
    #expect(decoder.endings == [[66, 9]])
    #expect(decoder.tallestBand <= 128 && decoder.isBetweenSlips)
  }

  /// Where the dots of a picture read as a command that printers obey at once.
  private func realTimeCommands(in picture: Bitmap1) -> [Int] {
    let dots = (0..<picture.height).flatMap(picture.row)
    return dots.indices.dropFirst().filter { dots[$0 - 1] == 0x10 && [0x04, 0x05, 0x14].contains(dots[$0]) }
  }

  @Test(arguments: [0x04, 0x05, 0x14] as [UInt8]) func noPictureHoldsACommandThatPrintersObeyAtOnce(
    second: UInt8
  ) {
    var picture = Bitmap1(width: 576, height: 300)
    for y in 0..<300 {
      // In the middle of a row, and from the end of one to the beginning of the next.
      picture[3 * 8 + 3, y] = true
      picture[71 * 8 + 3, y] = true
      for bit in 0..<8 where second & (0x80 >> UInt8(bit)) != 0 {
        picture[4 * 8 + bit, y] = true
        picture[bit, y] = true
      }
    }
    #expect(!realTimeCommands(in: picture).isEmpty)
    let bytes = ESCPOS.encode(picture, ending: .cut(feed: 0))
    #expect(!zip(bytes, bytes.dropFirst()).contains { $0 == 0x10 && $1 == second })
  }

  @Test func withoutACutterPaperIsFedToTheEdge() throws {
    var decoder = ReceiptDecoder()
    try decoder.feed(ESCPOS.encode(Bitmap1(width: 576, height: 3), ending: .tear(lines: 5)))
    #expect(decoder.endings == [[5]])
  }

  @Test func theDecoderTakesNoByteThatWeDoNotSend() {
    for stray: [UInt8] in [[0x00], [0x1C, 0x26], [0x1B, 0x74, 0], [0x1D, 0x28, 0x6B], [0x41]] {
      var decoder = ReceiptDecoder()
      #expect(throws: ReceiptDecoder.Unknown.self) { try decoder.feed(stray) }
    }
  }

  @Test func theRestOfAnInterruptedCommandShowsNothingOfTheSlip() {
    let command: [UInt8] = [0x1D, 0x76, 0x30, 0, 2, 0, 3, 0] + [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]
    #expect(ESCPOS.whitened(command, sent: 5) == [0, 3, 0, 0, 0, 0, 0, 0, 0])
    #expect(ESCPOS.whitened(command, sent: 12) == [0, 0])
    #expect(ESCPOS.whitened(command, sent: 14) == [])
    #expect(ESCPOS.whitened(command, sent: 0) == [])
  }
}

/// Random numbers that `SEED=…` repeats.
struct SeededGenerator: RandomNumberGenerator {
  let seed: UInt64
  private var state: UInt64

  init() {
    seed =
      ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1...UInt64.max)
    state = seed
  }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

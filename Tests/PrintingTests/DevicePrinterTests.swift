import Foundation
import Model
import Synchronization
import Testing

@testable import Printing

/// A printer that is asked before and after, and never waited for without a limit.
@Suite struct DevicePrinterTests {
  /// Short for the tests' sake; nothing here asserts a time.
  private static let timing = {
    var timing = DevicePrinter.Timing()
    timing.answer = .milliseconds(300)
    timing.stall = .milliseconds(500)
    timing.pause = .milliseconds(5)
    timing.rowsPerSecond = 10_000
    return timing
  }()

  /// Stripes, so that a lost or doubled byte shows.
  private static func picture(rows: Int) -> Bitmap1 {
    var picture = Bitmap1(width: 576, height: rows)
    for y in 0..<rows { picture.fill(x: y % 500, y: y, width: 40, height: 1) }
    return picture
  }

  private static func printer(_ path: String, asks: Bool = true) -> DevicePrinter {
    DevicePrinter(path: path, asksStatus: asks, ending: .cut(feed: 3), timing: timing)
  }

  private static func with(_ manner: FakePrinter.Manner, _ body: (FakePrinter) throws -> Void) throws {
    let fake = try FakePrinter(manner)
    defer { fake.close() }
    try body(fake)
    #expect(fake.failure == nil)
  }

  @Test func aPrinterThatIsFinePrintsTheSlipAndConfirmsIt() throws {
    try Self.with(FakePrinter.Manner()) { (fake: FakePrinter) throws in
      let picture = Self.picture(rows: 700)
      #expect(try Self.printer(fake.path).print(picture) == .confirmed)
      #expect(fake.slips == [picture])
      #expect(fake.questions.prefix(3) == [1, 2, 4])
      #expect(fake.questions.count >= 6, "it is asked again afterwards")
    }
  }

  @Test(arguments: [
    (FakePrinter.Manner.paperOut, PrinterError.paperEnd(hasBegun: false), PrinterState.paperEnd),
    (FakePrinter.Manner.coverOpen, .coverOpen(hasBegun: false), .coverOpen),
    ([1: 0x1E, 2: 0x12, 4: 0x12], .offline(hasBegun: false), .offline),
    ([1: 0x1E, 2: 0x52, 4: 0x12], .faulty(hasBegun: false), .faulty),
  ])
  func aPrinterThatCannotPrintIsSentNothing(
    answers: [UInt8: UInt8], error: PrinterError, state: PrinterState
  ) throws {
    try Self.with(FakePrinter.Manner(answers: answers)) { (fake: FakePrinter) throws in
      let printer = Self.printer(fake.path)
      #expect(throws: error) { try printer.print(Self.picture(rows: 10)) }
      #expect(try printer.state() == state)
      #expect(fake.slips.isEmpty && fake.isBetweenSlips)
    }
  }

  @Test func whatNobodyWaitsForAnyMoreIsNotBegun() throws {
    try Self.with(FakePrinter.Manner()) { (fake: FakePrinter) throws in
      let printer = Self.printer(fake.path)
      #expect(throws: PrinterError.unwanted) {
        try printer.print(Self.picture(rows: 10), isWanted: { false })
      }
      #expect(fake.slips.isEmpty && fake.isBetweenSlips)
    }
  }

  @Test func whatHasBegunIsFinishedAndCutWhoeverHasLeft() throws {
    try Self.with(FakePrinter.Manner()) { (fake: FakePrinter) throws in
      let asked = Mutex(0)
      let picture = Self.picture(rows: 700)
      let confirmation = try Self.printer(fake.path).print(picture) {
        asked.withLock {
          $0 += 1; return $0 == 1
        }
      }
      #expect(confirmation == .confirmed)
      #expect(fake.slips == [picture] && fake.isBetweenSlips)
    }
  }

  @Test func aSilentPrinterIsNeitherFineNorOutOfPaper() throws {
    try Self.with(FakePrinter.Manner(answers: [:])) { (fake: FakePrinter) throws in
      let printer = Self.printer(fake.path)
      #expect(try printer.state() == .unknown)
      #expect(try printer.print(Self.picture(rows: 10)) == .unconfirmed)
    }
  }

  @Test func aPrinterThatIsNeverAskedConfirmsNothing() throws {
    try Self.with(FakePrinter.Manner()) { (fake: FakePrinter) throws in
      #expect(try Self.printer(fake.path, asks: false).print(Self.picture(rows: 10)) == .unconfirmed)
      #expect(fake.questions.isEmpty)
    }
  }

  @Test func oldAnswersAreNotTakenForNewOnes() throws {
    // 0x72 would be “no paper”; the last bytes are flow control and no answers at all.
    try Self.with(FakePrinter.Manner(chatter: [0x72, 0x72, 0x72, 0x13, 0x11])) { (fake: FakePrinter) throws in
      #expect(try Self.printer(fake.path).state() == .ready(isPaperLow: false))
    }
  }

  @Test func paperThatEndsDuringTheSlipIsToldAfterwards() throws {
    try Self.with(FakePrinter.Manner(answersAfterwards: FakePrinter.Manner.paperOut)) {
      (fake: FakePrinter) throws in
      #expect(throws: PrinterError.paperEnd(hasBegun: true)) {
        try Self.printer(fake.path).print(Self.picture(rows: 300))
      }
    }
  }

  @Test func aPrinterThatStallsIsLeftAndItsNextSlipIsWhole() throws {
    try Self.with(FakePrinter.Manner(stallsAfter: 30_000)) { (fake: FakePrinter) throws in
      let printer = Self.printer(fake.path)
      #expect(throws: PrinterError.stalled(hasBegun: true)) { try printer.print(Self.picture(rows: 6000)) }
      fake.resume()
      let next = Self.picture(rows: 200)
      #expect(try printer.print(next) == .confirmed)
      let out = try #require(fake.slips.last)
      // What the printer had in its buffer comes first; the rest of that band is white, then the whole slip follows.
      let first = out.height - next.height
      #expect(first > 0 && first < 6000)
      #expect((0..<next.height).allSatisfy { out.row(first + $0) == next.row($0) })
      #expect(fake.isBetweenSlips)
    }
  }

  @Test func aLowRollIsToldWhileItStillPrints() throws {
    try Self.with(FakePrinter.Manner(answers: [1: 0x16, 2: 0x12, 4: 0x1E])) { (fake: FakePrinter) throws in
      let printer = Self.printer(fake.path)
      #expect(try printer.state() == .ready(isPaperLow: true))
      #expect(try printer.print(Self.picture(rows: 10)) == .confirmed)
    }
  }

  @Test func aDeviceThatTalksWithoutEndHoldsNobody() throws {
    #expect(try Self.printer("/dev/zero").state() == .unknown)
    #expect(try Self.printer("/dev/zero").print(Self.picture(rows: 10)) == .unconfirmed)
  }

  @Test func theSystemsOwnWordForNoPaperIsUnderstood() {
    // The kernel's driver for USB printers reports it as “no space left on device”.
    #expect(throws: PrinterError.paperEnd(hasBegun: true)) {
      try Self.printer("/dev/full", asks: false).print(Self.picture(rows: 10))
    }
  }

  @Test func aDeviceThatIsNotThereIsMissing() {
    let path = "/dev/usb/no-such-printer"
    #expect(throws: PrinterError.missing(path: path)) { try Self.printer(path).print(Self.picture(rows: 1)) }
    #expect(throws: PrinterError.missing(path: path)) { try Self.printer(path).state() }
  }

  @Test func everyErrorSaysInBothLanguagesWhatToDo() {
    let errors: [PrinterError] =
      [true, false].flatMap { begun -> [PrinterError] in
        [
          .paperEnd(hasBegun: begun), .coverOpen(hasBegun: begun), .faulty(hasBegun: begun),
          .offline(hasBegun: begun), .stalled(hasBegun: begun),
        ]
      } + [
        .unwanted, .missing(path: "/p"), .forbidden(path: "/p"), .busy(path: "/p"),
        .device(path: "/p", reason: "r"),
      ]
    for error in errors {
      #expect(error.sentence.zh.contains("请") && error.sentence.zh.hasSuffix("。"))
      #expect(error.sentence.en.contains("sk staff") && error.sentence.en.hasSuffix("."))
    }
  }
}

import Foundation
import Model
import Synchronization
import Testing

@testable import Printing

/// A printer that is asked before and after, and never waited for without a limit.
@Suite struct DevicePrinterTests {
  private static func printer(_ path: String, asks: Bool = true) -> DevicePrinter {
    DevicePrinter(path: path, asksStatus: asks, ending: .cut(feed: 3), timing: .test)
  }

  private static func with(_ manner: Manner, _ body: (FakePrinter) throws -> Void) throws {
    let fake = try FakePrinter(manner)
    defer { fake.close() }
    try body(fake)
    #expect(fake.inside.failure == nil)
  }

  @Test func aPrinterThatIsFinePrintsTheSlipAndConfirmsIt() throws {
    try Self.with(Manner()) { (fake: FakePrinter) throws in
      let picture = Bitmap1.stripes(rows: 700)
      #expect(try Self.printer(fake.path).print(picture) == .confirmed)
      #expect(fake.inside.slips == [picture])
      #expect(fake.inside.questions.prefix(3) == [1, 2, 4])
      #expect(fake.inside.questions.count >= 6, "it is asked again afterwards")
    }
  }

  @Test(arguments: [
    (Manner.paperOut, PrinterError.paperEnd(hasBegun: false), PrinterState.paperEnd),
    (Manner.coverOpen, .coverOpen(hasBegun: false), .coverOpen),
    ([1: 0x1E, 2: 0x12, 4: 0x12], .offline(hasBegun: false), .offline),
    ([1: 0x1E, 2: 0x52, 4: 0x12], .faulty(hasBegun: false), .faulty),
  ])
  func aPrinterThatCannotPrintIsSentNothing(
    answers: [UInt8: UInt8], error: PrinterError, state: PrinterState
  ) throws {
    try Self.with(Manner(answers: answers)) { (fake: FakePrinter) throws in
      let printer = Self.printer(fake.path)
      #expect(throws: error) { try printer.print(Bitmap1.stripes(rows: 10)) }
      #expect(try printer.state() == state)
      #expect(fake.inside.slips.isEmpty && fake.inside.isBetweenSlips)
    }
  }

  @Test func whatNobodyWaitsForAnyMoreIsNotBegun() throws {
    try Self.with(Manner()) { (fake: FakePrinter) throws in
      let printer = Self.printer(fake.path)
      #expect(throws: PrinterError.unwanted) {
        try printer.print(Bitmap1.stripes(rows: 10), isWanted: { false })
      }
      #expect(fake.inside.slips.isEmpty && fake.inside.isBetweenSlips)
    }
  }

  @Test func whatHasBegunIsFinishedAndCutWhoeverHasLeft() throws {
    try Self.with(Manner()) { (fake: FakePrinter) throws in
      let asked = Mutex(0)
      let picture = Bitmap1.stripes(rows: 700)
      let confirmation = try Self.printer(fake.path).print(picture) {
        asked.withLock {
          $0 += 1; return $0 == 1
        }
      }
      #expect(confirmation == .confirmed)
      #expect(fake.inside.slips == [picture] && fake.inside.isBetweenSlips)
    }
  }

  @Test func aSilentPrinterIsNeitherFineNorOutOfPaper() throws {
    try Self.with(Manner(answers: [:])) { (fake: FakePrinter) throws in
      let printer = Self.printer(fake.path)
      #expect(try printer.state() == .unknown)
      #expect(try printer.print(Bitmap1.stripes(rows: 10)) == .unconfirmed)
    }
  }

  @Test func aPrinterThatIsNeverAskedConfirmsNothing() throws {
    try Self.with(Manner()) { (fake: FakePrinter) throws in
      #expect(try Self.printer(fake.path, asks: false).print(Bitmap1.stripes(rows: 10)) == .unconfirmed)
      #expect(fake.inside.questions.isEmpty)
    }
  }

  @Test func oldAnswersAreNotTakenForNewOnes() throws {
    // 0x72 would be “no paper”; the last bytes are flow control and no answers at all.
    try Self.with(Manner(chatter: [0x72, 0x72, 0x72, 0x13, 0x11])) { (fake: FakePrinter) throws in
      #expect(try Self.printer(fake.path).state() == .ready(isPaperLow: false))
    }
  }

  @Test func paperThatEndsDuringTheSlipIsToldAfterwards() throws {
    try Self.with(Manner(answersAfterwards: Manner.paperOut)) {
      (fake: FakePrinter) throws in
      #expect(throws: PrinterError.paperEnd(hasBegun: true)) {
        try Self.printer(fake.path).print(Bitmap1.stripes(rows: 300))
      }
    }
  }

  @Test func aPrinterThatStallsIsLeftAndItsNextSlipIsWhole() throws {
    try Self.with(Manner(stallsAfter: 30_000)) { (fake: FakePrinter) throws in
      let printer = Self.printer(fake.path)
      #expect(throws: PrinterError.stalled(hasBegun: true)) { try printer.print(Bitmap1.stripes(rows: 6000)) }
      fake.inside.resume()
      let next = Bitmap1.stripes(rows: 200)
      #expect(try printer.print(next) == .confirmed)
      // What the printer had in its buffer comes first; the rest of that band is white, and it is cut off.
      let remains = try #require(fake.inside.slips.first)
      #expect(remains.height > 0 && remains.height < 6000)
      #expect(fake.inside.slips.dropFirst() == [next])
      #expect(fake.inside.isBetweenSlips)
    }
  }

  @Test func aLowRollIsToldWhileItStillPrints() throws {
    try Self.with(Manner(answers: [1: 0x16, 2: 0x12, 4: 0x1E])) { (fake: FakePrinter) throws in
      let printer = Self.printer(fake.path)
      #expect(try printer.state() == .ready(isPaperLow: true))
      #expect(try printer.print(Bitmap1.stripes(rows: 10)) == .confirmed)
    }
  }

  @Test func aDeviceThatTalksWithoutEndHoldsNobody() throws {
    #expect(try Self.printer("/dev/zero").state() == .unknown)
    #expect(try Self.printer("/dev/zero").print(Bitmap1.stripes(rows: 10)) == .unconfirmed)
  }

  @Test func theSystemsOwnWordForNoPaperIsUnderstood() {
    // The kernel's driver for USB printers reports it as “no space left on device”.
    #expect(throws: PrinterError.paperEnd(hasBegun: false)) {
      try Self.printer("/dev/full", asks: false).print(Bitmap1.stripes(rows: 10))
    }
  }

  @Test func aDeviceThatIsNotThereIsMissing() {
    let path = "/dev/usb/no-such-printer"
    #expect(throws: PrinterError.missing(path: path)) {
      try Self.printer(path).print(Bitmap1.stripes(rows: 1))
    }
    #expect(throws: PrinterError.missing(path: path)) { try Self.printer(path).state() }
  }

  @Test func everyErrorSaysInBothLanguagesWhatToDo() {
    let errors: [PrinterError] =
      [true, false].flatMap { begun -> [PrinterError] in
        [
          .paperEnd(hasBegun: begun), .coverOpen(hasBegun: begun), .faulty(hasBegun: begun),
          .offline(hasBegun: begun), .stalled(hasBegun: begun),
        ]
      } + [.lost(hasBegun: true), .cancelled(hasBegun: true)] + [
        .unwanted, .missing(path: "/p"), .unreachable(address: "a", reason: "r"), .queue(name: "q", reason: "r"),
        .forbidden(path: "/p"), .busy(path: "/p"), .device(path: "/p", reason: "r"),
      ]
    for error in errors {
      #expect(error.sentence.zh.contains("请") && error.sentence.zh.hasSuffix("。"))
      #expect(error.sentence.en.contains("sk staff") && error.sentence.en.hasSuffix("."))
    }
  }
}

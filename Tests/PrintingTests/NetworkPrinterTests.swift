import Foundation
import Model
import Testing

@testable import Printing

/// A printer behind a TCP port, in every trouble that one can be in.
@Suite struct NetworkPrinterTests {
  private static func printer(
    _ fake: NetworkPrinter, asks: Bool = true, timing: DevicePrinter.Timing = .test
  ) -> DevicePrinter {
    DevicePrinter(
      host: "127.0.0.1", port: fake.port, asksStatus: asks, ending: .cut(feed: 3), timing: timing)
  }

  private static func with(
    _ manner: Manner = Manner(), takesPadding: Bool = false, answersCalls: Bool = true,
    _ body: (NetworkPrinter) throws -> Void
  ) throws {
    let fake = try NetworkPrinter(manner, takesPadding: takesPadding, answersCalls: answersCalls)
    defer { fake.close() }
    try body(fake)
    #expect(fake.inside.failure == nil)
  }

  @Test func aSlipComesOutWholeAndItsCodeIsRead() throws {
    try Self.with { (fake: NetworkPrinter) throws in
      let picture = try Bitmap1.slip(code: "KIOSK:A029")
      #expect(try Self.printer(fake).print(picture) == .confirmed)
      #expect(fake.inside.slips == [picture])
      #expect(try #require(fake.inside.slips.first).scanned() == ["KIOSK:A029"])
      #expect(fake.calls == 1, "asked before and after over the connection that printed")
      #expect(fake.inside.tallestBand <= 256)
    }
  }

  @Test func slipAfterSlipComesOut() throws {
    try Self.with { (fake: NetworkPrinter) throws in
      let printer = Self.printer(fake)
      let pictures = (1...5).map { Bitmap1.stripes(rows: 100 * $0) }
      for picture in pictures { #expect(try printer.print(picture) == .confirmed) }
      #expect(fake.inside.slips == pictures)
      #expect(try printer.state() == .ready(isPaperLow: false))
    }
  }

  @Test(arguments: [
    (Manner.paperOut, PrinterError.paperEnd(hasBegun: true)), (Manner.coverOpen, .coverOpen(hasBegun: true)),
    (Manner.cutterStuck, .faulty(hasBegun: true)),
  ])
  func whatHappensInTheMiddleIsNoticedBeforeTheEnd(answers: [UInt8: UInt8], error: PrinterError) throws {
    try Self.with(Manner(answersAfter: (20_000, answers))) { (fake: NetworkPrinter) throws in
      #expect(throws: error) { try Self.printer(fake).print(.stripes(rows: 6000)) }
      #expect(fake.inside.taken < 100_000, "the rest of a long roll is not sent after the end of the paper")
    }
  }

  @Test func aPrinterWithoutPaperIsSentNothing() throws {
    try Self.with(Manner(answers: Manner.paperOut)) { (fake: NetworkPrinter) throws in
      #expect(throws: PrinterError.paperEnd(hasBegun: false)) {
        try Self.printer(fake).print(.stripes(rows: 9))
      }
      #expect(fake.inside.taken == 0)
    }
  }

  @Test func aSilentPrinterIsNeitherFineNorOutOfPaper() throws {
    try Self.with(Manner(answers: [:])) { (fake: NetworkPrinter) throws in
      let printer = Self.printer(fake)
      #expect(try printer.state() == .unknown)
      #expect(try printer.print(.stripes(rows: 700)) == .unconfirmed)
      #expect(fake.inside.slips == [.stripes(rows: 700)])
    }
  }

  @Test func aPrinterThatFallsSilentInTheMiddleConfirmsNothing() throws {
    try Self.with(Manner(answersAfter: (20_000, [:]))) { (fake: NetworkPrinter) throws in
      #expect(try Self.printer(fake).print(.stripes(rows: 900)) == .unconfirmed)
      #expect(fake.inside.slips == [.stripes(rows: 900)])
    }
  }

  @Test func aPeerThatClosesItsDirectionStillGetsTheSlip() throws {
    try Self.with(Manner(closesItsSide: true)) { (fake: NetworkPrinter) throws in
      #expect(try Self.printer(fake).print(.stripes(rows: 700)) == .unconfirmed)
      #expect(fake.inside.slips == [.stripes(rows: 700)])
    }
  }

  @Test func aPrinterThatListensAndTakesNothingHoldsNobody() throws {
    // The system takes a connection or two by itself; the others wait.
    try Self.with(answersCalls: false) { (fake: NetworkPrinter) throws in
      let printer = Self.printer(fake)
      #expect(throws: PrinterError.stalled(hasBegun: true)) { try printer.print(.stripes(rows: 6000)) }
      // Whether another connection comes about is the system's choice.
      do { #expect(try printer.state() == .unknown) } catch {
        #expect("\(error)".contains("no printer answers"))
      }
    }
  }

  @Test func aPrinterThatDripsIsLeftAndWhatItHasNotTakenIsTakenBack() throws {
    try Self.with(Manner(millisecondsPerByte: 1000)) { (fake: NetworkPrinter) throws in
      #expect(throws: PrinterError.stalled(hasBegun: true)) {
        try Self.printer(fake).print(.stripes(rows: 3000))
      }
    }
  }

  @Test(arguments: [10, 5_000, 30_000]) func aBrokenConnectionIsToldAndTheNextSlipIsWhole(bytes: Int) throws {
    try Self.with(Manner(resetsAfter: bytes), takesPadding: true) { (fake: NetworkPrinter) throws in
      let printer = Self.printer(fake)
      #expect(throws: PrinterError.lost(hasBegun: true)) { try printer.print(.stripes(rows: 2000)) }
      let next = Bitmap1.stripes(rows: 300)
      #expect(try printer.print(next) == .confirmed)
      #expect(fake.inside.slips.last == next)
      #expect(fake.inside.isBetweenSlips)
    }
  }

  @Test(arguments: [100, 450]) func aLateAnswerIsNotTakenForAnotherQuestion(milliseconds: Int) throws {
    // 0x16 is fine as the answer to the first question and an open lid as that to the second.
    try Self.with(Manner(lateness: milliseconds)) { (fake: NetworkPrinter) throws in
      let expected: PrintConfirmation = milliseconds < 300 ? .confirmed : .unconfirmed
      #expect(try Self.printer(fake).print(.stripes(rows: 700)) == expected)
      #expect(fake.inside.slips == [.stripes(rows: 700)])
    }
  }

  @Test func garbageIsNoAnswer() throws {
    var random = SeededGenerator()
    let noise = (0..<64).map { _ in UInt8.random(in: .min ... .max, using: &random) | 0x01 }
    try Self.with(Manner(garbage: noise)) { (fake: NetworkPrinter) throws in
      #expect(try Self.printer(fake).print(.stripes(rows: 300)) == .unconfirmed, "SEED=\(random.seed)")
      #expect(fake.inside.slips == [.stripes(rows: 300)])
    }
  }

  @Test func nothingThatAnswersIsToldWithItsAddress() throws {
    // Not one that was free a moment ago: another test's printer may have it by now.
    let port: UInt16 = 1
    for host in ["127.0.0.1", "no-such-host.invalid"] {
      let printer = DevicePrinter(
        host: host, port: port, asksStatus: true, ending: .cut(feed: 0), timing: .test)
      let error = #expect(throws: PrinterError.self) { try printer.print(.stripes(rows: 1)) }
      guard case .unreachable(let address, _) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(address == "tcp://\(host):\(port)")
      #expect(error?.sentence.zh.contains("用不了") == true)
    }
  }

  @Test func twoWhoPrintAtOnceNeverMixTheirSlips() async throws {
    let fake = try NetworkPrinter()
    defer { fake.close() }
    let lock = FileManager.default.temporaryDirectory.path + "/kiosk-lock-\(UUID().uuidString)"
    defer { unlink(lock) }
    // Each has a printer of its own, as two processes have; the file is all that they share.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for rows in [200, 300, 400, 500] {
        let printer = DevicePrinter(
          host: "127.0.0.1", port: fake.port, asksStatus: true, ending: .cut(feed: 0), lock: lock,
          timing: .test)
        group.addTask { for _ in 0..<3 { _ = try printer.print(.stripes(rows: rows)) } }
      }
      try await group.waitForAll()
    }
    #expect(fake.inside.failure == nil)
    #expect(fake.inside.slips.map(\.height).sorted() == [200, 300, 400, 500].flatMap { [$0, $0, $0] })
    #expect(fake.inside.slips.allSatisfy { $0 == .stripes(rows: $0.height) })
  }

  @Test func whoWaitsTooLongForTheOthersIsToldSo() throws {
    let lock = FileManager.default.temporaryDirectory.path + "/kiosk-lock-\(UUID().uuidString)"
    defer { unlink(lock) }
    let holder = try PrinterLock(lock, within: .zero)
    try Self.with { (fake: NetworkPrinter) throws in
      var timing = DevicePrinter.Timing.test
      timing.turn = .milliseconds(100)
      let printer = DevicePrinter(
        host: "127.0.0.1", port: fake.port, asksStatus: true, ending: .cut(feed: 0), lock: lock,
        timing: timing)
      #expect(throws: PrinterError.busy(path: lock)) { try printer.print(.stripes(rows: 9)) }
      #expect(try printer.state() == nil)
      #expect(fake.calls == 0)
    }
    withExtendedLifetime(holder) {}
  }
}

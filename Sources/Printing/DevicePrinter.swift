internal import Glibc
public import Model
internal import Synchronization

/// A receipt printer behind a device file such as `/dev/usb/lp0`.
///
/// It is asked how it stands before and after each slip, and nothing here waits without a limit. Calls from several
/// threads wait for each other; call it away from the main thread.
public final class DevicePrinter: Sendable {
  /// How long things may take.
  public struct Timing: Hashable, Sendable {
    /// For an answer to a question.
    public var answer = Duration.milliseconds(500)
    /// Without the printer taking a single byte.
    public var stall = Duration.seconds(8)
    /// Between two looks at a printer that is printing.
    public var pause = Duration.milliseconds(200)
    /// Rows that a slow printer prints a second: how long it is looked at after the last byte. 640 are 80 mm.
    public var rowsPerSecond = 640

    /// For printers in a hall.
    public init() {}
  }

  private let path: String
  private let asksStatus: Bool
  private let ending: ESCPOS.Ending
  private let timing: Timing
  /// The rest of a command that the printer still waits for, from a slip that was interrupted.
  private let owed = Mutex<[UInt8]>([])

  /// The printer at `path`. `asksStatus` is false for one that is known never to answer.
  public init(path: String, asksStatus: Bool, ending: ESCPOS.Ending, timing: Timing = Timing()) {
    self.path = path
    self.asksStatus = asksStatus
    self.ending = ending
    self.timing = timing
  }

  /// Prints a picture and says whether the printer confirmed it.
  ///
  /// `isWanted` is asked once more before the first byte: paper that has begun is finished and cut whatever happens, for
  /// half a slip would hang before the next one.
  public func print(
    _ picture: Bitmap1, isWanted: () -> Bool = { true }
  ) throws(PrinterError) -> PrintConfirmation {
    try owed.withLock { owed throws(PrinterError) in
      let port = try PrinterPort(path)
      if asksStatus, let error = try ask(port).error(hasBegun: false) { throw error }
      guard isWanted() else { throw PrinterError.unwanted }
      do throws(PrinterError) {
        try send(ESCPOS.commands(picture, ending: ending), to: port, owed: &owed)
        return asksStatus ? try confirm(port, rows: picture.height) : .unconfirmed
      } catch .paperEnd {
        // The system's driver says so too, and does not know that a slip has begun.
        throw .paperEnd(hasBegun: true)
      }
    }
  }

  /// How the printer stands; `nil` while it prints. `unknown` for one that is never asked.
  public func state() throws(PrinterError) -> PrinterState? {
    try owed.withLockIfAvailable { _ throws(PrinterError) in
      let port = try PrinterPort(path)
      return asksStatus ? try ask(port) : .unknown
    }
  }

  // MARK: Asking

  /// Asks everything once. After a silence nothing more is asked: a late answer would be taken for the next one.
  private func ask(_ port: borrowing PrinterPort) throws(PrinterError) -> PrinterState {
    var answers: [StatusQuestion: UInt8] = [:]
    for question in StatusQuestion.allCases {
      try port.drain()
      var sent = 0
      try port.send(question.bytes, stall: timing.answer, sent: &sent)
      guard sent == question.bytes.count, let answer = try answer(port) else { break }
      answers[question] = answer
    }
    return PrinterState(answers)
  }

  private func answer(_ port: borrowing PrinterPort) throws(PrinterError) -> UInt8? {
    let deadline = ContinuousClock.now + timing.answer
    repeat {
      let left = max(.zero, ContinuousClock.now.duration(to: deadline))
      guard let byte = try port.receive(within: left) else { return nil }
      if StatusQuestion.isAnswer(byte) { return byte }
    } while ContinuousClock.now < deadline
    // It talks without end and never answers.
    return nil
  }

  /// Looks at the printer until it must have printed everything: paper that ends meanwhile is told.
  private func confirm(_ port: borrowing PrinterPort, rows: Int) throws(PrinterError) -> PrintConfirmation {
    let end = ContinuousClock.now + .seconds(1) * rows / max(1, timing.rowsPerSecond)
    var state = PrinterState.unknown
    repeat {
      state = try ask(port)
      if let error = state.error(hasBegun: true) { throw error }
      poll(nil, 0, Int32(clamping: timing.pause.milliseconds))
    } while ContinuousClock.now < end
    return state == .unknown ? .unconfirmed : .confirmed
  }

  // MARK: Sending

  private func send(_ commands: [[UInt8]], to port: borrowing PrinterPort, owed: inout [UInt8])
    throws(PrinterError)
  {
    var sent = 0
    if !owed.isEmpty {
      defer { owed.removeFirst(sent) }
      try port.send(owed, stall: timing.stall, sent: &sent)
      guard sent == owed.count else { throw PrinterError.stalled(hasBegun: false) }
    }
    for (index, command) in commands.enumerated() {
      // Whatever ends this command early, the printer goes on waiting for the rest of it.
      defer { owed = ESCPOS.whitened(command, sent: sent) }
      try port.send(command, stall: timing.stall, sent: &sent)
      guard sent == command.count else { throw PrinterError.stalled(hasBegun: index > 0 || sent > 0) }
    }
  }
}

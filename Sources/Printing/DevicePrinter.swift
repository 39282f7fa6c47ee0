internal import Glibc
public import Model
internal import Synchronization

/// A receipt printer behind a device file such as `/dev/usb/lp0`, or behind a TCP port of the network.
///
/// It is asked how it stands before each slip, between its parts and afterwards, all over one connection, and nothing
/// here waits without a limit. Calls from several threads wait for each other; those of several processes too where
/// they share the lock's file.
public final class DevicePrinter: SlipPrinter {
  /// How long things may take.
  public struct Timing: Hashable, Sendable {
    /// For a connection over the network.
    public var connect = Duration.seconds(3)
    /// For an answer to a question.
    public var answer = Duration.milliseconds(500)
    /// For one that did not come in time, before the next question.
    public var late = Duration.seconds(2)
    /// Without the printer taking `leastProgress` bytes.
    public var stall = Duration.seconds(8)
    /// Bytes in `stall`: half of what the slowest serial line carries, and more than a printer that only drips.
    public var leastProgress = 4096
    /// Between two looks at a printer that is printing.
    public var pause = Duration.milliseconds(200)
    /// Rows that a slow printer prints a second: how long it is looked at after the last byte. 640 are 80 mm.
    public var rowsPerSecond = 640
    /// For another process to finish its slip.
    public var turn = Duration.seconds(30)

    /// For printers in a hall.
    public init() {}
  }

  private let place: PrinterPort.Place
  private let asksStatus: Bool
  private let ending: ESCPOS.Ending
  private let lock: String?
  private let timing: Timing
  private let past = Mutex(Past())

  /// What the slip before has left behind.
  private struct Past {
    /// What ends a slip that was interrupted, from the rest of the command that the printer still waits for.
    var owed: [UInt8] = []
    /// Questions that it has not answered; over the network they end with the connection.
    var unanswered = 0
  }

  /// The printer behind the device file `path`. `asksStatus` is false for one that is known never to answer; `lock`
  /// is a file that all processes of this machine name that print there.
  public convenience init(
    path: String, asksStatus: Bool, ending: ESCPOS.Ending, lock: String? = nil, timing: Timing = Timing()
  ) {
    self.init(place: .device(path), asksStatus: asksStatus, ending: ending, lock: lock, timing: timing)
  }

  /// The printer that listens on a TCP port, usually 9100.
  public convenience init(
    host: String, port: UInt16, asksStatus: Bool, ending: ESCPOS.Ending, lock: String? = nil,
    timing: Timing = Timing()
  ) {
    self.init(place: .network(host, port), asksStatus: asksStatus, ending: ending, lock: lock, timing: timing)
  }

  init(place: PrinterPort.Place, asksStatus: Bool, ending: ESCPOS.Ending, lock: String?, timing: Timing) {
    self.place = place
    self.asksStatus = asksStatus
    self.ending = ending
    self.lock = lock
    self.timing = timing
  }

  /// Prints a picture and says whether the printer confirmed it.
  public func print(
    _ picture: Bitmap1, isWanted: () -> Bool
  ) throws(PrinterError) -> PrintConfirmation {
    try past.withLock { past throws(PrinterError) in
      let turn = try PrinterLock(lock, within: timing.turn)
      defer { withExtendedLifetime(turn) {} }
      let port = try PrinterPort(place, timing)
      var dialogue = StatusDialogue(timing: timing, unanswered: past.unanswered)
      defer { past.unanswered = port.tellsWhatArrived ? dialogue.unanswered : 0 }
      if asksStatus, let error = try dialogue.ask(StatusQuestion.allCases, port).error(hasBegun: false) {
        throw error
      }
      guard isWanted() else { throw PrinterError.unwanted }
      try settle(&past.owed, port)
      var progress = Progress()
      do throws(PrinterError) {
        try send(picture, to: port, &dialogue, &progress)
        let confirmation = asksStatus ? try confirm(port, &dialogue, rows: picture.height) : .unconfirmed
        port.finish()
        return confirmation
      } catch {
        // What the network still holds must not come out when somebody else stands here.
        port.discard()
        guard progress.hasBegun else { throw error }
        past.owed = progress.rest + ESCPOS.finish(ending).joined()
        throw error.begun
      }
    }
  }

  /// How the printer stands; `nil` while it prints. `unknown` for one that is never asked.
  public func state() throws(PrinterError) -> PrinterState? {
    let answer = try past.withLockIfAvailable { past throws(PrinterError) -> PrinterState? in
      do throws(PrinterError) {
        let turn = try PrinterLock(lock, within: .zero)
        defer { withExtendedLifetime(turn) {} }
        let port = try PrinterPort(place, timing)
        guard asksStatus else { return .unknown }
        var dialogue = StatusDialogue(timing: timing, unanswered: past.unanswered)
        defer { past.unanswered = port.tellsWhatArrived ? dialogue.unanswered : 0 }
        let state = try dialogue.ask(StatusQuestion.allCases, port)
        port.finish()
        return state
      } catch {
        // Another process prints.
        if case .busy(let path) = error, path == lock { return nil }
        throw error
      }
    }
    return answer ?? nil
  }

  /// Looks at the printer until it must have printed everything: paper that ends meanwhile is told.
  private func confirm(_ port: borrowing PrinterPort, _ dialogue: inout StatusDialogue, rows: Int)
    throws(PrinterError) -> PrintConfirmation
  {
    let end = ContinuousClock.now + .seconds(1) * rows / max(1, timing.rowsPerSecond)
    var state = PrinterState.unknown
    repeat {
      state = try dialogue.ask(StatusQuestion.allCases, port)
      if let error = state.error(hasBegun: true) { throw error }
      poll(nil, 0, Int32(clamping: timing.pause.milliseconds))
    } while ContinuousClock.now < end
    return state == .unknown ? .unconfirmed : .confirmed
  }

  // MARK: Sending

  /// How far a slip has come.
  private struct Progress {
    /// The printer has got some of it.
    var hasBegun = false
    /// What the printer waits for before it takes another command.
    var rest: [UInt8] = []
  }

  private func send(
    _ picture: Bitmap1, to port: borrowing PrinterPort, _ dialogue: inout StatusDialogue,
    _ progress: inout Progress
  ) throws(PrinterError) {
    for command in ESCPOS.commands(picture, ending: ending) {
      var sent = 0
      do {
        // Whatever ends this command early, the printer goes on waiting for the rest of it.
        defer {
          progress.hasBegun = progress.hasBegun || sent > 0
          progress.rest =
            port.tellsWhatArrived ? ESCPOS.whitened(command, sent: sent) : ESCPOS.padding(picture)
        }
        try port.send(command, timing, sent: &sent)
      }
      guard sent == command.count else { throw .stalled(hasBegun: progress.hasBegun) }
      // Paper that ends in the middle of a long roll: the rest would be printed on nothing.
      guard asksStatus, dialogue.isInStep else { continue }
      if let error = try dialogue.ask([.cause, .paper], port).error(hasBegun: true) { throw error }
    }
    guard try port.hasTakenAll(timing) else { throw .stalled(hasBegun: true) }
    progress.rest = []
  }

  /// Ends what an interrupted slip has left in the printer, and cuts it off from the next one.
  private func settle(_ owed: inout [UInt8], _ port: borrowing PrinterPort) throws(PrinterError) {
    guard !owed.isEmpty else { return }
    var sent = 0
    defer { owed.removeFirst(sent) }
    try port.send(owed, timing, sent: &sent)
    guard sent == owed.count else { throw .stalled(hasBegun: false) }
  }
}

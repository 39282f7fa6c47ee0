public import Model

/// Why something was not printed, or not all of it.
public enum PrinterError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no paper.
  case paperEnd(hasBegun: Bool)
  /// The lid is open.
  case coverOpen(hasBegun: Bool)
  /// The cutter or something else inside does not work.
  case faulty(hasBegun: Bool)
  /// The printer is off-line.
  case offline(hasBegun: Bool)
  /// Whoever asked for it has left, and nothing had been sent yet.
  case unwanted
  /// The printer took nothing more for too long.
  case stalled(hasBegun: Bool)
  /// The connection to the printer broke.
  case lost(hasBegun: Bool)
  /// The slip was taken back from the queue before it came out.
  case cancelled(hasBegun: Bool)
  /// No printer is plugged in there, or it went away.
  case missing(path: String)
  /// Nothing answers at an address of the network.
  case unreachable(address: String, reason: String)
  /// A queue of CUPS takes nothing, with CUPS's own words.
  case queue(name: String, reason: String)
  /// This program may not use the device.
  case forbidden(path: String)
  /// Another program uses the device.
  case busy(path: String)
  /// The device failed in another way.
  case device(path: String, reason: String)
  /// A file instead of a printer could not be written.
  case file(path: String, reason: String)

  /// Whether some of the slip may have come out.
  public var hasBegun: Bool {
    switch self {
    case .paperEnd(let hasBegun), .coverOpen(let hasBegun), .faulty(let hasBegun), .offline(let hasBegun),
      .stalled(let hasBegun), .lost(let hasBegun), .cancelled(let hasBegun):
      hasBegun
    case .unwanted, .missing, .unreachable, .queue, .forbidden, .busy, .device, .file: false
    }
  }

  /// What a resident and the staff beside them can do, in both languages.
  public var sentence: Localized<String> {
    switch self {
    case .paperEnd(let hasBegun):
      Self.sentence("打印纸用完了", "The printer is out of paper", help: "换纸", "to put in a new roll", hasBegun)
    case .coverOpen(let hasBegun):
      Self.sentence("打印机的盖子没有盖好", "The printer’s lid is open", help: "盖好", "to close it", hasBegun)
    case .faulty(let hasBegun):
      Self.sentence(
        "打印机卡住了", "The printer is jammed", help: "看看切刀和纸，再关机重开",
        "to look at cutter and paper and switch it off and on", hasBegun)
    case .offline(let hasBegun):
      Self.sentence("打印机停下了", "The printer has stopped", help: "看看打印机上的灯", "to look at its lamps", hasBegun)
    case .stalled(let hasBegun):
      Self.sentence(
        "打印机没有反应", "The printer does not react", help: "看看纸和电源，再关机重开",
        "to look at paper and power and switch it off and on", hasBegun)
    case .lost(let hasBegun):
      Self.sentence(
        "打印机断开了", "The connection to the printer was lost", help: "看看打印机的线和电源",
        "to see its cable and power", hasBegun)
    case .cancelled(let hasBegun):
      Self.sentence(
        "这张单子被取消了", "This slip was cancelled", help: "看看打印队列", "to look at the print queue", hasBegun)
    case .unwanted:
      Localized(
        zh: "没有人等这张单子了，没有打印；请需要的人再打一次。",
        en: "Nobody waits for this slip, so ask staff to print it again if need be.")
    case .missing, .unreachable, .queue, .forbidden, .busy, .device, .file:
      Localized(
        // Not “photograph this page”: somebody else may look through the resident's phone.
        zh: "打印机现在用不了，请工作人员帮忙，或到窗口问。",
        en: "The printer cannot be used now. Ask staff here or at the window.")
    }
  }

  /// What an administrator reads: which device, what is wrong, what to do.
  public var description: String {
    switch self {
    case .missing(let path): "no printer at \(path): plug it in, switch it on, or correct printer.device"
    case .unreachable(let address, let reason):
      "no printer answers at \(address) (\(reason)): switch it on, see its cable, or correct printer.device"
    case .queue(let name, let reason):
      "the queue \(name) of CUPS takes nothing: \(reason); see lpstat -l -p \(name)"
    case .forbidden(let path): "\(path) may not be used: add the kiosk's user to the group lp"
    case .busy(let path): "\(path) is used by another program: stop it, for instance cups"
    case .device(let path, let reason): "\(path): \(reason); switch the printer off and on"
    case .file(let path, let reason): "cannot write \(path): \(reason)"
    case .paperEnd, .coverOpen, .faulty, .offline, .stalled, .lost, .cancelled, .unwanted: sentence.en
    }
  }

  /// The same once a slip has begun, which most of what finds the error does not know.
  var begun: PrinterError {
    switch self {
    case .paperEnd: .paperEnd(hasBegun: true)
    case .coverOpen: .coverOpen(hasBegun: true)
    case .faulty: .faulty(hasBegun: true)
    case .offline: .offline(hasBegun: true)
    case .stalled: .stalled(hasBegun: true)
    case .cancelled: .cancelled(hasBegun: true)
    case .lost, .missing, .unreachable, .device: .lost(hasBegun: true)
    case .queue, .forbidden, .busy, .file, .unwanted: self
    }
  }

  /// Half a slip in the printer is somebody's: it is taken out before the next one is printed.
  private static func sentence(
    _ zh: String, _ en: String, help zhHelp: String, _ enHelp: String, _ hasBegun: Bool
  ) -> Localized<String> {
    hasBegun
      ? Localized(
        zh: "\(zh)，单子可能没打完。请工作人员\(zhHelp)，并收走没打完的单子，然后再打一次。",
        en:
          "\(en); the slip may not be complete. Ask staff \(enHelp) and to take away what came out, then print again."
      )
      : Localized(
        zh: "\(zh)，还没有打印。请工作人员\(zhHelp)，然后再打一次。",
        en: "\(en); nothing was printed. Ask staff \(enHelp), then print again.")
  }
}

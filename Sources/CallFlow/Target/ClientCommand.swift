/// A vendor's program: its command line, each argument one element that no shell ever reads, and the signs by which
/// it says how the call goes.
public struct ClientCommand: Hashable, Sendable {
  /// A sign that a program gives.
  public enum Sign: Hashable, Sendable {
    /// It prints a line with this text in it.
    case line(String)
    /// It shows a window whose name or class has this text in it.
    case window(String)
  }

  /// The absolute path of the program, then its arguments.
  public let arguments: [String]
  /// How it says that it has started.
  public let ready: Sign
  /// What a line says once both see and hear each other; `nil` where the call counts from `ready` on.
  public let connected: String?
  /// What a line says when the conversation is over; `nil` where the program then ends.
  public let ended: String?
  /// What its exit statuses mean. Another one than these is a crash, but 0 is an end on purpose.
  public let exits: [Int: CallReason]

  /// Reads the elements. Throws where the program has no absolute path, an element holds a control character,
  /// or there is too much of anything.
  public init(
    _ arguments: [String], ready: Sign, connected: String? = nil, ended: String? = nil,
    exits: [Int: CallReason] = [:]
  ) throws(CallTargetError) {
    try Self.check(arguments)
    let readyText =
      switch ready {
      case .line(let text), .window(let text): text
      }
    for text in [readyText, connected, ended].compactMap({ $0 }) { try Self.check(sign: text) }
    guard exits.keys.allSatisfy((0...127).contains) else {
      throw CallTargetError(
        expected: "exit statuses from 0 to 127", advice: "higher ones stand for signals, which are crashes")
    }
    self.arguments = arguments
    self.ready = ready
    self.connected = connected
    self.ended = ended
    self.exits = exits
  }

  private static func check(_ arguments: [String]) throws(CallTargetError) {
    guard let program = arguments.first, program.hasPrefix("/"), !program.hasSuffix("/"),
      !program.split(separator: "/").contains("..")
    else {
      throw CallTargetError(
        expected: "the absolute path of a program, then its arguments",
        advice: "begin with /, such as [/opt/vendor/client, --room, \"12\"]")
    }
    guard arguments.count <= 32, arguments.allSatisfy({ $0.utf8.count <= 512 && !ASCII.hasControl($0) })
    else {
      throw CallTargetError(
        expected: "at most 32 arguments of at most 512 plain characters each",
        advice: "take out line ends and other control characters")
    }
  }

  private static func check(sign text: String) throws(CallTargetError) {
    guard (1...200).contains(text.utf8.count), !ASCII.hasControl(text), text.contains(where: { $0 != " " })
    else {
      throw CallTargetError(
        expected: "a text of 1 to 200 plain characters on one line",
        advice: "write what the program prints, or the name of its window")
    }
  }
}

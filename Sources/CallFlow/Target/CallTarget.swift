/// Where a call goes, and by which kind of client. Made from the configuration only: nothing that a resident
/// typed is ever part of it.
public enum CallTarget: Hashable, Sendable {
  /// A person or a room that speaks SIP.
  case sip(SIPAddress)
  /// A page in the browser.
  case web(WebAddress)
  /// A program of a vendor, such as an H.323 client.
  case command(ClientCommand)
  /// A number that the resident dials on a telephone of their own or of the hall.
  case phone(PhoneNumber)

  /// The kinds of client.
  public enum Kind: String, Sendable {
    /// By the session initiation protocol.
    case sip
    /// By a page.
    case web
    /// By a program.
    case command
    /// By a telephone, without a client.
    case phone
  }

  /// By which kind of client this is reached.
  public var kind: Kind {
    switch self {
    case .sip: .sip
    case .web: .web
    case .command: .command
    case .phone: .phone
    }
  }
}

/// Why a text is no target.
public struct CallTargetError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, as the rest of the sentence “expected …”.
  public var expected: String
  /// What to do instead.
  public var advice: String

  /// A reason with an advice.
  public init(expected: String, advice: String) {
    self.expected = expected
    self.advice = advice
  }

  /// A sentence that a person can act on. It does not repeat the text that was refused.
  public var description: String { "Expected \(expected); \(advice)." }
}

/// A telephone number as people write it: digits, spaces and hyphens, with or without `+` at its beginning.
public struct PhoneNumber: Hashable, Sendable {
  /// The number as it is shown.
  public let text: String

  /// A number of 3 to 15 digits; `nil` for anything else.
  public init?(_ text: String) {
    let digits = text.utf8.filter { ASCII.isDigit($0) }.count
    let tail = text.hasPrefix("+") ? text.dropFirst() : text[...]
    let isPlain = tail.utf8.allSatisfy { ASCII.isDigit($0) || $0 == ASCII.space || $0 == ASCII.hyphen }
    guard isPlain, (3...15).contains(digits), text.utf8.count <= 24,
      tail.utf8.first.map(ASCII.isDigit) == true
    else { return nil }
    self.text = text
  }
}

/// Where a ticket is on its way through the hall.
public enum TicketState: String, Codable, Sendable, CaseIterable {
  /// The number is taken, but nobody has it in hand yet: the slip is being printed.
  case issued
  /// The visitor has the slip, or has confirmed the number on the screen. Only now does the ticket count.
  case printed
  /// A window has called it.
  case called
  /// The visitor stands at the window.
  case serving
  /// Dealt with.
  case done
  /// Called, and nobody came. It is called again after a pause, until the limit of calls.
  case noShow = "no-show"
  /// The visitor asked to be called later.
  case postponed
  /// Sent on to another service, with the same number, and waiting there.
  case transferred
  /// Given up: the print failed and nobody wanted it, the visitor left, or it was merged into another one.
  case cancelled

  /// Whether nothing more happens to such a ticket by itself: only staff can bring a missed one back.
  public var isEnd: Bool { self == .done || self == .cancelled }

  /// Whether a window is busy with it.
  public var isAtWindow: Bool { self == .called || self == .serving }

  /// Whether the visitor sits in the hall and waits for a first call.
  public var isWaiting: Bool { self == .printed || self == .transferred }

  /// Whether a window may still call it: whoever takes a number now may have it before him.
  public var isCountedAhead: Bool { isWaiting || self == .noShow || self == .postponed }
}

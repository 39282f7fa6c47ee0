public import Model

/// The page on which staff enter their PIN.
public struct PINState: Hashable, Sendable {
  /// The digits so far.
  public var digits = Private("")
  /// What the page says about the last try.
  public enum Notice: Hashable, Sendable {
    /// Nothing yet.
    case none
    /// The PIN was wrong.
    case wrong
    /// This machine has no PIN yet.
    case notSet
  }
  /// What the page says about the last try.
  public var notice = Notice.none

  /// An empty page.
  public init() {}
}

/// How often a wrong PIN was entered, and until when the machine refuses.
public struct PINLock: Hashable, Sendable {
  /// Wrong tries since the last right one.
  public var failures = 0
  /// Until when no PIN is taken.
  public var lockedUntil: Instant?
  /// The token of the check under way; `nil` where none is. A wrong answer counts although the page was left.
  public var token: Int?

  /// No wrong try yet.
  public init() {}
}

/// The page on which staff see what works.
public struct StaffState: Hashable, Sendable {
  /// What works; `nil` while the machine is being looked at.
  public var health: [HealthItem]?
  /// Which page of the list is shown, from 0.
  public var page = 0
  /// Whether leaving the application waits for a second touch.
  public var confirms: Leaving?
  /// The token of the look under way.
  public var token: Int

  /// A way of leaving the application.
  public enum Leaving: Hashable, Sendable {
    /// End it.
    case quit
    /// End it and begin again.
    case restart
  }

  /// A page that waits for the look.
  public init(token: Int) {
    self.token = token
  }
}

/// A touch on the staff pages.
public enum StaffAction: Hashable, Sendable {
  /// The corner was held.
  case open
  /// A digit of the PIN.
  case digit(Int)
  /// Takes back a digit.
  case backspace
  /// Starts over.
  case clear
  /// Takes the PIN.
  case enter
  /// 现在重置.
  case resetNow
  /// Looks at the machine again.
  case refresh
  /// Another page of the list.
  case page(Int)
  /// Asks before leaving.
  case leave(StaffState.Leaving)
  /// Leaves.
  case confirmLeave
  /// Stays.
  case cancelLeave
}

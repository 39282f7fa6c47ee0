public import Model
public import Queue

/// What this kiosk knows of its call for help at the counter. Where the hall keeps no calls there is none.
public struct HelpSignal: Hashable, Sendable {
  /// How far the call has come.
  public enum Reach: Hashable, Sendable {
    /// On its way to where calls are kept.
    case sending
    /// Kept, but on no page that staff look at: nobody can know of it.
    case kept
    /// A page of the staff shows it.
    case shown
    /// Somebody has touched 收到; since when this kiosk knows.
    case received(since: Instant)
    /// It cannot be kept now.
    case failed
  }

  /// The call.
  public var id: HelpCallID
  /// How far it has come.
  public var reach = Reach.sending

  /// A call on its way.
  public init(_ id: HelpCallID) {
    self.id = id
  }

  /// Whether somebody at the counter knows, or has it before the eyes.
  var isHeard: Bool {
    switch reach {
    case .shown, .received: true
    case .sending, .kept, .failed: false
    }
  }

  /// Whether it may still come before somebody's eyes.
  var isPending: Bool { reach == .sending || reach == .kept }

  /// Since when somebody is coming; `nil` while nobody is.
  var receivedSince: Instant? {
    if case .received(let since) = reach { return since }
    return nil
  }
}

/// What is true of a call for help: no more is ever said.
enum HelpStand: Hashable {
  /// Nobody can know of it.
  case unheard
  /// It rang nowhere, and has not come before anybody's eyes yet.
  case pending
  /// It rang, or a page of the staff shows it.
  case called
  /// Somebody is coming.
  case coming
  /// Nobody has come.
  case overdue
}

/// What is to be told to the counter. Nothing but the machine and the moment goes along.
public enum HelpCommand: Codable, Hashable, Sendable {
  /// Keep the call and tell what becomes of it until it ends.
  case raise(HelpCallID)
  /// Tell what the resident did: again, withdraw, lapse.
  case tell(HelpAction, HelpCallID)
}

/// What becomes of a call at the counter.
public enum HelpNews: Hashable, Sendable {
  /// How it stands.
  case stands(HelpCall)
  /// Where calls are kept cannot be reached; it is tried again.
  case unreachable(HelpCallID)
}

public import Model

/// Which call for help: the machine and the moment of the touch. The same touch told twice is one call.
public struct HelpCallID: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
  /// The machine number of the kiosk, as it stands on its side.
  public let kiosk: Int
  /// When the resident touched 请工作人员帮忙.
  public let raisedAt: Instant

  /// The call of a kiosk at a moment.
  public init(kiosk: Int, raisedAt: Instant) {
    self.kiosk = kiosk
    self.raisedAt = raisedAt
  }

  /// `3-1795400640000`: the machine and milliseconds since 1970, for addresses and commands.
  public var description: String { "\(kiosk)-\(raisedAt.milliseconds)" }

  /// A call by the name that `description` writes; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let kiosk = Int(parts[0]), kiosk >= 0, let moment = Int64(parts[1]), moment >= 0
    else { return nil }
    self.init(kiosk: kiosk, raisedAt: Instant(milliseconds: moment))
  }

  /// By time, then by machine.
  public static func < (left: HelpCallID, right: HelpCallID) -> Bool {
    (left.raisedAt, left.kiosk) < (right.raisedAt, right.kiosk)
  }
}

/// A resident at a kiosk asks for a person to come.
///
/// It says which machine and when, and nothing else: not on which page, not why, and not whether the matter is
/// a quiet one. So every call looks the same at the counter.
public struct HelpCall: Hashable, Codable, Sendable {
  /// The machine and the moment.
  public var id: HelpCallID
  /// How it stands.
  public var state: HelpState
  /// When it first stood on a page that staff look at; until then nobody can know of it.
  public var shownAt: Instant?
  /// How often the resident has asked again.
  public var repeats: Int
  /// When the resident asked again last.
  public var repeatedAt: Instant?
  /// When somebody touched 收到 last.
  public var receivedAt: Instant?
  /// Who did.
  public var receivedBy: TicketActor?
  /// When it ended: somebody came, it was withdrawn, or nobody stood there any more.
  public var endedAt: Instant?
  /// Who ended it.
  public var endedBy: TicketActor?
  /// Counts the changes: an update that was made for an older one is made again.
  public var revision: Int

  /// A call as it was raised.
  public init(_ id: HelpCallID) {
    self.id = id
    state = .raised
    repeats = 0
    revision = 1
  }

  /// The business day that it belongs to.
  public var day: Day { id.raisedAt.day }

  /// The moment from which a resident who looks at the page has waited: the touch, or the last one.
  public var waitingSince: Instant { repeatedAt ?? id.raisedAt }

  /// What staff read: 3 号机请帮忙. The same for every matter.
  public var text: Localized<String> {
    Localized(zh: "\(id.kiosk) 号机请帮忙", en: "Help needed at machine \(id.kiosk)")
  }

  /// The call after `action`; the call itself where the same was already done by the same.
  ///
  /// A clock that was set back never makes time run backwards in it. Throws a refusal where the table of
  /// `HelpState.next` has none.
  public func after(_ action: HelpAction, at now: Instant, by actor: TicketActor) throws(HelpRefusal)
    -> HelpCall
  {
    if isDone(action, by: actor) { return self }
    guard let next = state.next(after: action) else {
      throw HelpRefusal(call: self, action: action)
    }
    let now = max(now, id.raisedAt)
    var call = self
    call.state = next
    call.revision += 1
    switch action {
    case .show: call.shownAt = now
    case .again: (call.repeats, call.repeatedAt) = (repeats + 1, now)
    case .receive: (call.receivedAt, call.receivedBy) = (now, actor)
    case .arrive, .withdraw, .lapse: (call.endedAt, call.endedBy) = (now, actor)
    }
    // Whoever answers has seen it.
    if action == .receive || action == .arrive { call.shownAt = shownAt ?? now }
    return call
  }

  /// A second touch on the same button is no change, and no refusal either.
  private func isDone(_ action: HelpAction, by actor: TicketActor) -> Bool {
    switch action {
    case .show: shownAt != nil
    case .receive: state == .received && receivedBy == actor
    case .arrive: state == .arrived
    case .withdraw: state == .withdrawn
    case .lapse: state == .lapsed
    case .again: false
    }
  }
}

public import Model

/// A queue ticket as it stands now. How it came there is its history, a list of `TicketChange`.
public struct Ticket: Hashable, Codable, Sendable {
  /// The business day and the number.
  public var id: TicketID
  /// The visit's idempotency key: asking again with it gives this ticket again.
  public var key: String
  /// The service it waits for, by its identifier in `services.yaml`.
  public var service: String
  /// The priority, by its identifier; `nil` for a visitor like any other.
  public var priority: String?
  /// Who issued it.
  public var issuer: TicketActor
  /// Where it is on its way.
  public var state: TicketState
  /// When the number was taken.
  public var issuedAt: Instant
  /// The time that counts for its place in the line.
  public var placedAt: Instant
  /// Not to be called before this moment: after a missed call, or because the visitor asked.
  public var notBefore: Instant?
  /// How often it was called since it came into the line.
  public var calls: Int
  /// The window that called it last.
  public var window: Int?
  /// When it was called last.
  public var calledAt: Instant?
  /// When the visitor came to the window.
  public var startedAt: Instant?
  /// When the window was done with it, or nobody came.
  public var endedAt: Instant?
  /// The waiting time promised when it was taken, where one was.
  public var promised: WaitRange?
  /// Counts the changes: an update that was made for an older one is refused by the store.
  public var revision: Int

  /// A ticket that was just issued.
  public init(
    id: TicketID, key: String, service: String, priority: String?, issuer: TicketActor, issuedAt: Instant,
    state: TicketState = .issued, promised: WaitRange? = nil
  ) {
    self.id = id
    self.key = key
    self.service = service
    self.priority = priority
    self.issuer = issuer
    self.state = state
    self.issuedAt = issuedAt
    placedAt = issuedAt
    calls = 0
    self.promised = promised
    revision = 1
  }

  /// The ticket after `action` of `actor` at `now`, by the rules of `policy`.
  ///
  /// A clock that was set back never makes time run backwards in a ticket. Throws a refusal where the
  /// transition table has none, or the ticket stands at another window than the actor's.
  public func after(
    _ action: TicketAction, at now: Instant, by actor: TicketActor = .system, policy: CallPolicy
  ) throws(TicketRefusal) -> Ticket {
    if case .window(let asking) = actor, state.isAtWindow, let window, window != asking,
      TicketTransition.belongsToItsWindow(action.kind)
    {
      throw TicketRefusal(number: id.number, state: state, action: action.kind, window: window)
    }
    guard let next = TicketTransition.next(after: state, action.kind) else {
      throw TicketRefusal(number: id.number, state: state, action: action.kind)
    }
    let now = max(now, issuedAt)
    var ticket = self
    ticket.state = next
    ticket.revision += 1
    switch action {
    case .printed, .reprinted: break
    case .called(let window):
      ticket.calls += 1
      ticket.window = window
      ticket.calledAt = now
      (ticket.startedAt, ticket.endedAt, ticket.notBefore) = (nil, nil, nil)
    case .recalled: break
    case .started: ticket.startedAt = now
    case .finished: ticket.endedAt = now
    case .missed:
      ticket.endedAt = now
      ticket.notBefore = now.adding(seconds: policy.missedPauseSeconds)
    case .postponed(let until):
      ticket.notBefore = max(until, now)
      // Whoever asks for time has not missed a call.
      ticket.calls = 0
    case .restored(let place): ticket.rejoin(place, at: now)
    case .transferred(let service, let place):
      ticket.service = service
      ticket.rejoin(place, at: now)
    case .prioritised(let priority): ticket.priority = priority
    case .cancelled: ticket.endedAt = now
    }
    return ticket
  }

  private mutating func rejoin(_ place: LinePlace, at now: Instant) {
    placedAt = place == .keep ? placedAt : now
    calls = 0
    (notBefore, window, calledAt, startedAt, endedAt) = (nil, nil, nil, nil, nil)
  }

  /// How long the window was busy with it, in milliseconds; `nil` while it is, or where it never was.
  public var occupancy: Int64? {
    guard let calledAt, let endedAt, state == .done || state == .noShow else { return nil }
    return max(0, endedAt.milliseconds(since: calledAt))
  }

  /// How long the visitor waited for the last call, in milliseconds; `nil` where none has come.
  public var waited: Int64? {
    calledAt.map { max(0, $0.milliseconds(since: issuedAt)) }
  }
}

/// One entry of a ticket's history.
public struct TicketChange: Hashable, Codable, Sendable {
  /// What happened.
  public var action: TicketAction.Kind
  /// The state afterwards.
  public var state: TicketState
  /// When.
  public var at: Instant
  /// By whom.
  public var by: TicketActor
  /// A window, a service, a reason; see `TicketAction.detail`.
  public var detail: String?

  /// An entry of a ticket's history.
  public init(action: TicketAction.Kind, state: TicketState, at: Instant, by: TicketActor, detail: String?) {
    self.action = action
    self.state = state
    self.at = at
    self.by = by
    self.detail = detail
  }
}

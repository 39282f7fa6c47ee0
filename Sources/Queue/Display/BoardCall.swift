public import Model

/// A call that the display is to announce.
public struct BoardCall: Hashable, Codable, Sendable {
  /// The ticket.
  public var ticket: TicketID
  /// The window it is called to.
  public var window: Int
  /// Whether it was called before: a repeated call, or another try after nobody came.
  public var isAgain: Bool

  /// A call.
  public init(ticket: TicketID, window: Int, isAgain: Bool) {
    self.ticket = ticket
    self.window = window
    self.isAgain = isAgain
  }
}

/// Finds the calls in what the store shows after a change.
///
/// A repeated call changes nothing of a ticket but its revision, and a quick window has finished a ticket
/// before anybody has seen it called. So the history decides: whatever call stands there and was not seen is
/// to be announced.
public struct CallFeed: Hashable, Sendable {
  private struct Seen: Hashable, Sendable {
    var revision: Int
    var calls: Int
  }

  /// A call that is older when the display starts is not announced any more, in milliseconds.
  public static let oldest: Int64 = 15_000

  private var seen: [TicketID: Seen] = [:]
  private var day: Day?

  /// A feed that has seen nothing: of what was called before, only what was called a moment ago is announced.
  public init() {}

  /// The calls that are new in the tickets of a day, in the order in which they were made; of several of one
  /// ticket the latest.
  ///
  /// `history` is asked only for tickets that have changed. Where it throws nothing counts as seen, so that
  /// no call is lost.
  public mutating func calls<Problem: Error>(
    in tickets: [Ticket], on today: Day, now: Instant,
    history: (TicketID) throws(Problem) -> [TicketChange]
  ) throws(Problem) -> [BoardCall] {
    var next = self
    // Nothing of the day before is announced after midnight, and its tickets need not be known any more.
    if day != today { next.seen = [:] }
    var found: [(at: Instant, call: BoardCall)] = []
    for ticket in tickets where next.isUnread(ticket) {
      let past = try history(ticket.id).filter { $0.action == .call || $0.action == .recall }
      let known = next.seen.updateValue(
        Seen(revision: ticket.revision, calls: past.count), forKey: ticket.id)
      guard let last = past.last, past.count > (known?.calls ?? 0),
        day != nil || abs(now.milliseconds(since: last.at)) <= Self.oldest,
        let window = past.last(where: { $0.action == .call })?.detail.flatMap({ Int($0) })
      else { continue }
      found.append((last.at, BoardCall(ticket: ticket.id, window: window, isAgain: past.count > 1)))
    }
    next.day = today
    self = next
    return found.sorted { ($0.at, $0.call.ticket) < ($1.at, $1.call.ticket) }.map(\.call)
  }

  private func isUnread(_ ticket: Ticket) -> Bool {
    guard let known = seen[ticket.id] else { return ticket.calledAt != nil }
    return known.revision != ticket.revision
  }
}

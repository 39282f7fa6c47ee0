import Model
import Queue

/// The tables that both engines have, and how a ticket lies in them.
enum TicketTable {
  /// The columns of a ticket in the order that `ticket(_:)` and `arguments(_:)` use.
  static let columns =
    "day, letter, number, visit, service, priority, issuer, state, issued_at, placed_at, not_before, calls, "
    + "window_number, called_at, started_at, ended_at, promised_low, promised_high, revision"

  /// Writes a whole ticket with the proof that it was issued with.
  static let insert =
    "INSERT INTO ticket (\(columns), proof) VALUES ("
    + (1...20).map { "$\($0)" }.joined(separator: ", ") + ")"

  /// Writes what a change can change, unless somebody else was quicker: then no row comes back.
  static let update =
    "UPDATE ticket SET visit = $1, service = $2, priority = $3, state = $4, placed_at = $5, not_before = $6, "
    + "calls = $7, window_number = $8, called_at = $9, started_at = $10, ended_at = $11, revision = $12 "
    + "WHERE day = $13 AND letter = $14 AND number = $15 AND revision = $16 RETURNING number"

  static let insertChange =
    "INSERT INTO ticket_change (day, letter, number, revision, action, state, changed_at, actor, detail) "
    + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"

  static let byNumber = "SELECT \(columns) FROM ticket WHERE day = $1 AND letter = $2 AND number = $3"
  static let byVisit = "SELECT \(columns) FROM ticket WHERE visit = $1"

  /// Every column of a new ticket; `insert` takes them, and the proof after them.
  static func arguments(_ ticket: Ticket) -> [SQLValue] {
    key(ticket.id) + [
      .text(ticket.key), .text(ticket.service), SQLValue(ticket.priority), .text(ticket.issuer.description),
      .text(ticket.state.rawValue), .integer(ticket.issuedAt.milliseconds),
      .integer(ticket.placedAt.milliseconds),
      SQLValue(ticket.notBefore?.milliseconds), SQLValue(ticket.calls), SQLValue(ticket.window),
      SQLValue(ticket.calledAt?.milliseconds), SQLValue(ticket.startedAt?.milliseconds),
      SQLValue(ticket.endedAt?.milliseconds), SQLValue(ticket.promised?.low), SQLValue(ticket.promised?.high),
      SQLValue(ticket.revision),
    ]
  }

  /// What `update` takes for a ticket that was at `revision` before.
  static func changes(_ ticket: Ticket, revision: Int) -> [SQLValue] {
    [
      .text(ticket.key), .text(ticket.service), SQLValue(ticket.priority), .text(ticket.state.rawValue),
      .integer(ticket.placedAt.milliseconds), SQLValue(ticket.notBefore?.milliseconds),
      SQLValue(ticket.calls),
      SQLValue(ticket.window), SQLValue(ticket.calledAt?.milliseconds),
      SQLValue(ticket.startedAt?.milliseconds),
      SQLValue(ticket.endedAt?.milliseconds), SQLValue(ticket.revision),
    ] + key(ticket.id) + [SQLValue(revision)]
  }

  /// Day, letter and number.
  static func key(_ id: TicketID) -> [SQLValue] {
    [.text(id.day.description), .text(id.number.letter), SQLValue(id.number.number)]
  }

  /// The ticket of a row of `columns`.
  static func ticket(_ row: SQLRow) throws(TicketStoreError) -> Ticket {
    guard let day = Day(try row.text(0)),
      let number = TicketNumber(letter: try row.text(1), number: Int(try row.integer(2))),
      let issuer = TicketActor(try row.text(6)), let state = TicketState(rawValue: try row.text(7))
    else { throw .failed("a ticket that cannot be read") }
    var ticket = Ticket(
      id: TicketID(day: day, number: number), key: try row.text(3), service: try row.text(4),
      priority: row.textIfAny(5), issuer: issuer, issuedAt: Instant(milliseconds: try row.integer(8)),
      state: state)
    ticket.placedAt = Instant(milliseconds: try row.integer(9))
    ticket.notBefore = instant(row, 10)
    ticket.calls = Int(try row.integer(11))
    ticket.window = row.integerIfAny(12).map { Int($0) }
    ticket.calledAt = instant(row, 13)
    ticket.startedAt = instant(row, 14)
    ticket.endedAt = instant(row, 15)
    if let low = row.integerIfAny(16), let high = row.integerIfAny(17) {
      ticket.promised = WaitRange(low: Int(low), high: Int(high))
    }
    ticket.revision = Int(try row.integer(18))
    return ticket
  }

  private static func instant(_ row: SQLRow, _ index: Int) -> Instant? {
    row.integerIfAny(index).map { Instant(milliseconds: $0) }
  }
}

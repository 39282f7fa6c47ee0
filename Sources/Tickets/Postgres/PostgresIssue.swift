import Model
import Queue

/// Taking a number in one statement: the visit's ticket where it has one, else the next number and the ticket.
struct PostgresIssue {
  let session: any SQLSession

  /// Two with one key at the same moment: the second waits for the counter, then breaks the uniqueness of the
  /// visit, is undone with its number, and finds the first one's ticket when it is run again.
  func issue(_ request: TicketRequest) throws -> IssuedTicket {
    let day = SQLValue.text(request.at.day.description)
    let rows = try session.run(
      Self.statement,
      [
        .text(request.key), day, .text(request.letter), .text(request.service), SQLValue(request.priority),
        .text(request.by.description),
        .text((request.proof == nil ? TicketState.issued : .printed).rawValue),
        .integer(request.at.milliseconds), SQLValue(request.promised?.low), SQLValue(request.promised?.high),
        SQLValue(request.proof?.rawValue),
      ])
    guard let row = rows.first else { throw TicketStoreError.failed("no ticket came back") }
    return IssuedTicket(ticket: try TicketTable.ticket(row), isNew: row.textIfAny(19) == "t")
  }

  /// The same under a limit, which the caller's lock makes exact.
  func issue(_ request: TicketRequest, limit: Int) throws -> IssuedTicket {
    let rows = TicketRows(session: session)
    if let ticket = try rows.ticket(visit: request.key) { return IssuedTicket(ticket: ticket, isNew: false) }
    let count = try session.run(
      "SELECT count(*) FROM ticket WHERE day = $1 AND service = $2 AND state <> 'cancelled'",
      [.text(request.at.day.description), .text(request.service)])
    guard try count.first?.integer(0) ?? 0 < limit else { throw TicketStoreError.limitReached(limit) }
    return try issue(request)
  }

  /// The counter jumps over what kiosks have reserved.
  private static let statement = """
    WITH known AS (SELECT \(TicketTable.columns) FROM ticket WHERE visit = $1),
    counted AS (
      INSERT INTO ticket_counter AS c (day, letter, last)
      SELECT $2::date, $3::text, 1 WHERE NOT EXISTS (SELECT 1 FROM known)
      ON CONFLICT (day, letter) DO UPDATE SET last =
        CASE WHEN EXISTS (
          SELECT 1 FROM reserved_range r
          WHERE r.day = c.day AND r.letter = c.letter AND c.last + 1 BETWEEN r.first_number AND r.last_number)
        THEN (SELECT max(r.last_number) FROM reserved_range r WHERE r.day = c.day AND r.letter = c.letter) + 1
        ELSE c.last + 1 END
      RETURNING last),
    fresh AS (
      INSERT INTO ticket (\(TicketTable.columns), proof)
      SELECT $2::date, $3::text, last, $1, $4::text, $5::text, $6::text, $7::text, $8::bigint, $8::bigint, NULL, 0,
        NULL, NULL, NULL, NULL, $9::integer, $10::integer, 1, $11::text FROM counted
      RETURNING \(TicketTable.columns))
    SELECT *, false FROM known UNION ALL SELECT *, true FROM fresh
    """
}

import Model
import Queue

/// Taking a number in one statement: the visit's ticket where it has one, else the next number and the
/// ticket.
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
    guard let row = rows.first else {
      guard let known = try TicketRows(session: session).ticket(visit: request.key) else {
        throw TicketStoreError.failed("no ticket came back")
      }
      return IssuedTicket(ticket: known, isNew: false)
    }
    guard let number = TicketNumber(letter: request.letter, number: Int(try row.integer(0))) else {
      throw TicketStoreError.failed("no letter")
    }
    return IssuedTicket(ticket: Ticket(request, number: number), isNew: true)
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

  /// The counter jumps over what kiosks have reserved. Telling the others is part of the statement: a trigger
  /// would cost a tenth of the time of an issue.
  private static let statement = """
    WITH counted AS (
      INSERT INTO ticket_counter AS c (day, letter, last)
      SELECT $2::date, $3::text, 1 WHERE NOT EXISTS (SELECT 1 FROM ticket WHERE visit = $1)
      ON CONFLICT (day, letter) DO UPDATE SET last =
        CASE WHEN c.last + 1 BETWEEN c.reserved_first AND c.reserved_last THEN c.reserved_last ELSE c.last END + 1
      RETURNING last)
    INSERT INTO ticket (day, letter, number, visit, service, priority, issuer, state, issued_at, placed_at, calls,
      promised_low, promised_high, revision, proof)
    SELECT $2::date, $3::text, last, $1, $4::text, $5::text, $6::text, $7::text, $8::bigint, $8::bigint, 0,
      $9::integer, $10::integer, 1, $11::text FROM counted
    RETURNING number, pg_notify('\(PostgresSchema.channel)', '')
    """
}

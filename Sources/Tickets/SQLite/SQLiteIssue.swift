import Model
import Queue

/// Taking a number within a transaction that nobody else can come between.
struct SQLiteIssue {
  let session: any SQLSession

  /// Gives the ticket that the visit has already, or writes a new one with the number that `numbering` gives.
  func issue(_ request: TicketRequest, numbering: (TicketRequest) throws -> Int) throws -> IssuedTicket {
    let rows = TicketRows(session: session)
    if let ticket = try rows.ticket(visit: request.key) { return IssuedTicket(ticket: ticket, isNew: false) }
    if let limit = request.limit, try counted(request) >= limit { throw TicketStoreError.limitReached(limit) }
    guard let number = TicketNumber(letter: request.letter, number: try numbering(request)) else {
      throw TicketStoreError.failed("no letter")
    }
    let ticket = Ticket(request, number: number)
    try rows.insert(ticket, proof: request.proof)
    return IssuedTicket(ticket: ticket, isNew: true)
  }

  /// Gives the ticket that the visit has already, or writes a new one with the number after the highest of the
  /// day: one statement, where the visit is new. Tickets are never removed on their day, so no number comes twice.
  func issue(_ request: TicketRequest) throws -> IssuedTicket {
    if let limit = request.limit, try counted(request) >= limit {
      guard let known = try TicketRows(session: session).ticket(visit: request.key) else {
        throw TicketStoreError.limitReached(limit)
      }
      return IssuedTicket(ticket: known, isNew: false)
    }
    let rows = try session.run(
      Self.statement,
      [
        .text(request.at.day.description), .text(request.letter), .text(request.key), .text(request.service),
        SQLValue(request.priority), .text(request.by.description),
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

  private static let statement = """
    INSERT INTO ticket (day, letter, number, visit, service, priority, issuer, state, issued_at, placed_at, calls,
      promised_low, promised_high, revision, proof)
    SELECT $1, $2, 1 + max(
        coalesce((SELECT max(number) FROM ticket WHERE day = $1 AND letter = $2), 0),
        coalesce((SELECT last FROM number_floor WHERE day = $1), 0)),
      $3, $4, $5, $6, $7, $8, $8, 0, $9, $10, 1, $11
    WHERE true ON CONFLICT (visit) DO NOTHING RETURNING number
    """

  private func counted(_ request: TicketRequest) throws -> Int {
    let statement = "SELECT count(*) FROM ticket WHERE day = $1 AND service = $2 AND state <> 'cancelled'"
    let rows = try session.run(statement, [.text(request.at.day.description), .text(request.service)])
    return Int(try rows.first?.integer(0) ?? 0)
  }
}

extension Ticket {
  /// The ticket that a request gets with a number.
  init(_ request: TicketRequest, number: TicketNumber) {
    self.init(
      id: TicketID(day: request.at.day, number: number), key: request.key, service: request.service,
      priority: request.priority, issuer: request.by, issuedAt: request.at,
      state: request.proof == nil ? .issued : .printed, promised: request.promised)
  }
}

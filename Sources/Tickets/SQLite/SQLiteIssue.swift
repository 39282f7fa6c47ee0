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

  /// The number after the highest of the day. Tickets are never removed on their day, so none comes twice.
  func nextNumber(_ request: TicketRequest) throws -> Int {
    let statement =
      "SELECT max(coalesce((SELECT max(number) FROM ticket WHERE day = $1 AND letter = $2), 0), "
      + "coalesce((SELECT last FROM number_floor WHERE day = $1), 0))"
    let rows = try session.run(statement, [.text(request.at.day.description), .text(request.letter)])
    return Int(try rows.first?.integer(0) ?? 0) + 1
  }

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

public import Model

/// Printing a slip once more. It is the same number: two slips of it are one ticket.
extension TicketDesk {
  /// The ticket with a number, where another slip of it may be printed. Throws the refusal of the transition
  /// table where it has ended.
  public func reprintable(_ id: TicketID) throws(Problem) -> Ticket {
    let ticket: Ticket?
    do throws(TicketStoreError) { ticket = try store.ticket(id) } catch { throw .store(error) }
    guard let ticket else { throw .store(.unknown(id.number)) }
    guard TicketTransition.next(after: ticket.state, .reprint) != nil else {
      throw .store(.refused(TicketRefusal(number: id.number, state: ticket.state, action: .reprint)))
    }
    return ticket
  }

  /// Another slip came out. A ticket whose first slip never did counts from now on.
  public func noteReprint(_ id: TicketID, at now: Instant, by actor: TicketActor) throws(Problem) -> Ticket {
    let ticket = try reprintable(id)
    return try change(id, ticket.state == .issued ? .printed(.paper) : .reprinted, at: now, by: actor)
  }
}

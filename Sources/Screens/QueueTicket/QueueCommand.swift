public import Model
public import Queue

/// Something for the hall's queue. It may block for the disk or the server.
public enum QueueCommand: Codable, Equatable, Sendable {
  /// How every service stands. Answers `QueueAnswer.offers`.
  case offers
  /// What somebody of a priority would wait. Answers `QueueAnswer.estimate`.
  case estimate(service: Private<String>, priority: Private<String>?)
  /// Takes a number. Answers `QueueAnswer.taken`.
  case take(TicketOrder)
  /// The visitor has the number. Answers `QueueAnswer.confirmed`.
  case confirm(TicketID, TicketProof)
  /// The number is given up. Answered, and nobody waits for it: `QueueAnswer.settled`.
  case cancel(TicketID, isPrintFailure: Bool)
  /// Another slip of a number that counts was sent to the printer. Answers `QueueAnswer.settled`.
  case reprinted(TicketID)
}

/// What is asked for when a number is taken.
public struct TicketOrder: Codable, Equatable, Sendable {
  /// The service.
  public var service: Private<String>
  /// The priority.
  public var priority: Private<String>?
  /// The visit's key: asking again with it gives the same number. Unique since the start of the kiosk.
  public var key: String
  /// Whether the number must not tell why somebody is here.
  public var isPrivate: Bool

  /// An order.
  public init(service: String, priority: String?, key: String, isPrivate: Bool) {
    self.service = Private(service)
    self.priority = priority.map { Private($0) }
    self.key = key
    self.isPrivate = isPrivate
  }
}

/// What the hall's queue answers.
public enum QueueAnswer: Equatable, Sendable {
  /// How every service stands.
  case offers(Result<[TicketDesk.Offer], TicketDesk.Problem>)
  /// A waiting time.
  case estimate(Result<WaitEstimate, TicketDesk.Problem>)
  /// A number, or why there is none.
  case taken(Result<TicketDesk.Receipt, TicketDesk.Problem>)
  /// The number counts.
  case confirmed(Result<Ticket, TicketDesk.Problem>)
  /// Nothing that a page waits for.
  case settled
}

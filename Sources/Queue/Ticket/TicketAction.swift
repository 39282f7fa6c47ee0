public import Model

/// How a visitor got hold of the number.
public enum TicketProof: String, Codable, Sendable, CaseIterable {
  /// The printer answered that the slip came out.
  case paper
  /// The visitor confirmed the number on the screen, or took a photo of it.
  case screen
  /// The printer took the whole slip, and nobody has said whether it came out. Paper with a number on it that is
  /// void is worse than a number that is called in vain.
  case sent
}

/// Where a ticket that comes back stands in the line.
public enum LinePlace: String, Codable, Sendable, CaseIterable {
  /// Where the time at which it was taken puts it.
  case keep
  /// Behind everybody who waits now.
  case end
}

/// Something that happens to a ticket.
public enum TicketAction: Hashable, Sendable {
  /// The visitor has the number.
  case printed(TicketProof)
  /// The slip was printed once more; nothing else changes.
  case reprinted
  /// A window calls it.
  case called(window: Int)
  /// The window repeats its call; this is not another try.
  case recalled
  /// The visitor has come to the window.
  case started
  /// The window is done with it.
  case finished
  /// Nobody came.
  case missed
  /// The visitor asked to be called not before a moment.
  case postponed(until: Instant)
  /// Staff bring a missed, postponed or cancelled ticket back into the line, with all its calls ahead of it.
  case restored(LinePlace)
  /// The window sends it on to another service; the number stays.
  case transferred(service: String, LinePlace)
  /// Staff give it another priority, by its identifier.
  case prioritised(String)
  /// It is given up.
  case cancelled(TicketCancellation)

  /// The kind of the action, without its details.
  public var kind: Kind {
    switch self {
    case .printed: .print
    case .reprinted: .reprint
    case .called: .call
    case .recalled: .recall
    case .started: .start
    case .finished: .finish
    case .missed: .miss
    case .postponed: .postpone
    case .restored: .restore
    case .transferred: .transfer
    case .prioritised: .prioritise
    case .cancelled: .cancel
    }
  }

  /// What the history keeps besides the states: a window, a service, a reason. Never anything of a visitor.
  public var detail: String? {
    switch self {
    case .printed(let proof): proof.rawValue
    case .called(let window): "\(window)"
    case .postponed(let until): "\(until.milliseconds)"
    case .restored(let place): place.rawValue
    case .transferred(let service, let place): "\(service) \(place.rawValue)"
    case .prioritised(let priority): priority
    case .cancelled(let reason): reason.description
    case .reprinted, .recalled, .started, .finished, .missed: nil
    }
  }

  /// The kinds of actions. The raw values stand in the store.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case issue, print, reprint, call, recall, start, finish, miss, postpone, restore, transfer, prioritise
    case cancel
  }
}

/// Why a ticket was given up.
public enum TicketCancellation: Hashable, Sendable, CustomStringConvertible {
  /// No slip came out and the visitor wanted no number on the screen.
  case notPrinted
  /// The visitor left or did not want it any more.
  case left
  /// It was merged into another ticket of the same visitor.
  case merged(into: TicketNumber)
  /// The store gave the visit another number while the network was away.
  case superseded(by: TicketNumber)

  /// A word or two for the history.
  public var description: String {
    switch self {
    case .notPrinted: "not printed"
    case .left: "left"
    case .merged(let number): "merged into \(number)"
    case .superseded(let number): "superseded by \(number)"
    }
  }
}

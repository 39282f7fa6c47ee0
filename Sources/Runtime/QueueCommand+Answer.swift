public import Model
public import Queue
public import Screens

extension QueueCommand {
  /// Carries the command out at a desk, as a kiosk does. Blocks as the desk's store does.
  ///
  /// `run` is different for every start of every kiosk: with it the keys of visits, which count from the start, name
  /// one visit among all.
  public func answer(
    at desk: TicketDesk, now: Instant, by actor: TicketActor, run: String
  ) -> QueueAnswer {
    switch self {
    case .offers: return .offers(result { () throws(TicketDesk.Problem) in try desk.offers(at: now) })
    case .estimate(let service, let priority):
      return .estimate(
        result { () throws(TicketDesk.Problem) in
          try desk.estimate(service: service.value, priority: priority?.value, at: now)
        })
    case .take(let order):
      return .taken(
        result { () throws(TicketDesk.Problem) in
          try desk.issue(
            service: order.service.value, priority: order.priority?.value, key: "\(run)/\(order.key)",
            at: now, by: actor, isPrivate: order.isPrivate)
        })
    case .confirm(let id, let proof):
      return .confirmed(
        result { () throws(TicketDesk.Problem) in try desk.confirm(id, proof, at: now, by: actor) })
    case .cancel(let id, let isPrintFailure):
      return settle(desk, id, .cancelled(isPrintFailure ? .notPrinted : .left), now, actor)
    case .reprinted(let id): return settle(desk, id, .reprinted, now, actor)
    }
  }

  /// The answer where there is no desk: the store could not be opened.
  public func answer(without problem: TicketDesk.Problem) -> QueueAnswer {
    switch self {
    case .offers: .offers(.failure(problem))
    case .estimate: .estimate(.failure(problem))
    case .take: .taken(.failure(problem))
    case .confirm: .confirmed(.failure(problem))
    case .cancel, .reprinted: .settled
    }
  }

  /// Nobody waits for the answer, and a ticket that could not be given up does not count either: it was never
  /// confirmed.
  private func settle(
    _ desk: TicketDesk, _ id: TicketID, _ action: TicketAction, _ now: Instant, _ actor: TicketActor
  ) -> QueueAnswer {
    _ = result { () throws(TicketDesk.Problem) in try desk.change(id, action, at: now, by: actor) }
    return .settled
  }
}

private func result<Value>(_ work: () throws(TicketDesk.Problem) -> Value)
  -> Result<Value, TicketDesk.Problem>
{
  do throws(TicketDesk.Problem) { return .success(try work()) } catch { return .failure(error) }
}

extension QueueAnswer {
  /// The failure of the store in it, if any.
  public var storeError: TicketStoreError? {
    let problem: TicketDesk.Problem? =
      switch self {
      case .offers(.failure(let problem)), .estimate(.failure(let problem)), .taken(.failure(let problem)),
        .confirmed(.failure(let problem)):
        problem
      default: nil
      }
    guard case .store(let error) = problem else { return nil }
    return error
  }
}

internal import Model
internal import Queue

/// From the choice of a service to the touch that takes a number.
extension App {
  /// How old the people ahead and the waiting times on a page may get, in seconds.
  private static let freshSeconds = 45

  mutating func updateQueue(_ action: QueueAction) -> [Effect] {
    if action == .keepAndLeave || action == .giveUpAndLeave {
      return leaveTicket(keeping: action == .keepAndLeave)
    }
    guard case .queue(let state) = page else { return [] }
    switch action {
    case .choose(let index): return chooseService(at: index, state)
    case .another: return beginService()
    case .showTicket:
      guard let ticket = tickets.last else { return [] }
      return show(ticket)
    case .prioritise(let index): return prioritise(index, state)
    case .take: return take(state)
    case .retry: return askOffers()
    case .services:
      changeQueue {
        $0.stage = .services
        $0.page = 0
      }
      return askOffers()
    case .page(let page):
      changeQueue { $0.page = max(0, page) }
      return []
    case .gotIt, .noSlip, .print: return updateTicket(action, state)
    case .keepAndLeave, .giveUpAndLeave: return []
    }
  }

  /// Opens the choice of services, or leads to `service` where the hall has it.
  mutating func openQueue(_ service: String?) -> [Effect] {
    guard !services.queue.services.isEmpty else { return [] }
    overlay = nil
    let wanted = service.flatMap { services.queue.service($0)?.id }
    let token = nextToken()
    pages.append(.queue(QueueState(wanted: wanted, token: token, at: now)))
    return [.queue(.offers, token: token)]
  }

  mutating func changeQueue(_ change: (inout QueueState) -> Void) {
    guard case .queue(var state) = page else { return }
    change(&state)
    pages[pages.count - 1] = .queue(state)
  }

  /// 返回 on the pages of the queue; `nil` where it leaves them.
  mutating func queueWentBack() -> [Effect]? {
    guard case .queue(let state) = page else { return nil }
    switch state.stage {
    case .services: return nil
    case .another, .priority: return state.isDirect ? nil : leadBack(to: .services)
    case .offer:
      if !services.queue.priorities.isEmpty { return leadBack(to: .priority) }
      return state.isDirect ? nil : leadBack(to: .services)
    case .ticket:
      if let held = unsettledTicket {
        overlay = .leaveTicket(held.id, toHome: false)
        return []
      }
      return state.isDirect ? nil : leadBack(to: .services)
    }
  }

  private mutating func leadBack(to stage: QueueState.Stage) -> [Effect] {
    changeQueue { state in
      state.stage = stage
      state.page = 0
      state.refusal = nil
      // Whoever turns back does not want the number that is on its way: it is given up when it comes.
      state.orderToken = nil
      state.key = nil
      if stage == .services { state.service = nil }
    }
    return stage == .services ? askOffers() : []
  }

  // MARK: Service and priority

  /// Asks how the services stand. What was known stays on the page until the answer comes.
  mutating func askOffers() -> [Effect] {
    let token = nextToken()
    let moment = now
    changeQueue { state in
      state.offersToken = token
      state.askedAt = moment
    }
    return [.queue(.offers, token: token)]
  }

  /// People come and go while somebody reads: what is asked every minute anyway is asked again.
  mutating func refreshQueue() -> [Effect] {
    guard case .queue(let state) = page, overlay == nil, state.orderToken == nil,
      now.milliseconds(since: state.askedAt) >= Int64(Self.freshSeconds) * 1000
    else { return [] }
    switch state.stage {
    case .services: return askOffers()
    case .offer: return askOffers() + askWait(keepsKnown: true)
    case .another, .priority, .ticket: return []
    }
  }

  private mutating func chooseService(at index: Int, _ state: QueueState) -> [Effect] {
    guard let offer = state.offers?.dropFirst(max(0, index)).first, offer.opening.isOpen else { return [] }
    return choose(offer.service.id)
  }

  private mutating func choose(_ service: String) -> [Effect] {
    if let held = tickets.last(where: { $0.receipt.ticket.service == service }) { return show(held) }
    changeQueue { state in
      state.service = Private(service)
      state.priority = nil
      state.wait = nil
      state.key = nil
      state.refusal = nil
      state.page = 0
    }
    guard tickets.isEmpty else {
      changeQueue { $0.stage = .another }
      return []
    }
    return beginService()
  }

  private mutating func show(_ held: HeldTicket) -> [Effect] {
    changeQueue { $0.stage = .ticket(held.id) }
    return ticketText(held).map { makeCode(of: $0) } ?? []
  }

  /// Priority is asked only where the hall has any.
  private mutating func beginService() -> [Effect] {
    guard services.queue.priorities.isEmpty else {
      changeQueue { $0.stage = .priority }
      return []
    }
    changeQueue { $0.stage = .offer }
    return askWait(keepsKnown: false)
  }

  private mutating func prioritise(_ index: Int?, _ state: QueueState) -> [Effect] {
    guard state.stage == .priority else { return [] }
    var chosen: QueuePriority?
    if let index {
      guard let found = services.queue.priorities.dropFirst(max(0, index)).first else { return [] }
      chosen = found
    }
    changeQueue { state in
      state.priority = chosen.map { Private($0.id) }
      state.stage = .offer
      state.refusal = nil
      state.key = nil
    }
    return askWait(keepsKnown: false)
  }

  private mutating func askWait(keepsKnown: Bool) -> [Effect] {
    let token = nextToken()
    guard case .queue(let state) = page, let service = state.service else { return [] }
    changeQueue { state in
      state.waitToken = token
      if !keepsKnown { state.wait = nil }
    }
    return [.queue(.estimate(service: service, priority: state.priority), token: token)]
  }

  // MARK: Taking

  /// However often it is touched: one order is on its way at a time, and all tries of a visit have one key.
  private mutating func take(_ state: QueueState) -> [Effect] {
    guard state.stage == .offer, state.orderToken == nil, let service = state.service else { return [] }
    let token = nextToken()
    let key = state.key ?? "\(token)"
    changeQueue { state in
      state.orderToken = token
      state.key = key
      state.refusal = nil
    }
    let order = TicketOrder(
      service: service.value, priority: state.priority?.value, key: key, isPrivate: isQuiet)
    return [.queue(.take(order), token: token)]
  }

  // MARK: Answers

  mutating func receiveQueue(_ answer: QueueAnswer, token: Int) -> [Effect] {
    switch answer {
    case .offers(let result): return receiveOffers(result, token: token)
    case .estimate(let result):
      changeQueuePage(where: { $0.waitToken == token }) { state in
        state.waitToken = nil
        if case .success(let wait) = result { state.wait = wait }
      }
      return []
    case .taken(let result):
      return receiveAppointment(result, token: token) ?? receiveTaken(result, token: token)
    case .confirmed(let result):
      receiveConfirmed(result, token: token)
      return []
    case .settled: return []
    }
  }

  private mutating func receiveOffers(
    _ result: Result<[TicketDesk.Offer], TicketDesk.Problem>, token: Int
  ) -> [Effect] {
    changeQueuePage(where: { $0.offersToken == token }) { state in
      state.offersToken = nil
      switch result {
      case .success(let offers):
        state.offers = offers
        state.offersFailed = false
      case .failure: state.offersFailed = true
      }
    }
    guard case .queue(let state) = page, state.stage == .services, let wanted = state.wanted,
      let offer = state.offers?.first(where: { $0.service.id == wanted.value })
    else { return [] }
    changeQueue { $0.wanted = nil }
    // A closed one stands in the list with the others, and says when it opens.
    return offer.opening.isOpen ? choose(wanted.value) : []
  }

  private mutating func receiveTaken(
    _ result: Result<TicketDesk.Receipt, TicketDesk.Problem>, token: Int
  ) -> [Effect] {
    guard let index = queuePage(where: { $0.orderToken == token }), case .queue(var state) = pages[index]
    else {
      // Nobody waits for the number any more: it must not count.
      guard case .success(let receipt) = result, receipt.isNew else { return [] }
      return [.queue(.cancel(receipt.ticket.id, isPrintFailure: false), token: token)]
    }
    state.orderToken = nil
    defer { pages[index] = .queue(state) }
    switch result {
    case .failure(let problem):
      state.refusal = problem
      return []
    case .success(let receipt):
      state.key = nil
      state.stage = .ticket(receipt.ticket.id)
      return hold(receipt)
    }
  }

  private func queuePage(where fits: (QueueState) -> Bool) -> Int? {
    pages.firstIndex { page in
      guard case .queue(let state) = page else { return false }
      return fits(state)
    }
  }

  private mutating func changeQueuePage(
    where fits: (QueueState) -> Bool, _ change: (inout QueueState) -> Void
  ) {
    guard let index = queuePage(where: fits), case .queue(var state) = pages[index] else { return }
    change(&state)
    pages[index] = .queue(state)
  }
}

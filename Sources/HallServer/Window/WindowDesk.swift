internal import Model
internal import Queue

/// Carries out the orders of one window. Blocks as the store does.
///
/// Two windows at once are decided by the store's atomic steps; whoever comes second gets the sentence.
struct WindowDesk: Sendable {
  let services: HallServices
  let window: Int

  private var desk: TicketDesk { services.desk }
  private var actor: TicketActor { .window(window) }

  /// Does what an order asks for. Throws the sentence for whoever pressed the button.
  func carryOut(_ action: WindowOrder.Action, _ order: WindowOrder) throws(HallRefusal) -> WindowDone {
    let now = services.clock()
    if action.isAtWindow { try check(action, order, at: now) }
    switch action {
    case .call: return try callNext(at: now)
    case .pause, .resume: return try pause(action == .pause, at: now)
    case .issue: return try issue(order, at: now)
    case .merge: return try merge(order, at: now)
    case .helpShow: return try help(order, .show, at: now)
    case .helpReceive: return try help(order, .receive, at: now)
    case .helpArrive: return try help(order, .arrive, at: now)
    case .recall, .start, .finish, .missed, .postpone, .transfer, .reprint, .prioritise, .restore, .cancel:
      return try change(action, order, at: now)
    }
  }

  // MARK: At the window

  /// A page that has not heard yet what happened at the window, such as a second one of the same window, must not
  /// finish somebody whom it does not show.
  private func check(_ action: WindowOrder.Action, _ order: WindowOrder, at now: Instant) throws(HallRefusal)
  {
    let current = try current(at: now)
    guard current?.id.number.description == order.at else {
      let there = current?.id.number.description
      throw HallRefusal(
        409, "stale",
        Localized(
          zh: there.map { "本窗口现在是 \($0)，和刚才页面上的不一样，没有执行。请看一下再按。" }
            ?? "本窗口现在没有叫着的号，没有执行。请看一下再按。",
          en: there.map {
            "This window now has \($0), not what the page showed, so nothing was done. Look, then press again."
          }
            ?? "This window has nobody now, so nothing was done. Look, then press again."))
    }
    if let current, action.endsTheVisit { try checkNotJustCalled(current, at: now) }
  }

  /// A visit is not over so soon after its call: it was the second click of a double click, or of somebody at another
  /// page of this window who meant the one before.
  private static let shortestVisit: Int64 = 2000

  private func checkNotJustCalled(_ ticket: Ticket, at now: Instant) throws(HallRefusal) {
    guard let called = ticket.calledAt, (0..<Self.shortestVisit).contains(now.milliseconds(since: called))
    else { return }
    throw HallRefusal(
      409, "just-called",
      Localized(
        zh: "\(ticket.id.number) 刚刚才叫，没有执行。真要这样做，请过两秒再按。",
        en:
          "\(ticket.id.number) was called this moment, so nothing was done. If you mean it, press again in 2 s."
      ))
  }

  private func current(at now: Instant) throws(HallRefusal) -> Ticket? {
    do throws(TicketDesk.Problem) { return try desk.current(window: window, at: now) } catch {
      if case .nobodyAtWindow = error { return nil }
      throw HallRefusal(error)
    }
  }

  private func callNext(at now: Instant) throws(HallRefusal) -> WindowDone {
    if try isPausing(at: now) {
      throw HallRefusal(
        409, "pausing", Localized(zh: "本窗口暂停中，请先点“恢复叫号”。", en: "This window pauses; press Resume first."))
    }
    let desk = desk
    let choice = try asking { () throws(TicketDesk.Problem) in try desk.callNext(window: window, at: now) }
    guard let choice else {
      return WindowDone(sentence: Localized(zh: "没有人在等。", en: "Nobody waits."), isEmpty: true)
    }
    let number = choice.ticket.id.number
    return WindowDone(
      sentence: Localized(
        zh: "请 \(number) 到 \(window) 号窗口。\(choice.reason.sentence.zh)",
        en: "\(number) to window \(window). \(choice.reason.sentence.en)"), number: number)
  }

  private func isPausing(at now: Instant) throws(HallRefusal) -> Bool {
    let notices = try storing { () throws(TicketStoreError) in try desk.store.notices(on: now.day) }
    return !HallNotices(notices).isCalling(window: window, at: now)
  }

  private func pause(_ isPausing: Bool, at now: Instant) throws(HallRefusal) -> WindowDone {
    let notice = HallNotice(
      .window(window), isPausing ? .closed(until: nil, reason: nil) : nil, at: now, by: actor)
    try storing { () throws(TicketStoreError) in try desk.store.post(notice) }
    return WindowDone(
      sentence: isPausing
        ? Localized(
          zh: "本窗口暂停叫号，等候时间不再算上本窗口。", en: "This window pauses; waiting times no longer count on it.")
        : Localized(zh: "本窗口恢复叫号。", en: "This window calls again."))
  }

  // MARK: One ticket

  /// The most that somebody can be put off.
  private static let longestPostponement = 8 * 60

  private func change(_ action: WindowOrder.Action, _ order: WindowOrder, at now: Instant) throws(HallRefusal)
    -> WindowDone
  {
    let id = try ticket(action.isAtWindow ? order.at : order.number, at: now)
    let change = try ticketAction(action, order, at: now)
    let desk = desk
    let ticket = try asking { () throws(TicketDesk.Problem) in try desk.change(id, change, at: now, by: actor)
    }
    let words = WindowWording.done(change, ticket, desk.settings)
    return WindowDone(sentence: words, number: ticket.id.number)
  }

  private func ticketAction(_ action: WindowOrder.Action, _ order: WindowOrder, at now: Instant)
    throws(HallRefusal) -> TicketAction
  {
    let policy = desk.settings.policy
    switch action {
    case .recall: return .recalled
    case .start: return .started
    case .finish: return .finished
    case .missed: return .missed
    case .reprint: return .reprinted
    case .restore: return .restored(policy.restoredPlace)
    case .cancel: return .cancelled(.left)
    case .postpone:
      guard let minutes = order.minutes, (1...Self.longestPostponement).contains(minutes) else {
        throw .notUnderstood
      }
      return .postponed(until: now.adding(seconds: minutes * 60))
    case .transfer:
      guard let service = order.service else { throw .notUnderstood }
      return .transferred(service: service, policy.transferredPlace)
    case .prioritise:
      guard let priority = order.priority else { throw .notUnderstood }
      return .prioritised(priority)
    case .call, .pause, .resume, .issue, .merge, .helpShow, .helpReceive, .helpArrive: throw .notUnderstood
    }
  }

  private func ticket(_ text: String?, at now: Instant) throws(HallRefusal) -> TicketID {
    guard let text, !text.isEmpty else {
      throw HallRefusal(409, "nobody", TicketDesk.Problem.nobodyAtWindow(window).sentence)
    }
    guard let number = TicketNumber(text.filter { !$0.isWhitespace }) else {
      throw HallRefusal(
        400, "number", Localized(zh: "号码要像 A007 这样。", en: "A number looks like A007."))
    }
    return TicketID(day: now.day, number: number)
  }

  /// A ticket of today as the page shows it.
  func line(of text: String?) throws(HallRefusal) -> WindowView.Line {
    let now = services.clock()
    let id = try ticket(text, at: now)
    let found = try storing { () throws(TicketStoreError) in try desk.store.ticket(id) }
    guard let found else { throw HallRefusal(.store(.unknown(id.number))) }
    return WindowView.Line(found, reason: nil, desk.settings, at: now)
  }

  private func merge(_ order: WindowOrder, at now: Instant) throws(HallRefusal) -> WindowDone {
    let (kept, other) = (try ticket(order.number, at: now), try ticket(order.other, at: now))
    guard kept != other else {
      throw HallRefusal(
        409, "same", Localized(zh: "两个号码是一样的。", en: "Both numbers are the same."))
    }
    let desk = desk
    _ = try asking { () throws(TicketDesk.Problem) in try desk.merge(kept, other, at: now, by: actor) }
    return WindowDone(
      sentence: Localized(
        zh: "\(other.number) 并入 \(kept.number)，以后只叫 \(kept.number)。",
        en: "\(other.number) is merged into \(kept.number), which alone will be called."), number: kept.number
    )
  }

  // MARK: A number for somebody

  private func issue(_ order: WindowOrder, at now: Instant) throws(HallRefusal) -> WindowDone {
    guard let service = order.service else { throw .notUnderstood }
    let desk = desk
    let printer = services.printTicket
    let receipt = try asking { () throws(TicketDesk.Problem) in
      try desk.issue(
        service: service, priority: order.priority, key: "hall-\(order.key)", at: now, by: actor,
        proof: printer == nil ? .screen : nil, force: order.force ?? false,
        isPrivate: order.isPrivate ?? false)
    }
    let printed = printer.map { $0(receipt) }
    if printer != nil, receipt.ticket.state == .issued {
      // Paper, or the number that whoever sits here writes down now: either way the visitor has it.
      let proof: TicketProof = printed == .printed ? .paper : .screen
      _ = try asking { () throws(TicketDesk.Problem) in
        try desk.confirm(receipt.ticket.id, proof, at: now, by: actor)
      }
    }
    return WindowDone(
      sentence: WindowWording.issued(receipt, printed), number: receipt.ticket.id.number,
      isToWriteDown: printed != .printed)
  }

  // MARK: Calls for help

  private func help(_ order: WindowOrder, _ action: HelpAction, at now: Instant) throws(HallRefusal)
    -> WindowDone
  {
    guard let id = order.help.flatMap({ HelpCallID($0) }) else { throw .notUnderstood }
    let call = try storing { () throws(TicketStoreError) in
      try desk.store.change(id, action, at: now, by: actor)
    }
    return WindowDone(sentence: WindowWording.help(call, action))
  }

  // MARK: Refusals

  private func asking<Value>(_ work: () throws(TicketDesk.Problem) -> Value) throws(HallRefusal) -> Value {
    do throws(TicketDesk.Problem) { return try work() } catch { throw HallRefusal(error) }
  }

  private func storing<Value>(_ work: () throws(TicketStoreError) -> Value) throws(HallRefusal) -> Value {
    do throws(TicketStoreError) { return try work() } catch { throw HallRefusal(.store(error)) }
  }
}

extension HallRefusal {
  /// The desk's refusal as the page gets it. The code `store` says that trying the same again may help.
  init(_ problem: TicketDesk.Problem) {
    switch problem {
    case .unknownService, .unknownWindow, .unknownPriority: self.init(400, "unknown", problem.sentence)
    case .closed: self.init(409, "closed", problem.sentence)
    case .nobodyAtWindow: self.init(409, "nobody", problem.sentence)
    case .store(.refused), .store(.help): self.init(409, "refused", problem.sentence)
    case .store(.unknown): self.init(404, "unknown", problem.sentence)
    case .store(.limitReached): self.init(409, "closed", problem.sentence)
    case .store: self.init(503, "store", problem.sentence)
    }
  }
}

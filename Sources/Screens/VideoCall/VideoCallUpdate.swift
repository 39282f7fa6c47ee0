internal import CallFlow
internal import Model
internal import Queue
internal import UI

/// From the choice of a call to its end. What the resident touches is told to the call; what the page shows is what
/// the call says.
extension App {
  /// Whether this hall calls anybody.
  var offersCalls: Bool { !services.calls.levels.isEmpty }

  /// Whom a call tries that begins now.
  func callPlan(helper: String? = nil) -> CallPlan {
    services.calls.plan(at: now, calendar: services.queue.calendar, helper: helper)
  }

  /// The call of the page that is shown, while a program carries it.
  var isInCall: Bool { if case .call(let state) = page { state.isLive } else { false } }

  /// When the seconds of a page change next; `nil` where none are shown.
  var callWake: Instant? {
    guard isInCall, case .call(let state) = page, let flow = state.flow else { return nil }
    let start = flow.connectedSince ?? flow.since
    let passed = max(0, now.milliseconds(since: start))
    return start.adding(milliseconds: (passed / 1000 + 1) * 1000)
  }

  mutating func openCall() -> [Effect] {
    guard offersCalls else { return [] }
    overlay = nil
    pages.append(.call(VideoCallState()))
    // Nobody to agree to be seen by: what is offered instead comes at once.
    return callPlan().levels.isEmpty ? beginCall(withCamera: false) : []
  }

  mutating func changeCall(_ change: (inout VideoCallState) -> Void) {
    guard case .call(var state) = page else { return }
    change(&state)
    pages[pages.count - 1] = .call(state)
  }

  mutating func updateCall(_ action: VideoCallAction) -> [Effect] {
    if action == .hangUpAndLeave { return hangUpAndLeave() }
    guard case .call(let state) = page else { return [] }
    switch action {
    case .agree(let withCamera):
      guard state.stage == .consent else { return [] }
      return beginCall(withCamera: withCamera)
    case .room: return askForHelp()
    case .helpers: return open(.helpers)
    case .helper(let index):
      choose(helper: index)
      return []
    case .trouble: return open(.trouble)
    case .leaveNumber: return open(.numberConsent)
    case .agreeNumber: return open(.number)
    case .closePanel: return open(nil)
    case .page(let page):
      changeCall { $0.page = max(0, page) }
      return []
    case .digit(let digit):
      changeCall { if $0.digits.value.count < VideoCallState.mostDigits { $0.digits.value += "\(digit)" } }
      return []
    case .backspace:
      changeCall { $0.digits.value = String($0.digits.value.dropLast()) }
      return []
    case .clear:
      changeCall { $0.digits = Private("") }
      return []
    case .keepNumber: return keepNumber(state)
    case .ticket:
      let ways = [QueueLink.advice, QueueLink.aid]
      return leaveCall() + openQueue(ways.first { QueueLink.isThere($0, self) })
    case .search: return leaveCall() + openSearch()
    case .again: return leaveCall() + openCall()
    case .done: return state.flow?.state.isPhone == true ? tell(.phoned, state) : leaveCall()
    case .print: return printHotline(state)
    default: return word(for: action).map { tell($0, state) } ?? []
    }
  }

  /// What is told to the call as it is.
  private func word(for action: VideoCallAction) -> CallWord? {
    switch action {
    case .goOn: .goOn
    case .voiceOnly: .voiceOnly
    case .testAgain: .testAgain
    case .nextLevel: .nextLevel
    case .takePhone: .takePhone
    case .hangUp: .cancel
    case .microphone(let isOn): .microphone(isOn: isOn)
    case .camera(let isOn): .camera(isOn: isOn)
    case .skipPhone: .skipPhone
    case .appointment: .takeAppointment
    default: nil
    }
  }

  private mutating func open(_ panel: VideoCallState.Panel?) -> [Effect] {
    changeCall { state in
      state.panel = panel
      state.page = 0
      if panel != .number { state.digits = Private("") }
    }
    return []
  }

  private mutating func choose(helper index: Int?) {
    let helpers = services.calls.helpers.map(\.desk.level.id)
    changeCall { state in
      state.helper = index.flatMap { helpers.indices.contains($0) ? Private(helpers[$0]) : nil }
      state.panel = nil
    }
  }

  private mutating func beginCall(withCamera: Bool) -> [Effect] {
    let token = nextToken()
    guard case .call(let state) = page, state.call == nil else { return [] }
    changeCall { state in
      state.call = token
      state.page = 0
    }
    return [.call(.begin(withCamera: withCamera, helper: state.helper, call: token))]
  }

  private func tell(_ word: CallWord, _ state: VideoCallState) -> [Effect] {
    state.call.map { [.call(.tell(word, call: $0))] } ?? []
  }

  private mutating func keepNumber(_ state: VideoCallState) -> [Effect] {
    guard state.stage == .number, state.digits.value.count >= VideoCallState.leastDigits,
      let consent = state.flow?.plan.callBack?.numberConsent
    else { return [] }
    _ = open(nil)
    return tell(.leaveNumber(state.digits, consent: consent), state)
  }

  private mutating func printHotline(_ state: VideoCallState) -> [Effect] {
    guard services.hasPrinter, state.print.mayPrint, case .phone(let number) = state.flow?.state else {
      return []
    }
    let token = nextToken()
    changeCall { $0.print = .printing(token: token) }
    let slip = CallSlip(
      number, hall: settings.hall.name, phones: settings.phones, at: now, locale: locale
    ).slip
    return [.print(Private(slip.blocks), token: token)]
  }

  /// Moves the times of a call along with the clock.
  mutating func stepCallClocks(by milliseconds: Int64) {
    for index in pages.indices {
      guard case .call(var state) = pages[index] else { continue }
      state.flow?.clockStepped(by: milliseconds)
      pages[index] = .call(state)
    }
  }

  // MARK: Leaving

  /// 返回 on the pages of a call; `nil` where another page is shown.
  mutating func callWentBack() -> [Effect]? {
    guard case .call(let state) = page else { return nil }
    if let panel = state.panel { return open(panel == .number ? .numberConsent : nil) }
    switch state.stage {
    case .calling, .talking:
      guard isQuiet else {
        overlay = .leaveCall(toHome: false)
        return []
      }
      return leaveCall()
    case .closing: return []
    case .selfTest where !callPlan(helper: state.helper?.value).levels.isEmpty:
      let effects = endCall(state)
      let helper = state.helper
      changeCall { state in
        state = VideoCallState()
        state.helper = helper
      }
      return effects
    default: return leaveCall()
    }
  }

  /// Before somebody hangs up by leaving, the page asks; in quiet mode leaving is instant.
  mutating func asksBeforeHangingUp() -> Bool {
    guard !isQuiet, case .call(let state) = page, state.asksBeforeLeaving else { return false }
    overlay = .leaveCall(toHome: true)
    return true
  }

  private mutating func hangUpAndLeave() -> [Effect] {
    guard case .leaveCall(let toHome) = overlay else { return [] }
    overlay = nil
    let effects = leaveCall()
    return toHome ? effects + goHome() : effects
  }

  /// Takes the page of the call away; nobody waits for the call any more.
  private mutating func leaveCall() -> [Effect] {
    guard case .call(let state) = page else { return [] }
    pages.removeLast()
    return endCall(state)
  }

  private func endCall(_ state: VideoCallState) -> [Effect] {
    guard state.hasCall, let call = state.call else { return [] }
    return [.call(.end(call: call))]
  }

  /// The end of the session: whatever is called, talked or tried ends.
  func endCalls() -> [Effect] {
    pages.flatMap { page in
      guard case .call(let state) = page else { return [Effect]() }
      return endCall(state)
    }
  }

  // MARK: Answers

  mutating func receiveCall(_ news: CallNews) -> [Effect] {
    switch news {
    case .flow(let flow, let call): return receive(flow, call)
    case .level(let level, let call):
      changeCallPage(where: { $0.call == call }) { $0.meter = LevelMeter(level: level) }
      return []
    case .makeAppointment(let call): return makeAppointment(call)
    }
  }

  private mutating func receive(_ flow: CallFlow, _ call: Int) -> [Effect] {
    guard let index = callPage(where: { $0.call == call }), case .call(var state) = pages[index] else {
      return []
    }
    let wasLive = state.isLive
    if state.flow?.state != flow.state {
      state.page = 0
      if state.panel == .trouble || state.isBusyWithNumber(flow) { state.panel = nil }
    }
    state.flow = flow
    pages[index] = .call(state)
    // Whoever has just talked is there, although nobody touched the glass.
    if wasLive, !state.isLive { lastTouch = now }
    if case .leaveCall = overlay, !state.asksBeforeLeaving { overlay = nil }
    switch flow.state {
    case .ended(.cancelled), .ended(.phoned), .ended(.appointment): pages.remove(at: index)
    default: break
    }
    return []
  }

  private func callPage(where fits: (VideoCallState) -> Bool) -> Int? {
    pages.firstIndex { page in
      guard case .call(let state) = page else { return false }
      return fits(state)
    }
  }

  private mutating func changeCallPage(
    where fits: (VideoCallState) -> Bool, _ change: (inout VideoCallState) -> Void
  ) {
    guard let index = callPage(where: fits), case .call(var state) = pages[index] else { return }
    change(&state)
    pages[index] = .call(state)
  }

  mutating func receiveCallPrinted(_ answer: Result<PrintConfirmation, Failure>, token: Int) {
    changeCallPage(where: { $0.print == .printing(token: token) }) { state in
      switch answer {
      case .success(let confirmation): state.print = .printed(confirmation)
      case .failure(let failure): state.print = .failed(failure.sentence)
      }
    }
  }

  // MARK: The appointment

  /// A number of the queue, for the service that the hall has named for it.
  private mutating func makeAppointment(_ call: Int) -> [Effect] {
    guard callPage(where: { $0.call == call }) != nil else { return [] }
    guard let service = services.calls.appointmentService, QueueLink.isThere(service, self) else {
      return [.call(.tell(.callBackKept(false), call: call))]
    }
    let token = nextToken()
    changeCallPage(where: { $0.call == call }) { $0.appointment = token }
    let order = TicketOrder(service: service, priority: nil, key: "\(token)", isPrivate: isQuiet)
    return [.queue(.take(order), token: token)]
  }

  /// The number of an appointment; `nil` where the token is another one's. It stands below the page of the call, which
  /// goes when the call says that the appointment is kept.
  mutating func receiveAppointment(
    _ result: Result<TicketDesk.Receipt, TicketDesk.Problem>, token: Int
  ) -> [Effect]? {
    guard let index = callPage(where: { $0.appointment == token }), case .call(var state) = pages[index],
      let call = state.call
    else { return nil }
    state.appointment = nil
    pages[index] = .call(state)
    // Too late for the call: nobody has been promised the number.
    guard state.flow?.state == .callBack(.keeping), case .success(let receipt) = result else {
      let lost: [Effect] =
        if case .success(let receipt) = result, receipt.isNew {
          [.queue(.cancel(receipt.ticket.id, isPrintFailure: false), token: token)]
        } else { [] }
      return lost + [.call(.tell(.callBackKept(false), call: call))]
    }
    var queue = QueueState(wanted: receipt.ticket.service, token: token, at: now)
    queue.wanted = nil
    queue.stage = .ticket(receipt.ticket.id)
    pages.insert(.queue(queue), at: index)
    return hold(receipt) + [.call(.tell(.callBackKept(true), call: call))]
  }
}

extension VideoCallState {
  /// Whether the pages of the number belong to a state that is over.
  fileprivate func isBusyWithNumber(_ flow: CallFlow) -> Bool {
    if case .callBack = flow.state { return false }
    return panel == .number || panel == .numberConsent
  }
}

extension CallState {
  /// Whether a number to telephone is shown.
  var isPhone: Bool { if case .phone = self { true } else { false } }
}

extension PrintState {
  /// Whether a slip may be asked for.
  var mayPrint: Bool {
    switch self {
    case .idle, .failed: true
    case .printing, .printed: false
    }
  }
}

public import Model
internal import UI

extension App {
  /// Changes the state by one event and returns what is to be done outside. Total and pure.
  public mutating func update(_ event: Event, at instant: Instant) -> [Effect] {
    now = max(now, instant)
    releasePINLock()
    releaseAidChoice()
    switch event {
    case .clockStepped(let milliseconds):
      stepClock(by: milliseconds)
      return []
    case .touched:
      lastTouch = now
      return []
    case .action(let action):
      lastTouch = now
      return act(on: action)
    case .woke:
      return wake()
    case .shown(let length):
      readingLength = length
      return []
    case .result(let result):
      return receive(result)
    }
  }

  /// Moves every moment that something is measured from along with the clock, so that a corrected clock neither keeps a
  /// resident's words on the screen nor ends a session or a lock at once.
  private mutating func stepClock(by milliseconds: Int64) {
    now = now.adding(milliseconds: milliseconds)
    lastTouch = lastTouch.adding(milliseconds: milliseconds)
    helpSince = helpSince?.adding(milliseconds: milliseconds)
    if let since = helpSignal?.receivedSince {
      helpSignal?.reach = .received(since: since.adding(milliseconds: milliseconds))
    }
    stepCallClocks(by: milliseconds)
    lastChime = lastChime?.adding(milliseconds: milliseconds)
    pinLock.lockedUntil = pinLock.lockedUntil?.adding(milliseconds: milliseconds)
    if case .idle(let until) = overlay { overlay = .idle(until: until.adding(milliseconds: milliseconds)) }
  }

  private mutating func act(on action: AppAction) -> [Effect] {
    switch action {
    case .back: return goBack()
    case .home: return goHome()
    case .askForHelp: return askForHelp()
    case .openDisplay:
      overlay = .display
      return []
    case .stay, .closeOverlay:
      overlay = nil
      return []
    case .withdrawHelp: return withdrawHelp()
    case .callAgain: return callAgain()
    case .openSearch: return openSearch()
    case .openTopic(let id): return openTopic(id)
    case .openPrivacy:
      overlay = nil
      pages.append(.privacy)
      return []
    case .openQueue(let service): return openQueue(service)
    case .queue(let action): return updateQueue(action)
    case .openCall: return openCall()
    case .call(let action): return updateCall(action)
    case .openAidCheck: return openAidCheck()
    case .aidCheck(let action): return updateAidCheck(action)
    case .display(let action):
      applyDisplay(action)
      return []
    case .search(let action): return updateSearch(action)
    case .article(let action): return updateArticle(action)
    case .contents(let action): return updateContents(action)
    case .staff(let action): return updateStaff(action)
    case .hall(let action): return updateHall(action)
    case .aidEntry(let action): return updateAidEntry(action)
    }
  }

  private mutating func receive(_ result: EffectResult) -> [Effect] {
    switch result {
    case .lawReady(let statistics, let topics):
      services.law = .ready
      services.statistics = statistics
      services.topics = topics
    case .lawFailed: services.law = .failed
    case .inputReady: services.input = .ready
    case .inputFailed: services.input = .failed
    case .searched(let answer, let token): receiveSearch(answer, token: token)
    case .article(let answer, let token): receiveArticle(answer, token: token)
    case .contents(let answer, let token): receiveContents(answer, token: token)
    case .composed(let composition):
      receiveAidComposition(composition)
      return receiveSearchComposition(composition)
    case .chimed(let rang): if helpSince != nil { helpRang = rang }
    case .help(let news): receiveHelp(news)
    case .printed(let answer, let token):
      receivePrinted(answer, token: token)
      receiveCallPrinted(answer, token: token)
      return receiveTicketPrinted(answer, token: token) + receiveHallPrinted(answer, token: token)
    case .pinChecked(let isRight, let token): return receivePIN(isRight, token: token)
    case .health(let items, let token): receiveHealth(items, token: token)
    case .aidSealed(let code, let token): receiveAidCode(code, token: token)
    case .queue(let answer, let token): return receiveQueue(answer, token: token)
    case .call(let news): return receiveCall(news)
    case .hall(let answer, let token): receiveHall(answer, token: token)
    case .codeMade(let matrix, let token): receiveCode(matrix, token: token)
    case .aidEntrySaved(let result, let token): receiveAidEntry(result, token: token)
    }
    return []
  }

  // MARK: Moving between pages

  mutating func goBack() -> [Effect] {
    if overlay != nil {
      overlay = nil
      return []
    }
    if case .aidCheck = page, aidWentBack() { return [] }
    if case .queue = page, let effects = queueWentBack() { return effects }
    if let effects = callWentBack() { return effects }
    if case .search = page, let effects = searchWentBack() { return effects }
    if case .aidEntry = page, let effects = aidEntryWentBack() { return effects }
    if let effects = hallWentBack() { return effects }
    guard pages.count > 1 else { return [] }
    let left = pages.removeLast()
    switch left {
    case .search, .aidEntry: return [.input(.end(session: session))] + renewInputSession()
    default: return []
    }
  }

  /// A new input session after the page with the keyboard was left: the old one's words are destroyed.
  private mutating func renewInputSession() -> [Effect] {
    session += 1
    return []
  }

  /// 返回首页: nothing that was written or read remains. Language, large print and contrast stay, for it is the same
  /// person; they go with the time-out. Source: the design system, §7.
  mutating func goHome() -> [Effect] {
    if asksBeforeHangingUp() || asksBeforeLeaving() { return [] }
    let (locale, mode) = (locale, mode)
    let effects = reset()
    self.locale = locale
    self.mode = mode
    self.mode.lowered = false
    return effects
  }

  /// The first state again: nothing of the session remains.
  mutating func reset() -> [Effect] {
    let ended = session
    let cancellations = giveUpTickets() + endCalls()
    var fresh = App(settings: settings, services: services, now: now)
    fresh.pinLock = pinLock
    fresh.helpSince = helpSince
    fresh.helpRang = helpRang
    fresh.helpSignal = helpSignal
    fresh.lastChime = lastChime
    fresh.departed = departed
    fresh.session = ended + 1
    fresh.lastToken = lastToken + 1
    self = fresh
    return [.input(.end(session: ended)), .endSession(ended)] + cancellations
  }

  /// A token for the next request.
  mutating func nextToken() -> Int {
    lastToken += 1
    return lastToken
  }
}

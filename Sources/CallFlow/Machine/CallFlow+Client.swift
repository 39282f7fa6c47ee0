public import Model

// One client: launched, calling, ended step by step. What comes after it is decided here as well.
extension CallFlow {
  /// What the client of the present attempt says.
  mutating func client(_ said: ClientEvent, _ now: Instant) -> [CallOrder] {
    switch (state, said) {
    case (.launching, .ready):
      enter(.dialling, now)
      return [.dial(attempt: attempt)]
    case (_, .able(let abilities)):
      self.abilities = abilities
      return []
    case (.dialling, .ringing):
      enter(.ringing, now)
      return []
    case (.dialling, .connected), (.ringing, .connected):
      connectedSince = now
      lastSign = now
      isHeard = true
      isSeen = withCamera
      enter(.connected, now)
      return []
    case (.connected, .alive(let figures)), (.stalled, .alive(let figures)):
      lastSign = now
      quality = figures ?? quality
      if state == .stalled { enter(.connected, now) }
      return []
    case (_, .closed(let why)): return closed(why, now)
    case (_, .gone): return gone(now)
    default: return []
    }
  }

  private mutating func closed(_ why: ClientClosing, _ now: Instant) -> [CallOrder] {
    switch state {
    case .launching, .dialling, .ringing: return ask(reason(of: why), then: afterFailure(why), now)
    case .connected, .stalled:
      let isEnd = why == .reason(.ended)
      return ask(reason(of: why), then: isEnd ? .end(.talked) : afterFailure(why), now)
    case .closing where closing == .hungUp:
      closing = .asked
      return [.quit(attempt: attempt)]
    default: return []
    }
  }

  /// Ended on purpose before there was a conversation: somebody there did not want to.
  private func reason(of why: ClientClosing) -> CallReason {
    switch why {
    case .ownDevices: .crashed
    case .reason(.ended) where connectedSince == nil: .declined
    case .reason(let reason): reason
    }
  }

  private func afterFailure(_ why: ClientClosing) -> Afterwards { why == .ownDevices ? .offers : .nextStep }

  private mutating func gone(_ now: Instant) -> [CallOrder] {
    switch state {
    case .launching, .dialling, .ringing, .connected, .stalled:
      reason = .crashed
      return nextStep(now)
    case .closing:
      switch afterwards {
      case .nextStep: return nextStep(now)
      case .offers: return offers(now)
      case .end(let outcome): return show(.ended(outcome), now)
      }
    default: return []
    }
  }

  // MARK: Ending a client

  /// The client still has a call that must be ended.
  mutating func hangUp(_ reason: CallReason, then afterwards: Afterwards, _ now: Instant) -> [CallOrder] {
    // A client that takes no orders yet cannot be asked, and has disturbed nobody.
    guard state != .launching else {
      return close(reason, by: .killed, then: afterwards, [.kill(attempt: attempt)], now)
    }
    return close(reason, by: .hungUp, then: afterwards, [.hangUp(attempt: attempt)], now)
  }

  /// The client's call is over; the client itself has to end.
  private mutating func ask(_ reason: CallReason, then afterwards: Afterwards, _ now: Instant) -> [CallOrder]
  {
    close(reason, by: .asked, then: afterwards, [.quit(attempt: attempt)], now)
  }

  private mutating func close(
    _ reason: CallReason, by step: Closing, then afterwards: Afterwards, _ orders: [CallOrder], _ now: Instant
  ) -> [CallOrder] {
    self.reason = reason
    self.afterwards = afterwards
    closing = step
    enter(.closing, now)
    return orders
  }

  // MARK: What comes next

  /// The next attempt, or what is offered after the last one.
  mutating func nextStep(_ now: Instant) -> [CallOrder] {
    index = index.map { min($0 + 1, steps.count) } ?? 0
    connectedSince = nil
    quality = nil
    abilities = []
    guard let step else { return offers(now) }
    if case .phone(let number) = step.target { return show(.phone(number), now) }
    attempt += 1
    isCovered = true
    enter(.launching, now)
    return [.launch(step.target, attempt: attempt, withCamera: withCamera)]
  }

  /// The telephone line, then the call-back, then the end.
  mutating func offers(_ now: Instant) -> [CallOrder] {
    index = steps.count
    if let hotline = plan.hotline, !hasOfferedHotline {
      hasOfferedHotline = true
      return show(.phone(hotline), now)
    }
    return show(plan.callBack == nil ? .ended(.unanswered) : .callBack(.offered), now)
  }

  /// Shows a state of the kiosk's own window, which a client may have covered.
  private mutating func show(_ next: CallState, _ now: Instant) -> [CallOrder] {
    guard isCovered else {
      enter(next, now)
      return []
    }
    isCovered = false
    behindRestore = next
    enter(.restore, now)
    return [.restore]
  }

  // MARK: Limits

  /// When the machine must be woken if nothing happens before; `nil` where it waits for a person.
  public var nextWake: Instant? { deadline }

  private var deadline: Instant? {
    let limits = plan.limits
    switch state {
    case .consent, .selfTest, .phone, .callBack(.offered), .callBack(.failed), .ended: return nil
    case .launching, .callBack(.keeping): return since.adding(milliseconds: limits.launch)
    case .dialling: return since.adding(milliseconds: limits.network)
    case .ringing: return since.adding(milliseconds: limits.ring)
    case .connected:
      return [lastSign.adding(milliseconds: limits.stall / 2), talkEnd].compactMap { $0 }.min()
    case .stalled: return [lastSign.adding(milliseconds: limits.stall), talkEnd].compactMap { $0 }.min()
    case .restore: return since.adding(milliseconds: limits.teardown)
    case .closing: return since.adding(milliseconds: closingLimit)
    }
  }

  private var talkEnd: Instant? {
    plan.limits.talk.flatMap { connectedSince?.adding(milliseconds: $0) }
  }

  /// A quarter of the limit for hanging up, another one for ending when asked: half of it is left for the kernel.
  private var closingLimit: Int64 {
    switch closing {
    case .hungUp: plan.limits.teardown / 4
    case .asked: plan.limits.teardown / 2
    case .killed: plan.limits.teardown
    }
  }

  /// Does what was due at `now`: one step, because each begins a state with a limit of its own.
  mutating func expire(_ now: Instant) -> [CallOrder] {
    guard let deadline, deadline <= now else { return [] }
    switch state {
    case .launching: return hangUp(.crashed, then: .nextStep, now)
    case .dialling: return hangUp(.absent, then: .nextStep, now)
    case .ringing: return hangUp(.noAnswer, then: .nextStep, now)
    case .connected, .stalled: return expireTalk(now)
    case .closing: return expireClosing(now)
    case .restore:
      enter(behindRestore, now)
      return []
    case .callBack(.keeping):
      enter(.callBack(.failed), now)
      return []
    case .consent, .selfTest, .phone, .callBack, .ended: return []
    }
  }

  private mutating func expireTalk(_ now: Instant) -> [CallOrder] {
    if let talkEnd, talkEnd <= now { return hangUp(.ended, then: .end(.talked), now) }
    guard lastSign.adding(milliseconds: plan.limits.stall) <= now else {
      enter(.stalled, now)
      return []
    }
    return hangUp(.crashed, then: .nextStep, now)
  }

  private mutating func expireClosing(_ now: Instant) -> [CallOrder] {
    switch closing {
    case .hungUp:
      closing = .asked
      return [.quit(attempt: attempt)]
    case .asked:
      closing = .killed
      return [.kill(attempt: attempt)]
    case .killed:
      // It may hold the camera still, so no other client is started: a telephone needs none.
      isStuck = true
      if case .end = afterwards { return show(.ended(.stuck), now) }
      return offers(now)
    }
  }
}

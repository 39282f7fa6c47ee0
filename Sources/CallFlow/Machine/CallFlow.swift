public import Model

/// A call from the resident's consent to the end: one attempt after the other until somebody answers, then the
/// telephone line, then a call-back.
///
/// A value without a clock. Every event comes with the time, in milliseconds that only grow (a wall clock that is
/// set must be corrected by `clockStepped`); `nextWake` says when the machine must be woken if nothing happens.
/// It returns orders and never waits. At every moment at most one client is alive: the next one is launched only
/// after the last one is gone.
public struct CallFlow: Hashable, Sendable {
  /// Whom the call tries.
  public let plan: CallPlan
  /// Where the call is.
  public internal(set) var state: CallState
  /// When the state began.
  public internal(set) var since: Instant
  /// The number of the present or last attempt, from 1; 0 before the first. What a client of another attempt says
  /// is dropped.
  public internal(set) var attempt = 0
  /// Why the last attempt ended; `nil` before.
  public internal(set) var reason: CallReason?
  /// Whether a client could not be ended. No other one is started then, and staff must see to it.
  public internal(set) var isStuck = false
  /// The figures of the present conversation.
  public internal(set) var quality: CallQuality?
  /// What the present client can do besides a call.
  public internal(set) var abilities: Set<CallAbility> = []
  /// Whether the other side of the present call hears the resident.
  public internal(set) var isHeard = true
  /// Whether the other side of the present call sees the resident; never where there is no camera.
  public internal(set) var isSeen = false
  /// When the present conversation began.
  public internal(set) var connectedSince: Instant?

  /// Every attempt in its order.
  let steps: [CallPlan.Step]
  /// The index of the present step; `nil` before the first, past the end afterwards.
  var index: Int?
  /// Whether the resident is seen: agreed to, and with a camera that works.
  public internal(set) var withCamera = true
  /// Whether the telephone line after the last level was shown.
  var hasOfferedHotline = false
  /// What the choice of a call-back becomes once it is written down.
  var kept = CallOutcome.appointment
  /// The last sign of life.
  var lastSign: Instant
  /// The time of the last event: an earlier one means that the clock was set back.
  public internal(set) var lastEvent: Instant
  /// What comes after the client is gone.
  var afterwards = Afterwards.nextStep
  /// How far the ending of a client is.
  var closing = Closing.hungUp
  /// What comes after the kiosk's window is back.
  var behindRestore = CallState.ended(.unanswered)
  /// Whether a client may have covered the kiosk's window since it was last brought back.
  var isCovered = false

  /// What comes after a client is gone.
  enum Afterwards: Hashable { case nextStep, offers, end(CallOutcome) }

  /// The steps of ending a client.
  enum Closing: Hashable { case hungUp, asked, killed }

  /// A call at its first state.
  public init(_ plan: CallPlan, at now: Instant) {
    self.plan = plan
    steps = plan.steps
    state = .consent
    since = now
    lastSign = now
    lastEvent = now
  }

  /// The present step; `nil` before the first and after the last.
  public var step: CallPlan.Step? {
    index.flatMap { steps.indices.contains($0) ? steps[$0] : nil }
  }

  /// The present level; `nil` before the first and after the last.
  public var level: CallPlan.Level? { step.map { plan.levels[$0.level] } }

  /// Whether the client that is ended is the last one: nobody else is called after it.
  public var isEnding: Bool {
    switch state {
    case .closing: if case .end = afterwards { true } else { false }
    case .restore: if case .ended = behindRestore { true } else { false }
    default: false
    }
  }

  /// Whether anything is offered after the telephone number that is shown.
  public var hasMore: Bool {
    let isLast = index.map { $0 + 1 >= steps.count } ?? true
    return !isLast || (plan.hotline != nil && !hasOfferedHotline) || plan.callBack != nil
  }

  /// Begins the first attempt without consent and self-test: for tests and the command line.
  public mutating func begin(at now: Instant) -> [CallOrder] {
    guard state == .consent else { return [] }
    return nextStep(now)
  }

  /// Takes an event; returns what has to be done about it, in that order.
  public mutating func handle(_ event: CallEvent, at now: Instant) -> [CallOrder] {
    if now < lastEvent { clockStepped(by: now.milliseconds(since: lastEvent)) }
    lastEvent = now
    // A client that is gone takes no more orders.
    if event == .client(.gone, attempt: attempt) { return client(.gone, now) }
    // What was due before the event happened comes first: an answer that is late is late.
    let due = expire(now)
    switch event {
    case .wake: return due
    case .cancel: return due + cancel(now)
    case .client(let said, let attempt): return due + (attempt == self.attempt ? client(said, now) : [])
    default: return due + resident(event, now)
    }
  }

  /// Shifts every time that the machine remembers, because the clock was set by so many milliseconds.
  public mutating func clockStepped(by milliseconds: Int64) {
    since = since.adding(milliseconds: milliseconds)
    lastEvent = lastEvent.adding(milliseconds: milliseconds)
    lastSign = lastSign.adding(milliseconds: milliseconds)
    connectedSince = connectedSince?.adding(milliseconds: milliseconds)
  }

  /// What the resident and the kiosk say.
  private mutating func resident(_ event: CallEvent, _ now: Instant) -> [CallOrder] {
    switch (state, event) {
    case (.consent, .goOn), (.consent, .voiceOnly):
      withCamera = event == .goOn
      enter(.selfTest(nil), now)
      return [.beginSelfTest]
    case (.selfTest, .selfTested(let result)):
      enter(.selfTest(result), now)
      return []
    case (.selfTest(_?), .testAgain):
      enter(.selfTest(nil), now)
      return [.endSelfTest, .beginSelfTest]
    case (.selfTest(let result?), .goOn), (.selfTest(let result?), .voiceOnly):
      withCamera = withCamera && event == .goOn && result.hasCamera
      return [.endSelfTest] + (result.allowsCall ? nextStep(now) : offers(now))
    case (.restore, .restored):
      enter(behindRestore, now)
      return []
    case (.phone, .phoned):
      enter(.ended(.phoned), now)
      return []
    case (.phone, .skipPhone):
      return nextStep(now)
    case (.launching, .nextLevel), (.dialling, .nextLevel), (.ringing, .nextLevel):
      skipLevel()
      return hangUp(.skipped, then: .nextStep, now)
    case (.launching, .takePhone), (.dialling, .takePhone), (.ringing, .takePhone):
      return hangUp(.skipped, then: .offers, now)
    case (.closing, .nextLevel) where afterwards == .nextStep:
      skipLevel()
      return []
    case (.closing, .takePhone) where afterwards == .nextStep:
      afterwards = .offers
      return []
    case (.connected, .microphone(let isOn)), (.stalled, .microphone(let isOn)):
      guard abilities.contains(.muteMicrophone), isHeard != isOn else { return [] }
      isHeard = isOn
      return [.microphone(isOn: isOn, attempt: attempt)]
    case (.connected, .camera(let isOn)), (.stalled, .camera(let isOn)):
      guard abilities.contains(.hideCamera), withCamera, isSeen != isOn else { return [] }
      isSeen = isOn
      return [.camera(isOn: isOn, attempt: attempt)]
    default:
      return callBack(event, now)
    }
  }

  /// Passes over what is left of the present level.
  private mutating func skipLevel() {
    guard let level = step?.level else { return }
    index = steps.lastIndex { $0.level == level }
  }

  private mutating func callBack(_ event: CallEvent, _ now: Instant) -> [CallOrder] {
    guard case .callBack(let progress) = state, let offer = plan.callBack else { return [] }
    switch event {
    case .takeAppointment where progress != .keeping && offer.offersAppointment:
      kept = .appointment
      enter(.callBack(.keeping), now)
      return [.makeAppointment]
    case .leaveNumber(let number, let consent) where progress != .keeping && consent == offer.numberConsent:
      kept = .numberLeft
      enter(.callBack(.keeping), now)
      return [.keepNumber(number, consent: consent)]
    case .callBackKept(let isKept) where progress == .keeping:
      enter(isKept ? .ended(kept) : .callBack(.failed), now)
      return []
    default:
      return []
    }
  }

  private mutating func cancel(_ now: Instant) -> [CallOrder] {
    switch state {
    case .ended: return []
    case .selfTest:
      enter(.ended(.cancelled), now)
      return [.endSelfTest]
    // What is being written down cannot be taken back any more; it answers within its limit.
    case .callBack(.keeping): return []
    case .consent, .phone, .callBack:
      enter(.ended(.cancelled), now)
      return []
    case .restore:
      // The window comes back whatever happens; only what follows changes.
      if case .ended = behindRestore { return [] }
      behindRestore = .ended(.cancelled)
      return []
    case .launching, .dialling, .ringing: return hangUp(.ended, then: .end(.cancelled), now)
    case .connected, .stalled: return hangUp(.ended, then: .end(.talked), now)
    case .closing:
      if case .end = afterwards { return [] }
      afterwards = .end(.cancelled)
      return []
    }
  }

  mutating func enter(_ state: CallState, _ now: Instant) {
    self.state = state
    since = now
  }
}

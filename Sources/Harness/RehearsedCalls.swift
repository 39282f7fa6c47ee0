public import CallFlow
public import Model
public import Screens
internal import Synchronization

/// A desk for calls without programs, devices and a network: for pictures and tests. The machine of the call is the real
/// one; what its clients say is written down beforehand.
public final class RehearsedCalls: Sendable {
  /// What is written down.
  public struct Part: Hashable, Sendable {
    /// Whom the hall calls.
    public var settings: CallSettings
    /// What the client of each attempt says; of every further one, nothing.
    public var attempts: [[ClientEvent]]
    /// What the self-test finds; `nil` where it never ends.
    public var selfTest: SelfTest?
    /// How loud the microphone hears meanwhile.
    public var level: Double
    /// Whether a number that is left can be written down; `nil` where that takes its time.
    public var keepsNumbers: Bool?

    /// A part with everything as it should be.
    public init(
      _ settings: CallSettings, attempts: [[ClientEvent]] = [],
      selfTest: SelfTest? = SelfTest(
        hasClient: true, hasNetwork: true, hasMicrophone: true, hasCamera: true), level: Double = 0.6,
      keepsNumbers: Bool? = true
    ) {
      self.settings = settings
      self.attempts = attempts
      self.selfTest = selfTest
      self.level = level
      self.keepsNumbers = keepsNumbers
    }
  }

  private struct State {
    var flow: CallFlow?
    var call = 0
    var said: [VideoCallCommand] = []
    var answer: @Sendable (CallNews) -> Void = { _ in }
    var ordered: [CallOrder] = []
  }

  private let part: Part
  private let calendar: HallCalendar
  private let state = Mutex(State())

  /// A desk that plays a part.
  public init(_ part: Part, calendar: HallCalendar = HallCalendar()) {
    self.part = part
    self.calendar = calendar
  }

  /// What the pages said, in order.
  public var said: [VideoCallCommand] { state.withLock(\.said) }
  /// What the machine of the call ordered, in order.
  public var ordered: [CallOrder] { state.withLock(\.ordered) }
  /// Where the call is.
  public var flow: CallFlow? { state.withLock(\.flow) }

  /// Takes what a page says; `answer` hears of every state before this returns.
  public func send(
    _ command: VideoCallCommand, at now: Instant, _ answer: @escaping @Sendable (CallNews) -> Void
  ) {
    state.withLock { $0.said.append(command) }
    switch command {
    case .begin(let withCamera, let helper, let call):
      let plan = part.settings.plan(at: now, calendar: calendar, helper: helper?.value)
      state.withLock { state in
        state.flow = CallFlow(plan, at: now)
        state.call = call
        state.answer = answer
      }
      guard !plan.levels.isEmpty else { return take(at: now) { $0.begin(at: now) } }
      hear(withCamera ? .goOn : .voiceOnly, at: now)
    case .tell(let word, let call):
      guard let event = word.event, state.withLock({ $0.call == call }) else { return }
      hear(event, at: now)
    case .end(let call):
      guard state.withLock({ $0.call == call }) else { return }
      hear(.cancel, at: now)
    }
  }

  /// Something happens to the call.
  public func hear(_ event: CallEvent, at now: Instant) { take(at: now) { $0.handle(event, at: now) } }

  /// The present client says something.
  public func client(_ said: ClientEvent, at now: Instant) {
    guard let attempt = flow?.attempt else { return }
    hear(.client(said, attempt: attempt), at: now)
  }

  private func take(at now: Instant, _ step: (inout CallFlow) -> [CallOrder]) {
    let (orders, news) = state.withLock { state -> ([CallOrder], (() -> Void)?) in
      guard var flow = state.flow else { return ([], nil) }
      let orders = step(&flow)
      state.flow = flow
      state.ordered += orders
      let (answer, call) = (state.answer, state.call)
      return (orders, { answer(.flow(flow, call: call)) })
    }
    news?()
    for order in orders { carryOut(order, at: now) }
  }

  private func carryOut(_ order: CallOrder, at now: Instant) {
    let (answer, call) = state.withLock { ($0.answer, $0.call) }
    switch order {
    case .beginSelfTest:
      answer(.level(part.level, call: call))
      if let found = part.selfTest { hear(.selfTested(found), at: now) }
    case .launch(_, let attempt, _):
      guard part.attempts.indices.contains(attempt - 1) else { return }
      for said in part.attempts[attempt - 1] { hear(.client(said, attempt: attempt), at: now) }
    case .hangUp(let attempt), .quit(let attempt), .kill(let attempt):
      hear(.client(.gone, attempt: attempt), at: now)
    case .restore: hear(.restored, at: now)
    case .makeAppointment: answer(.makeAppointment(call: call))
    case .keepNumber: if let isKept = part.keepsNumbers { hear(.callBackKept(isKept), at: now) }
    case .endSelfTest, .dial, .microphone, .camera: break
    }
  }
}

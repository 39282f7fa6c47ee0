import CallFlow
import Model
import Testing

/// Whatever happens in whatever order: a call ends, and never does what it must not.
@Suite struct RandomCallTests {
  @Test func everyCallEndsAndKeepsItsPromises() {
    var random = SeededRandom(for: "10,000 random calls")
    for _ in 0..<10_000 {
      var call = RandomCall(&random)
      call.play(&random)
      #expect(call.complaints == [])
      if !call.complaints.isEmpty { return }
    }
  }
}

/// A call with clients that live as ordered, and otherwise do what chance says.
private struct RandomCall {
  private var flow: CallFlow
  private var now = Instant(milliseconds: 0)
  private var alive: Set<Int> = []
  private var wasCancelled = false
  private var isTesting = false
  private(set) var complaints: [String] = []

  init(_ random: inout SeededRandom) {
    let some = { (random: inout SeededRandom) in Bool.random(using: &random) }
    var plan = plan(
      levels: .random(in: 0...4, using: &random), hotline: some(&random), callBack: some(&random))
    if some(&random), !plan.levels.isEmpty, let number = PhoneNumber("110") {
      plan.levels[0].targets.append(.phone(number))
    }
    flow = CallFlow(plan, at: now)
    if some(&random) { obey(flow.begin(at: now)) }
  }

  mutating func play(_ random: inout SeededRandom) {
    for _ in 0..<400 {
      if case .ended = flow.state { return }
      let event = event(&random)
      if event == .cancel { wasCancelled = wasCancelled || !isKeeping }
      if case .client(.gone, let attempt) = event { alive.remove(attempt) }
      obey(flow.handle(event, at: now))
      now = now.adding(milliseconds: .random(in: 0...1500, using: &random))
    }
    finish()
  }

  private var isKeeping: Bool { flow.state == .callBack(.keeping) }

  /// Nothing but time passes now, and the person leaves: it must end.
  private mutating func finish() {
    for _ in 0..<12 {
      while let wake = flow.nextWake {
        now = max(now, wake)
        obey(flow.handle(.wake, at: now))
      }
      obey(flow.handle(.cancel, at: now))
    }
    if case .ended = flow.state { return }
    complaints.append("does not end, stays in \(flow.state)")
  }

  private mutating func obey(_ orders: [CallOrder]) {
    for order in orders {
      switch order {
      case .launch(_, let attempt, _):
        if !alive.isEmpty { complaints.append("launches \(attempt) while \(alive) live") }
        if wasCancelled { complaints.append("launches \(attempt) after cancel") }
        if isTesting { complaints.append("launches \(attempt) while the self-test holds the camera") }
        alive.insert(attempt)
      case .microphone(_, let attempt), .camera(_, let attempt), .dial(let attempt), .hangUp(let attempt),
        .quit(let attempt), .kill(let attempt):
        if !alive.contains(attempt) { complaints.append("orders \(order) of a client that is gone") }
      case .beginSelfTest: isTesting = true
      case .endSelfTest: isTesting = false
      case .restore:
        if !alive.isEmpty, !flow.isStuck, flow.state != .ended(.stuck) {
          complaints.append("brings the window back before the client is gone")
        }
      case .makeAppointment, .keepNumber: break
      }
    }
    if case .ended = flow.state, !alive.isEmpty, !flow.isStuck { complaints.append("ends with a client") }
    if case .ended = flow.state, isTesting { complaints.append("ends with the self-test") }
  }

  private func event(_ random: inout SeededRandom) -> CallEvent {
    // The present client four times out of ten; sometimes an earlier one.
    if Int.random(in: 0..<10, using: &random) < 5 {
      let attempt = Int.random(in: 0..<8, using: &random) == 0 ? flow.attempt - 1 : flow.attempt
      let closings = CallReason.allCases.map { ClientClosing.reason($0) } + [.ownDevices]
      let said: [ClientEvent] = [
        .able([.muteMicrophone, .hideCamera]), .ready, .ready, .ringing, .connected, .alive(nil), .gone,
        .closed(closings.randomElement(using: &random) ?? .ownDevices),
      ]
      let event = said.randomElement(using: &random) ?? .gone
      // A client is gone once, and only after it was there.
      if event == .gone, !alive.contains(attempt) { return .wake }
      return .client(event, attempt: attempt)
    }
    let good = SelfTest(hasClient: true, hasNetwork: true, hasMicrophone: true, hasCamera: true)
    let number = PhoneNumber("13800000000").map { CallEvent.leaveNumber(Private($0), consent: "2026-11") }
    let events: [CallEvent?] = [
      .wake, .wake, .wake, .goOn, .goOn, .voiceOnly, .testAgain, .nextLevel, .takePhone,
      .microphone(isOn: .random(using: &random)), .camera(isOn: false), .camera(isOn: true),
      .selfTested(good), .restored, .restored, .phoned, .skipPhone,
      .takeAppointment, number, .callBackKept(true), .callBackKept(false),
      Int.random(in: 0..<4, using: &random) == 0 ? .cancel : .wake,
    ]
    return (events.randomElement(using: &random) ?? nil) ?? .wake
  }
}

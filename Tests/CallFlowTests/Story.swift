import CallFlow
import Model

/// A call told event by event, with a clock of its own and a client that does nothing by itself.
struct Story {
  var flow: CallFlow
  var now = Instant(milliseconds: 1_000_000)
  /// What the last event or the passing of time ordered.
  var orders: [CallOrder] = []

  /// A call whose levels have one SIP target each, begun.
  init(levels: Int = 4, hotline: Bool = true, callBack: Bool = true, limits: CallLimits = CallLimits()) {
    self.init(plan(levels: levels, hotline: hotline, callBack: callBack, limits: limits))
    orders = flow.begin(at: now)
  }

  /// A call at its first state.
  init(_ plan: CallPlan) {
    flow = CallFlow(plan, at: now)
  }

  var state: CallState { flow.state }
  /// The level that is called, from 1.
  var level: Int? { flow.step.map { $0.level + 1 } }

  /// Something happens now.
  mutating func hear(_ event: CallEvent) {
    orders = flow.handle(event, at: now)
  }

  /// The present client says something.
  mutating func client(_ said: ClientEvent) {
    hear(.client(said, attempt: flow.attempt))
  }

  /// Time passes; the machine is woken when it wants to be. Collects all orders.
  mutating func pass(_ milliseconds: Int64) {
    let end = now.adding(milliseconds: milliseconds)
    var all: [CallOrder] = []
    while let wake = flow.nextWake, wake <= end {
      now = max(now, wake)
      all += flow.handle(.wake, at: now)
    }
    now = end
    orders = all
  }

  /// The client starts and rings after a moment.
  mutating func rings() {
    client(.ready)
    client(.ringing)
  }

  /// The client starts, rings and is answered.
  mutating func talks() {
    rings()
    client(.connected)
  }

  /// The client ends when it is asked.
  mutating func goes() {
    client(.closed(.reason(.ended)))
    client(.gone)
  }
}

/// A plan of levels with one address each.
func plan(
  levels: Int = 4, hotline: Bool = true, callBack: Bool = true, limits: CallLimits = CallLimits()
) -> CallPlan {
  CallPlan(
    levels: (1...max(1, levels)).prefix(levels).map { number in
      CallPlan.Level(
        id: "level-\(number)", name: Localized(zh: "第 \(number) 级", en: "level \(number)"),
        targets: [target(number)])
    },
    hotline: hotline ? PhoneNumber("12348") : nil,
    callBack: callBack ? CallPlan.CallBack(offersAppointment: true, numberConsent: "2026-11") : nil,
    limits: limits)
}

/// The address of a level.
func target(_ number: Int) -> CallTarget {
  guard let address = try? SIPAddress("sips:desk\(number)@hall.example") else {
    preconditionFailure("the address of the tests is one")
  }
  return .sip(address)
}

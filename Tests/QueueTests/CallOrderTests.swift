import Model
import Queue
import Testing

@Suite struct CallOrderTests {
  private let both = hall.windows[1]

  private func order(_ tickets: [Ticket], minute: Int, window: ServiceWindow? = nil) -> [String] {
    hall.ranking(
      at: window ?? both, of: CallScene(open: tickets, recent: []), now: morning.adding(seconds: minute * 60),
      limit: 99
    ).map(\.ticket.id.number.description)
  }

  @Test func whoeverHasWaitedLongestIsNext() {
    let tickets = [ticket(3, minute: 2), ticket(1), ticket(2, service: "aid", minute: 1)]
    #expect(order(tickets, minute: 10) == ["A001", "B002", "A003"])
  }

  @Test func aMinuteOfAnElderCountsForThree() {
    let tickets = [ticket(1, minute: 0), ticket(2, priority: "elder", minute: 20)]
    #expect(order(tickets, minute: 29) == ["A001", "A002"])
    #expect(order(tickets, minute: 31) == ["A002", "A001"])
  }

  @Test func theReasonSaysWhy() throws {
    let scene = CallScene(open: [ticket(1, minute: 0), ticket(2, priority: "elder", minute: 20)], recent: [])
    let reasons = hall.ranking(at: both, of: scene, now: morning.adding(seconds: 60 * 60), limit: 9).map(
      \.reason)
    #expect(
      reasons == [
        .priority(name: Localized(zh: "老年人", en: "Elders"), minutes: 40, weight: 3),
        .longestWait(minutes: 60),
      ])
    #expect(reasons.map(\.sentence.zh) == ["老年人优先：等了 40 分钟，按 120 分钟算。", "等得最久：60 分钟。"])
  }

  @Test func afterFiveWithPriorityInARowSomebodyWithoutIsCalled() {
    let elders = (1...7).map { ticket($0, priority: "elder", minute: 0) }
    let tickets = elders + [ticket(8, minute: 1)]
    #expect(order(tickets, minute: 30) == ["A001", "A002", "A003", "A004", "A005", "A008", "A006", "A007"])
  }

  @Test func aMissedNumberComesAgainAfterThePauseAndLapsesAfterThreeCalls() throws {
    var missed = ticket(1)
    for call in 1...3 {
      missed = try missed.after(
        .called(window: 2), at: morning.adding(seconds: call * 600), policy: hall.policy)
      missed = try missed.after(.missed, at: morning.adding(seconds: call * 600 + 60), policy: hall.policy)
      let tickets = [missed, ticket(2, minute: 5)]
      #expect(order(tickets, minute: call * 10 + 2) == ["A002"])
      #expect(order(tickets, minute: call * 10 + 5) == (call < 3 ? ["A001", "A002"] : ["A002"]))
    }
    let restored = try missed.after(.restored(.end), at: morning.adding(seconds: 3000), policy: hall.policy)
    #expect(order([restored, ticket(2, minute: 5)], minute: 60) == ["A002", "A001"])
  }

  @Test func whoIsNotYetPrintedOrWantsToWaitIsNotCalled() throws {
    var issued = ticket(1)
    issued.state = .issued
    let later = try ticket(2).after(
      .postponed(until: morning.adding(seconds: 1800)), at: morning, policy: hall.policy)
    #expect(order([issued, later], minute: 10) == [])
    #expect(order([issued, later], minute: 31) == ["A002"])
  }

  @Test func aClockThatJumpsBackCallsInTheOrderOfTheNumbers() {
    let tickets = [ticket(2, priority: "elder", minute: 6), ticket(1, minute: 5)]
    #expect(order(tickets, minute: -60) == ["A001", "A002"])
  }

  @Test func noWindowCallsSomebodyItDoesNotServeAndEverybodyIsCalledOnce() {
    var random = SeededRandom(seed("calls"))
    for _ in 0..<200 {
      let services = hall.services.map(\.id)
      let tickets = (1...Int.random(in: 1...40, using: &random)).map { number in
        ticket(
          number, service: services.randomElement(using: &random) ?? "aid",
          priority: Bool.random(using: &random) ? "elder" : nil,
          minute: Int.random(in: 0...60, using: &random))
      }
      for window in hall.windows {
        let called = hall.ranking(
          at: window, of: CallScene(open: tickets, recent: []), now: morning.adding(seconds: 7200), limit: 99)
        #expect(called.allSatisfy { window.services.contains($0.ticket.service) })
        #expect(
          Set(called.map(\.ticket.id))
            == Set(tickets.filter { window.services.contains($0.service) }.map(\.id)))
        #expect(called.count == Set(called.map(\.ticket.id)).count)
      }
    }
  }

  @Test func oneWithoutPriorityIsCalledHoweverManyEldersKeepComing() {
    // An elder a minute for ever, one window that takes a minute for each: the one without must still be
    // called.
    var waiting = [ticket(1)]
    for minute in 1..<600 {
      waiting.append(ticket(minute + 1, priority: "elder", minute: minute))
      let now = morning.adding(seconds: minute * 60)
      guard let next = hall.next(at: both, of: CallScene(open: waiting, recent: []), now: now) else { break }
      waiting.removeAll { $0.id == next.ticket.id }
      if next.ticket.priority == nil {
        #expect(minute < 10)
        return
      }
    }
    Issue.record("the one without priority was never called")
  }

  @Test func theRuleForMissedCallsStandsOnTheSlip() {
    #expect(hall.policy.missedRule.zh == "叫号没赶上，过 3 分钟会再叫，共叫 3 次。都错过了请找工作人员，从队尾重新排。")
  }
}

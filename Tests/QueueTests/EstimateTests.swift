import Model
import Queue
import Testing

@Suite struct EstimateTests {
  private func scene(_ open: [Ticket], minute: Int = 0, windows: [ServiceWindow] = hall.windows) -> WaitScene
  {
    WaitScene(
      now: morning.adding(seconds: minute * 60), open: open, times: [:], windows: windows, arrivals: [])
  }

  @Test func inAnEmptyHallNobodyWaits() {
    let estimate = hall.estimate(service: hall.services[0], priority: nil, in: scene([]))
    #expect(estimate == WaitEstimate(ahead: 0, range: WaitRange(low: 0, high: 5), mayNotBeReached: false))
    #expect(estimate.text.zh == "5 分钟以内")
  }

  @Test func withoutAWindowNothingIsPromised() {
    let estimate = hall.estimate(
      service: hall.services[0], priority: nil, in: scene([], windows: [hall.windows[2]]))
    #expect(estimate.range == nil)
    #expect(estimate.gap == .noWindow)
  }

  @Test func rangesAreStepsOfFiveMinutesAroundTheMiddle() {
    #expect(WaitRange(from: 0, to: 0) == WaitRange(low: 0, high: 5))
    #expect(WaitRange(from: 299_999, to: 300_001) == WaitRange(low: 0, high: 10))
    #expect(WaitRange(from: 600_000, to: 600_000) == WaitRange(low: 10, high: 15))
    let line = (1...12).map { ticket($0) }
    let estimate = hall.estimate(service: hall.services[0], priority: nil, in: scene(line, minute: 1))
    #expect(estimate.ahead == 12)
    // Twelve visits of ten minutes over three windows.
    #expect(
      estimate.range.map { $0.low <= 40 && $0.high >= 35 && $0.low % 5 == 0 && $0.high % 5 == 0 } == true)
  }

  @Test func priorityWaitsShorterAndALongerLineWaitsLonger() {
    let short = (1...6).map { ticket($0) }
    let long = (1...30).map { ticket($0) }
    let middle = { (estimate: WaitEstimate) in estimate.range.map { $0.low + $0.high } ?? 0 }
    let wait = { (line: [Ticket], priority: String?) in
      middle(hall.estimate(service: hall.services[0], priority: priority, in: scene(line, minute: 1)))
    }
    #expect(wait(short, nil) < wait(long, nil))
    #expect(wait(long, "elder") < wait(long, nil))
  }

  @Test func pastClosingTimeItSaysThatItMayNotBeReached() throws {
    var settings = hall
    settings.hours = OpeningHours(workday: [try #require(TimeSpan(540, 1020))])
    let line = (1...30).map { ticket($0) }
    let late = WaitScene(
      now: morning.adding(seconds: 7 * 3600 + 1800), open: line, times: [:], windows: hall.windows,
      arrivals: [])
    let estimate = settings.estimate(service: hall.services[0], priority: nil, in: late)
    #expect(estimate.mayNotBeReached)
    #expect(estimate.text.zh == "今天可能轮不到")
  }

  @Test(arguments: [3, 900])
  func everybodyInTheSameLineIsAhead(count: Int) {
    // The windows serve both services in one line, so those of the other are ahead as well.
    let window = ServiceWindow(number: 1, services: hall.services.map(\.id))
    let line = (1...count).map { ticket($0, service: hall.services[$0 % 2].id) }
    let estimate = hall.estimate(
      service: hall.services[0], priority: nil, in: scene(line, minute: 1, windows: [window]))
    #expect(estimate.ahead == count)
    // One who has a window of its own is not held up by them.
    let other = ServiceWindow(number: 2, services: [hall.services[0].id])
    let apart = ServiceWindow(number: 1, services: [hall.services[1].id])
    let free = hall.estimate(
      service: hall.services[0], priority: nil,
      in: scene(line.filter { $0.service == hall.services[1].id }, minute: 1, windows: [apart, other]))
    #expect(free.ahead == 0)
  }

  @Test func lunchIsPartOfTheWait() throws {
    var settings = hall
    settings.hours = OpeningHours(
      workday: [try #require(TimeSpan(540, 720)), try #require(TimeSpan(810, 1020))])
    var line = (1...4).map { ticket($0, minute: 170) }
    for (index, window) in hall.windows.enumerated() {
      line[index].state = .called
      line[index].window = window.number
      line[index].calledAt = morning.adding(seconds: 178 * 60)
    }
    let estimate = settings.estimate(service: hall.services[0], priority: nil, in: scene(line, minute: 179))
    #expect(estimate.range.map { $0.high >= 90 } == true)
  }

  @Test func theSameHallGivesTheSameEstimate() {
    let line = (1...20).map { ticket($0, priority: $0 % 3 == 0 ? "elder" : nil) }
    let estimate = { hall.estimate(service: hall.services[0], priority: nil, in: scene(line, minute: 1)) }
    #expect(estimate() == estimate())
  }

  @Test func aWindowThatNobodyClosedAtNoonIsNoLongVisit() {
    let usual = ServiceTimes(latest: Array(repeating: 600_000, count: 29), typicalMinutes: 15)
    let odd = ServiceTimes(latest: [36_000_000] + Array(repeating: 600_000, count: 29), typicalMinutes: 15)
    #expect(odd.mean - usual.mean < 60_000)
    #expect(usual.mean > 600_000 && usual.mean < 700_000)
    #expect(ServiceTimes(latest: [], typicalMinutes: 15).mean == 900_000)
  }

  @Test func aLineLongerThanAnyHallIsStillAnsweredAtOnce() {
    let line = (1...5000).map { ticket($0) }
    let estimate = hall.estimate(service: hall.services[0], priority: nil, in: scene(line, minute: 1))
    #expect(estimate.ahead == 5000)
    #expect(estimate.mayNotBeReached)
    #expect(estimate.range != nil)
  }
}

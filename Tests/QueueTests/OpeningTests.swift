import Model
import Queue
import Testing

@Suite struct OpeningTests {
  private let settings: QueueSettings = {
    var settings = hall
    if let early = TimeSpan(9 * 60, 12 * 60), let late = TimeSpan(13 * 60 + 30, 17 * 60) {
      settings.hours = OpeningHours(workday: [early, late])
    }
    return settings
  }()

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func opening(
    _ moment: Instant, taken: Int = 0, notices: [HallNotice] = [], of settings: QueueSettings? = nil
  )
    -> Opening
  {
    let settings = settings ?? self.settings
    return settings.opening(of: settings.services[0], at: moment, notices: HallNotices(notices), taken: taken)
  }

  @Test func withoutHoursNothingIsRefusedOrPromised() throws {
    let night = try day("2026-11-22").instant(minute: 180)
    #expect(opening(night, of: hall) == .open(until: nil))
    #expect(hall.nextOpening(of: hall.services[0], after: night) == nil)
  }

  @Test func everyMinuteOfADayIsOpenOrSaysWhyAndWhenItOpens() throws {
    let monday = try day("2026-11-23")
    let at = { (minute: Int) in monday.instant(minute: minute) }
    #expect(opening(at(539)) == .closed(.notYet, next: at(540)))
    #expect(opening(at(540)) == .open(until: at(720)))
    #expect(opening(at(719)) == .open(until: at(720)))
    #expect(opening(at(720)) == .closed(.lunch, next: at(810)))
    #expect(opening(at(1019)) == .open(until: at(1020)))
    #expect(opening(at(1020)) == .closed(.over, next: try day("2026-11-24").instant(minute: 540)))
    let saturday = try day("2026-11-28").instant(minute: 600)
    #expect(opening(saturday) == .closed(.dayOff, next: try day("2026-11-30").instant(minute: 540)))
    for minute in 0..<(14 * 1440) {
      let moment = at(minute)
      guard case .closed(_, let next) = opening(moment) else { continue }
      let next0 = try #require(next)
      #expect(next0 > moment)
      #expect(opening(next0).isOpen)
    }
  }

  @Test func holidaysCloseAndStandInDaysOpen() throws {
    var settings = settings
    let note = Localized(zh: "国庆节", en: "National Day")
    settings.calendar = HallCalendar([
      HallCalendar.Entry(
        first: try day("2026-10-01"), last: try day("2026-10-07"), kind: .closed, note: note),
      HallCalendar.Entry(first: try day("2026-10-10"), last: try day("2026-10-10"), kind: .workday),
    ])
    let thursday = try day("2026-10-01").instant(minute: 600)
    #expect(
      opening(thursday, of: settings)
        == .closed(.holiday(note), next: try day("2026-10-08").instant(minute: 540)))
    let saturday = try day("2026-10-10").instant(minute: 600)
    #expect(opening(saturday, of: settings) == .open(until: try day("2026-10-10").instant(minute: 720)))
    #expect(OpeningReason.holiday(note).text.zh == "国庆节休息")
  }

  @Test func staffCloseOpenAndLimit() throws {
    let now = morning.adding(seconds: 60)
    let closed = HallNotice(
      .hall, .closed(until: morning.adding(seconds: 3600), reason: "停电"), at: morning, by: .staff)
    #expect(
      opening(now, notices: [closed]) == .closed(.hallClosed("停电"), next: morning.adding(seconds: 3600)))
    #expect(opening(morning.adding(seconds: 3600), notices: [closed]).isOpen)
    #expect(opening(now, notices: [HallNotice(.hall, nil, at: now, by: .staff), closed]).isOpen)
    let service = HallNotice(.service("consult"), .closed(until: nil, reason: nil), at: morning, by: .staff)
    #expect(
      opening(now, notices: [service])
        == .closed(.serviceClosed(nil), next: try day("2026-11-24").instant(minute: 540)))
    let limit = HallNotice(.limit("consult"), .limit(5), at: morning, by: .staff)
    #expect(opening(now, taken: 4, notices: [limit]).isOpen)
    #expect(
      opening(now, taken: 5, notices: [limit])
        == .closed(.limitReached(5), next: try day("2026-11-24").instant(minute: 540)))
  }

  @Test func reservedRangesNeverMeetEachOtherOrWhatIsIssued() {
    var random = SeededRandom(seed("ranges"))
    for _ in 0..<300 {
      var taken: [ClosedRange<Int>] = []
      var issued = 0
      for _ in 0..<20 {
        issued += Int.random(in: 0...90, using: &random)
        let range = OfflineRange.place(
          count: Int.random(in: 1...100, using: &random), issued: issued, taken: taken)
        #expect(range.lowerBound > issued)
        #expect(taken.allSatisfy { !$0.overlaps(range) })
        taken.append(range)
      }
    }
    #expect(OfflineRange.place(count: 50, issued: 0, taken: []) == 950...999)
  }
}

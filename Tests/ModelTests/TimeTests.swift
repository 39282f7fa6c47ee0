import Foundation
import Model
import Testing

/// Instants and days, in China's time and without a calendar library.
@Suite struct TimeTests {
  /// 2026-11-22T16:00:00Z: midnight in China.
  private let midnight = Instant(milliseconds: 1_795_363_200_000)

  @Test func theDayChangesAtMidnightInChina() {
    let before = midnight.adding(milliseconds: -1)
    #expect(before.day.description == "2026-11-22")
    #expect(before.minuteOfDay == 1439)
    #expect(midnight.day.description == "2026-11-23")
    #expect(midnight.minuteOfDay == 0)
    #expect(midnight.adding(seconds: 24 * 3600 - 1).day == midnight.day)
    #expect(midnight.adding(seconds: 24 * 3600).day.weekday == 2)
  }

  @Test func timesBeforeTheEpochAreDaysToo() {
    let epoch = Instant(milliseconds: 0)
    #expect(epoch.day.description == "1970-01-01")
    #expect(epoch.minuteOfDay == 480)
    let eve = Instant(milliseconds: -8 * 3_600_000 - 1)
    #expect(eve.day.description == "1969-12-31")
    #expect(eve.minuteOfDay == 1439)
    #expect(eve.nextMinute == Instant(milliseconds: -8 * 3_600_000))
  }

  @Test func theNextMinuteIsAlwaysLater() {
    #expect(midnight.nextMinute.milliseconds(since: midnight) == 60_000)
    #expect(midnight.adding(milliseconds: -1).nextMinute == midnight)
    #expect(midnight.adding(milliseconds: 59_999).nextMinute == midnight.adding(seconds: 60))
    for milliseconds: Int64 in -200_000...(-199_000) {
      let instant = Instant(milliseconds: milliseconds)
      #expect(instant.nextMinute > instant)
      #expect(instant.nextMinute.milliseconds % 60_000 == 0)
    }
  }

  @Test func instantsCountAndCompare() {
    let later = midnight.adding(seconds: 90).adding(milliseconds: 5)
    #expect(later.milliseconds(since: midnight) == 90_005)
    #expect(midnight.milliseconds(since: later) == -90_005)
    #expect(midnight < later)
    #expect(!(later < later))
  }

  @Test func everyDayOfEightCenturiesIsItselfAgain() throws {
    var weekday = Day(daysSinceEpoch: -146_097).weekday
    var before: Day?
    for number in -146_097...146_097 {
      let day = Day(daysSinceEpoch: number)
      try #require(day.daysSinceEpoch == number)
      try #require(Day(year: day.year, month: day.month, day: day.day) == day)
      try #require(Day(day.description) == day)
      try #require(day.weekday == weekday)
      if let before { try #require(before < day) }
      before = day
      weekday = (weekday + 1) % 7
    }
  }

  @Test(arguments: [
    ("2024-02-29", true), ("2023-02-29", false), ("2000-02-29", true), ("1900-02-29", false),
    ("2026-04-31", false), ("2026-12-31", true), ("2026-13-01", false), ("2026-00-01", false),
    ("2026-01-00", false), ("2026-1-1", false), ("+026-01-01", false), ("2026-01-01 ", false), ("", false),
    ("２０２６-01-01", false), ("2026--1-01", false), ("2026-01-01-01", false), ("26-01-01", false),
  ])
  func onlyDaysOfTheCalendarAreRead(text: String, isDay: Bool) {
    #expect((Day(text) != nil) == isDay)
  }

  @Test func aYearBeforeZeroIsWrittenWithItsSign() throws {
    #expect(try #require(Day(year: -5, month: 3, day: 1)).description == "-0005-03-01")
    #expect(try #require(Day(year: 0, month: 2, day: 29)).description == "0000-02-29")
  }

  @Test func aDayIsWrittenAndReadAsText() throws {
    let day = try #require(Day("2026-11-23"))
    let data = try JSONEncoder().encode([day])
    #expect(String(bytes: data, encoding: .utf8) == #"["2026-11-23"]"#)
    #expect(try JSONDecoder().decode([Day].self, from: data) == [day])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Day].self, from: Data(#"["2026-02-30"]"#.utf8))
    }
  }
}

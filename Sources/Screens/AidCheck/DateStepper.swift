public import Model

/// A day that is set by − and +, without typing: a value that only `step` changes.
///
/// The day never leaves `earliest...latest`, so a start that lies in the past cannot become a day to come.
public struct DateStepper: Hashable, Sendable {
  /// A touch on the stepper.
  public enum Step: Hashable, Sendable {
    /// So many years later, or earlier where negative.
    case years(Int)
    /// So many months later; of a month that has no such day its last one.
    case months(Int)
    /// So many days later.
    case days(Int)
    /// So many days before the last day that can be set: 0 for 今天.
    case daysAgo(Int)
    /// So many months before the last day that can be set.
    case monthsAgo(Int)
  }

  /// The day as it stands.
  public private(set) var day: Day
  /// The first day that can be set.
  public let earliest: Day
  /// The last day that can be set: today, for something that has happened.
  public let latest: Day

  /// How far back a day can be set, in years: longer than any period that a pack counts. Source: 民法典 188.
  public static let yearsBack = 20

  /// A stepper for something that has happened: it stands on `day`, or on `today` where none is given.
  public init(today: Day, day: Day? = nil) {
    latest = today
    earliest = Self.day(today, monthsLater: -12 * Self.yearsBack)
    self.day = min(max(day ?? today, earliest), latest)
  }

  /// Changes the day. A step into a year or month that can be set stops at its last day that can; one beyond
  /// changes nothing.
  public mutating func step(_ step: Step) {
    guard let target = target(of: step) else { return }
    day = min(max(target, earliest), latest)
  }

  /// Whether a step changes anything.
  public func canStep(_ step: Step) -> Bool {
    guard let target = target(of: step) else { return false }
    return min(max(target, earliest), latest) != day
  }

  /// Whether the day is the one that a quick button sets.
  public func isAt(_ step: Step) -> Bool {
    switch step {
    case .daysAgo, .monthsAgo: target(of: step) == day
    case .years, .months, .days: false
    }
  }

  /// Where a step leads before the limits; `nil` where nothing of that year or month can be set.
  private func target(of step: Step) -> Day? {
    switch step {
    case .years(let count):
      let target = Self.day(day, monthsLater: count * 12)
      return (earliest.year...latest.year).contains(target.year) ? target : nil
    case .months(let count):
      let target = Self.day(day, monthsLater: count)
      return (Self.month(of: earliest)...Self.month(of: latest)).contains(Self.month(of: target))
        ? target : nil
    case .days(let count):
      let target = Day(daysSinceEpoch: day.daysSinceEpoch + count)
      return (earliest...latest).contains(target) ? target : nil
    case .daysAgo(let count): return Day(daysSinceEpoch: latest.daysSinceEpoch - count)
    case .monthsAgo(let count): return Self.day(latest, monthsLater: -count)
    }
  }

  /// Months since the year 0.
  private static func month(of day: Day) -> Int { day.year * 12 + day.month - 1 }

  private static func day(_ start: Day, monthsLater months: Int) -> Day {
    let index = month(of: start) + months
    for day in stride(from: start.day, through: 1, by: -1) {
      if let found = Day(year: index / 12, month: index % 12 + 1, day: day) { return found }
    }
    return start
  }
}

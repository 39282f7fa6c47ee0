public import Model

/// A period of time as a law states it.
public struct AidPeriod: Hashable, Codable, Sendable {
  /// In what a period is counted.
  public enum Unit: String, Hashable, Codable, Sendable, CaseIterable {
    /// Hours; no calendar date comes of them.
    case hours
    /// Calendar days.
    case days
    /// Months.
    case months
    /// Years.
    case years
  }

  /// How many, from 1 to 1000.
  public var count: Int
  /// Of what.
  public var unit: Unit

  /// A period.
  public init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// The last day of the period that begins on `start`: that day is not counted, and a month that has no
  /// such day ends on its last (民法典 201、202). `nil` for hours.
  public func end(from start: Day) -> Day? {
    switch unit {
    case .hours: return nil
    case .days: return Day(daysSinceEpoch: start.daysSinceEpoch + count)
    case .months: return Self.day(start, monthsLater: count)
    case .years: return Self.day(start, monthsLater: count * 12)
    }
  }

  private static func day(_ start: Day, monthsLater months: Int) -> Day? {
    let index = start.year * 12 + start.month - 1 + months
    let (year, month) = (index / 12, index % 12 + 1)
    for day in stride(from: start.day, through: 1, by: -1) {
      if let end = Day(year: year, month: month, day: day) { return end }
    }
    return nil
  }
}

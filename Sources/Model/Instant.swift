/// A moment in time: milliseconds since 1970-01-01T00:00:00Z.
///
/// The pure targets never read a clock. An instant reaches them inside an event.
public struct Instant: Hashable, Comparable, Codable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var milliseconds: Int64

  /// The instant that many milliseconds after the epoch.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Earlier instants order first.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The instant `milliseconds` later.
  public func adding(milliseconds: Int64) -> Instant {
    Instant(milliseconds: self.milliseconds + milliseconds)
  }

  /// The instant `seconds` later.
  public func adding(seconds: Int) -> Instant {
    adding(milliseconds: Int64(seconds) * 1000)
  }

  /// Milliseconds from `earlier` to this instant; negative where `earlier` is later.
  public func milliseconds(since earlier: Instant) -> Int64 {
    milliseconds - earlier.milliseconds
  }

  /// The calendar day in China (UTC+8, no daylight saving) to which this instant belongs.
  public var day: Day {
    Day(daysSinceEpoch: Int(Self.floorDivide(shifted, Self.millisecondsPerDay)))
  }

  /// Minutes since midnight in China, 0 to 1439.
  public var minuteOfDay: Int {
    let sinceMidnight = shifted - Self.floorDivide(shifted, Self.millisecondsPerDay) * Self.millisecondsPerDay
    return Int(sinceMidnight / 60_000)
  }

  /// The first instant of the next whole minute: when the clock on the screen changes.
  public var nextMinute: Instant {
    Instant(milliseconds: (Self.floorDivide(milliseconds, 60_000) + 1) * 60_000)
  }

  private static let millisecondsPerDay: Int64 = 86_400_000
  private var shifted: Int64 { milliseconds + 8 * 3_600_000 }

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }
}

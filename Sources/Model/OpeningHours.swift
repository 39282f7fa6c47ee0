/// A part of a day, in minutes since midnight in China, the end not included.
public struct TimeSpan: Hashable, Codable, Sendable {
  /// The first minute.
  public var start: Int
  /// The minute after the last.
  public var end: Int

  /// A span; `nil` unless it begins before it ends, within one day.
  public init?(_ start: Int, _ end: Int) {
    guard start >= 0, start < end, end <= 24 * 60 else { return nil }
    self.start = start
    self.end = end
  }
}

/// When something is open on the days of a week. The gap between two spans of a day is its lunch break.
public struct OpeningHours: Hashable, Codable, Sendable {
  /// The spans of each day of the week, in order and apart, from Sunday to Saturday.
  public private(set) var days: [[TimeSpan]]

  /// The same hours from Monday to Friday, and other or none on the weekend.
  public init(workday: [TimeSpan], weekend: [TimeSpan] = []) {
    let workday = Self.ordered(workday)
    let weekend = Self.ordered(weekend)
    days = [weekend] + Array(repeating: workday, count: 5) + [weekend]
  }

  /// The spans of a weekday, 0 for Sunday to 6 for Saturday.
  public subscript(weekday: Int) -> [TimeSpan] {
    get { days[((weekday % 7) + 7) % 7] }
    set { days[((weekday % 7) + 7) % 7] = Self.ordered(newValue) }
  }

  /// The hours of an ordinary working day: Monday's.
  public var workday: [TimeSpan] { days[1] }

  private static func ordered(_ spans: [TimeSpan]) -> [TimeSpan] { spans.sorted { $0.start < $1.start } }
}

/// What is different on some days: holidays, and the working days that stand in for them (调休).
public struct HallCalendar: Hashable, Codable, Sendable {
  /// One exception.
  public struct Entry: Hashable, Codable, Sendable {
    /// The first day.
    public var first: Day
    /// The last day, included.
    public var last: Day
    /// What holds on these days.
    public var kind: Kind
    /// Why, for the screens: 国庆节.
    public var note: Localized<String>?

    /// An exception for some days.
    public init(first: Day, last: Day, kind: Kind, note: Localized<String>? = nil) {
      self.first = first
      self.last = last
      self.kind = kind
      self.note = note
    }
  }

  /// What holds on an exceptional day.
  public enum Kind: Hashable, Codable, Sendable {
    /// Closed all day.
    case closed
    /// An ordinary working day, whatever day of the week it is.
    case workday
    /// Hours of its own.
    case hours([TimeSpan])
  }

  /// The exceptions; of two for the same day the later in the list counts.
  public var entries: [Entry]

  /// A calendar with those exceptions.
  public init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  /// The exception for a day.
  public func entry(on day: Day) -> Entry? {
    entries.last { $0.first <= day && day <= $0.last }
  }

  /// When something with `hours` is open on a day.
  public func spans(_ hours: OpeningHours, on day: Day) -> [TimeSpan] {
    switch entry(on: day)?.kind {
    case .closed: []
    case .workday: hours.workday
    case .hours(let spans): spans
    case nil: hours[day.weekday]
    }
  }
}

extension Day {
  /// The moment `minute` minutes after midnight in China.
  public func instant(minute: Int) -> Instant {
    Instant(milliseconds: Int64(daysSinceEpoch) * 86_400_000 - 8 * 3_600_000 + Int64(minute) * 60_000)
  }
}

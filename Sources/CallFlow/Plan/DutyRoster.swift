public import Model

/// Who is on duty when, as the hall entered it.
public struct DutyRoster: Hashable, Sendable {
  /// One turn.
  public struct Turn: Hashable, Sendable {
    /// On which days.
    public enum Days: Hashable, Sendable {
      /// On these days of every week, 0 for Sunday to 6 for Saturday.
      case weekly(Set<Int>)
      /// On that day only; it takes the place of the weekly turns of its level.
      case once(Day)
    }

    /// On which days.
    public var days: Days
    /// From when to when.
    public var span: TimeSpan
    /// The name of the level, as in `CallPlan.Level`.
    public var level: String
    /// Who, as the screens say it: 王律师.
    public var name: Localized<String>

    /// A turn.
    public init(_ days: Days, _ span: TimeSpan, level: String, name: Localized<String>) {
      self.days = days
      self.span = span
      self.level = level
      self.name = name
    }
  }

  /// Somebody who is on duty, and until when.
  public struct Present: Hashable, Sendable {
    /// The turn.
    public var turn: Turn
    /// Its end.
    public var until: Instant
  }

  /// The turns in the order of the file.
  public var turns: [Turn]

  /// A roster.
  public init(_ turns: [Turn] = []) {
    self.turns = turns
  }

  /// Who is on duty at `now`, in the order of the file.
  public func present(at now: Instant) -> [Present] {
    let today = turns.filter { $0.days == .once(now.day) }
    let replaced = Set(today.map(\.level))
    return turns.filter { turn in
      switch turn.days {
      case .once(let day): day == now.day
      case .weekly(let days): days.contains(now.day.weekday) && !replaced.contains(turn.level)
      }
    }
    .filter { $0.span.contains(minute: now.minuteOfDay) }
    .map { Present(turn: $0, until: now.day.instant(minute: $0.span.end)) }
  }
}

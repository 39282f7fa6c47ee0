import CallFlow
import Model

extension ConfigField where Value == DutyRoster.Turn {
  /// A turn at one of `levels`.
  static func dutyTurn(levels: [String]) -> Self {
    .mapping { fields in
      let weekly = fields.optional("days", .list(of: ConfigField<WeekdayName>.name, count: 1...7))
      let once = fields.optional("day", .day)
      let span = fields.required("hours", .timeSpan)
      let level = fields.required("level", .one(of: levels))
      let name = fields.required("name", .words(zh: 12, en: 30))
      let days: DutyRoster.Turn.Days? =
        switch (weekly, once) {
        case (let weekly?, nil): .weekly(Set(weekly.map(\.number)))
        case (nil, let day?): .once(day)
        default: nil
        }
      guard let days else {
        fields.error("expected either days or day", hint: "write days: [monday, tuesday], or day: 2027-03-01")
        return nil
      }
      guard let span, let level, let name else { return nil }
      return DutyRoster.Turn(days, span, level: level, name: name)
    }
  }
}

/// How the days of a week are written.
private enum WeekdayName: String, CaseIterable {
  case sunday, monday, tuesday, wednesday, thursday, friday, saturday

  /// 0 for Sunday to 6 for Saturday.
  var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

import Model
import Queue

extension ConfigField where Value == TimeSpan {
  /// A part of a day such as `09:00-12:00`.
  static var timeSpan: Self {
    ConfigField(expected: "a span of time such as \"09:00-12:00\"") { text in
      let parts = text.split(separator: "-", omittingEmptySubsequences: false).map {
        ConfigField<Int>.minutes(String($0))
      }
      guard parts.count == 2, let start = parts[0], let end = parts[1] else { return nil }
      return TimeSpan(start, end)
    }
  }
}

extension ConfigField where Value == [TimeSpan] {
  /// The spans of a day, which must not touch each other: a gap is a break, none would be a slip.
  static var daySpans: Self {
    ConfigField { node, report in
      guard let spans = ConfigField.list(of: .timeSpan, count: 0...6).read(node, &report) else { return nil }
      let ordered = spans.sorted { $0.start < $1.start }
      guard zip(ordered, ordered.dropFirst()).allSatisfy({ $0.end < $1.start }) else {
        report.say(
          "two spans of time overlap or touch", at: node.mark, hint: "join them, or leave a break between")
        return nil
      }
      return ordered
    }
  }
}

extension ConfigField where Value == OpeningHours {
  /// The hours of working days and of the weekend, and of single days where they differ.
  static var openingHours: Self {
    .mapping { fields in
      let workday = fields.required("workday", .daySpans)
      let weekend = fields.value("weekend", .daySpans, default: [])
      var hours = OpeningHours(workday: workday ?? [], weekend: weekend)
      let names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
      for (weekday, name) in names.enumerated() {
        if let spans = fields.optional(name, .daySpans) { hours[weekday] = spans }
      }
      return workday == nil ? nil : hours
    }
  }
}

extension ConfigField where Value == HallCalendar.Entry {
  /// One or more days that differ.
  static var calendarEntry: Self {
    .mapping { fields in
      let day = fields.optional("day", .day)
      let from = fields.optional("from", .day)
      let to = fields.optional("to", .day)
      let open = fields.optional("open", ConfigField<CalendarWord>.name)
      let spans = fields.optional("hours", .daySpans)
      let note = fields.optional("note", .words(zh: 12, en: 30))
      guard let first = day ?? from, let last = day ?? to, first <= last, (day == nil) != (from == nil) else {
        fields.error("expected day, or from and to in order", hint: "write day: 2027-02-14")
        return nil
      }
      switch (open, spans) {
      case (.closed?, nil): return HallCalendar.Entry(first: first, last: last, kind: .closed, note: note)
      case (.workday?, nil): return HallCalendar.Entry(first: first, last: last, kind: .workday, note: note)
      case (nil, let spans?):
        return HallCalendar.Entry(first: first, last: last, kind: .hours(spans), note: note)
      default:
        fields.error("expected either open (closed or workday) or hours")
        return nil
      }
    }
  }
}

/// What `open` says in the calendar.
enum CalendarWord: String, CaseIterable {
  case closed, workday
}

extension ConfigField where Value == String {
  /// A name for files and commands: lower case, digits and hyphens.
  static var identifier: Self {
    ConfigField(expected: "a name of lower-case letters, digits and -, at most 24") { text in
      let isPlain = text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
      return isPlain && (1...24).contains(text.utf8.count) ? text : nil
    }
  }

  /// One of some names.
  static func one(of names: [String]) -> Self {
    let hint = { (text: String) in NearestName.of(text, among: names).map { "did you mean \"\($0)\"?" } }
    return ConfigField(expected: "one of " + names.joined(separator: ", "), hint: hint) {
      names.contains($0) ? $0 : nil
    }
  }

  /// The letter of a ticket number.
  static var letter: Self {
    ConfigField(expected: "a capital letter A to Z") { TicketNumber.isLetter($0) ? $0 : nil }
  }
}

extension ConfigField where Value == Localized<String> {
  /// A text in both languages, of at most so many characters each.
  static func words(zh: Int, en: Int) -> Self {
    .mapping { fields in
      let chinese = fields.required("zh", .text(max: zh))
      let english = fields.required("en", .text(max: en))
      guard let chinese, let english else { return nil }
      return Localized(zh: chinese, en: english)
    }
  }
}

extension ConfigField {
  /// A list in which no two elements have the same `key`; a second one is reported at its place and left out.
  static func uniqueList<Element, Key: Hashable>(
    of element: ConfigField<Element>, by key: @escaping (Element) -> Key, named name: String,
    count: ClosedRange<Int>
  ) -> Self where Value == [Element] {
    ConfigField { node, report in
      var seen: Set<Key> = []
      let unique = ConfigField<Element> { node, report in
        guard let value = element.read(node, &report) else { return nil }
        guard seen.insert(key(value)).inserted else {
          report.say("the \(name) \(key(value)) is written twice", at: node.mark, hint: "keep one of them")
          return nil
        }
        return value
      }
      return ConfigField.list(of: unique, count: count).read(node, &report)
    }
  }
}

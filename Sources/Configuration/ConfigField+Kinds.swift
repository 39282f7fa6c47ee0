public import Model

extension ConfigField where Value == String {
  /// A text with something in it, of at most `maximum` characters.
  public static func text(max maximum: Int) -> Self {
    ConfigField(expected: "a text of at most \(maximum) characters") { text in
      let isBlank = text.allSatisfy(\.isWhitespace)
      return isBlank || text.count > maximum ? nil : text
    }
  }

  /// A code of exactly `count` digits.
  public static func digits(_ count: Int) -> Self {
    ConfigField(expected: "\(count) digits") { text in
      text.utf8.count == count && text.utf8.allSatisfy { (48...57).contains($0) } ? text : nil
    }
  }

  /// A phone number as people write it: digits, spaces and hyphens, with or without `+`.
  public static var phone: Self {
    ConfigField(expected: "a phone number such as 0351-1234567") { text in
      let digits = text.utf8.filter { (48...57).contains($0) }.count
      let isPlain = text.utf8.allSatisfy { (48...57).contains($0) || " -+".utf8.contains($0) }
      return isPlain && (3...15).contains(digits) ? text : nil
    }
  }

  /// The absolute path of a file for which `exists` holds.
  public static func file(exists: @escaping (String) -> Bool) -> Self {
    let hint = { (text: String) in text.hasPrefix("/") ? "there is no such file" : "begin the path with /" }
    return ConfigField(expected: "the path of a file", hint: hint) { text in
      text.hasPrefix("/") && exists(text) ? text : nil
    }
  }
}

extension ConfigField where Value == Int {
  /// A whole number in `range`.
  public static func int(_ range: ClosedRange<Int>) -> Self {
    ConfigField(expected: "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// A time of day such as `08:30`, in minutes since midnight; `24:00` is the end of the day.
  public static var timeOfDay: Self {
    ConfigField(expected: "a time of day such as 08:30", parse: minutes)
  }

  /// The minutes since midnight of a time such as `08:30`; `nil` for anything else.
  static func minutes(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2,
      parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 24 * 60
    else { return nil }
    return hour * 60 + minute
  }
}

extension ConfigField where Value == Double {
  /// A decimal number in `range`.
  public static func double(_ range: ClosedRange<Double>) -> Self {
    ConfigField(expected: "a number from \(range.lowerBound) to \(range.upperBound)") { text in
      // Without this, Swift also takes hexadecimal numbers and "infinity".
      guard text.utf8.allSatisfy({ (48...57).contains($0) || "+-.".utf8.contains($0) }) else { return nil }
      return Double(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

extension ConfigField where Value == Bool {
  /// `true` or `false`; the other words of YAML 1.1 are not taken, but understood well enough for a hint.
  public static var bool: Self {
    let hints = ["yes": "write true", "on": "write true", "no": "write false", "off": "write false"]
    return ConfigField(expected: "true or false", hint: { hints[$0.lowercased()] }, parse: { Bool($0) })
  }
}

extension ConfigField where Value == Day {
  /// A calendar day such as `2026-11-23`.
  public static var day: Self {
    ConfigField(expected: "a day such as 2026-11-23") { Day($0) }
  }
}

extension ConfigField where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the names of an enumeration.
  public static var name: Self {
    let names = Value.allCases.map(\.rawValue)
    let hint = { (text: String) in NearestName.of(text, among: names).map { "did you mean \"\($0)\"?" } }
    return ConfigField(expected: "one of " + names.joined(separator: ", "), hint: hint) {
      Value(rawValue: $0)
    }
  }
}

extension ConfigField {
  /// A list whose elements are all read by `element`; one that cannot be is reported and left out.
  public static func list<Element>(of element: ConfigField<Element>, count: ClosedRange<Int> = 0...1000)
    -> Self
  where Value == [Element] {
    ConfigField { node, report in
      guard case .sequence(let nodes) = node.content else {
        report.expected("a list", at: node)
        return nil
      }
      guard count.contains(nodes.count) else {
        report.say(
          "expected \(count.lowerBound) to \(count.upperBound) values, found \(nodes.count)", at: node.mark)
        return nil
      }
      return nodes.enumerated().compactMap { index, node in
        report.within("\(report.path)[\(index + 1)]") { element.read(node, &$0) }
      }
    }
  }

  /// A mapping, read key by key. A key that `read` does not ask for is an error, so ask for every key before
  /// deciding anything. An empty value is a mapping without keys.
  public static func mapping(_ read: @escaping (inout ConfigFields) -> Value?) -> Self {
    ConfigField { node, report in
      guard var fields = ConfigFields(node, report: report) else {
        report.expected("a mapping", at: node)
        return nil
      }
      let value = read(&fields)
      fields.reportUnknownKeys()
      report = fields.report
      return value
    }
  }
}

import Model

/// The keys of one mapping, while it is read: each wrong, missing or unknown one is reported with its place.
struct NodeFields {
  let mark: ConfigNode.Mark
  private let entries: [ConfigNode.Entry]
  /// How diagnostics name the mapping.
  var path: String
  private let report: PackReport
  private var known: [String] = []

  /// The keys of `node`; `nil`, and reported, where it is no mapping.
  init?(_ node: ConfigNode, _ path: String, _ report: PackReport) {
    guard case .mapping(let entries) = node.content else {
      report.error("\(path): expected a mapping, found \(PackReport.found(node))", at: node.mark)
      return nil
    }
    self.entries = entries
    self.path = path
    self.report = report
    mark = node.mark
  }

  /// The value of `key` where it is set.
  mutating func optional(_ key: String) -> ConfigNode? {
    known.append(key)
    guard let node = entries.first(where: { $0.key == key })?.value, node.content != .unset else {
      return nil
    }
    return node
  }

  /// The value of `key`; reported where it is not set.
  mutating func required(_ key: String) -> ConfigNode? {
    if let node = optional(key) { return node }
    let place = entries.first { $0.key == key }?.value.mark ?? mark
    report.error("\(path).\(key): this value is required", at: place)
    return nil
  }

  /// The text of `key`, which must be there and not empty.
  mutating func text(_ key: String) -> String? {
    required(key).flatMap { Self.text($0, "\(path).\(key)", report) }
  }

  /// The text of `key`, where it is set.
  mutating func optionalText(_ key: String) -> String? {
    optional(key).flatMap { Self.text($0, "\(path).\(key)", report) }
  }

  /// The text of `key` in both languages, which must be there.
  mutating func localized(_ key: String) -> Localized<String>? {
    required(key).flatMap { Self.localized($0, "\(path).\(key)", report) }
  }

  /// The text of `key` in both languages, where it is set.
  mutating func optionalLocalized(_ key: String) -> Localized<String>? {
    optional(key).flatMap { Self.localized($0, "\(path).\(key)", report) }
  }

  /// One of the names of an enumeration.
  mutating func name<Value: RawRepresentable & CaseIterable>(_ key: String, as type: Value.Type) -> Value?
  where Value.RawValue == String {
    guard let node = required(key), let text = Self.text(node, "\(path).\(key)", report) else { return nil }
    if let value = Value(rawValue: text) { return value }
    report.unknown("\(path).\(key)", text, among: Value.allCases.map(\.rawValue), at: node.mark)
    return nil
  }

  /// `true` or `false`; `false` where it is not set.
  mutating func flag(_ key: String) -> Bool {
    guard let node = optional(key) else { return false }
    if node.content == .scalar("true") { return true }
    if node.content != .scalar("false") {
      report.error(
        "\(path).\(key): expected true or false, found \(PackReport.found(node))", at: node.mark)
    }
    return false
  }

  /// A day, where it is set.
  mutating func day(_ key: String) -> Day? {
    guard let node = optional(key) else { return nil }
    if case .scalar(let text) = node.content, let day = Day(text) { return day }
    report.error(
      "\(path).\(key): expected a day such as 2026-11-23, found \(PackReport.found(node))", at: node.mark)
    return nil
  }

  /// A whole number in `range`, where it is set.
  mutating func int(_ key: String, _ range: ClosedRange<Int>) -> Int? {
    guard let node = optional(key) else { return nil }
    if case .scalar(let text) = node.content, let value = Int(text), range.contains(value) { return value }
    report.error(
      "\(path).\(key): expected a whole number from \(range.lowerBound) to \(range.upperBound), found "
        + PackReport.found(node), at: node.mark)
    return nil
  }

  /// The elements of a list; empty where it is not set.
  mutating func list(_ key: String) -> [ConfigNode] {
    optional(key).map { Self.list($0, "\(path).\(key)", report) } ?? []
  }

  /// The keys and values of a mapping; empty where it is not set.
  mutating func mapping(_ key: String) -> [ConfigNode.Entry] {
    guard let node = optional(key) else { return [] }
    if case .mapping(let entries) = node.content { return entries }
    report.error("\(path).\(key): expected a mapping, found \(PackReport.found(node))", at: node.mark)
    return []
  }

  /// Where `key` stands, or else the mapping.
  func mark(of key: String) -> ConfigNode.Mark {
    entries.first { $0.key == key }?.value.mark ?? mark
  }

  /// Reports every key that nobody asked for.
  func finish() {
    for entry in entries where !known.contains(entry.key) {
      report.unknown("key in \(path)", entry.key, among: known, at: entry.keyMark)
    }
  }

  /// A text that is not empty.
  static func text(_ node: ConfigNode, _ path: String, _ report: PackReport) -> String? {
    if case .scalar(let text) = node.content, text.contains(where: { !$0.isWhitespace }) { return text }
    report.error("\(path): expected a text, found \(PackReport.found(node))", at: node.mark)
    return nil
  }

  /// A text in both languages.
  static func localized(_ node: ConfigNode, _ path: String, _ report: PackReport) -> Localized<String>? {
    guard var fields = NodeFields(node, path, report) else { return nil }
    let (zh, en) = (fields.text("zh"), fields.text("en"))
    fields.finish()
    guard let zh, let en else { return nil }
    return Localized(zh: zh, en: en)
  }

  /// The elements of a list.
  static func list(_ node: ConfigNode, _ path: String, _ report: PackReport) -> [ConfigNode] {
    if case .sequence(let nodes) = node.content { return nodes }
    report.error("\(path): expected a list, found \(PackReport.found(node))", at: node.mark)
    return []
  }
}

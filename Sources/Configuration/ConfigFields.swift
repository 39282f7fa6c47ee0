import Model

/// The keys of one mapping, while `ConfigField.mapping` reads them.
public struct ConfigFields {
  var report: ConfigReport
  private let entries: [ConfigNode.Entry]
  private let mark: ConfigNode.Mark
  private var known: [String] = []

  /// The keys of `node`; `nil` where it is neither a mapping nor empty.
  init?(_ node: ConfigNode, report: ConfigReport) {
    switch node.content {
    case .mapping(let entries): self.entries = entries
    case .unset: entries = []
    case .scalar, .sequence: return nil
    }
    mark = node.mark
    self.report = report
  }

  /// The value of `key`, which must be there; without it an error, and `nil`.
  public mutating func required<Value>(_ key: String, _ field: ConfigField<Value>) -> Value? {
    guard let node = setNode(key) else {
      let place = place(of: key)
      report.within(report.path(to: key)) { $0.say("this value is required", at: place) }
      return nil
    }
    return read(key, node, field)
  }

  /// The value of `key`; `nil` where it is not set or wrong.
  public mutating func optional<Value>(_ key: String, _ field: ConfigField<Value>) -> Value? {
    setNode(key).flatMap { read(key, $0, field) }
  }

  /// The value of `key`; `standard` where it is not set or wrong.
  public mutating func value<Value>(_ key: String, _ field: ConfigField<Value>, default standard: Value)
    -> Value
  {
    optional(key, field) ?? standard
  }

  /// The value of `key`, which only the hall can know; a notice and `nil` where it is not set. `meanwhile`
  /// tells, as the rest of the sentence “not set: …”, what the kiosk does without it.
  public mutating func hallValue<Value>(_ key: String, _ field: ConfigField<Value>, meanwhile: String)
    -> Value?
  {
    guard let node = setNode(key) else {
      let place = place(of: key)
      report.within(report.path(to: key)) { $0.say("not set: \(meanwhile)", severity: .notice, at: place) }
      return nil
    }
    return read(key, node, field)
  }

  /// The mapping under `key`, read by `read` even where the key is missing, so that what it requires or
  /// misses is told; `nil` where something else stands there.
  public mutating func group<Value>(_ key: String, _ read: @escaping (inout ConfigFields) -> Value) -> Value?
  {
    let node = node(key) ?? ConfigNode(.unset, mark: mark)
    return self.read(key, node, .mapping(read))
  }

  /// Says that this mapping as a whole is wrong, where several of its values contradict each other.
  public mutating func error(_ message: String, hint: String? = nil) {
    report.say(message, at: mark, hint: hint)
  }

  /// Reports each key that nobody asked for, with the nearest one that was.
  mutating func reportUnknownKeys() {
    for entry in entries where !known.contains(entry.key) {
      let nearest = NearestName.of(entry.key, among: known).map { "did you mean \"\($0)\"?" }
      let hint = nearest ?? "known here: " + known.joined(separator: ", ")
      report.say("unknown key \"\(entry.key)\"", at: entry.keyMark, hint: hint)
    }
  }

  private mutating func read<Value>(_ key: String, _ node: ConfigNode, _ field: ConfigField<Value>) -> Value?
  {
    report.within(report.path(to: key)) { field.read(node, &$0) }
  }

  private mutating func node(_ key: String) -> ConfigNode? {
    known.append(key)
    return entries.first { $0.key == key }?.value
  }

  private mutating func setNode(_ key: String) -> ConfigNode? {
    guard let node = node(key), node.content != .unset else { return nil }
    return node
  }

  /// Where to point for a value that is not set: its place, or the mapping that lacks it.
  private func place(of key: String) -> ConfigNode.Mark {
    entries.first { $0.key == key }?.value.mark ?? mark
  }
}

import Model

/// Reads conditions: a mapping of keys and the answers they may have, all of which must hold, with `scope`,
/// `outcome`, `value`, `is`, `all`, `any` and `not` beside them.
struct ConditionReader {
  let questions: [AidQuestion]
  let keyIndex: [String: Int]
  let matters: [AidMatter]
  let values: [AidValue]
  let report: PackReport
  var named: [String: AidCondition] = [:]

  /// Deeper than anybody nests; keeps a wrong file from exhausting the stack.
  private static let maximumDepth = 20

  /// A condition; one that cannot be read is reported and never holds.
  func read(_ node: ConfigNode, _ path: String, depth: Int = 0) -> AidCondition {
    let never = AidCondition.not(.always)
    guard case .mapping(let entries) = node.content else {
      report.error("\(path): expected a condition, found \(PackReport.found(node))", at: node.mark)
      return never
    }
    guard depth < Self.maximumDepth else {
      report.error("\(path): this condition is nested too deeply", at: node.mark)
      return never
    }
    let parts = entries.map { part($0, path, depth: depth + 1) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  /// The condition under `when`, which always holds where there is none.
  func when(_ fields: inout NodeFields, _ path: String, key: String = "when") -> AidCondition {
    fields.optional(key).map { read($0, "\(path).\(key)") } ?? .always
  }

  private func part(_ entry: ConfigNode.Entry, _ path: String, depth: Int) -> AidCondition {
    let path = "\(path).\(entry.key)"
    switch entry.key {
    case "all":
      return .all(NodeFields.list(entry.value, path, report).map { read($0, path, depth: depth) })
    case "any":
      return .any(NodeFields.list(entry.value, path, report).map { read($0, path, depth: depth) })
    case "not":
      return .not(read(entry.value, path, depth: depth))
    case "is":
      let known = named.keys.sorted()
      return .all(
        names(entry.value, path).compactMap { name, mark in
          if let condition = named[name] { return condition }
          report.unknown("condition", name, among: known, at: mark)
          return .not(.always)
        })
    case "value":
      return .all(
        names(entry.value, path).compactMap { name, mark in
          if let index = values.firstIndex(where: { $0.id == name }) { return .valueHolds(index) }
          report.unknown("value", name, among: values.map(\.id), at: mark)
          return .not(.always)
        })
    case "scope":
      return scope(entry.value, path)
    case "outcome":
      return .answer(
        key: questions.count,
        choices: mask(entry.value, path, among: AidOutcome.allCases.map(\.rawValue), what: "outcome"))
    default:
      return answer(entry, path)
    }
  }

  private func answer(_ entry: ConfigNode.Entry, _ path: String) -> AidCondition {
    guard let key = keyIndex[entry.key] else {
      let words = ["all", "any", "not", "is", "value", "scope", "outcome"]
      report.unknown("key in a condition", entry.key, among: questions.map(\.key) + words, at: entry.keyMark)
      return .not(.always)
    }
    let choices = questions[key].choices.map(\.id)
    return .answer(key: key, choices: mask(entry.value, path, among: choices, what: "answer to \(entry.key)"))
  }

  private func scope(_ node: ConfigNode, _ path: String) -> AidCondition {
    guard let key = keyIndex[AidPack.matterKey] else { return .not(.always) }
    let known = Set(matters.map(\.scope)).sorted()
    var choices: UInt64 = 0
    for (name, mark) in names(node, path) {
      if !known.contains(name) { report.unknown("scope", name, among: known, at: mark) }
      for (index, matter) in matters.enumerated() where matter.scope == name { choices |= 1 << index }
    }
    return .answer(key: key, choices: choices)
  }

  /// The bits of the named choices.
  func mask(_ node: ConfigNode, _ path: String, among choices: [String], what: String) -> UInt64 {
    var mask: UInt64 = 0
    for (name, mark) in names(node, path) {
      if let index = choices.firstIndex(of: name), index < 64 {
        mask |= 1 << index
      } else {
        report.unknown(what, name, among: choices, at: mark)
      }
    }
    return mask
  }

  /// One name, or a list of them.
  private func names(_ node: ConfigNode, _ path: String) -> [(String, ConfigNode.Mark)] {
    switch node.content {
    case .scalar(let text): return [(text, node.mark)]
    case .sequence(let nodes):
      if nodes.isEmpty {
        report.error("\(path): expected at least one name, found an empty list", at: node.mark)
      }
      return nodes.compactMap { node in NodeFields.text(node, path, report).map { ($0, node.mark) } }
    case .unset, .mapping:
      report.error(
        "\(path): expected a name or a list of names, found \(PackReport.found(node))", at: node.mark)
      return []
    }
  }
}

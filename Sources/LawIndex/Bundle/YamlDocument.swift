import Foundation
import Model
import Yams

/// One YAML file of the bundle, read with the places of its values; what is wrong is collected, not thrown.
struct YamlDocument {
  let file: String
  private(set) var diagnostics: [Diagnostic] = []

  init(file: String) { self.file = file }

  /// The file's top mapping; `nil` with a diagnostic where there is none.
  mutating func root(of url: URL) -> Node.Mapping? {
    do {
      guard let text = String(validating: try Data(contentsOf: url), as: UTF8.self) else {
        report(nil, "the file is not UTF-8")
        return nil
      }
      guard let node = try Yams.compose(yaml: text) else {
        report(nil, "the file is empty")
        return nil
      }
      return mapping(node, "the file")
    } catch let error as YamlError {
      report(error)
    } catch {
      report(nil, "the file cannot be opened")
    }
    return nil
  }

  /// The node as a mapping whose keys must be among `known`, where those are given.
  mutating func mapping(_ node: Node, _ what: String, known: Set<String>? = nil) -> Node.Mapping? {
    guard let mapping = node.mapping else {
      report(node.mark, "\(what): expected keys with values")
      return nil
    }
    for (key, _) in mapping {
      guard let known, let name = key.string, !known.contains(name) else { continue }
      report(
        key.mark, "\(what): unknown key \(name)",
        hint: "known keys: \(known.sorted().joined(separator: ", "))")
    }
    return mapping
  }

  /// The value of a required key as text that is not empty.
  mutating func text(_ mapping: Node.Mapping, _ key: String, at mark: Mark?) -> String? {
    guard let node = mapping[key] else {
      report(mark, "\(key) is missing")
      return nil
    }
    guard let text = node.scalar?.string, !text.isEmpty else {
      report(node.mark, "\(key): expected text")
      return nil
    }
    return text
  }

  /// The value of an optional key as a list of texts; empty where it is missing.
  mutating func texts(_ mapping: Node.Mapping, _ key: String) -> [String] {
    guard let node = mapping[key] else { return [] }
    guard let sequence = node.sequence else {
      report(node.mark, "\(key): expected a list")
      return []
    }
    return sequence.compactMap { item in
      if let text = item.scalar?.string { return text }
      report(item.mark, "\(key): expected text")
      return nil
    }
  }

  /// The value of a required key as a day.
  mutating func day(_ mapping: Node.Mapping, _ key: String, at mark: Mark?) -> Day? {
    guard let text = text(mapping, key, at: mark) else { return nil }
    guard let day = Day(text) else {
      report(mapping[key]?.mark, "\(key): expected a day such as 2026-11-23, found \(text)")
      return nil
    }
    return day
  }

  /// The value of a required key in both languages.
  mutating func localized(_ mapping: Node.Mapping, _ key: String, at mark: Mark?) -> Localized<String>? {
    guard let node = mapping[key] else {
      report(mark, "\(key) is missing")
      return nil
    }
    guard let pair = self.mapping(node, key, known: ["zh", "en"]),
      let zh = text(pair, "zh", at: node.mark), let en = text(pair, "en", at: node.mark)
    else { return nil }
    return Localized(zh: zh, en: en)
  }

  /// The items of a required list.
  mutating func list(_ mapping: Node.Mapping, _ key: String) -> [Node] {
    guard let sequence = mapping[key]?.sequence else {
      report(mapping[key]?.mark, "\(key): expected a list")
      return []
    }
    return Array(sequence)
  }

  /// Notes what is wrong, and where.
  mutating func report(
    _ mark: Mark?, _ message: String, hint: String? = nil, severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      Diagnostic(
        severity, file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, message: message, hint: hint))
  }

  private mutating func report(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      report(mark, "not valid YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      report(context.mark, "a key stands twice: \(keys.map { "\($0)" }.joined(separator: ", "))")
    default:
      report(nil, "not valid YAML")
    }
  }
}

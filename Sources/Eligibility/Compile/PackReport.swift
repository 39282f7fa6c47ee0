import Model

/// What has been said about a pack so far. One compilation on one thread owns it.
final class PackReport {
  private(set) var diagnostics: [Diagnostic] = []

  /// Says what is wrong at `mark`.
  func error(_ message: String, at mark: ConfigNode.Mark, hint: String? = nil) {
    say(.error, message, at: mark, hint: hint)
  }

  /// Says something at `mark`.
  func say(_ severity: Diagnostic.Severity, _ message: String, at mark: ConfigNode.Mark, hint: String? = nil)
  {
    diagnostics.append(
      Diagnostic(
        severity, file: mark.file, line: mark.line, column: mark.column, message: message, hint: hint))
  }

  /// Says that `name` is none of `known`, with the nearest that is.
  func unknown(_ what: String, _ name: String, among known: [String], at mark: ConfigNode.Mark) {
    let nearest = NearestName.of(name, among: known).map { "did you mean \"\($0)\"?" }
    error(
      "unknown \(what) \"\(name.prefix(40))\"", at: mark,
      hint: nearest ?? (known.isEmpty ? nil : "known: " + known.prefix(40).joined(separator: ", ")))
  }

  /// What was found, for a sentence with “expected …, found …”.
  static func found(_ node: ConfigNode) -> String {
    switch node.content {
    case .unset: "nothing"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .scalar(let text): "\"\(text.prefix(40))\(text.count > 40 ? "…" : "")\""
    }
  }
}

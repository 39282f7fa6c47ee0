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

/// Finding the name that a person probably meant.
enum NearestName {
  /// The one of `names` with the fewest slips from `word`, where it is near enough to be meant.
  static func of(_ word: String, among names: [String]) -> String? {
    let limit = max(1, min(word.count, 40) / 3)
    let distances = names.map { (name: $0, distance: distance(word.prefix(40), $0)) }
    return distances.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.name
  }

  /// How many letters must be added, dropped, changed or swapped with a neighbour to turn one word into the
  /// other (optimal string alignment).
  private static func distance(_ left: some StringProtocol, _ right: some StringProtocol) -> Int {
    let (left, right) = (Array(left), Array(right))
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let change = last[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(last[column + 1] + 1, current[column] + 1, change)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}

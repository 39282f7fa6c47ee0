public import Model

/// How one value of a configuration file is read: what is expected, and how a `Value` is made of it.
///
/// The kinds that files share are in `ConfigField+Kinds.swift`; a file with a kind of its own makes one with
/// `init(expected:…)`. Nothing stops at the first mistake: every field reports what is wrong with it.
public struct ConfigField<Value> {
  /// Reads the value of a node, or reports why not.
  let read: (ConfigNode, inout ConfigReport) -> Value?

  /// A kind of value with its own way of reading.
  init(read: @escaping (ConfigNode, inout ConfigReport) -> Value?) {
    self.read = read
  }

  /// A kind of value that is written as one word or text.
  ///
  /// `expected` ends the sentence “expected …”; a diagnostic for a text that `parse` does not take names it,
  /// what was found, and what `hint` advises. The text of a secret is never shown, only its length.
  public init(
    expected: String, isSecret: Bool = false, hint: @escaping (String) -> String? = { _ in nil },
    parse: @escaping (String) -> Value?
  ) {
    self.init { node, report in
      guard case .scalar(let text) = node.content else {
        report.expected(expected, at: node)
        return nil
      }
      guard let value = parse(text) else {
        report.expected(expected, at: node, isSecret: isSecret, hint: hint(text))
        return nil
      }
      return value
    }
  }

  /// Reads `node`: the value where it can be had, and everything there is to say, in the order of the file.
  public func decode(_ node: ConfigNode) -> (value: Value?, diagnostics: [Diagnostic]) {
    var report = ConfigReport()
    let value = read(node, &report)
    return (value, report.diagnostics.inFileOrder)
  }
}

/// What has been said about a file so far, and where in its tree the reading is.
struct ConfigReport {
  /// The way from the root, such as `hall.name.zh` or `windows[2].id`; empty at the root.
  var path = ""
  /// Everything said so far.
  var diagnostics: [Diagnostic] = []

  /// The path of `key` below the present place.
  func path(to key: String) -> String {
    path.isEmpty ? key : path + "." + key
  }

  /// Says something about the present place, at `mark`.
  mutating func say(
    _ message: String, severity: Diagnostic.Severity = .error, at mark: ConfigNode.Mark, hint: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        severity, file: mark.file, line: mark.line, column: mark.column,
        message: path.isEmpty ? message : "\(path): \(message)", hint: hint))
  }

  /// Says what was expected and what stands there.
  mutating func expected(_ expected: String, at node: ConfigNode, isSecret: Bool = false, hint: String? = nil)
  {
    say("expected \(expected), found \(Self.found(node, isSecret: isSecret))", at: node.mark, hint: hint)
  }

  /// Does `body` one step deeper, at `path`.
  mutating func within<Value>(_ path: String, _ body: (inout ConfigReport) -> Value) -> Value {
    let outer = self.path
    self.path = path
    defer { self.path = outer }
    return body(&self)
  }

  private static func found(_ node: ConfigNode, isSecret: Bool) -> String {
    switch node.content {
    case .unset: "nothing"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .scalar(let text) where isSecret: "a text of \(text.count) characters"
    case .scalar(let text) where text.isEmpty: "an empty text"
    case .scalar(let text): "\"\(visible(text.prefix(40)))\(text.count > 40 ? "…" : "")\""
    }
  }

  /// The text with what cannot be seen written out: a complaint must not move the cursor of whoever reads it.
  private static func visible(_ text: Substring) -> String {
    let unseen: Set<Unicode.GeneralCategory> = [.control, .format, .lineSeparator, .paragraphSeparator]
    return text.unicodeScalars.reduce(into: "") { visible, scalar in
      if unseen.contains(scalar.properties.generalCategory) {
        visible += scalar.escaped(asASCII: true)
      } else {
        visible.unicodeScalars.append(scalar)
      }
    }
  }
}

extension [Diagnostic] {
  /// The diagnostics by file, line and column.
  var inFileOrder: [Diagnostic] {
    sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
  }
}

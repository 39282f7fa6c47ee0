public import Model

/// A `.kiosk` script: what a person does and should see, a step a line. `#` begins a remark.
public struct Script: Equatable, Sendable {
  /// One line.
  public enum Step: Equatable, Sendable {
    /// `tap "查法律"`: touches the target of that name.
    case tap(String)
    /// `keys "gongzi"`: touches the keys one by one.
    case keys(String)
    /// `type "工资"`: lets the input method commit that text.
    case type(String)
    /// `hold "staff-corner" 5s`: rests a finger on the target of that id.
    case hold(String, milliseconds: Int64)
    /// `idle`: lets time pass until the machine asks whether somebody is there.
    case idle
    /// `wait 60s`: lets time pass.
    case wait(milliseconds: Int64)
    /// `expect "…"`: the page shows these words.
    case expect(String)
    /// `refuse "…"`: the page does not show these words.
    case refuse(String)
    /// `page "home"`: the page of that name is shown.
    case page(String)
    /// `shot "home"`: takes a picture.
    case shot(String)
  }

  /// A step with its place in the file.
  public struct Line: Equatable, Sendable {
    /// From 1.
    public var number: Int
    /// What to do.
    public var step: Step
  }

  /// The file, for messages.
  public var file: String
  /// The steps.
  public var lines: [Line]

  /// Reads a script. Throws the first line that is not a step.
  public init(_ text: String, file: String) throws(ScriptError) {
    self.file = file
    lines = []
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = raw.drop { $0 == " " || $0 == "\t" }
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let step = Self.step(line) else {
        throw ScriptError(
          Diagnostic(
            .error, file: file, line: index + 1, message: "not a step of a script: \(line)",
            hint: "steps are tap, keys, type, hold, idle, wait, expect, refuse, page, shot"))
      }
      lines.append(Line(number: index + 1, step: step))
    }
  }

  private static func step(_ line: Substring) -> Step? {
    let verb = line.prefix { $0 != " " }
    let rest = line.dropFirst(verb.count).drop { $0 == " " }
    if line == "idle" { return .idle }
    if verb == "wait" { return milliseconds(rest).map(Step.wait) }
    guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else { return nil }
    let words = String(rest[rest.index(after: rest.startIndex)..<end])
    let tail = rest[rest.index(after: end)...].drop { $0 == " " }
    switch verb {
    case "tap": return .tap(words)
    case "keys": return .keys(words)
    case "type": return .type(words)
    case "hold": return milliseconds(tail).map { .hold(words, milliseconds: $0) }
    case "expect": return .expect(words)
    case "refuse": return .refuse(words)
    case "page": return .page(words)
    case "shot": return .shot(words)
    default: return nil
    }
  }

  private static func milliseconds(_ text: Substring) -> Int64? {
    if text.hasSuffix("ms") { return Int64(text.dropLast(2)) }
    if text.hasSuffix("s") { return Int64(text.dropLast()).map { $0 * 1000 } }
    return nil
  }
}

/// Why a script cannot be read or did not come true.
public struct ScriptError: Error, Equatable, CustomStringConvertible {
  /// Where and what.
  public var diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  /// `file:line:column: error: message`.
  public var description: String { diagnostic.description }
}

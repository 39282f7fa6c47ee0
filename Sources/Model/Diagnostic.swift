/// Something to say about a file that a person wrote or imported: where, what, and what would be right.
public struct Diagnostic: Hashable, Codable, Sendable, CustomStringConvertible {
  /// How much it matters.
  public enum Severity: String, Codable, Sendable {
    /// The file cannot be used.
    case error
    /// The file works, but not as its author probably meant.
    case warning
    /// For information: a value that is not set yet.
    case notice
  }

  /// How much it matters.
  public var severity: Severity
  /// The file, as a path the reader can open.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1.
  public var column: Int
  /// What is wrong, as a sentence, with what was expected.
  public var message: String
  /// What to do, such as the nearest known key; `nil` where the message says it all.
  public var hint: String?

  /// A diagnostic; lines and columns count from 1.
  public init(
    _ severity: Severity = .error, file: String, line: Int, column: Int = 1, message: String,
    hint: String? = nil
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }

  /// `file:line:column: error: message (hint)`, the form that editors understand.
  public var description: String {
    "\(file):\(line):\(column): \(severity.rawValue): \(message)" + (hint.map { " (\($0))" } ?? "")
  }
}

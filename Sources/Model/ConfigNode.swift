/// A value of a configuration file together with the place where it stands, so that every later complaint
/// can name file, line and column. `Configuration` reads YAML into it; the pure targets compile it.
public struct ConfigNode: Hashable, Sendable {
  /// Where a value stands.
  public struct Mark: Hashable, Sendable {
    /// The file, as a path the reader can open.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column, from 1.
    public var column: Int

    /// A place in a file.
    public init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// One `key: value` of a mapping, in the order of the file.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public var key: String
    /// Where the key stands.
    public var keyMark: Mark
    /// The value.
    public var value: ConfigNode

    /// A key with its value.
    public init(key: String, keyMark: Mark, value: ConfigNode) {
      self.key = key
      self.keyMark = keyMark
      self.value = value
    }
  }

  /// What the value is.
  public indirect enum Content: Hashable, Sendable {
    /// Nothing: an empty value, `~` or `null`. In this project: not set yet.
    case unset
    /// A plain or quoted scalar, as written.
    case scalar(String)
    /// A sequence.
    case sequence([ConfigNode])
    /// A mapping, in the order of the file.
    case mapping([Entry])
  }

  /// What the value is.
  public var content: Content
  /// Where it stands.
  public var mark: Mark

  /// A value at a place.
  public init(_ content: Content, mark: Mark) {
    self.content = content
    self.mark = mark
  }

  /// The value of `key` in a mapping; `nil` elsewhere.
  public subscript(key: String) -> ConfigNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// A complaint about this value.
  public func diagnostic(_ severity: Diagnostic.Severity, _ message: String, hint: String? = nil)
    -> Diagnostic
  {
    Diagnostic(
      severity, file: mark.file, line: mark.line, column: mark.column, message: message, hint: hint)
  }
}

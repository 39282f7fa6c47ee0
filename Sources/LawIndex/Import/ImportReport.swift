public import Model

/// How far an import has come; for a line such as `读取 1,204 / 1,510`.
public struct ImportProgress: Hashable, Sendable {
  /// The steps of an import, in order.
  public enum Phase: String, Sendable {
    /// Fetching a git repository.
    case fetching
    /// Reading files.
    case reading
    /// Writing laws into the data folder.
    case storing
    /// Putting the index together (`LawCompiler`).
    case indexing
    /// Writing the index.
    case writing
  }

  /// The step.
  public var phase: Phase
  /// Files, laws or articles done in this step.
  public var done: Int
  /// Of how many; 0 where that is not known.
  public var total: Int

  /// Progress in a step.
  public init(phase: Phase, done: Int, total: Int) {
    self.phase = phase
    self.done = done
    self.total = total
  }
}

/// What an import brought, and what of the source could not be used.
public struct ImportReport: Hashable, Codable, Sendable {
  /// The folder or address.
  public var source: String
  /// Files looked at.
  public var files: Int
  /// Laws with at least one article.
  public var laws: Int
  /// Versions of laws.
  public var versions: Int
  /// Articles of all versions.
  public var articles: Int
  /// Laws that the imported texts end (同时废止).
  public var repeals: Int
  /// Documents that are no laws to search by article: amendments, decisions, cases.
  public var documentsLeftOut: Int
  /// What could not be read (error), looks wrong (warning) or was left out on purpose (notice), by file and line.
  public var diagnostics: [Diagnostic]
}

public import Foundation
public import Model

/// Brings official texts into the data folder.
public enum LawImport {
  /// Reads a collection and keeps its laws in `laws.sqlite` of the data folder.
  ///
  /// A source imported before is replaced, another one is added; where both hold a law, the compiler takes the newer
  /// version in force. Blocks the calling thread; `progress` is called on it.
  ///
  /// - Parameters:
  ///   - source: A folder, or an address for git (`file://` too).
  ///   - folder: The data folder; created where it is missing.
  ///   - today: The day kept as the day of import.
  /// - Throws: `LawImportError`; then nothing was changed. An import that is killed is rolled back by whoever opens
  ///   the laws next.
  public static func run(
    source: String, into folder: URL, today: Day, progress: (ImportProgress) -> Void = { _ in }
  ) throws -> ImportReport {
    guard GitClone.isAddress(source) else {
      let path = URL(filePath: source).standardizedFileURL
      return try run(path, name: path.path, into: folder, today: today, progress: progress)
    }
    progress(ImportProgress(phase: .fetching, done: 0, total: 0))
    return try GitClone.with(source) { clone in
      try run(clone, name: source, into: folder, today: today, progress: progress)
    }
  }

  private static func run(
    _ corpusFolder: URL, name: String, into folder: URL, today: Day, progress: (ImportProgress) -> Void
  ) throws -> ImportReport {
    let corpus = try LawCorpus.read(corpusFolder, progress: progress)
    let versions = corpus.versions.filter { !$0.isExpired }
    let repeals = repeals(of: corpus.versions)
    try LawStore(writing: folder).replace(
      source: name, versions: versions, repeals: repeals, imported: today, generation: UUID().uuidString,
      progress: progress)
    return ImportReport(
      source: name, files: corpus.files, laws: Set(versions.map(\.key)).count, versions: versions.count,
      articles: versions.reduce(0) { $0 + $1.articles.count }, repeals: repeals.count,
      documentsLeftOut: corpus.documentsLeftOut, diagnostics: corpus.diagnostics)
  }

  /// The 同时废止 clauses of all versions, old ones too: what an old version ended stays ended.
  static func repeals(of versions: [LawVersion]) -> [LawRepeal] {
    var found: Set<LawRepeal> = []
    for version in versions {
      for article in version.articles.suffix(5) {
        let text = article.paragraphs.joined(separator: "\n")
        guard let date = LawDates.commencement(article: text) ?? version.effective else { continue }
        let by = LawReference(law: version.key, article: article.number)
        for law in RepealClause.laws(in: text) where law != version.key {
          found.insert(LawRepeal(law: law, date: date, by: by))
        }
      }
    }
    return found.sorted { ($0.law, $0.date, $0.by.law) < ($1.law, $1.date, $1.by.law) }
  }
}

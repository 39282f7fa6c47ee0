internal import ArgumentParser
internal import Configuration
internal import Foundation
internal import LawIndex
internal import Model
internal import Synchronization

struct LawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "law", abstract: "Imports, compiles, searches the law.",
    subcommands: [
      LawImportCommand.self, LawBuildCommand.self, LawStatsCommand.self, LawSearchCommand.self,
      LawArticleCommand.self, LawBatchCommand.self,
    ])
}

/// One line of progress on standard error, at most ten times a second.
final class ProgressLine {
  private var last = ContinuousClock.now - .seconds(1)
  private let isTerminal = isatty(2) == 1

  func show(_ progress: ImportProgress) {
    let isEnd = progress.done == progress.total
    guard isTerminal, isEnd || ContinuousClock.now - last > .milliseconds(100) else { return }
    last = ContinuousClock.now
    FileHandle.standardError.write(Data("\r\u{1B}[K\(progress)\(isEnd ? "\n" : "")".utf8))
  }
}

extension PlaceOptions {
  /// The open index; compiled first where it is not current.
  func openLaw() throws -> (LawDesk, LawStatistics) {
    let desk = LawDesk(locations)
    let line = ProgressLine()
    do {
      let (statistics, notes) = try desk.open(today: Instant.current.day) { line.show($0) }
      for note in notes { standardError("\(note)") }
      return (desk, statistics)
    } catch {
      throw Refusal("\(error)")
    }
  }

  /// Compiles the index anew and says what is wrong in the bundle. Refuses where the index cannot be kept.
  func compileLaw() throws -> LawCompiler.Result {
    let locations = locations
    let line = ProgressLine()
    let result: LawCompiler.Result
    do {
      result = try LawCompiler.build(
        assets: locations.lawAssets, imported: locations.hasImport ? locations.importedLaws : nil,
        into: .file(locations.currentIndex), today: Instant.current.day, progress: { line.show($0) })
    } catch {
      throw Refusal("\(error)")
    }
    for diagnostic in result.diagnostics { standardError(diagnostic.description) }
    if let fallback = result.fallback { throw Refusal(fallback) }
    return result
  }
}

struct LawImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads official texts from a folder or a git address, then compiles the index.")

  @OptionGroup var places: PlaceOptions
  @Argument(help: "A folder in the layout of LawRefBook/Laws or ImCa0/just-laws, or its git address.")
  var source: String
  @Flag(help: "Print the report as JSON.")
  var json = false

  func run() throws {
    let locations = places.locations
    let today = Instant.current.day
    let line = ProgressLine()
    let report: ImportReport
    do {
      report = try LawImport.run(source: source, into: locations.importedLaws, today: today) { line.show($0) }
    } catch {
      throw Refusal("\(error)")
    }
    if json {
      try printJSON(report)
    } else {
      for diagnostic in report.diagnostics { standardError(diagnostic.description) }
      print(
        "\(report.files) files: \(report.laws) laws, \(report.versions) versions, \(report.articles) articles; "
          + "\(report.documentsLeftOut) documents without articles left out; \(report.diagnostics.count) remarks"
      )
    }
    do { _ = try places.compileLaw() } catch let refusal as Refusal {
      throw Refusal("The texts are imported. \(refusal)")
    }
  }
}

struct LawBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Compiles the bundle, and the import where there is one, into one index.")

  @OptionGroup var places: PlaceOptions

  func run() throws {
    let result = try places.compileLaw()
    let statistics = try result.index.statistics()
    print("\(statistics.laws) laws, \(statistics.articles) articles, \(statistics.digests) digests")
    if result.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }
}

struct LawStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Tells what the index holds, and which digests explain an older text.")

  /// The document that `--json` prints: the counts, with one key more.
  private struct Answer: Encodable {
    private enum Key: CodingKey { case olderDigests }
    var statistics: LawStatistics
    var olderDigests: [OlderDigests]

    func encode(to encoder: any Encoder) throws {
      try statistics.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(olderDigests, forKey: .olderDigests)
    }
  }

  @OptionGroup var places: PlaceOptions
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let (desk, statistics) = try places.openLaw()
    let older = try desk.current().olderDigests(today: Instant.current.day)
    if json {
      try printJSON(Answer(statistics: statistics, olderDigests: older))
    } else {
      print(
        """
        laws       \(statistics.laws)
        articles   \(statistics.articles)
        digests    \(statistics.digests)
        asks       \(statistics.asks)
        lay terms  \(statistics.layTerms)
        imported   \(statistics.imported.map(\.description) ?? "never")
        """)
      // A newer text binds: they are not shown until somebody writes them anew.
      for law in older {
        print(
          "outdated   \(law.digests) digests of \(law.title), written from the text of \(law.writtenFrom)")
      }
    }
  }
}

struct LawSearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "search", abstract: "Searches the law.")

  /// The document that `--json` prints.
  private struct Answer: Encodable {
    struct Hit: Encodable {
      var law: String
      var article: String
      var kind: LawTextKind
      var inForce: Bool
      var text: String
      var marks: [[Int]]
      var explain: String?
    }
    var query: String
    var tookMs: Double
    var hits: [Hit]
  }

  @OptionGroup var places: PlaceOptions
  @Argument(help: "What happened, in a resident's words; or a law and article.")
  var query: String
  @Option(help: "How many hits.")
  var limit = 10
  @Flag(help: "Say why each hit stands where it stands.")
  var explain = false
  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000, not \(limit)") }
  }

  func run() throws {
    let (desk, _) = try places.openLaw()
    let index = try desk.current()
    let today = Instant.current.day
    let clock = ContinuousClock()
    var result = LawSearchResult.empty
    let took = try clock.measure { result = try index.search(query, limit: limit, today: today) }
    let milliseconds = Double(took.components.attoseconds) / 1e15 + Double(took.components.seconds) * 1000
    let reasons = try result.hits.map { hit in
      explain ? try index.explain(query, hit.reference, today: today)?.description : nil
    }
    if json {
      let hits = zip(result.hits, reasons).map { hit, reason in
        Answer.Hit(
          law: hit.lawTitle, article: hit.reference.article.description, kind: hit.kind,
          inForce: hit.validity == .inForce, text: hit.text, marks: hit.marks.map { [$0.start, $0.end] },
          explain: reason)
      }
      try printJSON(Answer(query: query, tookMs: milliseconds, hits: hits))
    } else {
      for (hit, reason) in zip(result.hits, reasons) {
        print(
          "\(hit.lawTitle) \(hit.reference.article.chinese) 〔\(hit.kind == .digest ? "通俗说明" : "法条原文")〕 \(hit.title ?? "")"
        )
        print("    \(hit.text)")
        if let reason { print("    \(reason)") }
      }
      if let ended = result.ended {
        print("\(ended.title) ended on \(ended.date), by \(ended.by)")
      }
      print("\(result.hits.count) of \(result.total), \(String(format: "%.1f", milliseconds)) ms")
    }
  }
}

struct LawArticleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "article", abstract: "Prints an article.")

  @OptionGroup var places: PlaceOptions
  @Argument(help: "The law's title, with or without 中华人民共和国.")
  var law: String
  @Argument(help: "The article, such as 1079 or 133-1.")
  var number: String
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    guard let number = ArticleNumber(number) else {
      throw Refusal("an article number looks like 1079 or 133-1, not \(number)", status: 2)
    }
    let (desk, _) = try places.openLaw()
    let reference = LawReference(law: LawKey.make(law), article: number)
    guard let article = try desk.current().article(reference, today: Instant.current.day) else {
      throw Refusal("no article \(number) of \(law) in force on this machine")
    }
    if json { return try printJSON(article) }
    print("\(article.lawTitle) \(article.reference.article.chinese)")
    if !article.path.isEmpty { print(article.path.joined(separator: " › ")) }
    if let digest = article.digest { print("〔通俗说明〕 \(article.title ?? "")\n\(digest)") }
    if !article.official.isEmpty { print("〔法条原文〕\n" + article.official.joined(separator: "\n")) }
  }
}

struct LawBatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Searches for many questions and writes a run file, for measuring.")

  @OptionGroup var places: PlaceOptions
  @Option(help: "Lines of id TAB query.")
  var queries: String
  @Option(help: "The run file to write.")
  var out: String
  @Option(help: "How many hits a query.")
  var limit = 100

  func run() throws {
    let text: String
    do { text = try String(contentsOfFile: queries, encoding: .utf8) } catch {
      throw Refusal("cannot read \(queries): \(error.localizedDescription)", status: 2)
    }
    let (desk, _) = try places.openLaw()
    let lines = try LawBatch.run(
      queries: text, index: desk.current(), limit: limit, today: Instant.current.day)
    try lines.write(toFile: out, atomically: true, encoding: .utf8)
    print("wrote \(out)")
  }
}

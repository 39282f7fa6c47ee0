internal import ArgumentParser
internal import Configuration
internal import Eligibility
internal import Foundation
internal import LawIndex
internal import Model
internal import Screens

struct AidPathsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths",
    abstract: "Walks every path of the self-check, with the hardship standard set and unset.")

  private struct Answer: Encodable {
    struct Page: Encodable {
      var page: String
      var characters: Int
      var touches: Int
      var seconds: Double
    }
    struct Walk: Encodable {
      var paths: Int
      var walked: Int
      var gaps: [String]
      var bare: [String]
      var loops: [String]
      var maxScreens: Int
      var maxScreensByScope: [String: Int]
      var maxScreensByOutcome: [String: Int]
      var longestSeconds: Double
      var longestWithWhySeconds: Double
      var longestSecondsByOutcome: [String: Double]
      var longestWithWhySecondsByOutcome: [String: Double]
      var longestPath: String
      var longestPages: [Page]

      init(_ walk: AidWalk, _ pace: AidPace) {
        (paths, walked, gaps, bare, loops) = (walk.paths, walk.walked, walk.gaps, walk.bare, walk.loops)
        (maxScreens, maxScreensByScope) = (walk.maxScreens, walk.maxScreensByScope)
        maxScreensByOutcome = Dictionary(
          uniqueKeysWithValues: walk.maxScreensByOutcome.map { ($0.key.rawValue, $0.value) })
        (longestSeconds, longestWithWhySeconds) = (walk.longestSeconds, walk.longestWithWhySeconds)
        longestPath = walk.longestPath
        longestPages = walk.longestPages.map {
          Page(
            page: $0.page, characters: $0.effort.characters, touches: $0.effort.touches,
            seconds: pace.seconds($0.effort))
        }
        longestSecondsByOutcome = Dictionary(
          uniqueKeysWithValues: walk.longestByOutcome.map { ($0.key.rawValue, $0.value) })
        longestWithWhySecondsByOutcome = Dictionary(
          uniqueKeysWithValues: walk.longestWithWhyByOutcome.map { ($0.key.rawValue, $0.value) })
      }
    }
    struct Resting: Encodable {
      var rule: String
      var values: [String]
    }
    var paths: Int
    var gaps: [String]
    var shadowed: [String]
    var unreachable: [String]
    var maxScreens: Int
    /// Heading, hint and choices of each page, and the overview; without why a question is asked and the result.
    var longestSeconds: Double
    var longestWithWhySeconds: Double
    /// What reading every name of the place finder in full adds to a path through it.
    var readingNamesSeconds: Double
    var resting: [Resting]
    var set: Walk
    var unset: Walk
    var tookMs: Int
  }

  @OptionGroup var places: PlaceOptions
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let pack = try places.loadAidPack()
    let clock = ContinuousClock()
    let start = clock.now
    let regions = ConfigurationStore().load(places.locations.configuration).regions
    let pace = AidPace.onScreen(regions, province: pack.region)
    let report = pack.walkPaths(region: nil, day: Instant.current.day, pace: pace)
    let reading = AidPace.onScreen(regions, province: pack.region, names: .read)
    var answer = Self.answer(report, pace, took: clock.now - start)
    answer.readingNamesSeconds = reading.seconds(reading.finder) - pace.seconds(pace.finder)
    if json { try printJSON(answer) } else { Self.show(answer) }
    if !report.isSound { throw ExitCode(1) }
  }

  private static func answer(_ report: AidPathReport, _ pace: AidPace, took: Duration) -> Answer {
    Answer(
      paths: report.set.paths + report.unset.paths, gaps: report.set.gaps + report.unset.gaps,
      shadowed: report.shadowed, unreachable: report.unreachable,
      maxScreens: max(report.set.maxScreens, report.unset.maxScreens),
      longestSeconds: max(report.set.longestSeconds, report.unset.longestSeconds),
      longestWithWhySeconds: max(report.set.longestWithWhySeconds, report.unset.longestWithWhySeconds),
      readingNamesSeconds: 0,
      resting: report.resting.map { Answer.Resting(rule: $0.rule, values: $0.values) },
      set: Answer.Walk(report.set, pace), unset: Answer.Walk(report.unset, pace),
      tookMs: Int(took / .milliseconds(1)))
  }

  private static func show(_ answer: Answer) {
    for (name, walk) in [("set", answer.set), ("unset", answer.unset)] {
      print(
        "standard \(name): \(walk.paths) paths, \(walk.walked) walked (the others differ in nothing that is tested), "
          + "at most \(walk.maxScreens) screens; \(walk.gaps.count) gaps, \(walk.bare.count) results without citation "
          + "or next step, \(walk.loops.count) loops")
      print(
        "  longest: \(Int(walk.longestSeconds.rounded(.up))) s of reading and touching, "
          + "\(Int(walk.longestWithWhySeconds.rounded(.up))) s with why each question is asked, "
          + "the result not counted: \(walk.longestPath)")
      for page in walk.longestPages {
        print(
          "    \(page.page): \(page.characters) characters, \(page.touches) touches, "
            + "\(Int(page.seconds.rounded(.up))) s")
      }
      for (outcome, seconds) in walk.longestSecondsByOutcome.sorted(by: { $0.key < $1.key }) {
        print("  \(outcome): at most \(Int(seconds.rounded(.up))) s")
      }
      for scope in walk.maxScreensByScope.sorted(by: { $0.key < $1.key }) {
        print("  \(scope.key): at most \(scope.value) screens")
      }
      for path in (walk.gaps + walk.bare + walk.loops).prefix(20) { print("  \(path)") }
    }
    print(
      "  each name of the place finder takes one look; reading all of them adds "
        + "\(Int(answer.readingNamesSeconds.rounded(.up))) s")
    print(
      "hidden by an earlier rule: \(answer.shadowed.isEmpty ? "none" : answer.shadowed.joined(separator: " "))"
    )
    print("never: \(answer.unreachable.isEmpty ? "none" : answer.unreachable.joined(separator: " "))")
    for resting in answer.resting {
      print("\(resting.rule) waits for \(resting.values.joined(separator: ", ")), which nobody has entered")
    }
    print("\(answer.tookMs) ms")
  }
}

struct AidLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Checks a pack, and that every article it cites is in the imported laws.")

  private struct Answer: Encodable {
    var diagnostics: [Diagnostic]
    var citations: Int
    var unverified: Int
    var checkedAgainstImport: Bool
  }

  @OptionGroup var places: PlaceOptions
  @Argument(help: "The folder of the pack; the configured one where it is missing.")
  var pack: String?
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let (pack, reading) = try AidPackFile.load(self.pack ?? places.aidFolder)
    let citations = pack.allCitations
    let hasImport = places.locations.hasImport
    let missing = hasImport ? try missingArticles(citations) : []
    let answer = Answer(
      diagnostics: reading + missing, citations: citations.count,
      unverified: citations.filter(\.citation.unverified).count, checkedAgainstImport: hasImport)
    if json {
      try printJSON(answer)
    } else {
      for diagnostic in answer.diagnostics { print(diagnostic.description) }
      print(
        "\(answer.citations) citations, \(answer.unverified) unverified; "
          + (hasImport
            ? "\(missing.count) not in the imported laws"
            : "no official texts are imported, so no article was looked up"))
    }
    if !missing.isEmpty { throw ExitCode(1) }
  }

  private func missingArticles(_ citations: [AidCitedPlace]) throws -> [Diagnostic] {
    let (desk, _) = try places.openLaw()
    let index = try desk.current()
    let today = Instant.current.day
    return try citations.compactMap { cited in
      guard !cited.citation.unverified, let number = cited.citation.article.flatMap({ ArticleNumber($0) })
      else {
        return nil
      }
      let article = try index.article(
        LawReference(law: LawKey.make(cited.lawTitle), article: number), today: today)
      guard article.map({ !Self.has(cited.citation.item, in: $0.official) }) != false else { return nil }
      return Diagnostic(
        file: cited.mark.file, line: cited.mark.line, column: cited.mark.column,
        message: "\(cited.citation.chinese) is not in force in the imported laws",
        hint: "correct the article, or mark the citation unverified: true")
    }
  }
}

extension AidLintCommand {
  /// Whether the official text is there, with the item where one is cited.
  private static func has(_ item: String?, in official: [String]) -> Bool {
    guard let item else { return !official.isEmpty }
    return official.contains { line in ["（\(item)）", "(\(item))"].contains { line.hasPrefix($0) } }
  }
}

struct AidDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Replays all paths over two packs and lists what changes for whom.")

  private struct Change: Encodable {
    var standard: String
    var old: String
    var new: String
    var parts: [String]
    var paths: Int
    var example: String
  }

  @OptionGroup var places: PlaceOptions
  @Argument(help: "The folder of the old pack.")
  var old: String
  @Argument(help: "The folder of the new pack.")
  var new: String
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let (old, _) = try AidPackFile.load(old)
    let (new, _) = try AidPackFile.load(new)
    let today = Instant.current.day
    let changes = [AidStandard.set, .unset].flatMap { standard in
      AidPack.differences(old: old, new: new, region: nil, day: today, standard: standard).map {
        Change(
          standard: standard.rawValue, old: $0.old, new: $0.new, parts: $0.parts.map(\.rawValue),
          paths: $0.paths, example: $0.example)
      }
    }
    if json { return try printJSON(changes) }
    for change in changes {
      print(
        "standard \(change.standard), \(change.paths) paths: \(change.old) → \(change.new) "
          + "(\(change.parts.joined(separator: ", "))), such as \(change.example)")
    }
    print(changes.isEmpty ? "nothing changes for anybody" : "\(changes.count) kinds of change")
  }
}

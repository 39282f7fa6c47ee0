import GRDB
import Model

/// The laws and the place of every article, held in memory: a few bytes an article.
struct LawCatalog: Sendable {
  /// A law of the index.
  struct Law: Sendable {
    var key: String
    var title: String
    var prior: Double
    /// The day from which its digests count; `nil` without digests.
    var digestFrom: Day?
    var timeline: LawTimeline
    /// The day and article that end it, where one does.
    var repealedBy: LawReference?

    /// The first day on which it does not bind.
    var repealed: Day? { timeline.repealed.map(Day.init(daysSinceEpoch:)) }
  }

  /// A lay phrase, ready to be found in a query.
  struct LayTerm: Sendable {
    var phrase: String
    var terms: [LawTerm]
    var documents: [Int]
  }

  /// A version's own facts.
  struct Version: Sendable {
    var effective: Day?
    var isKnown: Bool
    var source: String
  }

  private(set) var laws: [Law] = []
  private(set) var lawByKey: [String: Int] = [:]
  /// The laws by what residents and clerks call them.
  private var lawByAlias: [String: Int] = [:]
  private(set) var versions: [Int64: Version] = [:]
  private(set) var layTerms: [LayTerm] = []
  /// The lay terms by the first term of their phrase, which a query that holds the phrase holds too.
  private var layTermsByStart: [LawTerm: [Int]] = [:]
  /// The law of every document, as an index into `laws`.
  private(set) var lawOf: [Int32] = []
  /// The version of every document; 0 for a digest alone.
  private(set) var versionOf: [Int32] = []
  /// Whether a document has a digest.
  private(set) var hasDigest: [Bool] = []

  init(_ database: Database) throws {
    try readLaws(database)
    try readAliases(database)
    try readDocuments(database)
    try readLayTerms(database)
  }

  private mutating func readLaws(_ database: Database) throws {
    var timings: [Int: [LawTimeline.Version]] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT * FROM version ORDER BY id") {
      let effective: Int? = row["effective"]
      versions[row["id"]] = Version(
        effective: effective.map(Day.init(daysSinceEpoch:)), isKnown: row["known"], source: row["source"])
      timings[row["law"], default: []].append(
        LawTimeline.Version(
          id: row["id"], passed: row["passed"], effective: effective, isKnown: row["known"],
          sourceAge: row["age"])
      )
    }
    for row in try Row.fetchAll(database, sql: "SELECT * FROM law ORDER BY id") {
      let id: Int = row["id"]
      let digestFrom: Int? = row["digestFrom"]
      lawByKey[row["key"]] = laws.count
      laws.append(
        Law(
          key: row["key"], title: LawTitle.short(row["title"]), prior: row["prior"],
          digestFrom: digestFrom.map(Day.init(daysSinceEpoch:)),
          timeline: LawTimeline(
            versions: timings[id] ?? [], repealed: row["repealed"], digestsFrom: digestFrom),
          repealedBy: (row["repealedBy"] as String?).flatMap(Self.reference)))
    }
  }

  private mutating func readAliases(_ database: Database) throws {
    for row in try Row.fetchAll(database, sql: "SELECT name, law FROM alias") {
      // A name for a law that was not imported leads nowhere.
      guard let law = lawByKey[row["law"]] else { continue }
      lawByAlias[row["name"]] = law
    }
  }

  /// The law of that key, or of that everyday name.
  func law(named name: String) -> Int? { lawByKey[name] ?? lawByAlias[name] }

  /// A reference as its description writes it, 生态环境法典#1242.
  private static func reference(_ text: String) -> LawReference? {
    let parts = text.split(separator: "#")
    guard parts.count == 2, let article = ArticleNumber(parts[1]) else { return nil }
    return LawReference(law: String(parts[0]), article: article)
  }

  private mutating func readDocuments(_ database: Database) throws {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT law, version, digest IS NOT NULL FROM doc ORDER BY id")
    while let row = try rows.next() {
      lawOf.append(Int32(row[0] as Int) - 1)
      versionOf.append(row[1])
      hasDigest.append(row[2])
    }
  }

  private mutating func readLayTerms(_ database: Database) throws {
    for row in try Row.fetchAll(database, sql: "SELECT * FROM layTerm") {
      let words: String = row["terms"]
      let documents: String = row["documents"]
      var terms: [LawTerm] = []
      LawTokenizer.terms(of: words.scalarValues) { term, _ in terms.append(term) }
      let phrase: String = row["phrase"]
      var starts: [LawTerm] = []
      LawTokenizer.terms(of: phrase.scalarValues) { term, _ in starts.append(term) }
      guard let start = starts.first else { continue }
      layTermsByStart[start, default: []].append(layTerms.count)
      layTerms.append(
        LayTerm(
          phrase: phrase, terms: terms, documents: documents.split(separator: " ").compactMap { Int($0) }))
    }
  }

  /// The lay terms whose phrase stands in a query.
  func layTerms(in query: LawQuery) -> [LayTerm] {
    query.typedTerms.flatMap { layTermsByStart[$0] ?? [] }.sorted().map { layTerms[$0] }
      .filter { query.typed.contains($0.phrase) }
  }

  /// Which documents may be shown on a day: those of the version that counts, and digests of laws that still bind.
  func view(on day: Day) -> DayView {
    let current = laws.map { law -> Int32 in law.timeline.current(on: day).map { Int32($0.id) } ?? -1 }
    let digestsShown = laws.map { law in law.digestFrom != nil && !law.timeline.digestsEnded(on: day) }
    let isShown = lawOf.indices.map { document in
      let law = Int(lawOf[document])
      return versionOf[document] == 0 ? digestsShown[law] : versionOf[document] == current[law]
    }
    return DayView(day: day, currentVersion: current, isShown: isShown)
  }

  /// What counts on one day.
  struct DayView: Sendable {
    var day: Day
    /// The version of every law; -1 where it has none.
    var currentVersion: [Int32]
    /// Whether a document may be shown.
    var isShown: [Bool]
  }
}

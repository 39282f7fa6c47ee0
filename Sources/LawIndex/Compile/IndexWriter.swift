import GRDB
import Model

/// Fills an empty database with an index.
struct IndexWriter {
  private let bundle: LawBundle
  private let store: LawStore?
  private let today: Day?
  private let database: Database
  private let progress: (ImportProgress) -> Void
  private var postings = PostingBuilder()
  private var articles = 0
  /// The rows of an article, one for each version, for the references of lay terms.
  private var rows: [LawReference: [Int]] = [:]
  private var layTerms: [LawReference: [LawBundle.LayTerm]] = [:]
  private var documents = 0
  private let topicPlaces: [LawReference: Int]

  static func write(
    bundle: LawBundle, store: LawStore?, today: Day?, fingerprint: String, into queue: DatabaseQueue,
    progress: (ImportProgress) -> Void
  ) throws {
    try withoutActuallyEscaping(progress) { progress in
      try queue.write { database in
        try IndexSchema.create(in: database)
        var writer = IndexWriter(
          bundle: bundle, store: store, today: today, database: database, progress: progress)
        try writer.writeLaws()
        try writer.writePostings()
        try writer.writeTopics()
        try writer.writeLayTerms()
        try writer.writeAliases()
        try writer.writeMeta(fingerprint)
        try IndexSchema.addIndexes(in: database)
      }
    }
  }

  private init(
    bundle: LawBundle, store: LawStore?, today: Day?, database: Database,
    progress: @escaping (ImportProgress) -> Void
  ) {
    self.bundle = bundle
    self.store = store
    self.today = today
    self.database = database
    self.progress = progress
    topicPlaces = TopicOrder.places(in: bundle)
    for term in bundle.layTerms {
      for reference in term.references { layTerms[reference, default: []].append(term) }
    }
  }

  // MARK: Laws

  private mutating func writeLaws() throws {
    let sources = try ImportedLaws.read(store, repeals: bundle.repeals)
    let digests = Dictionary(uniqueKeysWithValues: bundle.laws.map { ($0.key, $0) })
    // A law that is known only for having ended is still asked for by name (婚姻法).
    let keys = Set(sources.laws.keys).union(digests.keys).union(sources.repeals.keys).sorted()
    for (done, key) in keys.enumerated() {
      if done % 50 == 0 { progress(ImportProgress(phase: .indexing, done: done, total: keys.count)) }
      try write(
        key, id: done + 1, imported: sources.laws[key], digests: digests[key], repeal: sources.repeals[key])
    }
    progress(ImportProgress(phase: .indexing, done: keys.count, total: keys.count))
  }

  private mutating func write(
    _ key: String, id: Int, imported: ImportedLaws.Law?, digests: LawBundle.Law?, repeal: LawBundle.Repeal?
  ) throws {
    let timeline = LawTimeline(
      versions: imported?.versions.map(\.timing) ?? [], repealed: repeal?.date.daysSinceEpoch,
      digestsFrom: digests?.inForce.daysSinceEpoch)
    let title = imported?.title ?? digests?.title ?? key
    // Local rules stand behind national law, and a law without articles takes no short name from another.
    let hasNoPrior = imported.map { !$0.region.isEmpty } ?? (digests == nil)
    let prior = hasNoPrior ? 0 : bundle.prior(of: key)
    try database.execute(
      sql: "INSERT INTO law VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        id, key, title, prior, imported?.region ?? "",
        repeal?.date.daysSinceEpoch, repeal?.by.description, digests?.inForce.daysSinceEpoch,
      ])
    var unplaced = Dictionary(
      uniqueKeysWithValues: (digests?.digests ?? []).map { ($0.reference.article, $0) })
    // Not the version of today: a digest of a text that has been replaced must not stand beside the new one.
    let explained = timeline.explained
    let kept = Set(timeline.kept(from: today).map(\.id))
    for version in imported?.versions ?? [] where kept.contains(version.timing.id) {
      try database.execute(
        sql: "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          version.timing.id, id, version.timing.passed, version.timing.effective, version.timing.isKnown,
          version.timing.sourceAge, version.source,
        ])
      for article in try store?.articles(of: version.timing.id) ?? [] {
        let digest = explained?.id == version.timing.id ? unplaced.removeValue(forKey: article.number) : nil
        try write(
          article, LawReference(law: key, article: article.number), id, version.timing.id, title, digest)
        articles += 1
      }
    }
    for digest in unplaced.values.sorted(by: { $0.reference.article < $1.reference.article }) {
      let alone = ImportedLaws.Article(number: digest.reference.article, path: "", text: "")
      try write(alone, digest.reference, id, 0, title, digest)
    }
  }

  private mutating func write(
    _ article: ImportedLaws.Article, _ reference: LawReference, _ law: Int, _ version: Int64, _ title: String,
    _ digest: LawBundle.Digest?
  ) throws {
    let insert = try database.cachedStatement(sql: "INSERT INTO doc VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    try insert.execute(arguments: [
      documents, law, version, article.number.number, article.number.branch, article.path, article.text,
      digest?.title, digest?.text, digest?.topic, digest.flatMap { topicPlaces[$0.reference] },
    ])
    let said = layTerms[reference]?.map { $0.phrase + "\n" + $0.terms.joined(separator: "\n") } ?? []
    let explained = digest.map { [$0.title, $0.text] + $0.asks + $0.terms } ?? []
    postings.add(texts: [LawTitle.short(title), article.path, article.text], asks: explained + said)
    if layTerms[reference] != nil { rows[reference, default: []].append(documents) }
    documents += 1
  }

  // MARK: The rest

  private func writePostings() throws {
    var done = 0
    let insert = try database.makeStatement(sql: "INSERT INTO posting VALUES (?, ?, ?, ?)")
    try postings.build { entry in
      if done % 20_000 == 0 {
        progress(ImportProgress(phase: .writing, done: done, total: postings.termCount))
      }
      done += 1
      try insert.execute(arguments: [entry.term.id, entry.documents, entry.largest, entry.list.data])
    }
  }

  private func writeTopics() throws {
    for (position, topic) in bundle.topics.enumerated() {
      try database.execute(
        sql: "INSERT INTO topic VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          position, topic.id, topic.title.zh, topic.title.en, topic.note.zh, topic.note.en, topic.icon,
          topic.queries.joined(separator: "\n"),
        ])
    }
  }

  private func writeLayTerms() throws {
    for term in bundle.layTerms {
      let places = term.references.flatMap { rows[$0] ?? [] }.map(String.init)
      try database.execute(
        sql: "INSERT INTO layTerm VALUES (?, ?, ?)",
        arguments: [term.phrase, term.terms.joined(separator: " "), places.joined(separator: " ")])
    }
  }

  private func writeAliases() throws {
    for (name, law) in bundle.aliases {
      try database.execute(sql: "INSERT INTO alias VALUES (?, ?)", arguments: [name, law])
    }
  }

  private func writeMeta(_ fingerprint: String) throws {
    let digests = bundle.laws.flatMap(\.digests)
    let values = [
      "fingerprint": fingerprint, "documents": "\(documents)", "articles": "\(articles)",
      "digests": "\(digests.count)", "asks": "\(digests.reduce(0) { $0 + $1.asks.count })",
      "imported": try store?.imported()?.description ?? "",
    ]
    for (key, value) in values {
      try database.execute(sql: "INSERT INTO meta VALUES (?, ?)", arguments: [key, value])
    }
  }
}

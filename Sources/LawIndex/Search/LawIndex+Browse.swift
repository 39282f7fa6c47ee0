import GRDB
public import Model

/// A law of an index, for lists.
public struct LawSummary: Hashable, Codable, Sendable {
  /// The law's key.
  public var key: String
  /// The title as a resident reads it.
  public var title: String
  /// Official articles of the version that counts.
  public var articles: Int
  /// Articles with a digest.
  public var digests: Int
  /// Whether it binds today.
  public var validity: LawValidity
}

/// A law whose digests were written from an older text than the one that binds; they are not shown.
public struct OlderDigests: Hashable, Codable, Sendable {
  /// The law's title as a resident reads it.
  public var title: String
  /// How many digests.
  public var digests: Int
  /// The day in force of the text that they explain.
  public var writtenFrom: Day
}

extension LawIndex {
  /// Everything about one article; `nil` where no law that binds has it.
  ///
  /// - Throws: `LawIndexError.damaged` where the file turns out to be broken.
  public func article(_ reference: LawReference, today: Day) throws -> LawArticle? {
    let view = try view(on: today)
    return try read { database in
      guard let law = catalog.lawByKey[reference.law],
        let document = try document(of: law, reference.article, view: view, database),
        let row = try Row.fetchOne(database, sql: "SELECT * FROM doc WHERE id = ?", arguments: [document])
      else { return nil }
      let all = try documents(of: law, view: view, database)
      let place = all.firstIndex(of: document) ?? 0
      return article(
        reference, row, document: document, on: today,
        previous: place > 0 ? try number(of: all[place - 1], database) : nil,
        next: place + 1 < all.count ? try number(of: all[place + 1], database) : nil)
    }
  }

  private func article(
    _ reference: LawReference, _ row: Row, document: Int, on today: Day, previous: ArticleNumber?,
    next: ArticleNumber?
  ) -> LawArticle {
    let law = catalog.laws[Int(catalog.lawOf[document])]
    let version = catalog.versions[Int64(catalog.versionOf[document])]
    let digest: String? = row["digest"]
    let path: String = row["path"]
    let text: String = row["text"]
    // Of an amended text only the digests' author knows the day in force; the text keeps the old one.
    let since = version?.isKnown == true ? version?.effective : digest == nil ? nil : law.digestFrom
    let announced = law.timeline.announced(after: today)?.effective.map(Day.init(daysSinceEpoch:))
    return LawArticle(
      reference: reference, lawTitle: law.title, path: path.split(separator: "\n").map(String.init),
      title: row["title"], digest: digest, official: text.split(separator: "\n").map(String.init),
      validity: validity(of: document, on: today), inForceSince: since, announcedFrom: announced,
      source: version?.source, previous: previous, next: next)
  }

  private func number(of document: Int, _ database: Database) throws -> ArticleNumber? {
    let row = try Row.fetchOne(
      database, sql: "SELECT number, branch FROM doc WHERE id = ?", arguments: [document])
    return row.map { ArticleNumber($0["number"], branch: $0["branch"]) }
  }

  /// A law's table of contents; `nil` where no law that binds has that key.
  ///
  /// - Throws: `LawIndexError.damaged` where the file turns out to be broken.
  public func contents(law key: String, today: Day) throws -> LawContents? {
    let view = try view(on: today)
    guard let law = catalog.lawByKey[key] else { return nil }
    return try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT id, number, branch, path FROM doc WHERE law = ? AND version IN (?, 0) ORDER BY number, branch
          """,
        arguments: [law + 1, view.currentVersion[law]])
      var builder = ContentsBuilder(law: key, title: catalog.laws[law].title)
      for row in rows where view.isShown[row["id"]] {
        builder.add(ArticleNumber(row["number"], branch: row["branch"]), path: row["path"])
      }
      return builder.contents.sections.isEmpty ? nil : builder.contents
    }
  }

  /// The laws that bind, or will, in the order of their keys.
  ///
  /// - Throws: `LawIndexError.damaged` where the file turns out to be broken.
  public func laws(today: Day) throws -> [LawSummary] {
    let view = try view(on: today)
    return try read { database in
      var counts: [Int: (articles: Int, digests: Int, document: Int)] = [:]
      let rows = try Row.fetchCursor(database, sql: "SELECT id, digest IS NOT NULL FROM doc ORDER BY id")
      while let row = try rows.next() {
        let document: Int = row[0]
        guard view.isShown[document] else { continue }
        var count = counts[Int(catalog.lawOf[document])] ?? (0, 0, document)
        count.articles += catalog.versionOf[document] == 0 ? 0 : 1
        count.digests += (row[1] as Bool) ? 1 : 0
        counts[Int(catalog.lawOf[document])] = count
      }
      return counts.sorted { $0.key < $1.key }.map { law, count in
        LawSummary(
          key: catalog.laws[law].key, title: catalog.laws[law].title, articles: count.articles,
          digests: count.digests,
          validity: validity(of: count.document, on: today))
      }
    }
  }

  /// The topics, in the order they are shown in.
  ///
  /// - Throws: `LawIndexError.damaged` where the file turns out to be broken.
  public func topics() throws -> [LawTopic] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM topic ORDER BY position").map { row in
        let queries: String = row["queries"]
        return LawTopic(
          id: row["id"], title: Localized(zh: row["titleZh"], en: row["titleEn"]),
          note: Localized(zh: row["noteZh"], en: row["noteEn"]), icon: row["icon"],
          queries: queries.split(separator: "\n").map(String.init))
      }
    }
  }

  /// The digests of a topic, those that residents ask for most first.
  ///
  /// - Throws: `LawIndexError.damaged` where the file turns out to be broken.
  public func hits(topic: String, today: Day) throws -> [LawHit] {
    let view = try view(on: today)
    return try read { database in
      let documents = try Int.fetchAll(
        database, sql: "SELECT id FROM doc WHERE topic = ? ORDER BY topicPlace, id", arguments: [topic])
      return try hits(documents.filter { view.isShown[$0] }, view: view, database)
    }
  }

  /// The laws whose digests have to be written anew, because a newer text binds.
  ///
  /// - Throws: `LawIndexError.damaged` where the file turns out to be broken.
  public func olderDigests(today: Day) throws -> [OlderDigests] {
    try read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT law, count(*) FROM doc WHERE digest IS NOT NULL GROUP BY law ORDER BY law")
      return rows.compactMap { row in
        let law = catalog.laws[(row[0] as Int) - 1]
        guard let digestFrom = law.digestFrom, law.timeline.digestsAreOlder(on: today) else { return nil }
        return OlderDigests(title: law.title, digests: row[1], writtenFrom: digestFrom)
      }
    }
  }

  /// Counts of what the index holds.
  ///
  /// - Throws: `LawIndexError.damaged` where the file turns out to be broken.
  public func statistics() throws -> LawStatistics {
    try read { database in
      let meta = try Dictionary(
        uniqueKeysWithValues: Row.fetchAll(database, sql: "SELECT key, value FROM meta").map {
          ($0["key"] as String, $0["value"] as String)
        })
      func count(_ key: String) -> Int { meta[key].flatMap { Int($0) } ?? 0 }
      let laws = Set(catalog.lawOf).count
      return LawStatistics(
        laws: laws, articles: count("articles"), digests: count("digests"), asks: count("asks"),
        layTerms: catalog.layTerms.count, imported: meta["imported"].flatMap { Day($0) })
    }
  }
}

import GRDB
public import Model

extension LawIndex {
  /// The articles that answer a question, best first.
  ///
  /// A query that names an article or a law gets it first. Any text is a valid query: there are no operators, and of a
  /// very long one the beginning counts.
  ///
  /// - Parameters:
  ///   - query: What the resident typed.
  ///   - limit: How many hits at most.
  ///   - today: The day that decides which versions are in force.
  /// - Throws: `LawIndexError.damaged` where the file turns out to be broken.
  public func search(_ query: String, limit: Int, today: Day) throws -> LawSearchResult {
    let parsed = LawQuery(query)
    guard !parsed.terms.isEmpty, limit > 0 else { return .empty }
    let jump = LawJump(query, catalog: catalog)
    return try withScratch(on: today) { scratch, view in
      try read { database in
        let weights = weightedTerms(of: parsed)
        try score(parsed, weights, with: &scratch.scorer, database)
        let (documents, total, isJump) = try ranked(
          jump, scores: scratch.scorer.scores, view: view, limit: limit, database)
        let highlighter = Highlighter(terms: marked(weights, frequencies: scratch.scorer.frequencies))
        let hits = try documents.map { try hit($0, view: view, highlighter: highlighter, database) }
        let ended = jump.flatMap { endedLaw($0.law, on: today) }
        return LawSearchResult(
          hits: hits, total: max(total, hits.count), jump: isJump ? hits.first?.reference : nil,
          namedLaw: ended == nil ? jump.map { catalog.laws[$0.law].key } : nil, ended: ended)
      }
    }
  }

  /// Why an article stands where it stands among the answers to a query; `nil` where it does not match.
  ///
  /// - Throws: `LawIndexError.damaged` where the file turns out to be broken.
  public func explain(_ query: String, _ reference: LawReference, today: Day) throws -> LawExplanation? {
    let parsed = LawQuery(query)
    return try withScratch(on: today) { scratch, view in
      try read { database in
        guard let law = catalog.lawByKey[reference.law],
          let document = try document(of: law, reference.article, view: view, database)
        else { return nil }
        return try explanation(parsed, document, reference, &scratch.scorer, view, database)
      }
    }
  }

  // MARK: Scoring

  /// The query's own terms, and the law's words for the lay phrases in it.
  private func weightedTerms(of query: LawQuery) -> [PostingScorer.WeightedTerm] {
    var weights = query.terms.map { PostingScorer.WeightedTerm(term: $0, weight: 1) }
    var seen = Set(query.terms)
    for layTerm in catalog.layTerms(in: query) {
      for term in layTerm.terms where seen.insert(term).inserted {
        weights.append(PostingScorer.WeightedTerm(term: term, weight: LawRanking.expansionWeight))
      }
    }
    return weights
  }

  private func score(
    _ query: LawQuery, _ weights: [PostingScorer.WeightedTerm], with scorer: inout PostingScorer,
    _ database: Database
  ) throws {
    scorer.clear()
    var isWhole = true
    if let character = query.singleCharacter {
      isWhole = try scorer.add(beginningWith: character, from: database)
    } else {
      isWhole = try scorer.add(weights, from: database)
    }
    guard isWhole else { throw LawIndexError.damaged(path) }
    for layTerm in catalog.layTerms(in: query) {
      for document in layTerm.documents { scorer.add(LawRanking.referenceBonus, to: document) }
    }
  }

  // MARK: Ranking

  /// The order of the answers, how many come near the best, and whether the first is an article that was named.
  private func ranked(
    _ jump: LawJump?, scores: [Float], view: LawCatalog.DayView, limit: Int, _ database: Database
  ) throws -> (documents: [Int], total: Int, isJump: Bool) {
    guard let jump else {
      let (documents, total) = rank(scores, view: view, limit: limit)
      return (documents, total, false)
    }
    guard let article = jump.article else {
      // The law itself was asked for: what we can explain of it first, then the rest in its own order.
      let all = try documents(of: jump.law, view: view, database)
      guard !all.isEmpty else {
        let (documents, total) = rank(scores, view: view, limit: limit)
        return (documents, total, false)
      }
      let ordered = all.filter { catalog.hasDigest[$0] } + all.filter { !catalog.hasDigest[$0] }
      return (Array(ordered.prefix(limit)), ordered.count, false)
    }
    guard let first = try document(of: jump.law, article, view: view, database) else {
      let (documents, total) = rank(scores, view: view, limit: limit)
      return (documents, total, false)
    }
    // With nothing else to go by, what is near in the law is the likeliest next look.
    let all = try documents(of: jump.law, view: view, database)
    let others =
      jump.isWholeQuery
      ? all.drop { $0 != first }.dropFirst().prefix(LawRanking.articlesAfterJump)
      : rank(scores, view: view, limit: limit).documents.filter { $0 != first }[...]
    return ([first] + others.prefix(limit - 1), 1 + others.count, true)
  }

  /// The best documents that may be shown, and how many come near the best.
  private func rank(_ scores: [Float], view: LawCatalog.DayView, limit: Int) -> (documents: [Int], total: Int)
  {
    let highest = highest(scores, view: view)
    let priors = catalog.laws.map { Float(LawRanking.priorWeight * $0.prior) * highest }
    var best = BestDocuments(limit: limit)
    var near = 0
    for (document, score) in scores.enumerated() where score > 0 && view.isShown[document] {
      if score * 3 >= highest { near += 1 }
      let neighbours = Float(LawRanking.neighbourWeight) * neighbours(of: document, scores)
      best.offer(document, score + neighbours + priors[Int(catalog.lawOf[document])])
    }
    return (best.items.map(\.document), near)
  }

  private func highest(_ scores: [Float], view: LawCatalog.DayView) -> Float {
    var highest: Float = 0
    for (document, score) in scores.enumerated() where score > highest && view.isShown[document] {
      highest = score
    }
    return highest
  }

  /// What the articles before and after a document score; documents of a version stand in the law's order.
  private func neighbours(of document: Int, _ scores: [Float]) -> Float {
    let version = catalog.versionOf[document]
    let law = catalog.lawOf[document]
    var sum: Float = 0
    for other in [document - 1, document + 1] where scores.indices.contains(other) {
      if catalog.lawOf[other] == law, catalog.versionOf[other] == version { sum += scores[other] }
    }
    return sum
  }

  private func marked(_ weights: [PostingScorer.WeightedTerm], frequencies: [LawTerm: Int]) -> Set<LawTerm> {
    let limit = max(8, Int(Double(catalog.lawOf.count) * LawRanking.markedShare))
    return Set(weights.map(\.term).filter { frequencies[$0, default: 0] <= limit })
  }

  /// What ended a law that was asked for; `nil` while it binds, or where a law of that name binds again.
  private func endedLaw(_ law: Int, on today: Day) -> EndedLaw? {
    let law = catalog.laws[law]
    guard let date = law.repealed, date <= today, let by = law.repealedBy,
      law.timeline.current(on: today) == nil
    else { return nil }
    return EndedLaw(title: law.title, date: date, by: by)
  }

  // MARK: Hits

  static let hitLookup = "SELECT number, branch, text, title, digest FROM doc WHERE id = ?"

  /// The documents of a law that may be shown, in the law's order.
  func documents(of law: Int, view: LawCatalog.DayView, _ database: Database) throws -> [Int] {
    let statement = try database.cachedStatement(
      sql: "SELECT id FROM doc WHERE law = ? AND version IN (?, 0) ORDER BY number, branch")
    return try Int.fetchAll(statement, arguments: [law + 1, view.currentVersion[law]]).filter {
      view.isShown[$0]
    }
  }

  func document(
    of law: Int, _ article: ArticleNumber, view: LawCatalog.DayView, _ database: Database
  ) throws -> Int? {
    let statement = try database.cachedStatement(
      sql:
        "SELECT id FROM doc WHERE law = ? AND version IN (?, 0) AND number = ? AND branch = ? ORDER BY version DESC"
    )
    let found = try Int.fetchAll(
      statement, arguments: [law + 1, view.currentVersion[law], article.number, article.branch])
    return found.first { view.isShown[$0] }
  }

  private func hit(
    _ document: Int, view: LawCatalog.DayView, highlighter: Highlighter, _ database: Database
  ) throws -> LawHit {
    let statement = try database.cachedStatement(sql: Self.hitLookup)
    guard let row = try Row.fetchOne(statement, arguments: [document]) else {
      throw LawIndexError.damaged(path)
    }
    let law = catalog.laws[Int(catalog.lawOf[document])]
    let official: String = row["text"]
    let digest: String? = row["digest"]
    let shown = digest.map { ($0, highlighter.marks(in: $0)) } ?? highlighter.snippet(of: official)
    return LawHit(
      reference: LawReference(law: law.key, article: ArticleNumber(row["number"], branch: row["branch"])),
      lawTitle: law.title, title: row["title"], kind: digest == nil ? .official : .digest,
      hasOfficialText: catalog.versionOf[document] != 0, validity: validity(of: document, on: view.day),
      text: shown.0, marks: shown.1)
  }

  func hits(_ documents: [Int], view: LawCatalog.DayView, _ database: Database) throws -> [LawHit] {
    let plain = Highlighter(terms: [])
    return try documents.map { try hit($0, view: view, highlighter: plain, database) }
  }

  func validity(of document: Int, on day: Day) -> LawValidity {
    let version = Int64(catalog.versionOf[document])
    guard version != 0 else {
      let from = catalog.laws[Int(catalog.lawOf[document])].digestFrom
      return from.flatMap { $0 > day ? .announced(from: $0) : nil } ?? .unchecked
    }
    return catalog.versions[version]?.effective.flatMap { $0 > day ? .announced(from: $0) : nil } ?? .inForce
  }

  // MARK: Explaining

  private func explanation(
    _ query: LawQuery, _ document: Int, _ reference: LawReference, _ scorer: inout PostingScorer,
    _ view: LawCatalog.DayView, _ database: Database
  ) throws -> LawExplanation? {
    let weights = weightedTerms(of: query)
    var parts: [LawExplanation.Part] = []
    for weight in weights {
      scorer.clear()
      guard try scorer.add([weight], from: database) else { throw LawIndexError.damaged(path) }
      let score = Double(scorer.scores[document])
      if score > 0 { parts.append(LawExplanation.Part(term: query.label(weight.term), score: score)) }
    }
    try score(query, weights, with: &scorer, database)
    let matched = Double(scorer.scores[document])
    let isNamed = LawJump(query.typed, catalog: catalog).map { jump in
      catalog.laws[jump.law].key == reference.law && (jump.article ?? reference.article) == reference.article
    }
    guard matched > 0 || isNamed == true else { return nil }
    let prior =
      LawRanking.priorWeight * catalog.laws[Int(catalog.lawOf[document])].prior
      * Double(highest(scorer.scores, view: view))
    let neighbours = LawRanking.neighbourWeight * Double(neighbours(of: document, scorer.scores))
    let layTerms = query.singleCharacter == nil ? max(0, matched - parts.reduce(0) { $0 + $1.score }) : 0
    return LawExplanation(
      reference: reference, isNamed: isNamed ?? false, parts: parts.sorted { $0.score > $1.score },
      layTerms: layTerms < 0.01 ? 0 : layTerms, neighbours: neighbours, prior: prior,
      score: matched + neighbours + prior)
  }
}

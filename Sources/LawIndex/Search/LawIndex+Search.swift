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
        let target = try jump.flatMap { try document(of: $0, view: view, database) }
        let named = jump.flatMap { $0.article == nil ? $0.law : nil }
        let (best, total) = rank(scratch.scorer.scores, view: view, limit: limit, first: target, law: named)
        let highlighter = Highlighter(terms: marked(weights, frequencies: scratch.scorer.frequencies))
        let hits = try best.map { try hit($0, view: view, highlighter: highlighter, database) }
        return LawSearchResult(
          hits: hits, total: max(total, hits.count), jump: target == nil ? nil : hits.first?.reference,
          namedLaw: named.map { catalog.laws[$0].key })
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
    for layTerm in catalog.layTerms where query.text.contains(layTerm.phrase) {
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
    for layTerm in catalog.layTerms where query.text.contains(layTerm.phrase) {
      for document in layTerm.documents { scorer.add(LawRanking.referenceBonus, to: document) }
    }
  }

  /// The best documents that may be shown, and how many come near the best.
  private func rank(
    _ scores: [Float], view: LawCatalog.DayView, limit: Int, first: Int?, law: Int?
  ) -> (documents: [Int], total: Int) {
    var highest: Float = 0
    for (document, score) in scores.enumerated() where score > highest && view.isShown[document] {
      highest = score
    }
    let priors = catalog.laws.map { Float(LawRanking.priorWeight * $0.prior) * highest }
    var best = BestDocuments(limit: limit)
    var near = 0
    for (document, score) in scores.enumerated() where score > 0 && view.isShown[document] {
      if score * 3 >= highest { near += 1 }
      var sum = score + priors[Int(catalog.lawOf[document])]
      // An article, or else a whole law, that the query names stands above all that merely match.
      if document == first { sum += highest * 8 }
      if let law, catalog.lawOf[document] == law { sum += highest * 4 }
      best.offer(document, sum)
    }
    var documents = best.items.map(\.document)
    // The number of an article is not part of its text, so the article itself may not match at all.
    if let first, documents.first != first {
      documents.removeAll { $0 == first }
      documents = [first] + documents.prefix(limit - 1)
    }
    return (documents, near)
  }

  private func marked(_ weights: [PostingScorer.WeightedTerm], frequencies: [LawTerm: Int]) -> Set<LawTerm> {
    let limit = max(8, Int(Double(catalog.lawOf.count) * LawRanking.markedShare))
    return Set(weights.map(\.term).filter { frequencies[$0, default: 0] <= limit })
  }

  // MARK: Hits

  private func document(of jump: LawJump, view: LawCatalog.DayView, _ database: Database) throws -> Int? {
    guard let article = jump.article else { return nil }
    return try document(of: jump.law, article, view: view, database)
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
    let statement = try database.cachedStatement(
      sql: "SELECT number, branch, text, title, digest FROM doc WHERE id = ?")
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
    let total = Double(scorer.scores[document])
    guard total > 0 else { return nil }
    let highest = zip(scorer.scores, view.isShown).reduce(Float(0)) { $1.1 ? max($0, $1.0) : $0 }
    let prior = LawRanking.priorWeight * catalog.laws[Int(catalog.lawOf[document])].prior * Double(highest)
    let named = query.singleCharacter == nil ? max(0, total - parts.reduce(0) { $0 + $1.score }) : 0
    return LawExplanation(
      reference: reference, parts: parts.sorted { $0.score > $1.score }, named: named < 0.01 ? 0 : named,
      prior: prior, score: total + prior)
  }
}

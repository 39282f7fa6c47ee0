public import Model

/// What a search found.
public struct LawSearchResult: Hashable, Codable, Sendable {
  /// The best answers, best first, complete with highlights.
  public var hits: [LawHit]
  /// How many articles answer about as well as the ones shown: those that reach a third of the best one.
  public var total: Int
  /// The article that the query names; it is the first hit.
  public var jump: LawReference?
  /// The law that the query names as a whole.
  public var namedLaw: String?
  /// What ended the law that the query names, where it no longer binds. Its articles are not among the hits.
  public var ended: EndedLaw?

  /// The answer to a query without anything to look for.
  public static let empty = LawSearchResult(hits: [], total: 0, jump: nil, namedLaw: nil, ended: nil)
}

/// A law that no longer binds.
public struct EndedLaw: Hashable, Codable, Sendable {
  /// The title as a resident reads it.
  public var title: String
  /// The first day on which it did not bind.
  public var date: Day
  /// The article that ended it.
  public var by: LawReference
}

/// Why an article stands where it stands in the answers to a query.
public struct LawExplanation: Hashable, Codable, Sendable, CustomStringConvertible {
  /// What one term adds.
  public struct Part: Hashable, Codable, Sendable {
    /// The term as it is indexed.
    public var term: String
    /// What it adds to the score.
    public var score: Double
  }

  /// The article.
  public var reference: LawReference
  /// Whether the query names this article or its law, which puts it first whatever the score.
  public var isNamed: Bool
  /// What the terms add, the largest first.
  public var parts: [Part]
  /// What the lay terms that name this article add.
  public var layTerms: Double
  /// What the articles before and after it add.
  public var neighbours: Double
  /// What the law's prior adds.
  public var prior: Double
  /// The sum.
  public var score: Double

  /// One line, such as `民法典#1079 42.1 = 离婚 12.0 + … + 常用 6.0`.
  public var description: String {
    var summands = parts.map { "\($0.term) \(Self.rounded($0.score))" }
    if layTerms > 0 { summands.append("口语对应 \(Self.rounded(layTerms))") }
    if neighbours > 0 { summands.append("前后条 \(Self.rounded(neighbours))") }
    if prior > 0 { summands.append("常用 \(Self.rounded(prior))") }
    if isNamed { summands.insert("直接点名", at: 0) }
    return "\(reference) \(Self.rounded(score)) = \(summands.joined(separator: " + "))"
  }

  private static func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}

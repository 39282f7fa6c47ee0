public import Model
public import Screens

/// A small law in memory, for pages without an index. Every law, article and sentence in it is invented.
public struct FakeLaw: Sendable {
  /// The articles, law by law in the order of the statute.
  public var articles: [LawArticle]
  /// The tables of contents.
  public var contents: [LawContents]
  /// The topics of the search page.
  public var topics: [LawTopic]

  /// A law that holds these.
  public init(articles: [LawArticle], contents: [LawContents], topics: [LawTopic]) {
    self.articles = articles
    self.contents = contents
    self.topics = topics
  }

  /// What an index of it would tell.
  public var statistics: LawStatistics {
    LawStatistics(
      laws: contents.count, articles: articles.filter { !$0.official.isEmpty }.count,
      digests: articles.filter { $0.digest != nil }.count, asks: 12, layTerms: 8, imported: nil)
  }

  /// The law without official text, as a machine holds it before the first import.
  public var withoutOfficialText: FakeLaw {
    var bare = self
    for index in bare.articles.indices {
      bare.articles[index].official = []
      bare.articles[index].validity = .unchecked
    }
    bare.articles.removeAll { $0.digest == nil }
    return bare
  }

  /// The hits to a resident's words, best first: an article by law and number, else by shared pairs of characters.
  /// 旧示例法 is a law that ended.
  public func search(_ query: String, limit: Int) -> SearchAnswer {
    let words = query.filter { $0 != " " }
    if let jump = articles.first(where: { $0.reference.law + "\($0.reference.article)" == words }) {
      return SearchAnswer(hits: [Self.hit(jump, marking: [])], total: 1)
    }
    if words.contains("旧示例法"), let date = Day("2020-01-01"), let first = articles.first {
      let ended = EndedLawNote(title: "旧示例法", date: date, by: first.reference)
      return SearchAnswer(hits: [Self.hit(first, marking: [])], total: 1, ended: ended)
    }
    let pairs = Self.pairs(words)
    let found = articles.map { article in
      (article, pairs.filter { Self.words(of: article).contains($0) }.count)
    }.filter { $0.1 > 0 }
    let sorted = found.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
    return SearchAnswer(
      hits: sorted.prefix(limit).map { Self.hit($0.element.0, marking: pairs) }, total: found.count)
  }

  /// The digests of a topic: every digest, for any topic that there is.
  public func hits(ofTopic topic: String) -> SearchAnswer {
    guard topics.contains(where: { $0.id == topic }) else { return SearchAnswer(hits: [], total: 0) }
    let hits = articles.filter { $0.digest != nil }.map { Self.hit($0, marking: []) }
    return SearchAnswer(hits: hits, total: hits.count)
  }

  private static func pairs(_ words: String) -> [String] {
    zip(words, words.dropFirst()).map { String([$0, $1]) }
  }

  private static func words(of article: LawArticle) -> String {
    (article.title ?? "") + (article.digest ?? "") + article.official.joined()
  }

  private static func hit(_ article: LawArticle, marking pairs: [String]) -> LawHit {
    let text = article.digest ?? article.official.first ?? ""
    let marks = pairs.compactMap { pair -> TextMark? in
      guard let range = text.firstRange(of: pair) else { return nil }
      let start = text.distance(from: text.startIndex, to: range.lowerBound)
      return TextMark(start: start, end: start + 2)
    }
    return LawHit(
      reference: article.reference, lawTitle: article.lawTitle, title: article.title,
      kind: article.digest == nil ? .official : .digest, hasOfficialText: !article.official.isEmpty,
      validity: article.validity, text: text, marks: marks.sorted { $0.start < $1.start })
  }
}

import Model

/// Where the law says it.
public struct AidCitation: Hashable, Codable, Sendable {
  /// The law as a resident reads it, such as 法律援助法.
  public var law: String
  /// The article, such as `31`; `nil` where the text has not been had.
  public var article: String?
  /// The paragraph (款), from 1.
  public var paragraph: Int?
  /// The item (项) in Chinese numerals, such as 五.
  public var item: String?
  /// Whether nobody on this project has read the text: shown without text, and listed as unknown.
  public var unverified: Bool

  /// A place in a law.
  public init(
    law: String, article: String? = nil, paragraph: Int? = nil, item: String? = nil, unverified: Bool = false
  ) {
    self.law = law
    self.article = article
    self.paragraph = paragraph
    self.item = item
    self.unverified = unverified
  }

  /// As a resident reads it: 《法律援助法》第三十一条第（五）项.
  public var chinese: String {
    guard let article else { return "《\(law)》（条文待核）" }
    let number = ArticleNumber(article)?.chinese ?? "第\(article)条"
    let paragraph = paragraph.map { "第\(ChineseNumeral.text($0))款" } ?? ""
    let item = item.map { "第（\($0)）项" } ?? ""
    return "《\(law)》\(number)\(paragraph)\(item)\(unverified ? "（条文待核）" : "")"
  }
}

/// A citation in a pack, whose article may be what a person has entered for a region.
struct AidCitationSource: Hashable, Sendable {
  /// The citation as written.
  var citation: AidCitation
  /// The number of the value that holds the article; `nil` where the pack names it.
  var value: Int?
  /// Where it stands, for `lint`.
  var mark: ConfigNode.Mark
}

/// A law that a pack cites.
public struct AidLaw: Hashable, Sendable {
  /// The name that citations use.
  public var name: String
  /// The full title, from which the index makes the law's key.
  public var title: String
  /// Whether its text can be imported; of one that cannot, every citation is unverified.
  public var hasText: Bool
}

public import Model

/// Our own layer, as the files in `Assets/law` hold it.
public struct LawBundle: Hashable, Sendable {
  /// What one article means for a resident.
  public struct Digest: Hashable, Sendable {
    /// The article.
    public var reference: LawReference
    /// A short title in a resident's words.
    public var title: String
    /// The id of its topic.
    public var topic: String
    /// 通俗说明.
    public var text: String
    /// How residents ask for it.
    public var asks: [String]
    /// Legal and everyday terms for it.
    public var terms: [String]
  }

  /// A law that has digests.
  public struct Law: Hashable, Sendable {
    /// The law's key.
    public var key: String
    /// The full official title.
    public var title: String
    /// The day the version that the digests explain came into force.
    public var inForce: Day
    /// Its digests, in the order of the articles.
    public var digests: [Digest]
  }

  /// How people say something, and how the law says it.
  public struct LayTerm: Hashable, Sendable {
    /// What a resident says.
    public var phrase: String
    /// The law's words for it.
    public var terms: [String]
    /// The articles that answer.
    public var references: [LawReference]
  }

  /// The laws with digests, by key.
  public var laws: [Law] = []
  /// The topics, in the order they are shown in.
  public var topics: [LawTopic] = []
  /// The digests that a topic begins with, the one most asked for first, by the topic's id.
  public var firstDigests: [String: [LawReference]] = [:]
  /// What residents and clerks call a law → the law's key. The names are written as keys are.
  public var aliases: [String: String] = [:]
  /// Lay terms.
  public var layTerms: [LayTerm] = []
  /// Laws that are no longer in force, as data that a person extends.
  public var repeals: [Repeal] = []
  /// How often residents need a law, 0 to 1, by key.
  public var priors: [String: Double] = [:]
  /// The prior of a law that `priors` does not name.
  public var defaultPrior = 0.1

  /// A law that ended.
  public struct Repeal: Hashable, Sendable {
    /// The key of the law that ended.
    public var law: String
    /// The day from which it no longer binds.
    public var date: Day
    /// The article that ended it.
    public var by: LawReference
  }

  /// An empty bundle.
  public init() {}

  /// The article that a label such as 民法典1079, 刑法276-1, 刑法276之一 or 消法55 names; `nil` for anything else.
  public func reference(_ label: some StringProtocol) -> LawReference? {
    let name = label.prefix { !$0.isASCII || !$0.isNumber }
    let parts = label.dropFirst(name.count).split(separator: "之", maxSplits: 1)
    let branch = parts.count == 2 ? (Int(parts[1]) ?? ChineseNumeral.value(parts[1])).map { "-\($0)" } : ""
    guard !name.isEmpty, let number = parts.first, let branch, let article = ArticleNumber(number + branch)
    else {
      return nil
    }
    let key = LawKey.make(String(name))
    return LawReference(law: aliases[key] ?? key, article: article)
  }

  /// How often residents need the law with that key.
  public func prior(of key: String) -> Double { priors[key] ?? defaultPrior }
}

/// Which of the two voices a text is in. A screen always says which one it shows.
public enum LawTextKind: String, Codable, Sendable {
  /// 通俗说明: our own plain words. The official text prevails.
  case digest
  /// 法条原文: the imported official text, unchanged.
  case official
}

/// Whether a version of a law binds today.
public enum LawValidity: Hashable, Codable, Sendable {
  /// 现行有效.
  case inForce
  /// Published, in force from that day on.
  case announced(from: Day)
  /// The bundle's digest stands alone and no official text has been imported to check it against.
  case unchecked
}

/// A stretch of text to highlight, counted in characters (`Character`) from the start of the text.
public struct TextMark: Hashable, Codable, Sendable {
  /// The first marked character.
  public var start: Int
  /// The first character after the mark.
  public var end: Int

  /// The characters `start..<end`.
  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }
}

/// One answer of a search.
public struct LawHit: Hashable, Codable, Sendable {
  /// The article.
  public var reference: LawReference
  /// The law's title as a resident reads it, without 中华人民共和国.
  public var lawTitle: String
  /// The digest's own short title (单位拖欠工钱怎么要); `nil` where the article has no digest.
  public var title: String?
  /// Which voice `text` is in: the digest where there is one.
  public var kind: LawTextKind
  /// Whether official text stands behind it on this machine.
  public var hasOfficialText: Bool
  /// Whether the version shown binds today.
  public var validity: LawValidity
  /// The whole digest, or the part of the official text around the first match.
  public var text: String
  /// What of `text` matched.
  public var marks: [TextMark]

  /// An answer of a search.
  public init(
    reference: LawReference, lawTitle: String, title: String?, kind: LawTextKind, hasOfficialText: Bool,
    validity: LawValidity, text: String, marks: [TextMark]
  ) {
    self.reference = reference
    self.lawTitle = lawTitle
    self.title = title
    self.kind = kind
    self.hasOfficialText = hasOfficialText
    self.validity = validity
    self.text = text
    self.marks = marks
  }
}

/// Everything the article page shows.
public struct LawArticle: Hashable, Codable, Sendable {
  /// The article.
  public var reference: LawReference
  /// The law's title as a resident reads it, without 中华人民共和国.
  public var lawTitle: String
  /// 编, 章 and 节 above the article, outermost first.
  public var path: [String]
  /// The digest's short title.
  public var title: String?
  /// 通俗说明, in our own words.
  public var digest: String?
  /// 法条原文, a paragraph an element; empty where this machine holds no official text of it.
  public var official: [String]
  /// Whether the version shown binds today.
  public var validity: LawValidity
  /// The day the version shown came or comes into force, where the source tells it.
  public var inForceSince: Day?
  /// A newer version that is announced but not yet in force.
  public var announcedFrom: Day?
  /// Where the official text was imported from, in words.
  public var source: String?
  /// The article before it in the law.
  public var previous: ArticleNumber?
  /// The article after it in the law.
  public var next: ArticleNumber?

  /// The content of an article page.
  public init(
    reference: LawReference, lawTitle: String, path: [String] = [], title: String? = nil,
    digest: String? = nil,
    official: [String] = [], validity: LawValidity, inForceSince: Day? = nil, announcedFrom: Day? = nil,
    source: String? = nil, previous: ArticleNumber? = nil, next: ArticleNumber? = nil
  ) {
    self.reference = reference
    self.lawTitle = lawTitle
    self.path = path
    self.title = title
    self.digest = digest
    self.official = official
    self.validity = validity
    self.inForceSince = inForceSince
    self.announcedFrom = announcedFrom
    self.source = source
    self.previous = previous
    self.next = next
  }
}

/// A law's table of contents.
public struct LawContents: Hashable, Codable, Sendable {
  /// A heading with the articles from it to the next heading.
  public struct Section: Hashable, Codable, Sendable {
    /// 1 for 编, 2 for 章, 3 for 节; relative where a law has no 编.
    public var level: Int
    /// The heading, such as 第四章　离婚; the law's title where articles stand before any heading.
    public var title: String
    /// The articles directly below it, in the law's order. Those of sub-headings stand there.
    public var articles: [ArticleNumber]

    /// A heading with its articles.
    public init(level: Int, title: String, articles: [ArticleNumber]) {
      self.level = level
      self.title = title
      self.articles = articles
    }
  }

  /// The law's key.
  public var law: String
  /// The law's title as a resident reads it.
  public var title: String
  /// Headings in the law's order.
  public var sections: [Section]

  /// A law's table of contents.
  public init(law: String, title: String, sections: [Section]) {
    self.law = law
    self.title = title
    self.sections = sections
  }
}

/// A kind of trouble that residents bring, to begin from without typing.
public struct LawTopic: Hashable, Codable, Sendable {
  /// The topic's name in the content files, such as `wages`.
  public var id: String
  /// What the row says.
  public var title: Localized<String>
  /// Two or three examples.
  public var note: Localized<String>
  /// The name of an icon in `Assets/icons`.
  public var icon: String
  /// Example searches, in a resident's words.
  public var queries: [String]

  /// A topic.
  public init(
    id: String, title: Localized<String>, note: Localized<String>, icon: String, queries: [String]
  ) {
    self.id = id
    self.title = title
    self.note = note
    self.icon = icon
    self.queries = queries
  }
}

/// What an index holds.
public struct LawStatistics: Hashable, Codable, Sendable {
  /// Laws with at least one article or digest.
  public var laws: Int
  /// Official articles in force or announced.
  public var articles: Int
  /// Digests.
  public var digests: Int
  /// Lay questions attached to digests.
  public var asks: Int
  /// Lay terms.
  public var layTerms: Int
  /// When the official text was imported; `nil` where none was.
  public var imported: Day?

  /// Counts of an index.
  public init(laws: Int, articles: Int, digests: Int, asks: Int, layTerms: Int, imported: Day?) {
    self.laws = laws
    self.articles = articles
    self.digests = digests
    self.asks = asks
    self.layTerms = layTerms
    self.imported = imported
  }
}

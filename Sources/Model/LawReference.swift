/// The number of an article: 第一百三十三条之一 is number 133, branch 1.
public struct ArticleNumber: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
  /// The number after 第.
  public var number: Int
  /// The number after 之; 0 where there is none.
  public var branch: Int

  /// An article number: `number` from 1 to 9999, `branch` from 0 to 999.
  public init(_ number: Int, branch: Int = 0) {
    self.number = number
    self.branch = branch
  }

  /// An article number written `1079` or `133-1`; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let number = Self.count(parts[0]), number < 10_000 else {
      return nil
    }
    guard parts.count == 2 else {
      self.init(number)
      return
    }
    guard let branch = Self.count(parts[1]), branch < 1000 else { return nil }
    self.init(number, branch: branch)
  }

  /// A number from 1 in plain digits: `Int` alone would take `+5` and `007` too.
  private static func count(_ text: some StringProtocol) -> Int? {
    guard let first = text.utf8.first, (49...57).contains(first) else { return nil }
    return Int(text)
  }

  /// `1079` or `133-1`.
  public var description: String { branch == 0 ? "\(number)" : "\(number)-\(branch)" }

  /// 第一千零七十九条 or 第一百三十三条之一.
  public var chinese: String {
    let head = "第\(ChineseNumeral.text(number))条"
    return branch == 0 ? head : head + "之" + ChineseNumeral.text(branch)
  }

  /// As the interface writes it in `locale`: 第1079条, Art. 1079.
  public func label(_ locale: Locale) -> String {
    switch locale {
    case .zh: branch == 0 ? "第\(number)条" : "第\(number)条之\(ChineseNumeral.text(branch))"
    case .en: "Art. \(description)"
    }
  }

  /// Order of the statute.
  public static func < (left: ArticleNumber, right: ArticleNumber) -> Bool {
    (left.number, left.branch) < (right.number, right.branch)
  }
}

/// One article of one law.
///
/// `law` is the law's key, its full title as `LawKey.make` shortens it. A key names the law, not one of its
/// versions.
public struct LawReference: Hashable, Codable, Sendable, CustomStringConvertible {
  /// The law's key, such as 民法典.
  public var law: String
  /// The article.
  public var article: ArticleNumber

  /// An article of the law with that key.
  public init(law: String, article: ArticleNumber) {
    self.law = law
    self.article = article
  }

  /// `民法典#1079`.
  public var description: String { "\(law)#\(article)" }
}

/// How a law is named wherever two spellings of its title have to meet.
public enum LawKey {
  /// The key of a title: without 中华人民共和国, white space, quotation marks, brackets and commas, and with
  /// full-width digits as plain ones. The key of a key is the key itself.
  public static func make(_ title: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in title.unicodeScalars
    where !dropped.contains(scalar) && !scalar.properties.isWhitespace {
      scalars.append(fullWidthDigits[scalar] ?? scalar)
    }
    let text = String(scalars)
    let shortened = text.replacing("中华人民共和国", with: "")
    return shortened.isEmpty ? text : shortened
  }

  private static let dropped = Set("《》〈〉<>「」『』“”‘’\"'()（）[]［］【】〔〕、，,\u{FEFF}\u{200B}".unicodeScalars)
  private static let fullWidthDigits: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: (0..<10).compactMap { digit in
      guard let wide = Unicode.Scalar(0xFF10 + digit), let plain = Unicode.Scalar(0x30 + digit) else {
        return nil
      }
      return (wide, plain)
    })
}

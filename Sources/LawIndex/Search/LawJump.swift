import Model

/// Finds the law and the article that a query names: 民法典 1079, 劳动法三十六条, 民法典第1079条是什么.
struct LawJump: Equatable {
  /// The law's place in the catalog.
  var law: Int
  /// The article; `nil` where the query names only the law.
  var article: ArticleNumber?
  /// Whether the query says nothing else.
  var isWholeQuery: Bool

  /// What `typed` names; `nil` where it names no law.
  init?(_ typed: String, catalog: LawCatalog) {
    let text = Self.folded(typed)
    guard text.count >= 2, text.count <= 60 else { return nil }
    if let jump = Self.named(with: text, catalog) {
      self = jump
    } else if let law = catalog.law(named: String(text)) ?? Self.law(abbreviated: text, catalog) {
      self.init(law: law, article: nil, isWholeQuery: true)
    } else {
      return nil
    }
  }

  private init(law: Int, article: ArticleNumber?, isWholeQuery: Bool) {
    self.law = law
    self.article = article
    self.isWholeQuery = isWholeQuery
  }

  /// The typed text as law keys are written, with half-width digits.
  private static func folded(_ typed: String) -> [Character] {
    Array(LawKey.make(String(typed.prefix(LawQuery.lengthLimit))).replacing("中华人民共和国", with: ""))
  }

  /// A law's name, right before an article number.
  private static func named(with text: [Character], _ catalog: LawCatalog) -> LawJump? {
    for end in text.indices {
      guard let (article, after) = articleNumber(in: text, at: end), end >= 2 else { continue }
      // The longest name wins: 民法典 in 适用民法典总则编解释第3条 is only a part of one.
      for start in 0...(end - 2) {
        let name = Array(text[start..<end])
        guard let law = catalog.law(named: String(name)) else { continue }
        return LawJump(law: law, article: article, isWholeQuery: start == 0 && after == text.count)
      }
      if let law = law(abbreviated: Array(text[..<end]), catalog) {
        return LawJump(law: law, article: article, isWholeQuery: after == text.count)
      }
    }
    return nil
  }

  /// A number at a place: 第…条 anywhere, or a bare number at the end.
  private static func articleNumber(in text: [Character], at start: Int) -> (ArticleNumber, Int)? {
    var index = start
    let hasOrdinal = text[index] == "第"
    if hasOrdinal { index += 1 }
    guard let number = numeral(text, &index), (1..<10_000).contains(number) else { return nil }
    let hasUnit = index < text.count && text[index] == "条"
    if hasUnit { index += 1 }
    var branch = 0
    if index + 1 < text.count, "之-".contains(text[index]) {
      var ahead = index + 1
      if let value = numeral(text, &ahead), (1..<1000).contains(value) {
        branch = value
        index = ahead
      }
    }
    guard hasUnit || index == text.count else { return nil }
    return (ArticleNumber(number, branch: branch), index)
  }

  private static func numeral(_ text: [Character], _ index: inout Int) -> Int? {
    let start = index
    if index < text.count, text[index].isASCII, text[index].isNumber {
      while index < text.count, text[index].isASCII, text[index].isNumber { index += 1 }
      return index - start <= 4 ? Int(String(text[start..<index])) : nil
    }
    while index < text.count, "零〇一二三四五六七八九十百千".contains(text[index]) { index += 1 }
    return index - start <= 9 ? ChineseNumeral.value(String(text[start..<index])) : nil
  }

  /// A short name: the beginning of one (民法), or characters in the law's order with its first and last (民诉法).
  private static func law(abbreviated name: [Character], _ catalog: LawCatalog) -> Int? {
    guard (2...10).contains(name.count), let first = name.first, let last = name.last, "法典例".contains(last)
    else {
      return nil
    }
    let whole = String(name)
    let beginning = catalog.laws.indices.filter { catalog.laws[$0].key.hasPrefix(whole) }
    return mostNeeded(beginning, catalog)
      ?? mostNeeded(
        catalog.laws.indices.filter { index in
          let key = catalog.laws[index].key
          return key.first == first && key.last == last && isSubsequence(name, of: key)
        }, catalog)
  }

  /// Of several laws the one that residents need more; of equals the one with the shorter name.
  private static func mostNeeded(_ candidates: [Int], _ catalog: LawCatalog) -> Int? {
    candidates.max { left, right in
      let (left, right) = (catalog.laws[left], catalog.laws[right])
      return (left.prior, -left.key.count) < (right.prior, -right.key.count)
    }
  }

  private static func isSubsequence(_ name: [Character], of key: String) -> Bool {
    var rest = name[...]
    for character in key where character == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}

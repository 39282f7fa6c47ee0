import Model

/// A line that opens an article: `第一条　text`, `**第一条**　text`, `第一百二十八 条text`.
struct ArticleLine: Equatable {
  var number: ArticleNumber
  /// What follows the number on the same line.
  var text: String
  /// Whether white space or bold marks part the number from the text. Without them the line may as well be a
  /// sentence that begins with a reference, so only the sequence of numbers can tell.
  var isSeparated: Bool

  /// The line's reading as an article's first line; `nil` where it is none.
  init?(_ line: Substring) {
    var rest = line.unicodeScalars[...]
    rest.dropBlanks()
    let isBold = rest.dropMarkers()
    // 笫 is how scanning sometimes read 第.
    guard let ordinal = rest.popFirst(), "第笫".unicodeScalars.contains(ordinal),
      let number = rest.popNumeral()
    else { return nil }
    rest.dropBlanks()
    guard rest.popFirst() == "条" else { return nil }
    let branch = Self.branch(&rest)
    guard let articleNumber = Self.articleNumber(number, branch: branch) else { return nil }
    let closesBold = rest.dropMarkers()
    let hasBlank = rest.dropBlanks()
    self.number = articleNumber
    text = String(rest)
    isSeparated = hasBlank || rest.isEmpty || (isBold && closesBold)
  }

  /// Whether a line without white space after the number may be the article that follows `last`.
  func canFollow(_ last: ArticleNumber?) -> Bool {
    guard let last else { return number == ArticleNumber(1) }
    let isNext =
      number.branch == 0
      ? number.number == last.number + 1 : number.number == last.number && number.branch == last.branch + 1
    return isNext && !Self.referenceTails.contains { text.hasPrefix($0) }
  }

  /// How a sentence goes on after a reference to an article.
  private static let referenceTails = ["第", "规定", "的", "至", "、", "和", "或", "，", "所", "及", "》", "修改为", "之"]

  private static func branch(_ rest: inout Substring.UnicodeScalarView) -> Int? {
    var ahead = rest
    ahead.dropBlanks()
    guard ahead.popFirst() == "之", let branch = ahead.popNumeral() else { return nil }
    rest = ahead
    return branch
  }

  private static func articleNumber(_ number: Int, branch: Int?) -> ArticleNumber? {
    guard (1..<10_000).contains(number) else { return nil }
    guard let branch else { return ArticleNumber(number) }
    return (1..<1000).contains(branch) ? ArticleNumber(number, branch: branch) : nil
  }
}

/// A line of a law that counts its rules `一、`, `二、` instead of in articles.
struct ItemLine: Equatable {
  var number: Int
  var text: String

  /// The line's reading as a numbered rule; `nil` where it is none.
  init?(_ line: Substring) {
    var rest = line.unicodeScalars[...]
    rest.dropBlanks()
    guard let number = rest.popNumeral(), number > 0, rest.popFirst() == "、" else { return nil }
    rest.dropBlanks()
    self.number = number
    text = String(rest)
  }
}

extension Substring.UnicodeScalarView {
  /// Removes white space at the start, of every kind that the collections use; says whether there was any.
  @discardableResult
  mutating func dropBlanks() -> Bool {
    let count = prefix { $0.isBlank }.count
    removeFirst(count)
    return count > 0
  }

  /// Removes Markdown's bold marks at the start; says whether there were any.
  mutating func dropMarkers() -> Bool {
    let count = prefix { $0 == "*" }.count
    removeFirst(count)
    return count > 0
  }

  /// Removes and reads a Chinese or Arabic numeral at the start.
  mutating func popNumeral() -> Int? {
    let chinese = prefix { Self.numeralScalars.contains($0) }
    if let value = ChineseNumeral.value(String(chinese)) {
      removeFirst(chinese.count)
      return value
    }
    let digits = prefix { ("0"..."9").contains($0) }
    guard digits.count <= 4, let value = Int(String(digits)) else { return nil }
    removeFirst(digits.count)
    return value
  }

  private static let numeralScalars = Set("零〇○一二三四五六七八九十百千".unicodeScalars)
}

extension Unicode.Scalar {
  /// White space of a statute file: ASCII, the no-break, en, em, thin and ideographic spaces.
  var isBlank: Bool {
    switch value {
    case 0x09, 0x0D, 0x20, 0xA0, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// Characters of the private use area that scanning left behind; no font shows them.
  var isPrivateUse: Bool { (0xE000...0xF8FF).contains(value) }
}

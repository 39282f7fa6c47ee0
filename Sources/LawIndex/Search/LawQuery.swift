/// What a resident typed, as the index looks for it.
struct LawQuery {
  /// A query longer than this is a whole story; its beginning says what it is about.
  static let lengthLimit = 256

  /// What was typed, as far as it counts.
  let typed: String
  /// The terms, each once, in order.
  private(set) var terms: [LawTerm] = []
  /// The terms of everything that was typed, question words too, for lay phrases.
  private(set) var typedTerms: Set<LawTerm> = []
  /// The words of Latin letters and digits, for explanations.
  private(set) var words: [LawTerm: String] = [:]
  /// A query of one Han character looks for every term that begins with it.
  private(set) var singleCharacter: UInt32?

  init(_ typed: String) {
    self.typed = String(typed.prefix(Self.lengthLimit))
    LawTokenizer.terms(of: self.typed.scalarValues) { term, _ in typedTerms.insert(term) }
    readTerms(QuestionWords.strip(self.typed))
    // "怎么办" alone is still something to look for.
    if terms.isEmpty { readTerms(self.typed) }
    if terms.count == 1, let only = terms.first?.characters, only.unicodeScalars.count == 1 {
      singleCharacter = only.unicodeScalars.first?.value
    }
  }

  private mutating func readTerms(_ source: String) {
    let scalars = source.scalarValues
    var seen: Set<LawTerm> = []
    LawTokenizer.terms(of: scalars) { term, range in
      guard seen.insert(term).inserted else { return }
      terms.append(term)
      if term.characters == nil {
        words[term] = String(String.UnicodeScalarView(scalars[range].compactMap(Unicode.Scalar.init)))
      }
    }
  }

  /// The term in words.
  func label(_ term: LawTerm) -> String { term.characters ?? words[term] ?? "" }
}

/// Words by which people ask, which say nothing about what they ask for.
enum QuestionWords {
  /// The text with a gap in place of every question word, so that no term reaches across it.
  static func strip(_ text: String) -> String {
    var rest = text[...]
    var result = ""
    while let first = rest.first {
      let candidates = byFirst[first] ?? []
      if let word = candidates.first(where: { rest.hasPrefix($0) }) {
        result.append(" ")
        rest = rest.dropFirst(word.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// Longer words first.
  private static let byFirst: [Character: [String]] = {
    var table: [Character: [String]] = [:]
    for word in words.sorted(by: { $0.count > $1.count }) {
      if let first = word.first { table[first, default: []].append(word) }
    }
    return table
  }()

  private static let words = [
    "请问", "请教", "想问", "想问一下", "问一下", "咨询", "咨询一下", "你好", "您好", "我想知道", "想知道", "怎么办", "咋办",
    "咋弄", "咋整", "怎么弄", "怎么处理", "如何处理", "该怎么", "应该怎么", "怎么样", "怎样", "怎么", "咋", "如何", "什么样的",
    "什么样", "什么时候", "什么", "啥", "哪些", "哪个", "哪种", "哪里", "哪儿", "多少", "几个", "是否", "是不是", "有没有",
    "能不能", "可不可以", "要不要", "会不会", "算不算", "可以吗", "行不行", "合法吗", "违法吗", "可以", "应该", "应当", "需要",
    "为什么", "为啥", "何时", "何种", "谁", "吗", "呢", "吧", "啊", "呀", "么", "的话", "了", "的", "有关", "关于", "规定",
    "情况下", "情形下", "情况", "一下", "我们", "他们", "咱们", "我", "他", "她", "你", "您", "这个", "那个", "这种", "这样",
  ]
}

import Model

/// Reads the clauses by which one law ends others: 《中华人民共和国婚姻法》、《…》同时废止。
enum RepealClause {
  /// The keys of the laws that the text ends as a whole.
  ///
  /// Only a sentence that ends with the repeal and names a law in 《》 right before it counts; the repeal of a single
  /// article (《…》第三条同时废止) does not end a law.
  static func laws(in text: String) -> [String] {
    text.split { "。；\n".contains($0) }.flatMap(laws(inSentence:))
  }

  private static let verbs = ["同时废止", "即行废止", "予以废止", "同时失效"]

  private static func laws(inSentence sentence: Substring) -> [String] {
    guard let verb = verbs.first(where: { sentence.hasSuffix($0) }) else { return [] }
    let clause = sentence.dropLast(verb.count)
    // What follows the last title may only be a bracketed number of the document (公安部第69号令).
    var titles: [String] = []
    var rest = clause[...]
    while let open = rest.firstIndex(of: "《"), let close = closing(rest, from: open) {
      let title = rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: close)...]
      guard !namesAnArticle(rest) else { continue }
      titles.append(LawKey.make(String(title)))
    }
    return titles
  }

  /// The 》 of a title, past titles in 《》 or 〈〉 inside it.
  private static func closing(_ text: Substring, from open: Substring.Index) -> Substring.Index? {
    var depth = 0
    for index in text.indices[open...] {
      if text[index] == "《" { depth += 1 }
      if text[index] == "》" {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  private static func namesAnArticle(_ tail: Substring) -> Bool {
    let next = tail.prefix { $0 != "《" }
    return next.hasPrefix("第") && next.contains("条") || next.hasPrefix("中")
  }
}

import Model

/// Reads one Markdown file of either collection into its articles.
///
/// Both layouts are read by the same rules, since each has files that break its own; what differs is only how a
/// number is set off (`第一条 …` or `**第一条**　…`) and where the preface ends.
struct LawTextParser {
  private var result = LawText(title: nil, preface: [], articles: [], isItemized: false, findings: [])
  private var stack: [LawHeading] = []
  private var seen: Set<ArticleNumber> = []
  private var prefaceIsOver = false
  private var isPart = false
  /// After the last article an appendix may hold numbered rules of its own.
  private var isInAppendix = false
  private var orphan: (line: Int, count: Int)?

  /// The file's articles. A part of a code begins with a heading of its own instead of the law's title.
  static func parse(_ text: String, isPart: Bool = false) -> LawText {
    let lines = MarkdownLines.clean(text)
    var parser = LawTextParser()
    parser.isPart = isPart
    parser.prefaceIsOver = isPart
    for (offset, line) in lines.lines.enumerated() where !line.isEmpty {
      parser.read(line[...], at: lines.first + offset, infoEnds: line == MarkdownLines.endOfPreface)
    }
    parser.noteOrphans()
    if parser.result.articles.isEmpty { parser.readItems(lines) }
    parser.noteGaps()
    // What was found while looking for articles means nothing in a file without any.
    if parser.result.articles.isEmpty || parser.result.isItemized { parser.result.findings = [] }
    return parser.result
  }

  private mutating func read(_ line: Substring, at number: Int, infoEnds: Bool) {
    if infoEnds {
      prefaceIsOver = true
    } else if let heading = LawHeading(line) {
      read(heading, line, at: number)
    } else if let article = ArticleLine(line), accepts(article, at: number) {
      begin(article, at: number)
    } else if !prefaceIsOver {
      result.preface.append(String(line))
    } else {
      append(line, at: number)
    }
  }

  private mutating func read(_ heading: LawHeading, _ line: Substring, at number: Int) {
    if result.title == nil, heading.rank == 1 || isPart {
      result.title = LawTitle.clean(line)
      guard isPart else { return }
    }
    noteOrphans()
    if !result.articles.isEmpty, heading.opensAppendix {
      isInAppendix = true
      return
    }
    if heading.rank > 1 { prefaceIsOver = true }
    while let last = stack.last, last.rank >= heading.rank { stack.removeLast() }
    stack.append(heading)
    currentIsOpen = false
  }

  /// Whether a paragraph that comes next belongs to the last article; a heading closes it.
  private var currentIsOpen = false

  private mutating func accepts(_ article: ArticleLine, at line: Int) -> Bool {
    let last = result.articles.last?.number
    if isInAppendix {
      // Some files put an appendix before the last chapter; the next number in sequence is the law's own.
      return article.isSeparated && article.canFollow(last) && !seen.contains(article.number)
    }
    if !prefaceIsOver, !article.isSeparated { return false }
    guard article.isSeparated else { return article.canFollow(last) && !seen.contains(article.number) }
    if seen.contains(article.number) {
      note(
        .warning, line,
        "\(article.number.chinese) stands a second time; its text was left to the article before it")
      return false
    }
    return true
  }

  private mutating func begin(_ article: ArticleLine, at line: Int) {
    noteOrphans()
    prefaceIsOver = true
    isInAppendix = false
    currentIsOpen = true
    seen.insert(article.number)
    let paragraphs = article.text.isEmpty ? [] : [article.text]
    result.articles.append(
      LawTextArticle(number: article.number, path: stack.map(\.title), paragraphs: paragraphs, line: line))
  }

  private mutating func append(_ line: Substring, at number: Int) {
    guard !isInAppendix else { return }
    if !result.articles.isEmpty, Self.opensAppendix(line) {
      isInAppendix = true
    } else if currentIsOpen {
      result.articles[result.articles.count - 1].paragraphs.append(String(line))
    } else {
      orphan = (orphan?.line ?? number, (orphan?.count ?? 0) + 1)
    }
  }

  private static func opensAppendix(_ line: Substring) -> Bool {
    line.count <= 40 && ["附件", "附表", "附录", "附：", "附:", "附图"].contains { line.hasPrefix($0) }
  }

  /// Rules numbered 一、二、三、 stand for articles where a law has none, if they are one unbroken sequence.
  private mutating func readItems(_ lines: MarkdownLines) {
    var items: [LawTextArticle] = []
    for (offset, line) in lines.lines.enumerated() where LawHeading(line[...]) == nil {
      if let item = ItemLine(line[...]), item.number == (items.last?.number.number ?? 0) + 1,
        item.number < 10_000
      {
        items.append(
          LawTextArticle(
            number: ArticleNumber(item.number), path: [], paragraphs: item.text.isEmpty ? [] : [item.text],
            line: lines.first + offset))
      } else if ItemLine(line[...]) != nil {
        return
      } else if !items.isEmpty, !line.isEmpty {
        items[items.count - 1].paragraphs.append(line)
      }
    }
    guard items.count >= 2 else { return }
    result.articles = items
    result.isItemized = true
  }

  private mutating func noteOrphans() {
    guard let orphan else { return }
    note(
      .notice, orphan.line,
      "\(orphan.count) paragraphs under a heading belong to no article and were left out")
    self.orphan = nil
  }

  private mutating func noteGaps() {
    guard !result.isItemized else { return }
    for (earlier, later) in zip(result.articles, result.articles.dropFirst())
    where later.number.number > earlier.number.number + 1 || later.number < earlier.number {
      note(.warning, later.line, "\(later.number.chinese) comes right after \(earlier.number.chinese)")
    }
  }

  private mutating func note(_ severity: Diagnostic.Severity, _ line: Int, _ message: String) {
    result.findings.append(LawText.Finding(severity: severity, line: line, message: message))
  }
}

import Model

/// Puts articles under their headings.
struct ContentsBuilder {
  private(set) var contents: LawContents
  private var path: [String] = []

  init(law: String, title: String) {
    contents = LawContents(law: law, title: title, sections: [])
  }

  /// Adds the next article of the law, with its headings, a line each.
  mutating func add(_ article: ArticleNumber, path text: String) {
    let next = text.split(separator: "\n").map(String.init)
    if next != path || contents.sections.isEmpty { open(next) }
    contents.sections[contents.sections.count - 1].articles.append(article)
  }

  private mutating func open(_ next: [String]) {
    let shared = zip(path, next).prefix { $0 == $1 }.count
    // A heading opens anew where articles follow it directly after one of its own parts.
    for level in min(shared, max(next.count - 1, 0))..<next.count {
      contents.sections.append(LawContents.Section(level: level + 1, title: next[level], articles: []))
    }
    if next.isEmpty {
      contents.sections.append(LawContents.Section(level: 1, title: contents.title, articles: []))
    }
    path = next
  }
}

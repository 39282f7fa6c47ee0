internal import Model

/// What a page of the contents lists below the heading that was opened.
enum ContentsEntry: Hashable {
  /// A heading by its place in the list of sections, with the first and last article below it.
  case section(Int, title: String, first: ArticleNumber?, last: ArticleNumber?)
  /// An article.
  case article(ArticleNumber)
}

extension LawContents {
  /// The entries directly below the heading at `parent`; the outermost ones where it is `nil`.
  func entries(below parent: Int?) -> [ContentsEntry] {
    guard let parent else {
      let top = sections.map(\.level).min() ?? 1
      let roots = sections.indices.filter { sections[$0].level == top || isOrphan($0, top: top) }
      return roots.count == 1 ? entries(below: roots[0]) : roots.map(entry)
    }
    let articles = sections[parent].articles.map(ContentsEntry.article)
    let children = descendants(of: parent).filter { $0 > parent && isChild($0, of: parent) }
    return articles + children.map(entry)
  }

  /// Sections below the one at `index`: those that follow with a deeper level.
  private func descendants(of index: Int) -> Range<Int> {
    let end = sections[(index + 1)...].firstIndex { $0.level <= sections[index].level } ?? sections.endIndex
    return (index + 1)..<max(end, index + 1)
  }

  /// Whether no shallower heading stands between the two.
  private func isChild(_ index: Int, of parent: Int) -> Bool {
    !sections[(parent + 1)..<index].contains { $0.level < sections[index].level }
  }

  /// A heading before the first one of the outermost level.
  private func isOrphan(_ index: Int, top: Int) -> Bool {
    !sections[..<index].contains { $0.level == top } && isOutermost(index)
  }

  private func isOutermost(_ index: Int) -> Bool {
    !sections[..<index].contains { $0.level < sections[index].level }
  }

  private func entry(_ index: Int) -> ContentsEntry {
    let all = sections[index].articles + descendants(of: index).flatMap { sections[$0].articles }
    return .section(index, title: sections[index].title, first: all.min(), last: all.max())
  }
}

internal import Model
internal import Typography
internal import UI

/// Splits an article into pages that fit the reading area: nothing is dragged, nothing is cut.
///
/// In portrait our plain words come first and the official text below; in landscape they stand side by side.
struct ArticlePages {
  /// A column of the page and its size.
  private struct Column {
    var width: Int
    var room: Int
  }

  /// What one page shows.
  struct Page {
    /// The reading area; in landscape the left one.
    var reading: [View]
    /// The right reading area of landscape.
    var second: [View]?
  }

  var article: LawArticle
  var context: ViewContext
  /// The height of the controls in the dock, in points.
  var controlsHeight: Int

  private static let gap = 24

  /// At least one page.
  var pages: [Page] {
    let left = Column(width: context.readingWidth, room: context.readingRoom(controls: controlsHeight))
    guard context.isLandscape else {
      return flow(digest(in: left) + official(in: left), in: left, hasHeading: true).map { Page(reading: $0) }
    }
    let right = Column(
      width: context.secondReadingWidth, room: context.secondReadingRoom(controls: controlsHeight))
    let apart = factsStandApart ? factsApart(in: left) : []
    let first = flow(digest(in: left) + apart, in: left, hasHeading: true)
    let second = flow(official(in: right), in: right, hasHeading: false)
    return (0..<max(first.count, second.count)).map { index in
      Page(reading: first[min(index, first.count - 1)], second: second[min(index, second.count - 1)])
    }
  }

  // MARK: Flow

  /// A block whose lines may be spread over pages.
  private struct Section {
    var lines: [String]
    /// The block with some of its lines; whether it goes on from the page before, and whether it ends here.
    var view: (_ lines: [String], _ isContinuation: Bool, _ isEnd: Bool) -> View
  }

  private func flow(_ sections: [Section], in column: Column, hasHeading: Bool) -> [[View]] {
    func top(isFirst: Bool) -> [View] { hasHeading ? [heading(isFirst: isFirst)] : [] }
    var pages: [[View]] = []
    var current = top(isFirst: true)
    func turnPage() {
      pages.append(current)
      current = top(isFirst: false)
    }
    for section in sections {
      var rest = section.lines[...]
      var isContinuation = false
      while true {
        let room = room(for: section, isContinuation, below: current, in: column)
        if rest.count <= room.withEnd {
          current.append(section.view(Array(rest), isContinuation, true))
          break
        }
        let isFresh = current.count == top(isFirst: false).count
        // One line at the foot of a page reads badly; a page that holds none at all still has to go on.
        if !isFresh, room.withoutEnd < min(2, rest.count) {
          turnPage()
          continue
        }
        let count = max(rest.isEmpty ? 0 : 1, min(rest.count, room.withoutEnd))
        if count > 0 { current.append(section.view(Array(rest.prefix(count)), isContinuation, false)) }
        rest = rest.dropFirst(count)
        isContinuation = true
        guard !isFresh || count > 0 else { break }
        turnPage()
      }
    }
    return pages + [current]
  }

  /// How many lines of a section fit below what the page already holds, with what closes the block and without.
  ///
  /// The lines are broken already, so a block is as high as its frame and so many line heights: a long
  /// appendix must not be laid out once a line.
  private func room(for section: Section, _ isContinuation: Bool, below current: [View], in column: Column)
    -> (withEnd: Int, withoutEnd: Int)
  {
    let line = context.type.body * 3 / 2
    let used = current.map { context.height(of: $0, width: column.width) + Self.gap }.reduce(0, +)
    func lines(isEnd: Bool) -> Int {
      let frame = context.height(of: section.view([""], isContinuation, isEnd), width: column.width) - line
      let room = column.room - used - frame
      return room < 0 ? -1 : room / line
    }
    return (lines(isEnd: true), max(0, lines(isEnd: false)))
  }

  // MARK: Sections

  /// The digest's title, or law and article, on every page: whoever turns the page knows where they are.
  private func heading(isFirst: Bool) -> View {
    let words = isFirst ? article.title ?? place : place
    let width = context.readingWidth
    if isFirst, words.count * context.type.title <= width { return context.title(words) }
    // Two lines at the most: the official text's own block names law and article in full.
    let size = context.type.heading
    let shown = context.oneLine(words, size: size, isBold: true, width: 2 * width - 3 * size)
    return View.text(shown, size: size, isBold: true).role(.heading)
  }

  private var place: String { "\(article.lawTitle) \(article.reference.article.label(context.locale))" }

  private func digest(in column: Column) -> [Section] {
    guard let digest = article.digest else { return [] }
    let prevails = context.noted(context.say(Wording.officialPrevails), icon: "info")
    return [
      Section(lines: broken([digest], in: column)) { lines, isContinuation, isEnd in
        context.block(
          .tint, bar: .primary,
          [chipRow(Wording.digest, color: .primary, isContinuation)] + paragraph(lines)
            + (isEnd ? [prevails] : []))
      }
    ]
  }

  private func official(in column: Column) -> [Section] {
    let isMissing = article.official.isEmpty
    let words = isMissing ? [context.say(ArticleWording.noOfficial)] : article.official
    return [
      Section(lines: broken(words, in: column)) { lines, isContinuation, _ in
        let name = View.text(
          "\(article.lawTitle)　\(article.reference.article.chinese)", size: context.type.body, color: .indigo,
          isBold: true)
        return context.block(
          .indigoTint, bar: .indigo,
          [chipRow(Wording.official, color: .indigo, isContinuation)]
            + (isContinuation ? [] : [name] + (factsStandApart ? [] : facts))
            + paragraph(lines))
      }
    ]
  }

  /// Before the text, so that no page holds nothing but them.
  private var facts: [View] { factSentences.map { context.secondary($0) } }

  private var factSentences: [String] {
    var lines = [ArticleWording.inForce(article, locale: context.locale)].filter { !$0.isEmpty }
    if let day = article.announcedFrom { lines.append(ArticleWording.newer(day, locale: context.locale)) }
    if context.locale == .en { lines.append(ArticleWording.chineseOnly.en) }
    return lines
  }

  /// The right pane of landscape is low: in large print the facts stand in the left one.
  private var factsStandApart: Bool { context.isLandscape && context.isLarge }

  private func factsApart(in column: Column) -> [Section] {
    [
      Section(lines: broken(factSentences, in: column)) { lines, _, _ in
        context.block(.indigoTint, bar: .indigo, paragraph(lines))
      }
    ]
  }

  private func chipRow(_ voice: Localized<String>, color: ColorRole, _ isContinuation: Bool) -> View {
    let more = isContinuation ? [context.secondary(context.say(ArticleWording.goesOn))] : []
    return View.row(gap: 16, [context.chip(context.say(voice), color: color)] + more)
  }

  /// Nothing where only what closes the block is left.
  private func paragraph(_ lines: [String]) -> [View] {
    lines.isEmpty ? [] : [context.body(lines.joined(separator: "\n"))]
  }

  /// Paragraphs broken into lines as wide as a block's inside, each line a string of its own.
  private func broken(_ paragraphs: [String], in column: Column) -> [String] {
    let breaker = LineBreaker(measuring: context.measuring)
    let style = TextStyle(size: context.type.body)
    return paragraphs.flatMap { paragraph in
      breaker.lines(paragraph, style: style, width: Double(column.width - 72)).map(\.text)
    }
  }
}

internal import Model
internal import Typography
internal import UI

/// Splits an article into pages that fit the reading area: nothing is dragged, nothing is cut.
struct ArticlePages {
  var article: LawArticle
  var context: ViewContext
  /// The height of the reading area, in points.
  var room: Int

  private var width: Int { context.readingWidth }
  private static let gap = 24

  /// At least one page.
  var pages: [[View]] {
    var pages: [[View]] = []
    var current = [heading(isFirst: true)]
    func height(_ parts: [View]) -> Int {
      parts.map { context.height(of: $0, width: width) }.reduce(0, +) + max(0, parts.count - 1) * Self.gap
    }
    for section in sections {
      var rest = section.lines
      var isContinuation = false
      while !rest.isEmpty {
        var count = rest.count
        while count > 0,
          height(current + [section.view(Array(rest.prefix(count)), isContinuation, count == rest.count)])
            > room
        {
          count -= 1
        }
        if count == 0 || (count < min(2, rest.count) && current.count > 1) {
          guard current.count > 1 else {
            // Not even one line fits under the heading: show it anyway, the page must go on.
            current.append(section.view([rest.removeFirst()], isContinuation, rest.isEmpty))
            continue
          }
          pages.append(current)
          current = [heading(isFirst: false)]
          continue
        }
        current.append(section.view(Array(rest.prefix(count)), isContinuation, count == rest.count))
        rest.removeFirst(count)
        isContinuation = true
        if !rest.isEmpty {
          pages.append(current)
          current = [heading(isFirst: false)]
        }
      }
    }
    let last = context.noted(context.say(Wording.officialPrevails), icon: "info")
    if article.digest != nil, height(current + [last]) <= room { current.append(last) }
    return pages + [current]
  }

  /// The digest's title, or law and article, on every page: whoever turns the page knows where they are.
  private func heading(isFirst: Bool) -> View {
    let place = article.lawTitle + " " + article.reference.article.label(context.locale)
    let words = isFirst ? article.title ?? place : place
    return isFirst && words.count <= 13
      ? context.title(words) : View.text(words, size: context.type.heading, isBold: true).role(.heading)
  }

  // MARK: Sections

  /// A block whose lines may be spread over pages.
  private struct Section {
    var lines: [String]
    /// The block with some of its lines; whether it goes on from the page before, and whether it ends here.
    var view: (_ lines: [String], _ isContinuation: Bool, _ isEnd: Bool) -> View
  }

  private var sections: [Section] {
    var sections: [Section] = []
    if let digest = article.digest { sections.append(digestSection(digest)) }
    sections.append(officialSection)
    return sections
  }

  private func digestSection(_ digest: String) -> Section {
    Section(lines: broken([digest])) { lines, isContinuation, isEnd in
      context.block(
        .tint, bar: .primary,
        [chipRow(Wording.digest, color: .primary, note: nil, isContinuation), paragraph(lines)]
          + (isEnd ? [citation] : []))
    }
  }

  private var citation: View {
    context.secondary(
      article.lawTitle + " " + article.reference.article.label(context.locale), color: .indigo)
  }

  private var officialSection: Section {
    guard !article.official.isEmpty else {
      let words = [context.say(ArticleWording.noOfficial)]
      return Section(lines: broken(words)) { lines, isContinuation, isEnd in
        context.block(
          .indigoTint, bar: .indigo,
          [chipRow(Wording.official, color: .indigo, note: nil, isContinuation), paragraph(lines)]
            + (isEnd ? facts : []))
      }
    }
    return Section(lines: broken(article.official)) { lines, isContinuation, isEnd in
      let name = View.text(
        article.lawTitle + "　" + article.reference.article.chinese, size: context.type.body, color: .indigo,
        isBold: true)
      return context.block(
        .indigoTint, bar: .indigo,
        [chipRow(Wording.official, color: .indigo, note: nil, isContinuation)]
          + (isContinuation ? [] : [name])
          + [paragraph(lines)] + (isEnd ? facts : []))
    }
  }

  private var facts: [View] {
    var lines = [ArticleWording.inForce(article, locale: context.locale)].filter { !$0.isEmpty }
    if let day = article.announcedFrom { lines.append(ArticleWording.newer(day, locale: context.locale)) }
    if let source = article.source { lines.append((context.locale == .zh ? "来源：" : "Source: ") + source) }
    if context.locale == .en { lines.append(ArticleWording.chineseOnly.en) }
    return lines.map { context.secondary($0) }
  }

  private func chipRow(_ voice: Localized<String>, color: ColorRole, note: String?, _ isContinuation: Bool)
    -> View
  {
    let more = isContinuation ? [context.secondary(context.say(ArticleWording.goesOn))] : []
    return View.row(gap: 16, [context.chip(context.say(voice), color: color)] + more)
  }

  private func paragraph(_ lines: [String]) -> View { context.body(lines.joined(separator: "\n")) }

  /// Paragraphs broken into lines as wide as a block's inside, each line as an own string.
  private func broken(_ paragraphs: [String]) -> [String] {
    let breaker = LineBreaker(measuring: context.measuring)
    let style = TextStyle(size: context.type.body)
    return paragraphs.flatMap { paragraph in
      breaker.lines(paragraph, style: style, width: Double(width - 72)).map(\.text)
    }
  }
}

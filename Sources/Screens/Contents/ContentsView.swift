internal import Model
internal import UI

/// A law's table of contents: headings first, then the articles below one.
struct ContentsView {
  var app: App
  var state: ContentsState
  var context: ViewContext

  var view: View {
    switch state.content {
    case .waiting: page([context.secondary(context.say(Wording.oneMoment))], [])
    case .failed(let failure):
      page([context.body(context.say(failure?.sentence ?? ArticleWording.missing))], [])
    case .ready(let contents): readyView(contents)
    }
  }

  private func page(_ reading: [View], _ controls: [View]) -> View {
    Scaffold(
      app: app, context: context, reading: [context.title(context.say(ContentsWording.title))] + reading,
      controls: controls
    ).view
  }

  private func readyView(_ contents: LawContents) -> View {
    let opened = state.opened.last
    let size = context.type.body
    // The law and the heading that was opened, a line each: long titles leave out their middle.
    let trail = ([contents.title] + state.opened.suffix(1).map { contents.sections[$0].title })
      .map {
        View.text(context.oneLine($0, size: size, width: context.readingWidth), size: size, color: .indigo)
      }
    let entries = contents.entries(below: opened)
    let rows = rows(of: entries)
    let perPage = min(6, context.rows(of: rowHeight, in: context.dockRoom - 112 - Theme.gap))
    let count = max(1, (rows.count + perPage - 1) / perPage)
    let page = min(state.page, count - 1)
    let shown = Array(rows.dropFirst(page * perPage).prefix(perPage))
    return self.page(
      trail + [context.secondary(context.say(ContentsWording.hint))],
      shown + context.pager(page: page, count: count) { .contents(.page($0)) })
  }

  private var rowHeight: Int { context.isLarge ? 144 : 120 }

  /// Headings take a row each, articles stand four to a row.
  private func rows(of entries: [ContentsEntry]) -> [View] {
    var rows: [View] = []
    var articles: [ArticleNumber] = []
    func flush() {
      let hasBranches = articles.contains { $0.branch > 0 }
      let columns = hasBranches ? (context.isLarge ? 2 : 3) : (context.isLarge ? 3 : 4)
      for start in stride(from: 0, to: articles.count, by: columns) {
        let cells = (start..<start + columns).map { index in
          index < articles.count ? cell(articles[index]) : View.spacer().frame(height: .fixed(1))
        }
        rows.append(View.row(gap: Theme.gap, cells))
      }
      articles = []
    }
    for entry in entries {
      switch entry {
      case .article(let number): articles.append(number)
      case .section(let index, let title, let first, let last):
        flush()
        rows.append(section(index, title: title, first: first, last: last))
      }
    }
    flush()
    return rows
  }

  private func cell(_ number: ArticleNumber) -> View {
    context.secondaryButton(number.label(context.locale), height: rowHeight, .contents(.article(number)))
      .padding(Insets(horizontal: 4, vertical: 4))
      .frame(width: .grow(1), height: .fixed(rowHeight)).id("article-\(number)")
  }

  private func section(_ index: Int, title: String, first: ArticleNumber?, last: ArticleNumber?) -> View {
    var range = ""
    if let first, let last {
      range =
        first == last
        ? first.label(context.locale) : "\(first.label(context.locale))–\(last.label(context.locale))"
    }
    let size = min(52, context.type.label)
    let width = context.dockWidth() - 56 - 44 - 24
    let words = View.column([
      View.text(context.oneLine(title, size: size, isBold: true, width: width), size: size, isBold: true),
      View.text(range, size: context.type.caption, color: .ink2),
    ])
    return View.row(gap: 24, [words.frame(width: .grow(1)), .icon("chevron-right", size: 44, color: .edge)])
      .padding(Insets(horizontal: 28, vertical: 0))
      .frame(height: .fixed(rowHeight))
      .style(context.surface(radius: 20), pressed: context.pressedSurface(radius: 20))
      .onTap(.contents(.open(index))).id("section-\(index)")
  }
}

enum ContentsWording {
  static let title = Localized(zh: "目录", en: "Contents")
  static let hint = Localized(zh: "点一章往下看，点一条就打开。", en: "Touch a chapter or an article.")
}

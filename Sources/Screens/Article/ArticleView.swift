internal import Model
internal import UI

/// One article: our plain words, then the official text, in pages.
struct ArticleView {
  var app: App
  var state: ArticleState
  var context: ViewContext

  var view: View {
    switch state.content {
    case .ready(let article): readyView(article)
    case .waiting: emptyView([context.secondary(context.say(Wording.oneMoment))])
    case .missing: emptyView([context.body(context.say(ArticleWording.missing))])
    case .failed(let failure):
      emptyView([
        context.block(.ochreTint, bar: .ochre, [context.body(context.say(failure.sentence), color: .ochre)])
      ])
    }
  }

  private func emptyView(_ parts: [View]) -> View {
    Scaffold(
      app: app, context: context,
      reading: [context.title(state.reference.law + " " + state.reference.article.label(context.locale))]
        + parts,
      controls: [
        context.secondaryButton(context.say(ArticleWording.contents), icon: "list", .article(.contents)).id(
          "contents")
      ]
    ).view
  }

  private func readyView(_ article: LawArticle) -> View {
    let pages = ArticlePages(article: article, context: context, controlsHeight: controlsHeight).pages
    let index = min(state.page, pages.count - 1)
    return Scaffold(
      app: app, context: context, reading: pages[index].reading, secondReading: pages[index].second,
      controls: context.pager(page: index, count: pages.count) { .article(.page($0)) } + ask + [
        neighbours(article)
      ]
    ).view
  }

  /// Pager and neighbours are always counted, so that the number of pages does not depend on itself.
  private var controlsHeight: Int {
    2 * 112 + Theme.gap + (context.isLarge ? 16 : 0) + (ask.isEmpty ? 0 : 112 + Theme.gap)
  }

  /// Whoever has read it and still has a question takes a number, where the hall gives any.
  private var ask: [View] {
    guard QueueLink.isThere(QueueLink.advice, app) else { return [] }
    return [
      context.secondaryButton(
        context.say(QueueWording.ask), icon: "ticket", .openQueue(service: QueueLink.advice)
      ).id("article-queue")
    ]
  }

  private func neighbours(_ article: LawArticle) -> View {
    View.row(
      gap: Theme.gap,
      [
        neighbour(article.previous, ArticleWording.previous, icon: "chevron-left", id: "article-back"),
        context.secondaryButton(
          context.say(ArticleWording.contents), icon: context.isLarge ? nil : "list", .article(.contents)
        ).id("contents")
          .frame(width: .grow(1)),
        neighbour(article.next, ArticleWording.next, icon: "chevron-right", id: "article-next"),
      ])
  }

  /// The number of the article beside this one; a number too long for the button gives way to 上一条.
  private func neighbour(_ number: ArticleNumber?, _ words: Localized<String>, icon: String, id: String)
    -> View
  {
    guard let number else { return context.unavailable("").frame(width: .grow(1)) }
    let name = number.branch == 0 ? number.label(context.locale) : context.say(words)
    return context.secondaryButton(name, icon: context.isLarge ? nil : icon, .article(.go(number)))
      .id(id).frame(width: .grow(1))
  }
}

enum ArticleWording {
  static let previous = Localized(zh: "上一条", en: "Before")
  static let next = Localized(zh: "下一条", en: "Next")
  static let contents = Localized(zh: "目录", en: "Contents")
  static let missing = Localized(
    zh: "本机没有这一条。可以看目录，或请工作人员帮忙。", en: "This machine does not hold this article.")
  static let noOfficial = Localized(
    zh: "本机还没有这一条的法条原文。要看原文，请工作人员帮忙。", en: "This machine holds no official text of it yet.")
  static let chineseOnly = Localized(zh: "", en: "Laws are in Chinese. Staff can help you read.")
  static let goesOn = Localized(zh: "（接上页）", en: "(continued)")

  static func inForce(_ article: LawArticle, locale: Model.Locale) -> String {
    switch (article.validity, article.inForceSince, locale) {
    case (.announced(let day), _, .zh): "还没施行，\(Clock.date(day, locale: .zh))起才有效"
    case (.announced(let day), _, .en): "Not in force before \(Clock.date(day, locale: .en))"
    case (.inForce, let since?, .zh): "现行有效，\(Clock.date(since, locale: .zh))起施行"
    case (.inForce, let since?, .en): "In force since \(Clock.date(since, locale: .en))"
    case (.inForce, nil, .zh): "现行有效"
    case (.inForce, nil, .en): "In force"
    case (.unchecked, let since?, .zh): "按\(Clock.date(since, locale: .zh))起施行的法律写成"
    case (.unchecked, let since?, .en):
      "Written from the law in force since \(Clock.date(since, locale: .en))"
    case (.unchecked, nil, _): ""
    }
  }

  static func newer(_ day: Day, locale: Model.Locale) -> String {
    switch locale {
    case .zh: "这部法已经修改，\(Clock.date(day, locale: .zh))起用新的。"
    case .en: "A new version applies from \(Clock.date(day, locale: .en))."
    }
  }
}

internal import Model
internal import UI

/// Search opens here: what people bring most, so that most need not type at all.
struct TopicsStage {
  var app: App
  var page: Int
  var context: ViewContext

  private static let perPage = 6

  var view: View {
    Scaffold(app: app, context: context, reading: reading, controls: controls).view
  }

  // MARK: Reading

  private var reading: [View] {
    let parts = [
      context.title(context.say(LawWording.topicsTitle)),
      context.body(context.say(LawWording.topicsHint)),
    ]
    let language = context.locale == .en ? [context.noted(LawWording.chineseOnly, icon: "info")] : []
    return context.filled(parts, extras: [notice].compactMap { $0 } + language, controls: controls)
  }

  /// Says what is missing: an index that failed, or official text that was never brought.
  private var notice: View? {
    switch app.services.law {
    case .starting: return context.secondary(context.say(Wording.oneMoment))
    case .failed:
      return context.block(
        .ochreTint, bar: .ochre,
        [
          context.noted(
            context.say(LawWording.broken), icon: "warning", size: context.type.body, color: .ochre)
        ])
    case .ready:
      guard let statistics = app.services.statistics else { return nil }
      let words =
        statistics.articles == 0
        ? context.say(LawWording.noImport)
        : LawWording.holdings(statistics, locale: context.locale)
      return context.noted(words, icon: "info")
    }
  }

  // MARK: Controls

  private var count: Int { max(1, (app.services.topics.count + Self.perPage - 1) / Self.perPage) }
  private var shownPage: Int { min(page, count - 1) }

  private var controls: [View] {
    let shown = app.services.topics.dropFirst(shownPage * Self.perPage).prefix(Self.perPage)
    return context.tileRows(context.topicTiles(shown, height: tileHeight)) + [actions]
  }

  private var tileHeight: Int { min(200, (context.dockRoom - 144 - 3 * Theme.gap) / 3) }

  private var actions: View {
    let more = context.secondaryButton(
      context.say(LawWording.moreTopics), icon: context.isLarge ? nil : "refresh", height: 144,
      .search(.page((shownPage + 1) % count))
    ).id("topics-more")
    let type = context.primaryButton(
      context.say(LawWording.write), icon: "search", height: 144, .search(.type)
    ).id("type")
    return View.row(
      gap: Theme.gap, (count > 1 ? [more.frame(width: .grow(2))] : []) + [type.frame(width: .grow(3))])
  }
}

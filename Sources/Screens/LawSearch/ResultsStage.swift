internal import Model
internal import UI

/// A list of hits in pages, or what to try where there are none.
struct ResultsStage {
  var app: App
  var state: LawSearchState
  var page: Int
  var context: ViewContext

  var view: View {
    Scaffold(app: app, context: context, reading: reading, controls: controls).view
  }

  // MARK: Reading

  private var reading: [View] {
    var parts = [context.title(heading)]
    switch state.answer {
    case .none, .waiting: parts.append(context.secondary(context.say(Wording.oneMoment)))
    case .failed(let failure):
      parts.append(context.block(.ochreTint, bar: .ochre, [context.body(failure.sentence, color: .ochre)]))
    case .found(let hits, _) where hits.isEmpty: parts += nothingFound
    case .found:
      if state.topic == nil { parts.append(context.body(question).privateContent()) }
      parts.append(context.noted(context.say(Wording.officialPrevails), icon: "info"))
      if context.locale == .en, !context.isLarge {
        parts.append(context.noted(LawWording.chineseOnly, icon: "info"))
      }
    }
    return parts
  }

  private var heading: String {
    if let topic = app.services.topics.first(where: { $0.id == state.topic }) {
      return topic.title[context.locale]
    }
    guard case .found(let hits, _) = state.answer else { return context.say(LawWording.title) }
    return hits.isEmpty
      ? context.say(LawWording.nothing) : LawWording.found(hits.count, locale: context.locale)
  }

  private var question: String {
    let words = state.text.value
    let limit = context.isLandscape ? 14 : context.isLarge ? 28 : 40
    let shown = words.count > limit ? String(words.prefix(limit)) + "…" : words
    return context.locale == .zh ? "您写的：“\(shown)”" : "You wrote: \(shown)"
  }

  private var nothingFound: [View] {
    [
      context.body(question).privateContent(),
      View.column(
        gap: 12,
        LawWording.tries.map {
          context.noted(context.say($0), icon: "check", size: context.type.body, color: .ink)
        }),
      context.noted(
        LawWording.person(app.settings.phones, locale: context.locale), icon: "phone",
        size: context.type.body, color: .ink),
    ]
  }

  // MARK: Controls

  private var controls: [View] {
    let hits = state.hits
    guard !hits.isEmpty else {
      return [
        context.secondaryButton(context.say(LawWording.topics), icon: "list", .search(.page(0))).id(
          "topics-again"),
        context.primaryButton(context.say(LawWording.writeAgain), icon: "search", height: 144, .search(.type))
          .id("type"),
      ].suffix(state.answer == .waiting ? 0 : 1)
    }
    let perPage = context.rows(of: rowHeight, in: context.dockRoom - 112 - Theme.gap)
    let count = (hits.count + perPage - 1) / perPage
    let shown = min(page, count - 1)
    let rows = hits.enumerated().dropFirst(shown * perPage).prefix(perPage).map { index, hit in
      row(hit, index: index)
    }
    return rows + context.pager(page: shown, count: count) { .search(.page($0)) }
  }

  private var rowHeight: Int { context.isLarge ? 236 : 192 }

  private func row(_ hit: LawHit, index: Int) -> View {
    let width = context.dockWidth() - 56 - 44 - 24
    let place = hit.lawTitle + " " + hit.reference.article.label(context.locale)
    let characters = width / context.type.secondary
    let words = View.column([
      View.text(hit.title ?? place, size: context.type.label, isBold: true, maxLines: 1),
      View.runs(context.marked(hit, limit: characters - 1), size: context.type.secondary, maxLines: 1),
      View.text(context.source(of: hit), size: context.type.caption, color: .ink2, maxLines: 1),
    ])
    return View.row(gap: 24, [words.frame(width: .grow(1)), .icon("chevron-right", size: 44, color: .edge)])
      .padding(Insets(horizontal: 28, vertical: 8))
      .frame(height: .fixed(rowHeight))
      .style(context.surface(radius: 20), pressed: context.pressedSurface(radius: 20))
      .onTap(.search(.open(index))).id("hit-\(index)")
  }
}

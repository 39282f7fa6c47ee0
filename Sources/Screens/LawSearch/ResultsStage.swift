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
    let title = context.title(heading)
    switch state.answer {
    case .waiting: return [title, context.secondary(context.say(Wording.oneMoment))]
    case .none: return [title] + nothingFound
    case .failed(let failure):
      return [
        title,
        context.block(.ochreTint, bar: .ochre, [context.body(context.say(failure.sentence), color: .ochre)]),
      ]
    case .found(let answer):
      return [title] + (answer.hits.isEmpty ? nothingFound : found(answer, below: title))
    }
  }

  /// The question, the best answer on the first page, and a note; what does not fit is left out from the end.
  private func found(_ answer: SearchAnswer, below title: View) -> [View] {
    var parts: [View] = state.topic == nil ? [context.body(question).privateContent()] : []
    parts += answer.ended.map { [context.ended($0)] } ?? []
    if state.topic.map(Self.dangerousTopics.contains) == true {
      parts.append(context.noted(context.say(LawWording.danger), icon: "phone", color: .ochre))
    }
    let note = context.noted(notice, icon: "info")
    if shownPage == 0, let best = state.hits.first,
      let block = context.answerBlock(
        best, lead: context.say(state.topic == nil ? LawWording.nearest : LawWording.first),
        room: context.roomLeft(below: [title, note] + parts, controls: controls))
    {
      parts.append(block)
    }
    return Array(context.filled([title] + parts, extras: [note], controls: controls).dropFirst())
  }

  /// Topics whose pages begin with 110: who opens them may not be safe. By their names in `topics.yaml`.
  private static let dangerousTopics: Set = ["violence"]

  private var notice: String {
    context.locale == .zh ? context.say(Wording.officialPrevails) : LawWording.chineseOnly
  }

  private var heading: String {
    if let topic = app.services.topics.first(where: { $0.id == state.topic }) {
      return topic.title[context.locale]
    }
    guard case .found(let answer) = state.answer else { return context.say(LawWording.title) }
    return answer.hits.isEmpty
      ? context.say(LawWording.nothing) : LawWording.found(answer.hits.count, locale: context.locale)
  }

  private var question: String {
    let words = state.text.value
    let limit = context.isLandscape ? 14 : context.isLarge ? 28 : 40
    let shown = words.count > limit ? String(words.prefix(limit)) + "…" : words
    return context.locale == .zh ? "您写的：“\(shown)”" : "You wrote: \(shown)"
  }

  private var nothingFound: [View] {
    var ended: [View] = []
    if case .found(let answer) = state.answer { ended = answer.ended.map { [context.ended($0)] } ?? [] }
    return [context.body(question).privateContent()] + ended + [
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

  private var perPage: Int { context.rows(of: rowHeight, in: context.dockRoom - 112 - Theme.gap) }
  private var pageCount: Int { max(1, (state.hits.count + perPage - 1) / perPage) }
  private var shownPage: Int { min(page, pageCount - 1) }
  private var rowHeight: Int { context.isLarge ? 236 : 192 }

  private var controls: [View] {
    if case .waiting = state.answer { return [] }
    let hits = state.hits.enumerated().dropFirst(shownPage * perPage).prefix(perPage)
    let rows = hits.map { index, hit in row(hit, index: index) }
    return rows.isEmpty
      ? waysOn : rows + context.pager(page: shownPage, count: pageCount) { .search(.page($0)) }
  }

  /// What to do where nothing was found.
  private var waysOn: [View] {
    [
      context.secondaryButton(context.say(LawWording.topics), icon: "list", .search(.topics)).id(
        "topics-again"),
      context.primaryButton(
        context.say(LawWording.writeAgain), icon: "search", height: 144, .search(.type)
      ).id("type"),
    ]
  }

  private func row(_ hit: LawHit, index: Int) -> View {
    let width = context.dockWidth() - 56 - 44 - 24
    let type = context.type
    let title = context.oneLine(
      hit.title ?? context.place(of: hit), size: type.label, isBold: true, width: width)
    let words = View.column([
      View.text(title, size: type.label, isBold: true),
      View.runs(context.marked(hit, limit: width / type.secondary - 3), size: type.secondary, maxLines: 1),
      View.text(context.source(of: hit, width: width), size: type.caption, color: .ink2),
    ])
    return View.row(gap: 24, [words.frame(width: .grow(1)), .icon("chevron-right", size: 44, color: .edge)])
      .padding(Insets(horizontal: 28, vertical: 8))
      .frame(height: .fixed(rowHeight))
      .style(context.surface(radius: 20), pressed: context.pressedSurface(radius: 20))
      .onTap(.search(.open(index))).id("hit-\(index)")
  }
}

internal import Eligibility
internal import Model
internal import UI

/// What nobody has entered, and the form in which staff enter it.
struct AidEntryView {
  var app: App
  var state: AidEntryState
  var context: ViewContext

  var view: View {
    guard let unknowns = app.aidUnknowns else { return scaffold([], controls: []) }
    switch state.stage {
    case .list: return list(unknowns)
    case .citations:
      return reading(
        AidEntryPageWording.citations, AidEntryPageWording.citationsHint,
        lines: unknowns.citations.map { cited in
          let law = AidCitation(law: cited.lawTitle, article: cited.citation.article).chinese
          return (law, AidEntryPageWording.times(cited.places, locale: context.locale))
        })
    case .areas:
      return reading(
        AidEntryPageWording.areas, AidEntryPageWording.areasHint,
        lines: app.services.aidPlaces.areasWithoutHost.map { ($0.name, $0.code) })
    case .value, .field, .secondLook, .again, .saved:
      guard let item = unknowns.values.first(where: { $0.value.id == state.value }) else {
        return list(unknowns)
      }
      return page(of: item)
    }
  }

  private func page(of item: AidUnknowns.Item) -> View {
    switch state.stage {
    case .field(let field):
      AidFieldPage(app: app, state: state, context: context, value: item.value, field: field).view
    case .again:
      AidFieldPage(
        app: app, state: state, context: context, value: item.value, field: item.value.kind.repeated
      ).view
    case .secondLook: AidSecondLook(app: app, state: state, context: context, value: item.value).view
    default: AidValuePage(app: app, state: state, context: context, item: item).view
    }
  }

  private func scaffold(_ reading: [View], controls: [View]) -> View {
    Scaffold(app: app, context: context, reading: reading, controls: controls).view
  }

  // MARK: The list

  private func list(_ unknowns: AidUnknowns) -> View {
    let rows = unknowns.values.map(row) + others(unknowns)
    let pages = context.pages(of: rows, room: context.dockRoom - 112 - Theme.gap, width: context.dockWidth())
    let page = min(state.page, pages.count - 1)
    let controls = pages[page] + context.pager(page: page, count: pages.count) { .aidEntry(.page($0)) }
    let summary =
      unknowns.missing == 0
      ? context.say(AidEntryPageWording.allEntered)
      : AidEntryPageWording.missing(unknowns.missing, locale: context.locale)
    let problem = app.services.aidPlaces.problem.map { problem in
      context.block(.ochreTint, bar: .ochre, [context.body(problem[context.locale], color: .ochre)])
    }
    let place = app.services.aidPlaces.chain.first.map {
      context.noted($0.name, icon: "location", size: context.type.secondary)
    }
    let title = context.title(context.say(AidEntryPageWording.title))
    // What is damaged comes before everything else that may be said.
    return scaffold(
      context.filled(
        [title] + (problem.map { [$0] } ?? []),
        extras: [context.body(summary), place].compactMap { $0 }, controls: controls), controls: controls)
  }

  private func row(_ item: AidUnknowns.Item) -> View {
    context.entryRow(
      item.value.label[context.locale], note: context.say(AidEntryPageWording.state(item.state)),
      isFine: item.state.isUsable, .aidEntry(.value(item.value.id))
    ).id("value-\(item.value.id)")
  }

  private func others(_ unknowns: AidUnknowns) -> [View] {
    let areas = app.services.aidPlaces.areasWithoutHost
    return [
      unknowns.citations.isEmpty
        ? nil
        : context.entryRow(
          context.say(AidEntryPageWording.citations),
          note: AidEntryPageWording.count(unknowns.citations.count, locale: context.locale), isFine: false,
          .aidEntry(.citations)
        ).id("aid-citations"),
      areas.isEmpty
        ? nil
        : context.entryRow(
          context.say(AidEntryPageWording.areas),
          note: AidEntryPageWording.count(areas.count, locale: context.locale), isFine: false,
          .aidEntry(.areas)
        ).id("aid-areas"),
    ].compactMap { $0 }
  }

  // MARK: Lists to read

  private func reading(
    _ title: Localized<String>, _ hint: Localized<String>, lines: [(String, String)]
  ) -> View {
    let head = context.title(context.say(title))
    let parts =
      [context.body(context.say(hint))]
      + lines.map { context.entryLine($0.0, note: $0.1) }
    let paged = AidPagedReading(context: context, head: [head], parts: parts, buttons: [], page: state.page)
    return scaffold(paged.reading, controls: paged.controls)
  }
}

/// Reading in pages above a pager and buttons.
struct AidPagedReading {
  let reading: [View]
  let controls: [View]

  /// `parts` below `head`, as many on a page as there is room for above `buttons`.
  init(context: ViewContext, head: [View], parts: [View], buttons: [View], page: Int) {
    let pager = { (page: Int, count: Int) in context.pager(page: page, count: count) { .aidEntry(.page($0)) }
    }
    let fullest = pager(0, 2) + buttons
    let room = context.roomLeft(below: head, controls: fullest)
    let pages = context.pages(
      of: parts, room: room, width: context.readingWidth, gap: 24, atMost: .max)
    let shown = min(page, pages.count - 1)
    reading = head + pages[shown]
    controls = pager(shown, pages.count) + buttons
  }
}

extension ViewContext {
  /// Splits rows into pages of at most so many, as many as there is room for, and at least one.
  func pages(of rows: [View], room: Int, width: Int, gap: Int = Theme.gap, atMost: Int = 6) -> [[View]] {
    var pages: [[View]] = [[]]
    var used = 0
    for row in rows {
      let height = height(of: row, width: width)
      if used + height > room || pages[pages.count - 1].count == atMost, !pages[pages.count - 1].isEmpty {
        pages.append([])
        used = 0
      }
      pages[pages.count - 1].append(row)
      used += height + gap
    }
    return pages
  }

  /// A row of the list: a name on one line over how it stands. The whole name is on the page behind it.
  func entryRow(_ name: String, note: String, isFine: Bool, _ action: AppAction) -> View {
    let width = dockWidth() - 56 - 24 - 44 - 24 - 44
    let title = View.text(
      oneLine(name, size: type.label, isBold: true, width: width), size: type.label, isBold: true)
    let state = View.text(note, size: type.caption, color: isFine ? .green : .ochre, isBold: true)
    return View.row(
      gap: 24,
      [
        .icon(isFine ? "check" : "warning", size: 44, color: isFine ? .green : .ochre),
        View.column([title, state]).frame(width: .grow(1)),
        .icon("chevron-right", size: 44, color: .edge),
      ]
    )
    .padding(Insets(horizontal: 28, vertical: 4))
    .frame(minHeight: 120)
    .style(surface(radius: 20), pressed: pressedSurface(radius: 20))
    .onTap(action)
  }

  /// A line that is only read: words over a note, and a rule.
  func entryLine(_ words: String, note: String) -> View {
    let rule = View.column([]).frame(height: .fixed(2)).style(BoxStyle(fill: .solid(.rule)))
    return View.column(gap: 4, [body(words), secondary(note), rule])
  }
}

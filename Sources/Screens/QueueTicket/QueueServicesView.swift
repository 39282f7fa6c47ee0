internal import Model
internal import Queue
internal import Typography
internal import UI

/// Which service: each with how many wait and how long, closed ones with when they open.
struct QueueServicesView {
  var app: App
  var state: QueueState
  var context: ViewContext

  var view: View {
    guard let offers = state.offers else { return waiting }
    let rows = offers.enumerated().map { index, offer in row(offer, index: index) }
    let controls = QueueRows(context: context, rowHeight: rowHeight).controls(rows, page: state.page)
    let title = context.title(context.say(QueueWording.which))
    let isOpen = offers.contains(where: \.opening.isOpen)
    let hint =
      isOpen
      ? context.body(context.say(QueueWording.whichHint))
      : context.block(
        .ochreTint, bar: .ochre, [context.body(context.say(QueueWording.allClosed), color: .ochre)])
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [title], extras: [hint, context.noted(context.say(QueueWording.notSure), icon: "help")],
        controls: controls),
      controls: controls
    ).view
  }

  /// Before the first answer, and where the store gives none.
  private var waiting: View {
    guard state.offersFailed else {
      return Scaffold(
        app: app, context: context, reading: [context.title(context.say(QueueWording.which))],
        controls: [context.unavailable(context.say(Wording.oneMoment))]
      ).view
    }
    let why = context.block(
      .ochreTint, bar: .ochre, [context.body(context.say(QueueWording.troubleWhy), color: .ochre)])
    return Scaffold(
      app: app, context: context, reading: [context.title(context.say(QueueWording.trouble)), why],
      controls: [
        context.secondaryButton(context.say(QueueWording.retry), icon: "refresh", .queue(.retry))
          .id("queue-retry")
      ]
    ).view
  }

  private var rowHeight: Int { context.isLarge ? 164 : 134 }

  // MARK: Rows

  private static let chevron = 44
  private static let rowGap = 24
  private static let rowPadding = Insets(horizontal: 28, vertical: 4)

  private func row(_ offer: TicketDesk.Offer, index: Int) -> View {
    let inner = context.dockWidth() - Self.rowPadding.horizontal
    guard offer.opening.isOpen else { return closedRow(offer, width: inner) }
    let room = inner - Self.chevron - Self.rowGap
    let title = offer.service.name[context.locale]
    let size = context.rowTitle(title, width: room)
    let name = View.text(title, size: size, isBold: true)
    let style = TextStyle(size: size, weight: .bold)
    let titleWidth = Int(context.measuring.width(of: title, in: style).rounded(.up))
    let beside = waitingColumn(offer)
    let besideWidth = width(of: waitingLines(offer))
    let isBeside = titleWidth + Self.rowGap + besideWidth <= room
    let left = isBeside ? room - Self.rowGap - besideWidth : room
    let below = isBeside ? note(offer, width: left) : waitingLine(offer, width: room)
    let words = View.column([name] + (below.map { [$0] } ?? [])).frame(width: .grow(1))
    let columns = [words] + (isBeside ? [beside] : [])
    return View.row(
      gap: Self.rowGap, columns + [.icon("chevron-right", size: Self.chevron, color: .edge)]
    )
    .padding(Self.rowPadding).frame(height: .fixed(rowHeight))
    .style(context.surface(radius: 20), pressed: context.pressedSurface(radius: 20))
    .onTap(.queue(.choose(index))).id("service-\(offer.service.id)")
  }

  /// Flat, without an edge: why it is closed, and when it opens.
  private func closedRow(_ offer: TicketDesk.Offer, width: Int) -> View {
    let name = offer.service.name[context.locale]
    let title = View.text(
      name, size: context.rowTitle(name, width: width), color: .ink2, isBold: true)
    guard case .closed(let reason, let next) = offer.opening else { return title }
    let opens = next.map { QueueWording.opens($0, now: app.now, locale: context.locale) }
    let full = [reason.text[context.locale], opens].compactMap { $0 }.joined(
      separator: context.locale == .zh ? "，" : "; ")
    // When it opens matters more than why it is closed.
    let words = fits(full, width: width) ? full : opens ?? context.say(QueueWording.closed)
    return View.column(
      justify: .center, [title, .text(words, size: context.type.caption, color: .ink2)]
    ).padding(Self.rowPadding).frame(height: .fixed(rowHeight)).id("closed-\(offer.service.id)")
  }

  private func waitingLines(_ offer: TicketDesk.Offer) -> [String] {
    let ahead = QueueWording.ahead(offer.estimate)[context.locale]
    let isKnown = offer.estimate.range != nil && !offer.estimate.mayNotBeReached
    // Nobody waits: whether it is five minutes is not worth a line.
    let time = offer.estimate.text[context.locale]
    return [ahead, isKnown && offer.estimate.ahead == 0 ? "" : time].filter { !$0.isEmpty }
  }

  private func waitingColumn(_ offer: TicketDesk.Offer) -> View {
    let lines = waitingLines(offer)
    return View.column(
      align: .end,
      lines.map { .text($0, size: context.type.caption, color: .ink, isBold: true) }
    ).frame(width: .fixed(width(of: lines)))
  }

  private func waitingLine(_ offer: TicketDesk.Offer, width: Int) -> View? {
    let lines = waitingLines(offer)
    let all = lines.joined(separator: " · ")
    guard let shown = [all, lines.last ?? "", lines.first ?? ""].first(where: { fits($0, width: width) })
    else { return nil }
    return .text(shown, size: context.type.caption, isBold: true)
  }

  private func note(_ offer: TicketDesk.Offer, width: Int) -> View? {
    guard let note = offer.service.note?[context.locale], fits(note, width: width) else { return nil }
    return .text(note, size: context.type.caption, color: .ink2)
  }

  private func width(of lines: [String]) -> Int {
    let style = TextStyle(size: context.type.caption, weight: .bold)
    return Int((lines.map { context.measuring.width(of: $0, in: style) }.max() ?? 0).rounded(.up)) + 1
  }

  private func fits(_ words: String, width: Int) -> Bool { self.width(of: [words]) <= width }
}

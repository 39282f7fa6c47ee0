internal import Model
internal import Queue
internal import UI

/// A number by its digits: today's limit of a service, or the ticket to print again.
struct HallKeypad {
  var app: App
  var state: HallState
  var context: ViewContext

  func limit(_ id: String) -> View {
    let line = state.report?.line(id)
    let file = app.services.queue.service(id)?.dailyLimit
    let back = context.secondaryButton(context.say(HallWording.usual), .hall(.ownLimit)).id("limit-own")
    let hint =
      (line.map { HallWording.taken($0, locale: context.locale) } ?? "")
      + HallWording.usualLimit(file, locale: context.locale)
    return page(
      context.hallName(of: .service(id), in: app.services.queue) + context.say(HallWording.limitOf),
      prefix: "", hint: hint, enter: HallWording.save, others: [back])
  }

  func number(_ letter: String) -> View {
    page(
      context.say(HallWording.whichNumber), prefix: letter, hint: context.say(HallWording.numberHint),
      enter: HallWording.find, others: [])
  }

  private func page(
    _ title: String, prefix: String, hint: String?, enter: Localized<String>, others: [View]
  ) -> View {
    let steps = View.row(gap: Theme.gap, (others + [self.enter(enter)]).map { $0.frame(width: .grow(1)) })
    let controls = keys(above: steps) + [steps]
    // A pane of its own has room for a second line; above the keys there is none.
    let words =
      context.isLandscape
      ? title : context.oneLine(title, size: context.type.heading, isBold: true, width: context.readingWidth)
    let head = View.text(words, size: context.type.heading, isBold: true).role(.heading)
    let notice =
      state.problem.map { context.body($0[context.locale], color: .red) }
      ?? hint.map { context.body($0, color: .ink2) }
    let isBusy = state.token != nil
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [head, box(prefix)] + (isBusy ? [context.secondary(context.say(Wording.oneMoment))] : []),
        extras: isBusy ? [] : [notice].compactMap { $0 }, controls: controls),
      readingGap: 16, controls: controls, margin: margin, dockAlignment: .end
    ).view
  }

  private var margin: Int { context.isLandscape ? 200 : 104 }

  private func box(_ prefix: String) -> View {
    let size = context.isLandscape ? 60 : 88
    return View.row([View.text(prefix + state.digits, size: size, isBold: true).frame(width: .grow(1))])
      .padding(Insets(horizontal: 28, vertical: 0))
      .frame(height: .fixed(size * 3 / 2 + 12))
      .style(BoxStyle(fill: .solid(.surface), edge: Edge(4, .primary), radius: 20))
      .role(.field).id("field")
  }

  private func keys(above steps: View) -> [View] {
    let room = context.dockRoom - context.height(of: steps, width: context.dockWidth(margin: margin))
    return NumberPad(
      context: context, rowHeight: min(140, room / 4 - Theme.gap), prefix: "hall",
      corner: .clear(.hall(.clear)), backspace: .hall(.backspace)
    ) { .hall(.digit($0)) }.rows
  }

  private func enter(_ words: Localized<String>) -> View {
    (Int(state.digits) ?? 0) > 0
      ? context.primaryButton(context.say(words), .hall(.enter)).id("hall-enter")
      : context.unavailable(context.say(words))
  }
}

internal import Eligibility
internal import Model
internal import UI

/// What can be added to the result without a question of its own: switches of the pack, and the days from which
/// its periods run. Every touch changes the result at once.
struct AidSupplementView {
  var app: App
  var state: AidCheckState
  var context: ViewContext

  var view: View {
    let done = context.primaryButton(
      context.say(AidResultWording.showResult), icon: "check", height: 144, .aidCheck(.showResult)
    ).id("aid-show")
    let rows = switches + starts
    let room = context.dockRoom - 144 - Theme.gap
    let all = min(6, context.rows(of: rowHeight, in: room))
    let perPage = rows.count <= all ? all : min(6, context.rows(of: rowHeight, in: room - 112 - Theme.gap))
    let count = max(1, (rows.count + perPage - 1) / perPage)
    let page = min(state.page, count - 1)
    let controls =
      rows.dropFirst(page * perPage).prefix(perPage)
      + context.pager(page: page, count: count) { .aidCheck(.page($0)) } + [done]
    return Scaffold(
      app: app, context: context, reading: reading(Array(controls)), controls: Array(controls)
    ).view
  }

  private func reading(_ controls: [View]) -> [View] {
    let now = app.aidResult(state).map { result in
      context.block(
        .blockGrey, bar: .ink,
        [
          context.secondary(context.say(AidResultWording.nowSays)),
          View.text(result.verdict[context.locale], size: context.type.label, isBold: true),
        ])
    }
    let hint = context.body(context.say(AidResultWording.supplementHint))
    return context.filled(
      [context.title(context.say(AidResultWording.supplementTitle))] + state.warnings(context),
      extras: [hint] + (now.map { [$0] } ?? []), controls: controls)
  }

  private var rowHeight: Int { context.isLarge ? 164 : 124 }

  // MARK: Rows

  private var switches: [View] {
    app.aidSwitches.enumerated().map { index, question in
      let isOn = state.answers.value[question.key] != nil
      let words = View.text(question.text[context.locale], size: context.type.body, isBold: true)
      return row([words.frame(width: .grow(1)), tick(isOn)], isOn: isOn)
        .onTap(.aidCheck(.toggle(index))).selected(isOn).id("switch-\(index)").privateContent()
    }
  }

  /// A box with a tick: several may be on.
  private func tick(_ isOn: Bool) -> View {
    let mark = isOn ? [View.icon("check", size: 44, color: .onPrimary)] : []
    return View.row(justify: .center, mark).frame(width: .fixed(60), height: .fixed(60))
      .style(
        BoxStyle(
          fill: .solid(isOn ? .primary : .surface), edge: Edge(4, isOn ? .primary : .edge), radius: 14))
  }

  private var starts: [View] {
    app.aidStarts(state).enumerated().map { index, start in
      let day = state.answers.value.dates[start.key]
      let value = day.map { Clock.date($0, locale: context.locale) } ?? context.say(AidResultWording.noDay)
      let words = View.column([
        View.text(start.label[context.locale], size: context.type.secondary, color: .ink2),
        View.text(value, size: context.type.body, color: day == nil ? .ink2 : .ink, isBold: day != nil),
      ])
      return row([words.frame(width: .grow(1)), .icon("calendar", size: 48, color: .primary)], isOn: false)
        .onTap(.aidCheck(.start(index))).id("start-\(index)").privateContent()
    }
  }

  private func row(_ children: [View], isOn: Bool) -> View {
    View.row(gap: 24, children)
      .padding(Insets(horizontal: 28, vertical: 4))
      .frame(height: .fixed(rowHeight))
      .style(
        isOn ? context.pressedSurface(radius: 20) : context.surface(radius: 20),
        pressed: context.pressedSurface(radius: 20))
  }
}

/// One day is set, and what follows from it shows while it is.
struct AidDateView {
  var app: App
  var state: AidCheckState
  var key: String
  var stepper: DateStepper
  var context: ViewContext

  var view: View {
    // On the shortest canvas the stepper leaves room for a lower row only.
    let height = context.dockRoom < 5 * 96 + 5 * Theme.gap + 112 ? 96 : 112
    let below = View.row(
      gap: Theme.gap,
      [
        context.secondaryButton(
          context.say(AidResultWording.forgetDay), height: height, .aidCheck(.forgetDay)
        ).id(
          "date-forget"
        )
        .frame(width: .grow(1)),
        context.primaryButton(
          context.say(AidResultWording.keepDay), icon: context.isLarge ? nil : "check", height: height,
          .aidCheck(.keepDay)
        ).id("date-keep").frame(width: .grow(1)),
      ])
    let room = context.dockRoom - context.height(of: below, width: context.dockWidth()) - Theme.gap
    let controls =
      DateStepperView(context: context, stepper: stepper) { .aidCheck(.date($0)) }.rows(room: room) + [below]
    return Scaffold(app: app, context: context, reading: reading(controls), controls: controls).view
  }

  private func reading(_ controls: [View]) -> [View] {
    let label = app.services.aid?.starts.first { $0.key == key }?.label[context.locale] ?? ""
    let day = View.text(
      Clock.date(stepper.day, locale: context.locale), size: context.type.heading, color: .primary,
      isBold: true)
    let hint = context.body(context.say(AidResultWording.dateHint))
    return context.filled(
      [context.title(label)] + state.warnings(context) + [day.privateContent()],
      extras: [effects].compactMap { $0 } + [hint],
      controls: controls)
  }

  /// The periods that run from this day, counted.
  private var effects: View? {
    var state = state
    state.answers.value.dates[key] = stepper.day
    let lines = (app.aidResult(state)?.deadlines ?? []).filter { $0.start == key }.flatMap { deadline in
      let date = deadline.lastDay.map { AidResultWording.atLatest($0, locale: context.locale) }
      return [
        context.body(deadline.brief[context.locale]),
        context.body(date ?? deadline.warning?[context.locale] ?? "", color: .ochre).privateContent(),
      ]
    }
    guard !lines.isEmpty else { return nil }
    return context.block(.ochreTint, bar: .ochre, lines)
  }
}

internal import Eligibility
internal import Model
internal import UI

/// The self-check: one question a page, an overview, the result.
struct AidCheckView {
  var app: App
  var state: AidCheckState
  var context: ViewContext

  var view: View {
    switch state.stage {
    case .question: questionView
    case .overview: AidOverview(app: app, state: state, context: context).view
    case .result where state.printFailure != nil:
      AidPrintTrouble(app: app, state: state, context: context).view
    case .result: AidResultView(app: app, state: state, context: context).view
    case .citations: AidCitationsView(app: app, state: state, context: context).view
    case .supplement: AidSupplementView(app: app, state: state, context: context).view
    case .date(let key): dateView(key)
    }
  }

  private func dateView(_ key: String) -> View {
    guard let stepper = state.stepper?.value else {
      return AidSupplementView(app: app, state: state, context: context).view
    }
    return AidDateView(app: app, state: state, key: key, stepper: stepper, context: context).view
  }

  private var questionView: View {
    guard let question = app.aidQuestion(state) else {
      return AidOverview(app: app, state: state, context: context).view
    }
    let options = options(question)
    let controls = options.rows + options.pager + (question.isMultiple ? [next] : [])
    return Scaffold(
      app: app, context: context, reading: reading(question, controls: controls), controls: controls
    ).view
  }

  // MARK: Reading

  private func reading(_ question: AidQuestionPage, controls: [View]) -> [View] {
    let step = context.secondary(AidWording.step(state.history.value.count + 1, locale: context.locale))
    let title = context.title(question.question.text[context.locale])
    let hint = context.body(context.say(question.isMultiple ? AidWording.several : AidWording.nearest))
    let why = context.block(
      .blockGrey, bar: .edge,
      [
        context.noted(context.say(AidWording.why), icon: "info", color: .ink),
        context.body(question.question.why[context.locale]),
      ])
    let silence = context.noted(context.say(AidWording.saidNothingHere), icon: "lock", color: .ochre)
    let extras =
      (state.isCriminal ? [silence] : []) + [
        why, context.noted(context.say(AidWording.wiped), icon: "eye-off"),
      ]
    return context.filled([step, title, hint], extras: extras, controls: controls)
  }

  // MARK: Controls

  /// The choices in pages: at most six on each, and as many as there is room for; long answers take two lines.
  private func options(_ question: AidQuestionPage) -> (rows: [View], pager: [View]) {
    let reserved = question.isMultiple ? 144 + Theme.gap : 0
    let all = question.options.enumerated().map { index, option in
      row(option, index: index, isChosen: isChosen(option, in: question))
    }
    let single = pages(all, room: context.dockRoom - reserved)
    if single.count == 1 { return (all, []) }
    let several = pages(all, room: context.dockRoom - reserved - 112 - Theme.gap)
    let page = min(state.page, several.count - 1)
    let pager = context.pager(page: page, count: several.count, nextTitle: context.say(AidWording.more)) {
      .aidCheck(.page($0))
    }
    return (several[page], pager)
  }

  private func pages(_ rows: [View], room: Int) -> [[View]] {
    var pages: [[View]] = [[]]
    var used = 0
    for row in rows {
      let height = context.height(of: row, width: context.dockWidth()) + Theme.gap
      if used + height - Theme.gap > room || pages[pages.count - 1].count == 6,
        !pages[pages.count - 1].isEmpty
      {
        pages.append([])
        used = 0
      }
      pages[pages.count - 1].append(row)
      used += height
    }
    return pages
  }

  private func isChosen(_ option: AidOption, in question: AidQuestionPage) -> Bool {
    if let chosen = state.chosen { return chosen.id == option.id }
    return question.isMultiple ? state.ticked.value.contains(option.id) : question.chosen.contains(option.id)
  }

  private func row(_ option: AidOption, index: Int, isChosen: Bool) -> View {
    let words = View.text(option.label[context.locale], size: context.type.body, isBold: true)
    let radio = View.column([]).frame(width: .fixed(56), height: .fixed(56))
      .style(
        BoxStyle(
          fill: .solid(.surface), edge: Edge(isChosen ? 16 : 4, isChosen ? .primary : .edge), radius: 28))
    // Large English words need the picture's room.
    let hasPicture = !(context.isLarge && context.locale == .en)
    let picture = hasPicture ? option.icon.map { [context.well($0)] } ?? [] : []
    return View.row(gap: 24, picture + [words.frame(width: .grow(1)), radio])
      .padding(Insets(horizontal: 28, vertical: 8))
      .frame(minHeight: context.isLandscape ? 116 : 124)
      .style(
        isChosen ? context.pressedSurface(radius: 20) : context.surface(radius: 20),
        pressed: context.pressedSurface(radius: 20)
      )
      .onTap(.aidCheck(.choose(index))).selected(isChosen).id("choice-\(index)")
  }

  private var next: View {
    state.ticked.value.isEmpty
      ? context.unavailable(context.say(AidWording.tickFirst), height: 144)
      : context.primaryButton(context.say(AidWording.next), icon: "check", height: 144, .aidCheck(.next)).id(
        "aid-next")
  }
}

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
    case .person: AidPersonPage(app: app, state: state, context: context).view
    case .overview: AidOverview(app: app, state: state, context: context).view
    case .result where state.printFailure != nil:
      AidPrintTrouble(app: app, state: state, context: context).view
    case .result: AidResultView(app: app, state: state, context: context).view
    case .citations: AidCitationsView(app: app, state: state, context: context).view
    case .supplement: AidSupplementView(app: app, state: state, context: context).view
    case .code: AidCodePage(app: app, state: state, context: context).view
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
    if let finder = state.finder.value {
      return AidPlaceView(app: app, state: state, finder: finder, context: context).view
    }
    let controls = controls(question)
    return Scaffold(
      app: app, context: context, reading: reading(question, controls: controls), controls: controls
    ).view
  }

  // MARK: Reading

  private func reading(_ question: AidQuestionPage, controls: [View]) -> [View] {
    let step = context.secondary(AidWording.step(state.history.value.count + 1, locale: context.locale))
    let title = context.title(question.question.text[context.locale])
    let why = context.block(
      .blockGrey, bar: .edge,
      [
        context.noted(context.say(AidWording.why), icon: "info", color: .ink),
        context.body(question.question.why[context.locale]),
      ])
    return context.filled(
      [step, title] + state.warnings(context) + hints(question),
      extras: (question.question.household == nil ? [] : [incomePage(question).whose]) + [
        why, context.noted(context.say(AidWording.wiped), icon: "eye-off"),
      ], controls: controls)
  }

  /// What to do on this page. That one can go back is said once, on the first.
  private func hints(_ question: AidQuestionPage) -> [View] {
    if question.question.household != nil { return incomePage(question).line }
    if question.isMultiple { return [context.body(context.say(AidWording.several))] }
    return state.history.value.isEmpty ? [context.body(context.say(AidWording.nearest))] : []
  }

  // MARK: Controls

  private func incomePage(_ question: AidQuestionPage) -> AidIncomePage {
    AidIncomePage(app: app, state: state, question: question, context: context)
  }

  private func controls(_ question: AidQuestionPage) -> [View] {
    if question.question.household != nil { return incomePage(question).controls }
    // A choice leaves the page, so what is asked besides stands before the choices.
    let switches = question.switches.indices.map { AidSwitchRow(question, $0, state, context).view }
    let next = question.isMultiple ? [next(question)] : []
    let options = options(question, besides: switches + next)
    return switches + options.rows + options.pager + next
  }

  /// The choices in pages: at most six on each with the switches, and as many as there is room for.
  private func options(_ question: AidQuestionPage, besides: [View]) -> (rows: [View], pager: [View]) {
    let reserved = besides.isEmpty ? 0 : context.height(ofControls: besides) + Theme.gap
    let most = 6 - question.switches.count
    let all = question.options.enumerated().map { index, option in
      AidChoiceRow(
        option: option, index: index, isChosen: isChosen(option, in: question),
        isMultiple: question.isMultiple,
        context: context
      ).view
    }
    let single = pages(all, most: most, room: context.dockRoom - reserved)
    if single.count == 1 { return (all, []) }
    let several = pages(all, most: most, room: context.dockRoom - reserved - 112 - Theme.gap)
    let page = min(state.page, several.count - 1)
    let pager = context.pager(page: page, count: several.count, nextTitle: context.say(AidWording.more)) {
      .aidCheck(.page($0))
    }
    return (several[page], pager)
  }

  private func pages(_ rows: [View], most: Int, room: Int) -> [[View]] {
    var pages: [[View]] = [[]]
    var used = 0
    for row in rows {
      let height = context.height(of: row, width: context.dockWidth()) + Theme.gap
      if used + height - Theme.gap > room || pages[pages.count - 1].count == most,
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

  /// Says 都不是 while nothing is ticked, so that nobody has to tick that nothing fits.
  private func next(_ question: AidQuestionPage) -> View {
    let words = state.ticked.value.isEmpty ? question.none?.label : AidWording.next
    guard let words else { return context.unavailable(context.say(AidWording.tickFirst), height: 144) }
    return context.primaryButton(context.say(words), icon: "check", height: 144, .aidCheck(.next)).id(
      "aid-next")
  }
}

extension AidCheckState {
  /// What stands under the title of every page of the check: whom to call, where somebody is in danger now; and on
  /// every criminal page that the case is for the lawyer, not for the hall. Source: legal-aid.md §3.1.
  func warnings(_ context: ViewContext) -> [View] {
    let danger =
      isDangerNow
      ? [context.noted(context.say(AidResultWording.danger), icon: "phone", color: .red)] : []
    let silence =
      isCriminal ? [context.noted(context.say(AidWording.saidNothingHere), icon: "lock", color: .ochre)] : []
    return danger + silence
  }
}

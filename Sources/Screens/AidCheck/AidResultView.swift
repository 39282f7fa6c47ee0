internal import Eligibility
internal import Model
internal import UI

/// What the check says: who comes first, the outcome, why, what to bring, where, until when, what else helps.
///
/// The first page says it all in short; the pages after it say each part in full.
struct AidResultView {
  var app: App
  var state: AidCheckState
  var context: ViewContext

  var view: View {
    guard let result = app.aidResult(state) else { return missing }
    let actions = AidResultActions(app: app, state: state, context: context, result: result)
    return page(result, actions)
  }

  /// The pack went away while somebody stood here: no page of this kiosk is a dead end.
  private var missing: View {
    let person = context.primaryButton(
      context.say(AidResultWording.person), icon: "help", height: 144, .askForHelp
    ).id("aid-person")
    return Scaffold(
      app: app, context: context,
      reading: [
        context.title(context.say(AidWording.noPack)), context.body(context.say(AidResultWording.askWindow)),
      ], controls: [person]
    ).view
  }

  private func top(_ result: AidResult) -> AidResultTop {
    AidResultTop(result: result, isDanger: state.isDangerNow, context: context)
  }

  /// On every page of a criminal matter.
  private var silence: [View] {
    state.isCriminal
      ? [context.noted(context.say(AidWording.saidNothingHere), icon: "lock", color: .ochre)] : []
  }

  private func page(_ result: AidResult, _ actions: AidResultActions) -> View {
    let width = context.readingWidth
    let room = context.readingRoom(controls: actions.height) - Scaffold.bannerBottom
    let head = height(of: silence, width: width)
    let (bands, moved) = top(result).bands(room: room - head, width: bannerWidth)
    let thin = [top(result).reminder]
    let parts = AidResultParts(
      result: result, institution: app.aidInstitution(result), context: context, width: width)
    let flow = AidResultFlow(
      context: context, width: width,
      firstRoom: room - head - bannerHeight(bands), room: room - head - bannerHeight(thin),
      firstHasMore: true)
    let pages = flow.pages([moved] + parts.summary + parts.details)
    let page = min(state.page, pages.count - 1)
    return Scaffold(
      app: app, context: context, banner: page == 0 ? bands : thin,
      bannerFill: (page == 0 ? bands : thin).first?.style.fill, reading: silence + pages[page],
      controls: actions.rows(page: page, count: pages.count)
    ).view
  }

  /// Bands go from edge to edge of the pane in which they stand.
  private var bannerWidth: Int {
    context.isLandscape ? context.theme.readingPane : context.theme.canvas.width
  }

  private func bannerHeight(_ bands: [View]) -> Int {
    bands.map { context.height(of: $0, width: bannerWidth) }.reduce(0, +)
  }

  private func height(of views: [View], width: Int) -> Int {
    views.map { context.height(of: $0, width: width) + AidResultFlow.gap }.reduce(0, +)
  }
}

extension AidCheckState {
  /// Whether the pages are about a crime: the case is for the lawyer, not for the hall. Source: legal-aid.md §3.1.
  var isCriminal: Bool { answers.value["group"] == "A" }
  /// Whether somebody said that there is danger now.
  var isDangerNow: Bool { answers.value["danger"] == "yes" }
}

internal import Eligibility
internal import Model
internal import UI

/// The articles that the result rests on: those whose text this machine holds open on a touch.
struct AidCitationsView {
  var app: App
  var state: AidCheckState
  var context: ViewContext

  var view: View {
    let references = app.aidReferences(state)
    let rows = references.enumerated().map { index, reference in
      context.row(
        context.oneLine(
          "\(reference.law) \(reference.article.label(context.locale))", size: context.type.label,
          isBold: true,
          width: context.dockWidth() - 124),
        height: 120, .aidCheck(.open(index))
      ).id("cite-\(index)")
    }
    let unverified = (app.aidResult(state)?.citations ?? []).filter(\.unverified).map(\.chinese)
    let perPage = min(6, context.rows(of: 120, in: context.dockRoom - 112 - Theme.gap))
    let count = max(1, (rows.count + perPage - 1) / perPage)
    let page = min(state.page, count - 1)
    let controls =
      rows.dropFirst(page * perPage).prefix(perPage)
      + context.pager(page: page, count: count) { .aidCheck(.page($0)) }
    let silence =
      state.isCriminal
      ? [context.noted(context.say(AidWording.saidNothingHere), icon: "lock", color: .ochre)] : []
    let notes = unverified.map {
      context.noted(AidWording.unverified($0, locale: context.locale), icon: "warning")
    }
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [
          context.title(context.say(AidWording.citationsTitle)),
          context.body(context.say(AidWording.citationsHint)),
        ],
        extras: silence + notes, controls: Array(controls)),
      controls: Array(controls)
    ).view
  }
}

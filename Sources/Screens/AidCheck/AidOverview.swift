internal import Model
internal import UI

/// All answers at a glance, each with a way to change it, before the result.
struct AidOverview {
  var app: App
  var state: AidCheckState
  var context: ViewContext

  var view: View {
    let confirm = context.primaryButton(
      context.say(AidWording.confirm), icon: "check", height: 144, .aidCheck(.confirm)
    ).id("aid-confirm")
    let rows = app.aidOverview(state).enumerated().map { index, entry in row(entry, index: index) }
    let room = context.dockRoom - 144 - Theme.gap
    let all = min(6, context.rows(of: rowHeight, in: room))
    let perPage = rows.count <= all ? all : min(6, context.rows(of: rowHeight, in: room - 112 - Theme.gap))
    let count = max(1, (rows.count + perPage - 1) / perPage)
    let page = min(state.page, count - 1)
    let controls =
      rows.dropFirst(page * perPage).prefix(perPage)
      + context.pager(page: page, count: count) { .aidCheck(.page($0)) } + [confirm]
    let title = context.title(context.say(AidWording.overviewTitle))
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [title] + state.warnings(context) + [context.body(context.say(AidWording.overviewHint))],
        extras: [context.noted(context.say(AidWording.wiped), icon: "eye-off")], controls: Array(controls)),
      controls: Array(controls)
    ).view
  }

  private var rowHeight: Int { context.isLarge ? 164 : 134 }

  /// The pencil and its word, in points.
  private var changeWidth: Int { context.locale == .zh ? 120 : context.isLarge ? 290 : 220 }

  private func row(_ entry: AidOverviewRow, index: Int) -> View {
    let width = context.dockWidth() - 56 - 24 - changeWidth
    let size = context.type.secondary
    let words = View.column([
      View.text(
        context.oneLine(entry.question[context.locale], size: size, width: width), size: size, color: .ink2),
      View.text(
        context.oneLine(entry.answer[context.locale], size: context.type.label, isBold: true, width: width),
        size: context.type.label,
        isBold: true),
    ])
    let change = View.row(
      gap: 12,
      [
        .icon("edit", size: 40, color: .primary),
        .text(context.say(AidWording.change), size: context.type.body, color: .primary, isBold: true),
      ]
    ).frame(width: .fixed(changeWidth))
    return View.row(gap: 24, [words.frame(width: .grow(1)), change])
      .padding(Insets(horizontal: 28, vertical: 2))
      .frame(height: .fixed(rowHeight))
      .style(context.surface(radius: 20), pressed: context.pressedSurface(radius: 20))
      .onTap(.aidCheck(.change(index))).id("change-\(index)").privateContent()
  }
}

internal import Model
internal import UI

/// All answers at a glance, each with a way to change it, before the result.
struct AidOverview {
  var app: App
  var state: AidCheckState
  var context: ViewContext

  var view: View {
    let rows = app.aidOverview(state).enumerated().map { index, entry in row(entry, index: index) }
    let room = context.dockRoom - buttonHeight - Theme.gap
    let all = min(6, context.rows(of: rowHeight, in: room))
    let perPage = rows.count <= all ? all : min(6, context.rows(of: rowHeight, in: room - 112 - Theme.gap))
    let count = max(1, (rows.count + perPage - 1) / perPage)
    let page = min(state.page, count - 1)
    let controls =
      rows.dropFirst(page * perPage).prefix(perPage)
      + context.pager(page: page, count: count) { .aidCheck(.page($0)) } + [goOn(page: page, of: count)]
    let title = context.title(context.say(AidWording.overviewTitle))
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [title] + state.warnings(context),
        extras: [context.noted(context.say(AidWording.wiped), icon: "eye-off")], controls: Array(controls)),
      controls: Array(controls)
    ).view
  }

  /// Nobody confirms what has not been shown: before the last page the button leads there.
  private func goOn(page: Int, of count: Int) -> View {
    page < count - 1
      ? context.primaryButton(
        context.say(AidWording.overviewMore), icon: "forward", height: buttonHeight,
        .aidCheck(.page(page + 1))
      ).id("aid-overview-more")
      : context.primaryButton(
        context.say(AidWording.confirm), icon: "check", height: buttonHeight, .aidCheck(.confirm)
      ).id("aid-confirm")
  }

  /// Chinese questions are short enough to stand before their answers: six lines fit on one page.
  private var isOneLine: Bool { !context.isLarge && context.locale == .zh }
  /// Room for three characters and a half, in points.
  private var briefWidth: Int { context.type.secondary * 7 / 2 }
  private var rowHeight: Int { context.isLarge ? 164 : isOneLine ? 96 : 134 }
  private var buttonHeight: Int { context.isLandscape ? 112 : 144 }

  /// The pencil and its word, in points.
  private var changeWidth: Int { context.locale == .zh ? 120 : context.isLarge ? 290 : 220 }

  private func row(_ entry: AidOverviewRow, index: Int) -> View {
    let width = context.dockWidth() - 56 - 24 - changeWidth
    let (size, large) = (context.type.secondary, context.type.label)
    let room = isOneLine ? width - briefWidth - 24 : width
    let question = View.text(
      context.oneLine(entry.question[context.locale], size: size, width: isOneLine ? briefWidth : width),
      size: size, color: .ink2)
    let answer = View.text(
      context.oneLine(entry.answer[context.locale], size: large, isBold: true, width: room), size: large,
      isBold: true)
    let words =
      isOneLine
      ? View.row(gap: 24, [question.frame(width: .fixed(briefWidth)), answer.frame(width: .grow(1))])
      : View.column([question, answer])
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

internal import Model
internal import UI

/// 您还在吗: one large button over a page whose answers are hidden, and the seconds that remain.
struct IdleDialog {
  var app: App
  var context: ViewContext

  var view: View {
    let theme = context.theme
    let isShort = theme.canvas.height < 1500
    let dialog = View.column(
      gap: isShort ? 8 : 16, align: .center,
      [
        View.text(context.say(IdleWording.question), size: isShort ? context.type.title : 88, isBold: true)
          .role(.heading),
        View.text(context.say(IdleWording.why), size: context.type.label),
        seconds,
        View.text(context.say(IdleWording.what), size: context.type.label),
        .space(height: isShort ? 0 : 16),
        button,
      ]
    )
    .padding(Insets(horizontal: 56, vertical: isShort ? 32 : 56))
    .frame(width: .fixed(984))
    .style(
      BoxStyle(
        fill: .solid(.surface), edge: theme.mode.contrast ? Edge(4, .edge) : nil,
        radius: theme.mode.contrast ? 0 : 40, shadow: .dialog)
    )
    .role(.dialog)
    // The page behind is covered whole: whoever comes next must not read the answers.
    let cover = View.column(align: .center, justify: isLow ? .end : .center, [dialog])
      .padding(Insets(bottom: isLow ? 48 : 0))
      .style(BoxStyle(fill: .solid(.bar))).blockingTouches()
    guard !theme.isLandscape else { return cover }
    return View.column([cover.frame(height: .grow(1)), .space(height: theme.footer)])
  }

  private var isLow: Bool { !context.isLandscape }

  private var seconds: View {
    View.row(
      gap: 16, align: .end,
      [
        View.text(
          "\(app.secondsLeft ?? 0)", size: context.theme.canvas.height < 1500 ? 160 : 200, color: .primary,
          isBold: true),
        View.text(context.say(IdleWording.seconds), size: context.type.heading, color: .primary, isBold: true)
          .padding(Insets(bottom: 48)),
      ])
  }

  private var button: View {
    View.row(
      gap: 28, justify: .center,
      [
        .icon("check", size: 72, color: .onPrimary),
        .text(context.say(IdleWording.stay), size: 72, color: .onPrimary, isBold: true),
      ]
    )
    .frame(width: .fixed(872), height: .fixed(208))
    .style(
      BoxStyle(fill: .solid(.primary), radius: 28, shadow: .control),
      pressed: BoxStyle(fill: .solid(.primaryPressed), radius: 28)
    )
    .onTap(.stay).id("idle-stay")
  }
}

enum IdleWording {
  static let question = Localized(zh: "您还在吗？", en: "Are you still here?")
  static let why = Localized(zh: "好一会儿没有点屏幕了。", en: "The screen has not been touched.")
  static let seconds = Localized(zh: "秒", en: "s")
  static let what = Localized(zh: "时间一到就回首页，您写的会清除。", en: "Then all you entered is wiped.")
  static let stay = Localized(zh: "我还在，继续", en: "Yes, go on")
}

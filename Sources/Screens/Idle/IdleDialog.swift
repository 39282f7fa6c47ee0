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
        View.text(context.say(isWaiting ? IdleWording.covered : IdleWording.why), size: 48),
        seconds,
        View.text(context.say(app.unsettledTicket == nil ? IdleWording.what : IdleWording.ticket), size: 48),
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
    // The page behind is covered: whoever comes next must not read the answers. The footer stays live.
    let cover = BoxStyle(fill: .solid(.bar))
    let main = View.column(align: .center, justify: theme.isLandscape ? .center : .end, [dialog])
      .padding(Insets(bottom: theme.isLandscape ? 0 : 48))
      .frame(height: .grow(1)).style(cover).blockingTouches()
    guard theme.isLandscape else { return View.column([main, .space(height: theme.footer)]) }
    let corner = View.column([]).frame(width: .fixed(theme.readingPane)).style(cover).blockingTouches()
    return View.column([
      main, View.row(align: .stretch, [corner, .spacer()]).frame(height: .fixed(theme.footer)),
    ])
  }

  /// Whether the page is kept for somebody who called for help.
  private var isWaiting: Bool { app.isQuiet && app.helpSince != nil }

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
  static let why = Localized(zh: "好一会儿没有点屏幕了。", en: "Nobody has touched the screen.")
  static let covered = Localized(zh: "这一页先盖住，给您留着。", en: "Your page is covered and kept.")
  static let seconds = Localized(zh: "秒", en: "s")
  static let what = Localized(zh: "时间一到，您写的、看的都会清除。", en: "Then everything is cleared.")
  static let ticket = Localized(zh: "时间一到，没记下的号就作废。", en: "Then the number is given up.")
  static let stay = Localized(zh: "我还在，继续", en: "Yes, go on")
}

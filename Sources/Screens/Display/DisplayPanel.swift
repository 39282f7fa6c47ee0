internal import Model
internal import UI

/// 看得更清楚，够得着: the display's switches over any page.
struct DisplayPanel {
  var app: App
  var context: ViewContext

  var view: View {
    let rows = [
      row(DisplayWording.large, DisplayWording.largeNote, icon: "text-size", isOn: app.mode.large, .large),
      row(
        DisplayWording.contrast, DisplayWording.contrastNote, icon: "contrast", isOn: app.mode.contrast,
        .contrast),
      row(
        DisplayWording.lowered, DisplayWording.loweredNote, icon: "lower", isOn: app.mode.lowered, .lowered),
      row(DisplayWording.language, DisplayWording.languageNote, icon: "globe", isOn: false, .language),
    ]
    let heading = View.text(context.say(DisplayWording.heading), size: context.type.heading, isBold: true)
      .role(.heading)
    return Sheet(context: context, children: [heading] + rows + [done]).view
  }

  private var done: View {
    context.primaryButton(context.say(DisplayWording.done), icon: "check", .closeOverlay).id("display-done")
  }

  private func row(
    _ title: Localized<String>, _ note: Localized<String>, icon: String, isOn: Bool, _ action: DisplayAction
  ) -> View {
    var words = [View.text(context.say(title), size: context.type.label, isBold: true)]
    if !context.isLarge { words.append(.text(context.say(note), size: context.type.caption, color: .ink2)) }
    let tick = isOn ? [View.icon("check", size: 56, color: .primary)] : []
    return View.row(
      gap: 24, [context.well(icon, size: 80), View.column(words).frame(width: .grow(1))] + tick
    )
    .padding(Insets(horizontal: 28, vertical: 0))
    .frame(minHeight: 116)
    .style(
      isOn ? context.pressedSurface(radius: 20) : context.surface(radius: 20),
      pressed: context.pressedSurface(radius: 20)
    )
    .onTap(.display(action)).selected(isOn)
  }
}

enum DisplayWording {
  static let heading = Localized(zh: "看得更清楚，够得着", en: "Easier to read and reach")
  static let large = Localized(zh: "大字", en: "Large")
  static let largeNote = Localized(zh: "所有字放大到 1.4 倍", en: "All text 1.4 times as large")
  static let contrast = Localized(zh: "高对比", en: "Contrast")
  static let contrastNote = Localized(zh: "黑底黄白字，怕光也能看", en: "White and yellow on black")
  static let lowered = Localized(zh: "屏幕降低", en: "Lower")
  static let isLowered = Localized(zh: "已降低", en: "Lower")
  static let loweredNote = Localized(zh: "按钮都移到下面，坐着也够得着", en: "All buttons move down")
  static let language = Localized(zh: "English", en: "中文")
  static let languageShort = Localized(zh: "English", en: "中文")
  static let languageNote = Localized(zh: "Switch to English", en: "换成中文")
  static let done = Localized(zh: "好了", en: "Done")
}

internal import Model
internal import UI

/// Staff enter their PIN. A reset needs none: it harms nobody, and helps at closing time.
struct PINView {
  var app: App
  var state: PINState
  var context: ViewContext

  var view: View {
    Scaffold(
      app: app, context: context, reading: reading, controls: keys, margin: context.isLandscape ? 200 : 104,
      dockAlignment: .end
    ).view
  }

  private var reading: [View] {
    [
      context.title(context.say(StaffWording.pinTitle)),
      context.body(context.say(StaffWording.pinHint)),
      .space(height: context.isLandscape ? 16 : 48),
      dots,
      .space(height: 8),
      View.text(
        notice, size: context.type.body, color: state.notice == .none && !app.isPINLocked ? .ink2 : .red),
    ]
  }

  private var dots: View {
    let count = state.digits.value.count
    let shown = max(6, count)
    let size = context.isLandscape || shown > 8 ? 36 : 56
    return View.row(
      gap: size / 2, justify: .center,
      (0..<shown).map { index in
        View.column([]).frame(width: .fixed(size), height: .fixed(size))
          .style(
            BoxStyle(fill: index < count ? .solid(.primary) : nil, edge: Edge(5, .primary), radius: size / 2))
      }
    ).role(.field).privateContent().label(String(repeating: "•", count: count)).id("pin")
  }

  private var notice: String {
    if let until = app.pinLock.lockedUntil, app.isPINLocked {
      return context.locale == .zh
        ? "输错太多次，\(Clock.time(until.adding(milliseconds: 59_999))) 以后再试。"
        : "Too many tries. Try again after \(Clock.time(until.adding(milliseconds: 59_999)))."
    }
    switch state.notice {
    case .none: return StaffWording.limits(app.settings.staff, locale: context.locale)
    case .wrong:
      return StaffWording.wrong(
        left: max(0, app.settings.staff.tries - app.pinLock.failures), locale: context.locale)
    case .notSet: return context.say(StaffWording.notSet)
    }
  }

  // MARK: Keys

  private var keys: [View] {
    let digits = [[1, 2, 3], [4, 5, 6], [7, 8, 9]].map { row in View.row(gap: Theme.gap, row.map(digit)) }
    let last = View.row(
      gap: Theme.gap,
      [
        function(.text(context.say(StaffWording.clear), size: context.type.body, isBold: true), .clear).id(
          "pin-clear"),
        digit(0),
        function(.icon("backspace", size: 64), .backspace).label(context.say(LawWording.backspace)).id(
          "pin-backspace"),
      ])
    let enter = context.primaryButton(context.say(StaffWording.enter), icon: "lock", .staff(.enter)).id(
      "pin-enter")
    let reset = context.secondaryButton(
      context.say(StaffWording.resetNoPIN), icon: "refresh", .staff(.resetNow)
    ).id("reset-now")
    return digits + [last, enter, reset]
  }

  private var keyHeight: Int { min(150, (context.dockRoom - 2 * 128 - 3 * Theme.gap) / 4) }

  private func digit(_ value: Int) -> View {
    key(.text("\(value)", size: min(72, keyHeight * 3 / 10 * 2), isBold: true), fill: .surface, .digit(value))
      .id(
        "pin-\(value)")
  }

  private func function(_ content: View, _ action: StaffAction) -> View {
    key(content, fill: .keyFunction, action)
  }

  private func key(_ content: View, fill: ColorRole, _ action: StaffAction) -> View {
    View.row(justify: .center, [content])
      .frame(width: .grow(1), height: .fixed(keyHeight))
      .style(
        BoxStyle(fill: .solid(fill), edge: Edge(context.theme.edge, .edge), radius: 14, shadow: .key),
        pressed: context.pressedSurface(radius: 14)
      )
      .onPress(.staff(action))
  }
}

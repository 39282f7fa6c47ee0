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
    let pad = NumberPad(
      context: context, rowHeight: min(150, (context.dockRoom - 2 * 128 - 3 * Theme.gap) / 4), prefix: "pin",
      corner: .clear(.staff(.clear)), backspace: .staff(.backspace)
    ) { .staff(.digit($0)) }
    let enter = context.primaryButton(context.say(StaffWording.enter), icon: "lock", .staff(.enter)).id(
      "pin-enter")
    let reset = context.secondaryButton(
      context.say(StaffWording.resetNoPIN), icon: "refresh", .staff(.resetNow)
    ).id("reset-now")
    return pad.rows + [enter, reset]
  }
}

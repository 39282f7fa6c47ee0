internal import Model
internal import UI

/// The controls of a `DateStepper`: a row each for year, month and day, and quick buttons below.
///
/// In the tightest dock, 656 points, it leaves room for one row of 96 points below it.
struct DateStepperView {
  var context: ViewContext
  var stepper: DateStepper
  /// What a touch means to the page.
  var action: (DateStepper.Step) -> AppAction

  /// The controls, in `room` points of the dock, at least 544.
  func rows(room: Int) -> [View] {
    let height = room >= 5 * 112 + 4 * Theme.gap ? 112 : 96
    return [
      row(.years(-1), yearText, .years(1), height: height),
      row(.months(-1), monthText, .months(1), height: height),
      row(.days(-1), dayText, .days(1), height: height),
      quick([.daysAgo(0), .daysAgo(1)], height: height),
      quick([.daysAgo(7), .monthsAgo(1)], height: height),
    ]
  }

  private var yearText: String {
    context.locale == .zh ? "\(stepper.day.year) 年" : "\(stepper.day.year)"
  }
  private var monthText: String {
    context.locale == .zh ? "\(stepper.day.month) 月" : Clock.month(stepper.day.month)
  }
  private var dayText: String { context.locale == .zh ? "\(stepper.day.day) 日" : "\(stepper.day.day)" }

  private func row(_ back: DateStepper.Step, _ value: String, _ on: DateStepper.Step, height: Int) -> View {
    StepperRow(
      context: context, value: value, lower: [key(back)], raise: [key(on)], height: height
    ).view
  }

  private func key(_ step: DateStepper.Step) -> StepperRow.Key {
    StepperRow.Key(
      id: "date-\(step.name)", label: context.say(step.words), isPossible: stepper.canStep(step),
      action: action(step))
  }

  private func quick(_ steps: [DateStepper.Step], height: Int) -> View {
    View.row(
      gap: Theme.gap,
      steps.map { step in
        let isAt = stepper.isAt(step)
        let words = View.text(context.say(step.words), size: context.type.body, isBold: true)
        return View.row(justify: .center, [words])
          .frame(width: .grow(1), height: .fixed(height))
          .style(
            isAt ? context.pressedSurface(radius: 20) : context.surface(radius: 20),
            pressed: context.pressedSurface(radius: 20)
          )
          .onPress(action(step)).selected(isAt).privateContent().id("date-\(step.name)")
      })
  }
}

extension DateStepper.Step {
  /// A name for the tree.
  fileprivate var name: String {
    switch self {
    case .years(let count): count < 0 ? "year-back" : "year-on"
    case .months(let count): count < 0 ? "month-back" : "month-on"
    case .days(let count): count < 0 ? "day-back" : "day-on"
    case .daysAgo(let count): "ago-\(count)"
    case .monthsAgo: "ago-month"
    }
  }

  /// What the key is called.
  fileprivate var words: Localized<String> {
    switch self {
    case .years(let count):
      count < 0 ? Localized(zh: "早一年", en: "A year back") : Localized(zh: "晚一年", en: "A year on")
    case .months(let count):
      count < 0 ? Localized(zh: "早一个月", en: "A month back") : Localized(zh: "晚一个月", en: "A month on")
    case .days(let count):
      count < 0 ? Localized(zh: "早一天", en: "A day back") : Localized(zh: "晚一天", en: "A day on")
    case .daysAgo(0): Localized(zh: "今天", en: "Today")
    case .daysAgo(1): Localized(zh: "昨天", en: "Yesterday")
    case .daysAgo: Localized(zh: "一周前", en: "A week ago")
    case .monthsAgo: Localized(zh: "一个月前", en: "A month ago")
    }
  }
}

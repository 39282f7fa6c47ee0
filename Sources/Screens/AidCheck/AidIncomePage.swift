internal import Eligibility
internal import Model
internal import UI

/// The question about money: people and income by − and +, the line in words, and no verdict.
struct AidIncomePage {
  var app: App
  var state: AidCheckState
  var question: AidQuestionPage
  var context: ViewContext

  /// What is touched.
  var controls: [View] {
    let height = context.dockRoom < 700 ? 96 : context.dockRoom < 900 ? 112 : 128
    let alone = app.aidIsAlone(state, question)
    return question.switches.indices.map { AidSwitchRow(question, $0, state, context).view }
      + (alone ? [] : [people(height)]) + [income(height, alone: alone)] + others
      + [next(height: context.dockRoom < 900 ? 112 : 144)]
  }

  /// The line in words.
  var line: [View] {
    let line = question.question.household.flatMap { app.aidLine($0, state) }
    return line.map { [context.body(AidIncomeWording.line($0.fen)[context.locale])] } ?? []
  }

  /// Whose income counts, in words.
  var whose: View {
    context.body(
      context.say(app.aidIsAlone(state, question) ? AidIncomeWording.alone : AidIncomeWording.together))
  }

  // MARK: Figures

  private var household: AidHousehold { state.household.value }

  private func people(_ height: Int) -> View {
    let value = household.people.map { AidIncomeWording.people($0)[context.locale] }
    return StepperRow(
      context: context, value: value ?? context.say(AidIncomeWording.peopleUnset),
      lower: [key(.people(-1), "people-less", AidIncomeWording.fewer)],
      raise: [key(.people(1), "people-more", AidIncomeWording.more)], height: height
    ).view
  }

  private func income(_ height: Int, alone: Bool) -> View {
    let value = household.yuan.map { AidIncomeWording.yuan($0)[context.locale] }
    return StepperRow(
      context: context,
      value: value ?? context.say(alone ? AidIncomeWording.ownUnset : AidIncomeWording.yuanUnset),
      lower: [-1000, -100].map { money($0) }, raise: [100, 1000].map { money($0) }, height: height,
      keyWidth: 150
    ).view
  }

  private func money(_ amount: Int) -> StepperRow.Key {
    let words = Localized(
      zh: "\(amount < 0 ? "少" : "多") \(amount.magnitude) 元",
      en: "\(amount.magnitude) yuan \(amount < 0 ? "less" : "more")")
    let id = "yuan-\(amount < 0 ? "less" : "more")-\(amount.magnitude)"
    return key(.yuan(amount), id, words, amount: "\(amount.magnitude)")
  }

  private func key(
    _ step: AidHousehold.Step, _ id: String, _ label: Localized<String>, amount: String? = nil
  ) -> StepperRow.Key {
    StepperRow.Key(
      id: id, label: context.say(label), amount: amount, isPossible: household.canStep(step),
      action: .aidCheck(.household(step)))
  }

  // MARK: Other ways on

  /// 说不清: the choices that do not follow from figures.
  private var others: [View] {
    question.options.enumerated().compactMap { index, option in
      guard AidIncome(rawValue: option.id) == nil else { return nil }
      return AidChoiceRow(
        option: option, index: index,
        isChosen: state.chosen.map { $0.id == option.id } ?? question.chosen.contains(option.id),
        context: context
      ).view
    }
  }

  private func next(height: Int) -> View {
    app.aidRelation(state, question) == nil
      ? context.unavailable(context.say(AidIncomeWording.setFirst), height: height)
      : context.primaryButton(
        context.say(AidWording.next), icon: "check", height: height, .aidCheck(.householdDone)
      ).id("aid-next")
  }
}

/// Words of the income page.
enum AidIncomeWording {
  static let together = Localized(zh: "一起过日子的都算。", en: "The family you live with, all income together.")
  static let alone = Localized(zh: "对方同住，只填您本人的收入。", en: "Your own income alone, please.")
  static let peopleUnset = Localized(zh: "几口人？", en: "People?")
  static let yuanUnset = Localized(zh: "每月收入？", en: "A month?")
  static let ownUnset = Localized(zh: "本人收入？", en: "Your own?")
  static let fewer = Localized(zh: "少一口人", en: "One person fewer")
  static let more = Localized(zh: "多一口人", en: "One person more")
  static let setFirst = Localized(zh: "先按“＋”填好", en: "Set the figures first")
  /// What the overview shows in place of figures.
  static let filled = Localized(zh: "已填", en: "Filled in")

  static func people(_ count: Int) -> Localized<String> {
    Localized(zh: "\(count) 口人", en: count == 1 ? "1 person" : "\(count) people")
  }

  static func yuan(_ amount: Int) -> Localized<String> {
    Localized(zh: "\(amount) 元", en: "\(amount) yuan")
  }

  static func line(_ fen: Int) -> Localized<String> {
    let cents = fen % 100
    let amount = "\(fen / 100)" + (cents == 0 ? "" : cents < 10 ? ".0\(cents)" : ".\(cents)")
    return Localized(
      zh: "标准：每人每月 \(amount) 元", en: "The line here: \(amount) yuan a person and month")
  }
}

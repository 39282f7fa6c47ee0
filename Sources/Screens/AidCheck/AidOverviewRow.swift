internal import Eligibility
internal import Model

/// One line of the overview: a question in few words, and what was answered.
struct AidOverviewRow {
  var key: String
  var question: Localized<String>
  var answer: Localized<String>
}

extension App {
  /// What was answered, as the overview shows it.
  func aidOverview(_ state: AidCheckState) -> [AidOverviewRow] {
    (aidFlow(state)?.overviewLines(state.answers.value) ?? []).map { line in
      AidOverviewRow(
        key: line.main.question.key, question: line.main.question.brief,
        answer: joined(
          ([line.main] + line.besides).map { $0.tile ?? answer($0.choices, to: $0.question, state) }))
    }
  }

  private func joined(_ words: [Localized<String>]) -> Localized<String> {
    Localized(
      zh: words.map(\.zh).joined(separator: "，"), en: words.map(\.en).joined(separator: ", "))
  }

  private func answer(_ choices: [AidQuestion.Choice], to question: AidQuestion, _ state: AidCheckState)
    -> Localized<String>
  {
    if question.household != nil, choices.contains(where: { AidIncome(rawValue: $0.id) != nil }) {
      return AidIncomeWording.filled
    }
    if choices.contains(where: \.asksCounty), let place = aidPlaceName(state) { return place }
    let words = choices.map(AidOverviewLine.Part.words)
    return Localized(
      zh: words.map(\.zh).joined(separator: "、"), en: words.map(\.en).joined(separator: ", "))
  }

  /// Takes an answer back, with what else has to be asked again for its page to come back.
  func forgetting(_ key: String, _ state: AidCheckState) -> AidAnswers {
    var answers = state.answers.value
    guard let pack = services.aid, let question = pack.questions.first(where: { $0.key == key }) else {
      return answers
    }
    answers.values[key] = nil
    for given in pack.keys(givenAwayBy: key) { answers.values[given] = nil }
    if question.choices.contains(where: \.asksCounty) { answers.region = nil }
    // Another matter may lie in another group: who changes it chooses both again.
    if key == "matter" { answers.values["group"] = nil }
    if key == "group" { answers.values["matter"] = nil }
    guard aidFlow(answers)?.next(answers) == .end else { return answers }
    // It was answered by a switch or a button of another question's page.
    for screen in pack.screens where screen.switches.contains(key) {
      for asked in screen.keys { answers.values[asked] = nil }
    }
    return answers
  }
}

internal import Eligibility
internal import Model

extension App {
  /// The switches that stand beside the result instead of being asked.
  var aidSwitches: [AidQuestion] {
    guard let pack = services.aid else { return [] }
    return pack.resultSwitches.compactMap { key in pack.questions.first { $0.key == key } }
  }

  /// The days that this result's periods run from, in the order of the periods.
  func aidStarts(_ state: AidCheckState) -> [AidStart] {
    let keys = (aidResult(state)?.deadlines ?? []).compactMap(\.start)
    var seen = Set<String>()
    return keys.filter { seen.insert($0).inserted }.compactMap { key in
      services.aid?.starts.first { $0.key == key }
    }
  }

  /// 有 or not, by its place on the page.
  mutating func toggleAid(_ index: Int, in state: AidCheckState) {
    guard aidSwitches.indices.contains(index) else { return }
    let question = aidSwitches[index]
    let isOn = state.answers.value[question.key] != nil
    supplementAid { $0[question.key] = isOn ? nil : question.choices.first?.id }
  }

  /// Opens the entry of a day, by its place on the page.
  mutating func openAidDate(_ index: Int, in state: AidCheckState) {
    let starts = aidStarts(state)
    guard starts.indices.contains(index) else { return }
    let key = starts[index].key
    let stepper = DateStepper(today: now.day, day: state.answers.value.dates[key])
    changeAid {
      $0.stage = .date(key)
      $0.stepper = Private(stepper)
    }
  }

  /// Takes the day over, or takes it away, and goes back to the page before.
  mutating func closeAidDate(keeping isKept: Bool, in state: AidCheckState) {
    guard case .date(let key) = state.stage else { return }
    let day = isKept ? state.stepper?.value.day : nil
    supplementAid { $0.dates[key] = day }
    changeAid {
      $0.stage = .supplement
      $0.stepper = nil
    }
  }

  /// What stands beside the questions is kept when 返回 takes an answer back: it was said of the same case.
  private mutating func supplementAid(_ change: (inout AidAnswers) -> Void) {
    changeAid { state in
      change(&state.answers.value)
      for index in state.history.value.indices { change(&state.history.value[index]) }
    }
  }
}

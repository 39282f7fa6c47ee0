internal import Eligibility
internal import Model

/// Place, switches and figures: what the question pages ask besides choices.
extension App {
  /// The province of the place finder.
  var aidProvince: String { services.aid?.region ?? "" }

  /// The county that the hall serves, where the table has it.
  var ownCounty: RegionTable.Region? { services.regions.county(named: settings.hall.regionCode) }

  /// The county whose institution is asked, as far as it is known.
  func aidRegion(_ answers: AidAnswers) -> String? { answers.region ?? settings.hall.regionCode }

  // MARK: Place

  mutating func stepFinder(_ step: AidPlaceFinder.Step, in state: AidCheckState) {
    guard let finder = state.finder.value, let question = aidQuestion(state),
      let option = question.options.first(where: \.asksCounty)
    else { return }
    switch finder.move(step, in: services.regions, province: aidProvince) {
    case .list(let next):
      changeAid {
        $0.finder = Private(next)
        $0.page = 0
      }
    case .found(let region):
      var option = option
      if case .choose(let code) = step { option.id = code } else { option.id = "place-enough" }
      option.asksCounty = false
      option.region = region
      show(option)
    }
  }

  /// Shows a choice for a moment before the flow goes on.
  mutating func show(_ option: AidOption) {
    let chosen = AidCheckState.Chosen(
      id: option.id, answers: Private(option.answers), region: Private(option.region),
      asksCounty: option.asksCounty, until: now.adding(milliseconds: AidTiming.showChoice))
    changeAid { $0.chosen = chosen }
  }

  /// 返回 on the place finder; false where it is closed.
  mutating func finderWentBack(_ state: AidCheckState) -> Bool {
    guard let finder = state.finder.value else { return false }
    changeAid {
      $0.finder = Private(finder.back)
      $0.chosen = nil
      $0.page = 0
    }
    return true
  }

  /// The name of the place that was chosen; `nil` where none was.
  func aidPlaceName(_ state: AidCheckState) -> Localized<String>? {
    guard let region = state.answers.value.region, let name = services.regions.fullName(region) else {
      return nil
    }
    return services.regions.county(named: region) == nil
      ? AidPlaceWording.open(name) : Localized(zh: name, en: name)
  }

  /// The institution of the county that was named, without its own name, which nobody may have entered; `nil` where
  /// nobody has to go there or the county is open.
  func aidInstitution(_ result: AidResult) -> Localized<String>? {
    guard result.outcome != .notify, !result.place.isElsewhere, let region = result.place.region,
      services.regions.county(named: region) != nil, let name = services.regions.fullName(region)
    else { return nil }
    return AidPlaceWording.institution(of: name)
  }

  // MARK: Switches and figures

  mutating func flipAid(_ index: Int, in state: AidCheckState) {
    guard let question = aidQuestion(state), question.switches.indices.contains(index) else { return }
    let key = question.switches[index].key
    changeAid {
      if $0.switched.value.remove(key) == nil { $0.switched.value.insert(key) }
    }
  }

  /// Whether one's own income alone counts as the switches of the page stand.
  func aidIsAlone(_ state: AidCheckState, _ question: AidQuestionPage) -> Bool {
    guard let alone = question.question.household?.alone,
      question.switches.contains(where: { $0.key == alone })
    else { return false }
    return state.switched.value.contains(alone)
  }

  /// The line that figures are compared with.
  func aidLine(_ household: AidQuestion.Household, _ state: AidCheckState) -> (fen: Int, nearPercent: Int)? {
    services.aid?.incomeLine(household, region: aidRegion(state.answers.value), day: now.day)
  }

  /// How far the figures of the page are from the line; `nil` until they are set. Never shown.
  func aidRelation(_ state: AidCheckState, _ question: AidQuestionPage) -> AidIncome? {
    guard let household = question.question.household, let line = aidLine(household, state) else {
      return nil
    }
    return state.household.value.relation(alone: aidIsAlone(state, question), line: line)
  }

  mutating func finishHousehold(_ state: AidCheckState) {
    guard let question = aidQuestion(state), let relation = aidRelation(state, question) else { return }
    advanceAid { $0.values[question.question.key] = [relation.rawValue] }
  }

  /// The answers to the switches of the page: their first choice where they are on, else their last.
  func switchAnswers(_ state: AidCheckState) -> [String: String] {
    guard let question = aidQuestion(state) else { return [:] }
    return question.switches.reduce(into: [:]) { answers, asked in
      let isOn = state.switched.value.contains(asked.key)
      answers[asked.key] = (isOn ? asked.choices.first : asked.choices.last)?.id
    }
  }

  /// Compares figures that were set before the place or the matter was known with the line and the people that
  /// count now; where figures are missing for that, they are asked for again.
  func comparedAnew(_ answers: AidAnswers, _ state: AidCheckState) -> AidAnswers {
    guard let flow = aidFlow(answers) else { return answers }
    var compared = answers
    let counting = flow.overview(answers)
    for question in counting.map(\.question)
    where answers[question.key].flatMap({ AidIncome(rawValue: $0) }) != nil {
      guard let household = question.household,
        let line = flow.pack.incomeLine(household, region: aidRegion(answers), day: now.day)
      else { continue }
      let alone = counting.contains {
        $0.question.key == household.alone && $0.choices.first == $0.question.choices.first
      }
      compared[question.key] = state.household.value.relation(alone: alone, line: line)?.rawValue
    }
    return compared
  }
}

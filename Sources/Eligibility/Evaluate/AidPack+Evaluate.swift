public import Model

/// What to take the hardship standard for.
public enum AidStandard: String, Hashable, Sendable, CaseIterable {
  /// As it has been entered for the region and the day.
  case asConfigured
  /// As if it held.
  case set
  /// As if nobody had entered it.
  case unset
}

extension AidPack {
  /// What the pack says about these answers.
  ///
  /// Total: answers that are missing, not asked for or unknown never stop it. The county whose
  /// institution is asked is that of the answers, else `region`, else the pack's own; a value that does not hold there on `day` makes the
  /// answer `review`, never `unlikely`.
  public func evaluate(
    _ answers: AidAnswers, region: String?, day: Day, standard: AidStandard = .asConfigured
  ) -> AidResult {
    let region = answers.region ?? region ?? self.region
    let states = self.states(region: region, day: day, standard: standard)
    var situation = self.situation(bits(answers), values: states.map(\.isThere))
    let hit = decide(&situation).map { rules[$0] }
    let rule = hit ?? otherwise ?? Self.empty
    // That there is none is an answer too: nobody waits for an entry then.
    let missed = situation.knowledge.missed.filter { !states[$0].isUsable }.sorted()
    // The guarantee of the whole: nobody hears no because of a figure that nobody has entered.
    let outcome = rule.outcome == .unlikely && !missed.isEmpty ? .review : rule.outcome
    situation.knowledge.answers[outcomeKey] = Self.bit(of: outcome)
    let matter = self.matter(of: situation.knowledge.answers)
    // A rule that cites its matter alone, where nobody named one, falls back on what is always cited.
    let sources = (rule.citesMatter ? matter?.citations ?? [] : []) + rule.citations
    let unusable = missed.map { self.unusable($0, states[$0]) }
    var builder = ResultBuilder(
      pack: self, knowledge: situation.knowledge, states: states, region: region, day: day,
      dates: answers.dates)
    let modifiers = builder.modifiers()
    let words = outcomes[outcome] ?? .empty
    return AidResult(
      outcome: outcome, verdict: words.verdict, headline: words.headline, meaning: words.meaning,
      rule: rule.id, matter: matter?.id, reasons: rule.reasons + unusable.map(\.text),
      checks: checks(situation, region: region),
      citations: builder.citations(sources.isEmpty ? otherwise?.citations ?? [] : sources),
      materials: builder.materials(), place: builder.place(), deadlines: builder.deadlines(),
      next: builder.steps(rule, modifiers: modifiers), modifiers: builder.results(modifiers),
      unusable: unusable, disclaimer: disclaimer, isPrivate: matter?.isPrivate ?? false)
  }

  /// What the answers that count leave open.
  private func checks(_ situation: AidSituation, region: String) -> [Localized<String>] {
    let hasCounty = !AidRegion.county(region).hasSuffix("00")
    return questions.enumerated().flatMap { index, question -> [Localized<String>] in
      guard situation.counts(index) else { return [] }
      let bits = situation.knowledge.answers[index]
      return question.choices.enumerated().compactMap { place, choice in
        // Where the county is known, the choice that asks for it leaves nothing open.
        bits & (1 << place) == 0 || (choice.asksCounty && hasCounty) ? nil : choice.check
      }
    }
  }

  /// The line of income that a question compares with, in a region on a day; `nil` where none holds.
  public func incomeLine(_ household: AidQuestion.Household, region: String?, day: Day)
    -> (fen: Int, nearPercent: Int)?
  {
    guard let value = values.first(where: { $0.id == household.line }),
      case .holds(.incomeLine(let fen, let nearPercent)) = value.state(
        region: region ?? self.region, day: day)
    else { return nil }
    return (fen, nearPercent)
  }

  /// What every value is in a region on a day.
  func states(region: String?, day: Day, standard: AidStandard) -> [AidValue.State] {
    values.map { value in
      guard value.kind == .incomeLine, standard != .asConfigured else {
        return value.state(region: region, day: day)
      }
      return standard == .unset ? .unset : Self.assumed(value.state(region: region, day: day))
    }
  }

  /// A line that is taken to hold; its amount is never shown.
  private static func assumed(_ state: AidValue.State) -> AidValue.State {
    state.isUsable ? state : .holds(.incomeLine(fen: 0, nearPercent: 100))
  }

  private func unusable(_ value: Int, _ state: AidValue.State) -> AidResult.Unusable {
    let name =
      switch state {
      case .holds, .unset: "unset"
      case .notYet: "not_yet"
      case .expired: "expired"
      case .overdue: "overdue"
      }
    let (label, words) = (values[value].label, valueStates[name] ?? Localized(zh: "{value}", en: "{value}"))
    return AidResult.Unusable(
      value: values[value].id, state: state,
      text: Localized(
        zh: words.zh.replacing("{value}", with: label.zh), en: words.en.replacing("{value}", with: label.en)))
  }

  static func bit(of outcome: AidOutcome) -> UInt64 {
    1 << UInt64(AidOutcome.allCases.firstIndex(of: outcome) ?? 0)
  }

  /// Stands in for a rule of a pack that was never compiled.
  private static let empty = AidRule(
    id: "", condition: .always, outcome: .review, reasons: [], citations: [], citesMatter: false, next: [],
    mark: ConfigNode.Mark(file: "", line: 1, column: 1))
}

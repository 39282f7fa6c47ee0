public import Model

/// What comes next in the self-check.
public enum AidStep: Hashable, Sendable {
  /// This page, with those of its keys that count.
  case screen(AidScreen, keys: [String])
  /// Everything that counts has been answered: the overview, then the result.
  case end
}

/// Leads through the questions: the next page follows from the answers alone, so going back is forgetting an
/// answer, and nothing else has to be kept.
public struct AidFlow: Sendable {
  /// The pack that asks.
  public let pack: AidPack
  let values: [Bool]

  /// The flow in a region on a day; a value that does not hold there spares the questions that rest on it.
  public init(_ pack: AidPack, region: String?, day: Day, standard: AidStandard = .asConfigured) {
    let states = pack.states(region: region ?? pack.region, day: day, standard: standard)
    self.init(pack, values: states.map(\.isThere))
  }

  init(_ pack: AidPack, values: [Bool]) {
    self.pack = pack
    self.values = values
  }

  /// The next page that has something to ask, or the end.
  public func next(_ answers: AidAnswers) -> AidStep {
    guard let (screen, keys) = nextScreen(pack.situation(pack.bits(answers), values: values)) else {
      return .end
    }
    return .screen(screen, keys: keys.map { pack.questions[$0].key })
  }

  /// The questions that a page asks besides by a switch: those that count and that no tile of it answers.
  public func switches(of screen: AidScreen, _ answers: AidAnswers) -> [AidQuestion] {
    let situation = pack.situation(pack.bits(answers), values: values)
    return screen.switches.compactMap { key in
      guard let index = pack.keyIndex[key], situation.counts(index),
        !screen.tiles.contains(where: { $0.answers[key] != nil })
      else { return nil }
      return pack.questions[index]
    }
  }

  /// The choices that the page of a question offers after these answers, in their order.
  public func offered(_ key: String, _ answers: AidAnswers) -> [AidQuestion.Choice] {
    guard let index = pack.keyIndex[key] else { return [] }
    let mask = pack.offered(index, after: pack.situation(pack.bits(answers), values: values))
    return pack.questions[index].choices.enumerated().filter { mask & (1 << UInt64($0.offset)) != 0 }
      .map(\.element)
  }

  /// The answers that count, in the order of the pages, for the overview.
  public func overview(_ answers: AidAnswers) -> [(question: AidQuestion, choices: [AidQuestion.Choice])] {
    let situation = pack.situation(pack.bits(answers), values: values)
    return pack.questions.enumerated().compactMap { index, question in
      guard situation.counts(index), situation.isAnswered(index) else { return nil }
      let bits = situation.knowledge.answers[index]
      return (question, question.choices.enumerated().filter { bits & (1 << $0.offset) != 0 }.map(\.element))
    }
  }

  /// The answers that count as the overview shows them, in the order of the pages.
  ///
  /// A page has one line, whatever was asked on it. What another answer gives away has none: neither the group,
  /// which follows from the matter, nor that somebody comes for another, once it is known what he is to him.
  public func overviewLines(_ answers: AidAnswers) -> [AidOverviewLine] {
    pack.overviewLines(pack.situation(pack.bits(answers), values: values))
  }

  /// The next page and the numbers of its keys, first those that must be answered.
  func nextScreen(_ situation: AidSituation) -> (AidScreen, keys: [Int])? {
    var knowledge = situation.knowledge
    if knowledge.holds(pack.endsWhen) { return nil }
    for screen in pack.screens {
      let keys = screen.keys.compactMap { pack.keyIndex[$0] }
      guard keys.contains(where: { situation.counts($0) && isOpen($0, situation) }),
        knowledge.holds(screen.shown)
      else { continue }
      let switches = screen.switches.compactMap { pack.keyIndex[$0] }
      return (screen, (keys + switches).filter { situation.counts($0) })
    }
    return nil
  }

  /// Whether nothing was answered, or nothing that the page offers after other answers to earlier questions.
  private func isOpen(_ key: Int, _ situation: AidSituation) -> Bool {
    situation.knowledge.answers[key] & pack.fitting(key, after: situation) == 0
  }
}

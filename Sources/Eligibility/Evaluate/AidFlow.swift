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
  /// A button that answered several questions has one line, and a group that follows from its matter has none.
  public func overviewLines(_ answers: AidAnswers) -> [AidOverviewLine] {
    pack.overviewLines(pack.situation(pack.bits(answers), values: values))
  }

  /// The next page and the numbers of its keys, first those that must be answered.
  func nextScreen(_ situation: AidSituation) -> (AidScreen, keys: [Int])? {
    var knowledge = situation.knowledge
    if knowledge.holds(pack.endsWhen) { return nil }
    for screen in pack.screens {
      let keys = screen.keys.compactMap { pack.keyIndex[$0] }
      guard keys.contains(where: { situation.counts($0) && !situation.isAnswered($0) }),
        knowledge.holds(screen.shown)
      else { continue }
      let switches = screen.switches.compactMap { pack.keyIndex[$0] }
      return (screen, (keys + switches).filter { situation.counts($0) })
    }
    return nil
  }
}

/// A line of the overview: a question and what was answered.
public struct AidOverviewLine: Hashable, Sendable {
  /// The question.
  public var question: AidQuestion
  /// What was chosen.
  public var choices: [AidQuestion.Choice]
  /// The words of the button that answered it together with others.
  public var tile: Localized<String>?
}

extension AidPack {
  func overviewLines(_ situation: AidSituation) -> [AidOverviewLine] {
    let counts = { (key: Int) in situation.counts(key) && situation.isAnswered(key) }
    let hasMatter = keyIndex[Self.matterKey].map(counts) == true
    return questions.indices.compactMap { index in
      let question = questions[index]
      guard counts(index), !(question.key == Self.groupKey && hasMatter) else { return nil }
      let tile = self.tile(answering: question.key, situation)
      if let tile, tile.isSecond { return nil }
      return AidOverviewLine(
        question: question, choices: choices(index, situation), tile: tile?.label)
    }
  }

  private func choices(_ key: Int, _ situation: AidSituation) -> [AidQuestion.Choice] {
    questions[key].choices.enumerated()
      .filter { situation.knowledge.answers[key] & (1 << UInt64($0.offset)) != 0 }.map(\.element)
  }

  /// The one button that gives the answers as they are, and whether the key is not the first that it answers.
  private func tile(answering key: String, _ situation: AidSituation)
    -> (label: Localized<String>, isSecond: Bool)?
  {
    for screen in screens where !screen.tiles.isEmpty && (screen.keys + screen.switches).contains(key) {
      let fitting = screen.tiles.filter { tile in
        tile.answers.count > 1 && tile.answers[key] != nil
          && tile.answers.allSatisfy { asked, value in
            guard let index = keyIndex[asked] else { return false }
            return choices(index, situation).map(\.id) == [value]
          }
      }
      if let tile = fitting.first, fitting.count == 1 { return (tile.label, key != screen.keys.first) }
    }
    return nil
  }
}

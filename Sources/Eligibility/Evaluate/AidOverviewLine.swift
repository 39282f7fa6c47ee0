public import Model

/// A line of the overview: what was answered on one page.
public struct AidOverviewLine: Hashable, Sendable {
  /// One answer of the page.
  public struct Part: Hashable, Sendable {
    /// The question.
    public var question: AidQuestion
    /// What was chosen.
    public var choices: [AidQuestion.Choice]
    /// The words of the button that answered it together with others.
    public var tile: Localized<String>?

    /// What the overview says of a choice: its brief words, where it has some.
    public static func words(_ choice: AidQuestion.Choice) -> Localized<String> {
      choice.brief ?? choice.label
    }
  }

  /// The answer to the question of the page.
  public var main: Part
  /// The answers to what the page asks besides, by switches.
  public var besides: [Part]
}

extension AidPack {
  /// The keys whose answer another answer gives away, so that whoever changes that one chooses them anew too.
  public func keys(givenAwayBy key: String) -> [String] {
    implications.filter { questions[$0.answered].key == key }.map { questions[$0.key].key }
  }

  /// The choices of a question that its page offers, a bit a choice. Of matters, those of the chosen group.
  func offered(_ key: Int, after situation: AidSituation) -> UInt64 {
    let fitting = fitting(key, after: situation)
    guard questions[key].key == Self.matterKey, let group = keyIndex[Self.groupKey],
      situation.knowledge.answers[group] != 0
    else { return fitting }
    return fitting & matters(ofGroups: situation.knowledge.answers[group])
  }

  /// The choices of a question whose own conditions hold, a bit a choice.
  func fitting(_ key: Int, after situation: AidSituation) -> UInt64 {
    let choices = questions[key].choices
    guard choices.contains(where: { $0.offered != .always }) else { return .max }
    var (mask, knowledge) = (UInt64.max, situation.knowledge)
    for (place, choice) in choices.enumerated() where !knowledge.holds(choice.offered) {
      mask &= ~(1 << UInt64(place))
    }
    return mask
  }

  func overviewLines(_ situation: AidSituation) -> [AidOverviewLine] {
    let shown = questions.indices.filter { hasLine($0, situation) }
    // An answer beside another stands on its line, where that is shown.
    let pages = screens.filter { screen in
      screen.tiles.isEmpty && shown.contains { questions[$0].key == screen.keys.first }
    }
    let besides = Dictionary(
      pages.flatMap { screen in
        (screen.keys.dropFirst() + screen.switches).map { ($0, screen.keys.first ?? "") }
      }, uniquingKeysWith: { first, _ in first })
    return shown.filter { besides[questions[$0].key] == nil }.map { index in
      AidOverviewLine(
        main: part(index, situation),
        besides: shown.filter { besides[questions[$0].key] == questions[index].key }.map {
          part($0, situation)
        })
    }
  }

  private func hasLine(_ key: Int, _ situation: AidSituation) -> Bool {
    let counts = { (key: Int) in situation.counts(key) && situation.isAnswered(key) }
    guard counts(key) else { return false }
    if questions[key].key == Self.groupKey, keyIndex[Self.matterKey].map(counts) == true { return false }
    let answer = situation.knowledge.answers[key]
    let tile = tile(answering: questions[key].key, situation)
    // A button that says more, such as that it is a child, is not given away.
    if tile == nil,
      implications.contains(where: { $0.key == key && $0.choices == answer && counts($0.answered) })
    {
      return false
    }
    return tile?.isSecond != true
  }

  private func part(_ key: Int, _ situation: AidSituation) -> AidOverviewLine.Part {
    AidOverviewLine.Part(
      question: questions[key], choices: choices(key, situation),
      tile: tile(answering: questions[key].key, situation)?.label)
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

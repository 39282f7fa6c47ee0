import Model

/// What a page takes on a path.
public struct AidPageEffort: Hashable, Sendable {
  /// The page's name in the pack, or `overview`.
  public var page: String
  /// Its characters and touches.
  public var effort: AidPace.Effort
}

/// How fast a person goes through the pages, and what the pages say besides the pack's own words.
///
/// Source: issue 3: 250 characters a minute and 4 seconds a touch. Repeated touches on one key of a stepper
/// count as one: the finger stays where it is.
public struct AidPace: Sendable {
  /// Characters and touches that a page takes.
  public struct Effort: Hashable, Sendable {
    /// Characters to read, without spaces.
    public var characters: Int
    /// Touches.
    public var touches: Int

    /// Nothing to read and to touch, unless told otherwise.
    public init(characters: Int = 0, touches: Int = 0) {
      self.characters = characters
      self.touches = touches
    }

    static func + (left: Effort, right: Effort) -> Effort {
      Effort(characters: left.characters + right.characters, touches: left.touches + right.touches)
    }
  }

  /// A page that an answer opens.
  public struct Opening: Sendable {
    /// The choice that opens it.
    public var choice: String
    /// What it takes.
    public var effort: Effort

    /// The page behind a choice.
    public init(choice: String, effort: Effort) {
      self.choice = choice
      self.effort = effort
    }
  }

  /// Characters a minute.
  public var charactersPerMinute = 250
  /// Seconds a touch.
  public var secondsPerTouch = 4
  /// The hint on the first page.
  public var first = Effort()
  /// What a page adds on which several may be chosen: its hint, and 下一步.
  public var several = Effort()
  /// What a page adds on which figures are set: its hints, the steppers and 下一步.
  public var figures = Effort()
  /// The choice of the hall's own county, which stands beside those of the pack.
  public var ownCounty = Effort()
  /// The longest way through the place finder.
  public var finder = Effort()
  /// What stands on every page once that group was chosen, read once, by the group.
  public var notices: [String: Effort] = [:]
  /// The answers behind which a page of its own stands once, by the question.
  public var answersThatOpenAPage: [String: Opening] = [:]
  /// Title, hint and button of the overview.
  public var overview = Effort()
  /// Choices on a page before one has to turn it.
  public var choicesPerPage = 6
  /// Lines of the overview that stand on one page, and on each of several.
  public var linesPerPage = (alone: 6, turned: 5)

  /// A pace for the pack's own words; set what the pages add.
  public init() {}

  /// Seconds for that much.
  public func seconds(_ effort: Effort) -> Double {
    Double(effort.characters * 60) / Double(charactersPerMinute) + Double(effort.touches * secondsPerTouch)
  }
}

extension AidPack {
  /// What a page takes whose answers lead from `before` to `after`, and the characters of why it is asked.
  func effort(
    of screen: AidScreen, keys: [Int], from before: [UInt64], to after: [UInt64], _ situation: AidSituation,
    _ pace: AidPace
  ) -> (AidPace.Effort, why: Int) {
    var effort = before.allSatisfy { $0 == 0 } ? pace.first : AidPace.Effort()
    var why = 0
    for index in keys where before[index] == 0 {
      let question = questions[index]
      effort = effort + opened(question, after[index], pace)
      guard screen.keys.contains(question.key) else {
        guard !screen.tiles.contains(where: { $0.answers[question.key] != nil }) else { continue }
        // A switch: its words, and a touch where it is on.
        effort.characters += question.choices.first.map { Self.characters($0.label) } ?? 0
        effort.touches += after[index] & 1 == 0 ? 0 : 1
        continue
      }
      effort.characters += Self.characters(question.text)
      why += Self.characters(question.why)
      effort = effort + answering(index, screen, offered(index, after: situation), after[index], pace)
      if let alone = question.household?.alone.flatMap({ keyIndex[$0] }), after[alone] & 1 != 0,
        keys.contains(alone), effort.touches == pace.figures.touches
      {
        // One's own income alone: nobody sets how many people live on it.
        effort.touches -= 1
      }
      if question.key == Self.groupKey { effort = effort + notice(after[index], pace) }
    }
    return (effort, why)
  }

  /// The page that this answer opens.
  private func opened(_ question: AidQuestion, _ answer: UInt64, _ pace: AidPace) -> AidPace.Effort {
    guard let opening = pace.answersThatOpenAPage[question.key],
      let place = question.choices.firstIndex(where: { $0.id == opening.choice })
    else { return .init() }
    return answer & (1 << UInt64(place)) != 0 ? opening.effort : .init()
  }

  /// The notice of the chosen group, which stands on the next page.
  private func notice(_ group: UInt64, _ pace: AidPace) -> AidPace.Effort {
    let chosen = groups.enumerated().first { group & (1 << UInt64($0.offset)) != 0 }
    return chosen.flatMap { pace.notices[$0.element.id] } ?? .init()
  }

  private func answering(_ key: Int, _ screen: AidScreen, _ shown: UInt64, _ chosen: UInt64, _ pace: AidPace)
    -> AidPace.Effort
  {
    let question = questions[key]
    if !screen.tiles.isEmpty {
      let words = screen.tiles.reduce(0) { $0 + Self.characters($1.label) + Self.characters($1.note) }
      return AidPace.Effort(characters: words, touches: 1)
    }
    let offered = question.choices.enumerated().filter { shown & (1 << UInt64($0.offset)) != 0 }
    // What stands on a page behind the chosen one is not read.
    let last = offered.lastIndex { chosen & (1 << UInt64($0.offset)) != 0 } ?? 0
    let pages = last / pace.choicesPerPage + 1
    let choices = question.isMultiple ? offered[...] : offered.prefix(pages * pace.choicesPerPage)
    let isFigure = { (id: String) in question.household != nil && AidIncome(rawValue: id) != nil }
    var effort = AidPace.Effort()
    for choice in choices where !isFigure(choice.element.id) {
      effort.characters += Self.characters(choice.element.label) + Self.characters(choice.element.note)
    }
    let taken = choices.enumerated().filter { chosen & (1 << UInt64($0.element.offset)) != 0 }
    let isButton = { (id: String) in question.isMultiple && id == question.noneChoice }
    effort.touches +=
      taken.contains { $0.offset >= pace.choicesPerPage && !isButton($0.element.element.id) } ? 1 : 0
    if question.isMultiple {
      // What means none of the others is the button that goes on.
      let ticked = taken.filter { $0.element.element.id != question.noneChoice }
      return effort + pace.several + AidPace.Effort(touches: ticked.count)
    }
    if taken.contains(where: { isFigure($0.element.element.id) }) { return effort + pace.figures }
    effort.touches += 1
    if choices.contains(where: { $0.element.asksCounty }) { effort = effort + pace.ownCounty }
    return taken.contains { $0.element.element.asksCounty } ? effort + pace.finder : effort
  }

  /// What the overview of these answers takes: each of its lines, and turning its pages.
  func overviewEffort(_ situation: AidSituation, _ pace: AidPace) -> AidPace.Effort {
    var effort = pace.overview
    let lines = overviewLines(situation)
    for line in lines {
      effort.characters += Self.characters(line.main.question.brief)
      for part in [line.main] + line.besides {
        effort.characters +=
          part.tile.map(Self.characters)
          ?? part.choices.reduce(0) { $0 + Self.characters(AidOverviewLine.Part.words($1)) }
      }
    }
    effort.touches +=
      lines.count <= pace.linesPerPage.alone ? 0 : (lines.count - 1) / pace.linesPerPage.turned
    return effort
  }

  private static func characters(_ words: Localized<String>?) -> Int {
    words?.zh.utf16.count { $0 != 0x20 } ?? 0
  }
}

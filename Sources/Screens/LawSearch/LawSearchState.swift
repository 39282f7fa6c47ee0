public import Model

/// The search page.
public struct LawSearchState: Hashable, Sendable {
  /// What the page shows.
  public enum Stage: Hashable, Sendable {
    /// Topics to begin from without typing; the page of topics from 0.
    case topics(page: Int)
    /// The keyboard.
    case typing
    /// A list of hits; the page of hits from 0.
    case results(page: Int)

    /// A name for the log and the touch guard.
    public var name: String {
      switch self {
      case .topics: "topics"
      case .typing: "typing"
      case .results: "results"
      }
    }
  }

  /// How the answer stands.
  public enum Answer: Hashable, Sendable {
    /// Nothing was asked.
    case none
    /// A first answer is on its way.
    case waiting
    /// The hits to what was asked last.
    case found(SearchAnswer)
    /// The search does not work.
    case failed(Failure)
  }

  /// What the page shows.
  public var stage: Stage
  /// The field with its keyboard.
  public var field: TextEntry
  /// The topic whose digests are listed; `nil` where the resident's own words are.
  public var topic: String?
  /// Whether 返回 leads from a topic's list to the topics, not to the home page it was opened from.
  public var returnsToTopics = false
  /// The words that were asked for last.
  public var asked = Private("")
  /// How the answer stands. While a newer one is on its way the last one stays.
  public var answer = Answer.none
  /// The token of the last request.
  public var token = 0

  /// A fresh page in an input session.
  public init(stage: Stage = .topics(page: 0), session: Int) {
    self.stage = stage
    field = TextEntry(session: session, limit: LawSearchLimits.field)
  }

  /// The words in the field.
  public var text: Private<String> { field.text }
  /// What the input method is composing.
  public var composition: Composition { field.composition }

  /// What is searched for: the field, and the word that 空格 would take. A single character says too little, and the
  /// other pages of candidates are only looked through.
  var question: String {
    guard !composition.composing.value.isEmpty else { return text.value }
    guard composition.page == 0 else { return asked.value }
    return text.value + (composition.candidates.value.first.flatMap { $0.count > 1 ? $0 : nil } ?? "")
  }

  /// The hits that are shown.
  public var hits: [LawHit] {
    if case .found(let found) = answer { found.hits } else { [] }
  }
}

/// A touch on the search page.
public enum LawSearchAction: Hashable, Sendable {
  /// Opens the keyboard.
  case type
  /// Goes to the topics with an empty field.
  case topics
  /// A key of the keyboard.
  case press(KeyTouch)
  /// Shows all hits.
  case showAll
  /// Another page of topics or hits.
  case page(Int)
  /// Opens a hit by its place in the list.
  case open(Int)
}

public import Eligibility
public import Model

/// Something that happened. Every change of the state begins with one.
public enum Event: Equatable, Sendable {
  /// A touch with a meaning.
  case action(AppAction)
  /// A touch without one: somebody is there.
  case touched
  /// The moment that `nextWake` asked for.
  case woke
  /// The wall clock was set by so many milliseconds, forwards or back. What lasts goes on lasting as long.
  case clockStepped(milliseconds: Int64)
  /// A page is on the screen; so many characters can be read there.
  case shown(readingLength: Int)
  /// An effect answered.
  case result(EffectResult)

  /// A name for the log.
  public var name: String {
    switch self {
    case .action(let action): "action.\(action.name)"
    case .touched: "touched"
    case .woke: "woke"
    case .clockStepped: "clock-stepped"
    case .shown: "shown"
    case .result(let result): "result.\(result.name)"
    }
  }
}

/// The answer of a search.
public struct SearchAnswer: Hashable, Sendable {
  /// The best hits, best first.
  public var hits: [LawHit]
  /// How many matched in all.
  public var total: Int
  /// The law that the question names, where it no longer binds.
  public var ended: EndedLawNote?

  /// The answer of a search.
  public init(hits: [LawHit], total: Int, ended: EndedLawNote? = nil) {
    self.hits = hits
    self.total = total
    self.ended = ended
  }
}

/// A law that no longer binds, and what ended it.
public struct EndedLawNote: Hashable, Sendable {
  /// The title as a resident reads it.
  public var title: String
  /// The first day on which it did not bind.
  public var date: Day
  /// The article that ended it.
  public var by: LawReference

  /// A law that no longer binds.
  public init(title: String, date: Day, by: LawReference) {
    self.title = title
    self.date = date
    self.by = by
  }
}

/// Why an effect could not be carried out, as a sentence that a resident or staff member can act on.
public struct Failure: Error, Hashable, Sendable {
  /// The sentence.
  public var sentence: Localized<String>

  /// A failure with that sentence.
  public init(_ sentence: Localized<String>) {
    self.sentence = sentence
  }

  /// A failure with that sentence in both languages.
  public init(zh: String, en: String) {
    sentence = Localized(zh: zh, en: en)
  }
}

/// One line of what works: for staff.
public struct HealthItem: Hashable, Sendable {
  /// How it stands.
  public enum Level: String, Hashable, Sendable {
    /// Works.
    case fine
    /// Works, but somebody should look.
    case attention
    /// Does not work.
    case broken
  }

  /// What it is.
  public var name: Localized<String>
  /// How it stands, in a few words.
  public var state: Localized<String>
  /// An icon of `Assets/icons`.
  public var icon: String
  /// How it stands.
  public var level: Level
  /// What to do, as a sentence; `nil` where nothing is needed.
  public var advice: Localized<String>?

  /// One line of what works.
  public init(
    name: Localized<String>, state: Localized<String>, icon: String, level: Level,
    advice: Localized<String>? = nil
  ) {
    self.name = name
    self.state = state
    self.icon = icon
    self.level = level
    self.advice = advice
  }
}

/// What an effect answers.
public enum EffectResult: Equatable, Sendable {
  /// The law index can be searched.
  case lawReady(LawStatistics, topics: [LawTopic])
  /// The law index cannot be used.
  case lawFailed
  /// The pinyin engine is ready.
  case inputReady
  /// The pinyin engine cannot be used.
  case inputFailed
  /// A search has ended.
  case searched(Result<SearchAnswer, Failure>, token: Int)
  /// An article was read; `nil` where the index has none of that number.
  case article(Result<LawArticle?, Failure>, token: Int)
  /// A table of contents was read; `nil` where the index has no such law.
  case contents(Result<LawContents?, Failure>, token: Int)
  /// The input method shows something else.
  case composed(Composition)
  /// The PIN was checked; `nil` where no PIN is set on this machine.
  case pinChecked(Bool?, token: Int)
  /// A slip went to the printer, or did not.
  case printed(Result<PrintConfirmation, Failure>, token: Int)
  /// Whether the chime sounded.
  case chimed(Bool)
  /// What the counter makes of the call for help.
  case help(HelpNews)
  /// The machine was looked at.
  case health([HealthItem], token: Int)
  /// The answers were sealed: the code to take along; `nil` where that did not work.
  case aidSealed(Private<String>?, token: Int)
  /// The queue answered.
  case queue(QueueAnswer, token: Int)
  /// What became of a video call.
  case call(CallNews)
  /// What staff asked about the hall was answered.
  case hall(HallAnswer, token: Int)
  /// A QR code was made for the screen; `nil` where that did not work.
  case codeMade(CodeMatrix?, token: Int)
  /// An entry was written; the pack with everything that has been entered.
  case aidEntrySaved(Result<AidPack, AidEntryFailure>, token: Int)

  /// A name for the log.
  public var name: String {
    switch self {
    case .lawReady: "law-ready"
    case .lawFailed: "law-failed"
    case .inputReady: "input-ready"
    case .inputFailed: "input-failed"
    case .searched: "searched"
    case .article: "article"
    case .contents: "contents"
    case .composed: "composed"
    case .pinChecked: "pin-checked"
    case .printed: "printed"
    case .chimed: "chimed"
    case .help: "help"
    case .health: "health"
    case .aidSealed: "aid-sealed"
    case .queue: "queue"
    case .call(let news): news.name
    case .hall: "hall"
    case .codeMade: "code-made"
    case .aidEntrySaved: "aid-entry-saved"
    }
  }
}

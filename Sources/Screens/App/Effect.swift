public import Eligibility
public import Model

/// A side effect as data. `Runtime` runs it and answers with an event.
public enum Effect: Codable, Equatable, Sendable {
  /// Search the law. Answers `EffectResult.searched`.
  case search(query: Private<String>, limit: Int, token: Int)
  /// The digests of a topic. Answers `EffectResult.searched`.
  case topicHits(topic: String, token: Int)
  /// One article. Answers `EffectResult.article`.
  case article(LawReference, token: Int)
  /// A table of contents. Answers `EffectResult.contents`.
  case contents(law: String, token: Int)
  /// Something for the input method. Answers `EffectResult.composed`.
  case input(InputCommand)
  /// Sound the chime. Answers `EffectResult.chimed`.
  case chime
  /// Tell the counter of a call for help. Answers `EffectResult.help`, again and again until the call ends.
  case help(HelpCommand)
  /// Check the staff PIN. Answers `EffectResult.pinChecked`.
  case checkPIN(Private<String>, token: Int)
  /// Print a slip. Answers `EffectResult.printed`.
  case print(Private<[Slip.Block]>, token: Int)
  /// Look at everything the machine needs. Answers `EffectResult.health`.
  case checkHealth(token: Int)
  /// Seal the answers of the self-check, as words (`AidAnswers.words`). Answers `EffectResult.aidSealed`.
  case sealAid(answers: Private<[String]>, token: Int)
  /// Something for the hall's queue. Answers `EffectResult.queue`.
  case queue(QueueCommand, token: Int)
  /// Something for a video call. Answers `EffectResult.call`, again and again until the call ends.
  case call(VideoCallCommand)
  /// Something about the hall for staff. Answers `EffectResult.hall`.
  case hall(HallCommand, token: Int)
  /// Make the QR code of a text for the screen. Answers `EffectResult.codeMade`.
  case makeCode(Private<String>, token: Int)
  /// Write a value that staff have entered and looked at twice. Answers `EffectResult.aidEntrySaved`.
  case saveAidEntry(AidEntry, token: Int)
  /// Wipe the log of the session that ended.
  case endSession(Int)
  /// Leave the application; with `restart`, begin again.
  case leave(restart: Bool)

  /// A name for the log.
  public var name: String {
    switch self {
    case .search: "search"
    case .topicHits: "topic-hits"
    case .article: "article"
    case .contents: "contents"
    case .input: "input"
    case .chime: "chime"
    case .help: "help"
    case .checkPIN: "check-pin"
    case .print: "print"
    case .checkHealth: "check-health"
    case .sealAid: "seal-aid"
    case .queue: "queue"
    case .call: "call"
    case .hall: "hall"
    case .makeCode: "make-code"
    case .saveAidEntry: "save-aid-entry"
    case .endSession: "end-session"
    case .leave: "leave"
    }
  }
}

/// Something for the input method. Every command names its session: a stale one changes nothing.
public enum InputCommand: Codable, Equatable, Sendable {
  /// A resident begins to write. Not answered.
  case begin(session: Int)
  /// A letter of pinyin, or an apostrophe to divide syllables.
  case letter(Private<String>, session: Int, sequence: Int)
  /// Take back the last letter.
  case backspace(session: Int, sequence: Int)
  /// Take the candidate at that place of the page.
  case choose(Int, session: Int, sequence: Int)
  /// Turn to the next page of candidates, or back.
  case turnPage(forward: Bool, session: Int, sequence: Int)
  /// Take the first candidate.
  case confirm(session: Int, sequence: Int)
  /// Throw away what is being composed.
  case clear(session: Int, sequence: Int)
  /// Destroy the session and everything in it.
  case end(session: Int)
}

/// What the input method shows.
public struct Composition: Hashable, Sendable {
  /// The session it belongs to.
  public var session: Int
  /// The key it answers; an older answer than the last one shown is stale.
  public var sequence: Int
  /// Text to append to the field.
  public var committed: Private<String>
  /// Letters still being composed, as shown in the field.
  public var composing: Private<String>
  /// The candidates of the page.
  public var candidates: Private<[String]>
  /// The page of candidates, from 0.
  public var page: Int
  /// Whether no page follows.
  public var isLastPage: Bool

  /// Nothing composed.
  public init(
    session: Int = 0, sequence: Int = 0, committed: String = "", composing: String = "",
    candidates: [String] = [],
    page: Int = 0, isLastPage: Bool = true
  ) {
    self.session = session
    self.sequence = sequence
    self.committed = Private(committed)
    self.composing = Private(composing)
    self.candidates = Private(candidates)
    self.page = page
    self.isLastPage = isLastPage
  }
}

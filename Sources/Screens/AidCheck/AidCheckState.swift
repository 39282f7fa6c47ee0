public import Eligibility
public import Model

/// The legal-aid self-check: questions, overview, result.
public struct AidCheckState: Hashable, Sendable {
  /// What the page shows.
  public enum Stage: Hashable, Sendable {
    /// A question.
    case question
    /// A person first: somebody is in danger, or it is about a child.
    case person
    /// All answers at a glance.
    case overview
    /// What the pack says about them.
    case result
    /// The articles that the result rests on.
    case citations
    /// 补充情况: what can be added beside the questions.
    case supplement
    /// The answers as a code to take along.
    case code
    /// The day of that key.
    case date(String)

    /// A name for the log and the touch guard.
    public var name: String {
      switch self {
      case .question: "question"
      case .person: "person"
      case .overview: "overview"
      case .result: "result"
      case .citations: "citations"
      case .supplement: "supplement"
      case .code: "code"
      case .date: "date"
      }
    }
  }

  /// What the page shows.
  public var stage = Stage.question
  /// The answers so far.
  public var answers = Private(AidAnswers())
  /// The answers before each page, so that 返回 undoes the last one without loss.
  public var history = Private([AidAnswers]())
  /// What is ticked on a page where several may be chosen, before 下一步.
  public var ticked = Private([String]())
  /// The page of choices, answers or text, from 0.
  public var page = 0
  /// The single choice that shows itself before the flow goes on, and until when.
  public var chosen: Chosen?
  /// The day that is being set.
  public var stepper: Private<DateStepper>?
  /// When the result came to be shown after another page; `nil` where it has not been.
  var resultSince: Instant?
  /// How the printing of the result stands.
  public var print = PrintState.idle
  /// Whether the answers were changed while a slip was on its way.
  public var isPrintStale = false
  /// Where the place finder stands; `nil` while it is closed.
  public var finder = Private(AidPlaceFinder?.none)
  /// The figures of the income page, kept while the check is open so that 返回 does not lose them.
  public var household = Private(AidHousehold())
  /// The switches that are on, by their keys; kept like the figures.
  public var switched = Private(Set<String>())
  /// Whether one answer is being changed from the overview.
  public var returnsToOverview = false

  /// The answers sealed for the institution, as the characters of a QR code, once the result has been opened;
  /// `nil` where none is configured, sealing failed or has not been answered yet.
  public var code: Private<String>?
  /// The request that `code` answers.
  var codeToken: Int?

  /// A single choice that shows itself for a moment.
  public struct Chosen: Hashable, Sendable {
    /// The button's name.
    public var id: String
    /// What it answers.
    var answers: Private<[String: String]>
    /// The county that it names.
    var region: Private<String?>
    /// Whether it opens the place finder.
    var asksCounty: Bool
    /// When the flow goes on.
    public var until: Instant
  }

  /// A check that begins.
  public init() {}
}

/// A touch on the self-check.
public enum AidCheckAction: Hashable, Sendable {
  /// A choice of the page, by its place.
  case choose(Int)
  /// 下一步, where several may be chosen.
  case next
  /// A switch beside the choices, by the place of its question on the page.
  case flip(Int)
  /// On the income page.
  case household(AidHousehold.Step)
  /// 下一步 on the income page.
  case householdDone
  /// On the place finder.
  case finder(AidPlaceFinder.Step)
  /// Another page of choices, answers or text.
  case page(Int)
  /// Changes the answer to a question, by its place in the overview.
  case change(Int)
  /// 先自己做, from the page that offers a person first.
  case goOn
  /// 都对，看结果.
  case confirm
  /// 改我的回答.
  case overview
  /// 看法律依据.
  case citations
  /// Prints the result.
  case print
  /// 扫码带走.
  case code
  /// 回到结果, from a slip that did not come out.
  case leavePrinting
  /// Opens a cited article, by its place in the list.
  case open(Int)
  /// 补充情况.
  case supplement
  /// Turns a switch beside the result, by its place on the page.
  case toggle(Int)
  /// Opens the entry of a day, by its place on the page.
  case start(Int)
  /// Changes the day that is being set.
  case date(DateStepper.Step)
  /// 就是这天.
  case keepDay
  /// 不知道: no day is kept.
  case forgetDay
  /// 看结果, from what was added.
  case showResult
}

public import CallFlow
public import Eligibility
public import Model
public import Queue
public import UI

/// The whole state of the kiosk as a resident or staff member sees it: a value.
///
/// `update` is the only thing that changes it. A reset builds a new first state, so nothing of a session can
/// be forgotten in a corner.
public struct App: Equatable, Sendable {
  /// The hall's configuration.
  public var settings: KioskSettings
  /// The time of the last event.
  public var now: Instant
  /// What works on this machine.
  public var services: ServiceStatus
  /// How the staff PIN stands: it outlives sessions, so that leaving the page does not give new tries.
  public var pinLock = PINLock()
  /// Since when help has been asked for. It outlives the session: somebody may be on the way.
  public var helpSince: Instant?
  /// Whether the call rang; `nil` while that is not known yet.
  public var helpRang: Bool?
  /// What the counter knows of the call; `nil` where there is none, or where the hall keeps no calls.
  public var helpSignal: HelpSignal?
  /// When the chime last sounded: it does not sound again at every touch.
  public var lastChime: Instant?
  /// Numbers whose slip was still printing when the visitor left, by the token of the printer's answer, which decides
  /// whether they count.
  public var departed: [Int: TicketID] = [:]
  /// Counts sessions since the start; the input method and effect results carry it.
  public var session = 1

  // MARK: The session: gone at a reset

  /// The interface language.
  public var locale: Locale
  /// 大字, 高对比, 屏幕降低.
  public var mode = DisplayMode()
  /// The pages from home to the one that is shown.
  public var pages: [Page] = [.home]
  /// What asks over the page.
  public var overlay: Overlay?
  /// The last touch.
  public var lastTouch: Instant
  /// Characters to read on the page that is shown; the idle limit grows with them.
  public var readingLength = 0
  /// The numbers taken in this session.
  public var tickets: [HeldTicket] = []
  /// Results of the self-check that came out in this session, or may have.
  public var slipsPrinted = 0
  /// The QR code on the screen.
  public var screenCode: ScreenCode?
  /// The token of the last request; answers with an older one are stale.
  public var lastToken = 0

  /// The first state.
  public init(settings: KioskSettings, services: ServiceStatus = ServiceStatus(), now: Instant) {
    self.settings = settings
    self.services = services
    self.now = now
    locale = settings.language
    lastTouch = now
  }

  /// The page that is shown.
  public var page: Page { pages.last ?? .home }

  /// Whether nothing of a session is on the machine: the home page as it was first shown.
  public var isPristine: Bool {
    pages == [.home] && overlay == nil && mode == DisplayMode() && tickets.isEmpty
      && locale == settings.language
  }
}

/// One page with its state.
public enum Page: Hashable, Sendable {
  /// The first page.
  case home
  /// Search by one's own words.
  case search(LawSearchState)
  /// One article.
  case article(ArticleState)
  /// A law's table of contents.
  case contents(ContentsState)
  /// The legal-aid self-check.
  case aidCheck(AidCheckState)
  /// Taking a number.
  case queue(QueueState)
  /// A video call.
  case call(VideoCallState)
  /// What the machine keeps and what it does not.
  case privacy
  /// Staff enter their PIN.
  case staffPIN(PINState)
  /// Staff see what works.
  case staff(StaffState)
  /// Staff close, limit and print again.
  case hall(HallState)
  /// Staff see what nobody has entered, and enter it.
  case aidEntry(AidEntryState)

  /// A name for the log, the touch guard and tests. It tells nothing of what the resident does there.
  public var name: String {
    switch self {
    case .home: "home"
    case .search(let state): "search.\(state.stage.name)"
    case .article: "article"
    case .contents: "contents"
    case .aidCheck(let state): "aid.\(state.stage.name)"
    case .queue(let state): "queue.\(state.stage.name)"
    case .call(let state): "call.\(state.stage.rawValue)"
    case .privacy: "privacy"
    case .staffPIN: "staff-pin"
    case .staff: "staff"
    case .hall(let state): "hall.\(state.stage.name)"
    case .aidEntry(let state): "aid-entry.\(state.stage.name)"
    }
  }

  /// Whether only whoever knows the PIN sees it.
  var isStaffOnly: Bool {
    switch self {
    case .staff, .hall, .aidEntry: true
    default: false
    }
  }

  /// Which part of a long page is shown.
  var turn: String {
    switch self {
    case .search(let state):
      switch state.stage {
      case .topics(let page), .results(let page): ".\(page)"
      case .typing: ""
      }
    case .article(let state): ".\(state.reference.article).\(state.page)"
    case .contents(let state): ".\(state.page)"
    case .aidCheck(let state):
      ".\(state.history.value.count).\(state.page).\(state.finder.value?.depth ?? 0).\(state.printFailure == nil)"
    case .staff(let state): ".\(state.page).\(state.confirms == nil)"
    case .hall(let state): ".\(state.page).\(state.reprint == .none)"
    case .aidEntry(let state): ".\(state.value).\(state.page)"
    case .queue(let state): ".\(state.page).\(state.refusal == nil)"
    case .call(let state): ".\(state.page).\(state.flow?.attempt ?? 0)"
    case .home, .privacy, .staffPIN: ""
    }
  }
}

/// What asks over a page.
public enum Overlay: Hashable, Sendable {
  /// 看得更清楚，够得着.
  case display
  /// Help has been asked for.
  case help
  /// The number does not count yet: whether it is kept. Then home, or to the page before.
  case leaveTicket(TicketID, toHome: Bool)
  /// Somebody leaves a call: whether to hang up. Then home, or to the page before.
  case leaveCall(toHome: Bool)
  /// 您还在吗: the session ends at that moment.
  case idle(until: Instant)

  /// A name for the log and the touch guard.
  public var name: String {
    switch self {
    case .display: "display"
    case .help: "help"
    case .leaveTicket: "leave-ticket"
    case .leaveCall: "leave-call"
    case .idle: "idle"
    }
  }
}

/// What works on this machine, told by events from the edges.
public struct ServiceStatus: Equatable, Sendable {
  /// How a part stands.
  public enum Part: Equatable, Sendable {
    /// Not ready yet.
    case starting
    /// Works.
    case ready
    /// Does not work.
    case failed
  }

  /// The law index.
  public var law = Part.starting
  /// What the index holds.
  public var statistics: LawStatistics?
  /// The topics of the search page.
  public var topics: [LawTopic] = []
  /// The pinyin engine.
  public var input = Part.starting
  /// The rule pack of the self-check; `nil` where this machine has none that works.
  public var aid: AidPack?
  /// Whether this machine has a printer. Without one no screen says anything about printing.
  public var hasPrinter = false
  /// Whether calls for help are kept where staff can see them.
  public var hasHelpDesk = false
  /// The divisions of the province, for the place finder; empty where this machine has no table.
  public var regions = RegionTable()
  /// The hall's queue; one without services where it has none. The store's address is not in it.
  public var queue = QueueSettings()
  /// Whom the hall calls by video; nobody where it has no levels.
  public var calls = CallSettings()
  /// What is known about the hall's place and the values entered on this machine.
  public var aidPlaces = AidPlaces()

  /// Nothing is ready yet.
  public init() {}
}

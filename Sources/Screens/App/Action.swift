internal import Model

/// What a touch means.
public enum AppAction: Hashable, Sendable {
  /// 返回.
  case back
  /// 返回首页: ends the session.
  case home
  /// 请工作人员帮忙.
  case askForHelp
  /// 大字·降低.
  case openDisplay
  /// 我还在，继续.
  case stay
  /// Closes what asks over the page.
  case closeOverlay
  /// Withdraws the call for help.
  case withdrawHelp
  /// 再叫一次.
  case callAgain
  /// 用自己的话，查法律.
  case openSearch
  /// A topic's tile, by the topic's name.
  case openTopic(String)
  /// What the machine keeps.
  case openPrivacy
  /// 法律援助自测.
  case openAidCheck
  /// On the self-check.
  case aidCheck(AidCheckAction)
  /// 取号: the choice of services, or the way to that one.
  case openQueue(service: String?)
  /// 视频找律师.
  case openCall
  /// On the pages of a call.
  case call(VideoCallAction)
  /// On the pages of the queue.
  case queue(QueueAction)
  /// Changes the display.
  case display(DisplayAction)
  /// On the search page.
  case search(LawSearchAction)
  /// On an article page.
  case article(ArticleAction)
  /// On a table of contents.
  case contents(ContentsAction)
  /// On the staff pages.
  case staff(StaffAction)
  /// On the pages of the hall.
  case hall(HallAction)
  /// On the pages of what has to be entered.
  case aidEntry(AidEntryAction)

  /// A name for the log. It tells the kind only, nothing that was typed, chosen or read.
  public var name: String {
    switch self {
    case .back: "back"
    case .home: "home"
    case .askForHelp: "ask-for-help"
    case .openDisplay: "open-display"
    case .stay: "stay"
    case .closeOverlay: "close-overlay"
    case .withdrawHelp: "withdraw-help"
    case .callAgain: "call-again"
    case .openSearch: "open-search"
    case .openTopic: "open-topic"
    case .openPrivacy: "open-privacy"
    case .openAidCheck: "open-aid-check"
    case .aidCheck: "aid-check"
    case .openQueue: "open-queue"
    case .queue: "queue"
    case .openCall: "open-call"
    case .call: "call"
    case .display: "display"
    case .search: "search"
    case .article: "article"
    case .contents: "contents"
    case .staff: "staff"
    case .hall: "hall"
    case .aidEntry: "aid-entry"
    }
  }
}

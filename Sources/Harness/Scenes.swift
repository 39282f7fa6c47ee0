/// A state of the kiosk worth looking at, reached by its real path.
public struct Scene: Sendable {
  /// The name of its picture.
  public var name: String
  /// The steps from the home page.
  public var script: String

  /// Every screen, in the order a resident meets them. The last step of each is what `shoot` takes.
  public static let all: [Scene] = residents + calls + entering + hall

  private static let residents: [Scene] = [
    Scene(name: "home", script: ""),
    Scene(name: "search-topics", script: "tap \"search\""),
    Scene(name: "search-topic", script: "tap \"search\"\ntap \"topic-wages\""),
    Scene(name: "search-typing-empty", script: "tap \"search\"\ntap \"type\""),
    Scene(name: "search-typing", script: "tap \"search\"\ntap \"type\"\ntype \"老板拖欠\"\nkeys \"gongzi\""),
    Scene(
      name: "search-digits", script: "tap \"search\"\ntap \"type\"\ntype \"民法典\"\ntap \"123\"\nkeys \"1079\""),
    Scene(name: "search-results", script: "tap \"search\"\ntap \"type\"\ntype \"老板不给工钱\"\ntap \"show-all\""),
    Scene(name: "search-nothing", script: "tap \"search\"\ntap \"type\"\ntype \"〇〇〇\"\ntap \"find\""),
    Scene(
      name: "article",
      script: "tap \"search\"\ntap \"type\"\ntype \"民法典1079\"\ntap \"show-all\"\ntap \"hit-0\""),
    Scene(
      name: "article-long",
      script: "tap \"search\"\ntap \"type\"\ntype \"劳动合同法38\"\ntap \"show-all\"\ntap \"hit-0\""),
    Scene(
      name: "contents",
      script:
        "tap \"search\"\ntap \"type\"\ntype \"民法典1079\"\ntap \"show-all\"\ntap \"hit-0\"\ntap \"contents\""),
    Scene(
      name: "contents-chapter",
      script:
        "tap \"search\"\ntap \"type\"\ntype \"反家庭暴力法23\"\ntap \"show-all\"\ntap \"hit-0\"\ntap \"contents\""),
    Scene(name: "aid-first", script: "tap \"aid\""),
    Scene(name: "aid-second", script: "tap \"aid\"\ntap \"choice-0\"\nwait 300ms"),
    Scene(
      name: "aid-third", script: "tap \"aid\"\ntap \"choice-0\"\nwait 300ms\ntap \"choice-2\"\nwait 300ms"),
    Scene(name: "aid-person", script: aid + choose(2)),
    Scene(name: "aid-criminal", script: aid + choose(3, 0)),
    Scene(name: "aid-art25", script: aid + choose(3, 0, 0)),
    Scene(name: "aid-status", script: wage + "tap \"choice-0\""),
    Scene(name: "aid-place", script: placed),
    Scene(name: "aid-prefectures", script: placed + "tap \"choice-1\"\nwait 300ms"),
    Scene(name: "aid-overview", script: overview),
    Scene(name: "aid-result", script: result),
    Scene(name: "aid-result-more", script: result + "tap \"page-next\""),
    Scene(name: "aid-citations", script: result + "tap \"aid-citations\""),
    Scene(name: "aid-supplement", script: result + "tap \"aid-supplement\""),
    Scene(name: "aid-day", script: result + "tap \"aid-supplement\"\ntap \"page-next\"\ntap \"start-1\""),
    Scene(name: "aid-printed", script: result + "wait 2100ms\ntap \"aid-print\""),
    Scene(name: "aid-quiet", script: quiet),
    Scene(name: "queue-services", script: "tap \"queue\""),
    Scene(name: "queue-priority", script: queue), Scene(name: "queue-offer", script: offer),
    Scene(name: "queue-ticket", script: offer + "tap \"queue-take\""),
    Scene(name: "queue-no-slip", script: offer + "tap \"queue-take\"\ntap \"ticket-no-slip\""),
    Scene(
      name: "queue-another",
      script: offer + "tap \"queue-take\"\ntap \"queue-services\"\ntap \"service-mediation\""),
    Scene(name: "queue-from-aid", script: result + "tap \"aid-queue\""),
    Scene(
      name: "queue-private", script: quiet + "tap \"aid-queue\"\ntap \"priority-none\"\ntap \"queue-take\""),
    Scene(
      name: "queue-leave",
      script: quiet
        + "tap \"aid-queue\"\ntap \"priority-none\"\ntap \"queue-take\"\ntap \"footer-back\""),
    Scene(name: "display", script: "tap \"search\"\ntap \"footer-display\""),
    Scene(name: "help", script: "tap \"footer-help\""),
    Scene(name: "help-overdue", script: "tap \"footer-help\"\nwait 61s"),
    Scene(name: "idle", script: "tap \"search\"\nidle\nwait 5s"),
    Scene(name: "privacy", script: "tap \"privacy\""),
    Scene(name: "staff-pin", script: "hold \"staff-corner\" 6s"),
    Scene(
      name: "staff-pin-wrong",
      script:
        "hold \"staff-corner\" 6s\ntap \"pin-1\"\ntap \"pin-1\"\ntap \"pin-1\"\ntap \"pin-1\"\ntap \"pin-enter\""
    ),
    Scene(
      name: "staff",
      script:
        "hold \"staff-corner\" 6s\ntap \"pin-2\"\ntap \"pin-4\"\ntap \"pin-6\"\ntap \"pin-8\"\ntap \"pin-enter\""
    ),
    Scene(
      name: "staff-leave",
      script:
        "hold \"staff-corner\" 6s\ntap \"pin-2\"\ntap \"pin-4\"\ntap \"pin-6\"\ntap \"pin-8\"\ntap \"pin-enter\"\ntap \"staff-quit\""
    ),
  ]

  private static let calling = "tap \"call\"\ntap \"call-agree\"\ntap \"call-start\"\n"
  private static let phone = calling + "tap \"call-phone\"\n"
  private static let telephone =
    phone + "tap \"call-skip-phone\"\ntap \"call-leave-number\"\ntap \"call-agree-number\"\n"
    + "13800138000".map { "tap \"number-\($0)\"\n" }.joined()

  /// A video call, with clients that only pretend.
  private static let calls = [
    Scene(name: "call-consent", script: "tap \"call\""),
    Scene(name: "call-helpers", script: "tap \"call\"\ntap \"call-helpers\""),
    Scene(name: "call-self-test", script: "tap \"call\"\ntap \"call-agree\""),
    Scene(name: "call-trouble", script: "tap \"call\"\ntap \"call-agree\"\ntap \"call-trouble\""),
    Scene(name: "call-ringing", script: calling + "wait 10s"),
    Scene(name: "call-leave", script: calling + "tap \"footer-home\""),
    Scene(name: "call-talking", script: calling + "tap \"call-next\"\nwait 72s"),
    Scene(name: "call-over", script: calling + "tap \"call-next\"\ntap \"call-hang-up\""),
    Scene(name: "call-phone", script: phone),
    Scene(name: "call-back", script: phone + "tap \"call-skip-phone\""),
    Scene(
      name: "call-number-consent", script: phone + "tap \"call-skip-phone\"\ntap \"call-leave-number\""),
    Scene(name: "call-number", script: telephone),
    Scene(name: "call-number-left", script: telephone + "tap \"call-keep-number\""),
  ]

  private static let staff =
    "hold \"staff-corner\" 6s\ntap \"pin-2\"\ntap \"pin-4\"\ntap \"pin-6\"\ntap \"pin-8\"\ntap \"pin-enter\"\n"
  private static let value = staff + "tap \"staff-unknowns\"\ntap \"value-hardship\"\n"
  private static let figure =
    value + "tap \"aid-entry-begin\"\ntap \"region-140105\"\ntap \"key-9\"\ntap \"key-8\"\ntap \"key-0\"\n"
  private static let title =
    figure + "tap \"aid-next\"\n"
    + "20260101".map { "tap \"key-\($0)\"\n" }.joined()
    + "tap \"aid-next\"\ntap \"aid-skip\"\ntap \"aid-next\"\n"
    + "type \"关于公布法律援助经济困难标准的通知\"\n"
  private static let number =
    title + "tap \"aid-next\"\ntype \"晋司规\"\ntap \"123\"\n"
    + "〔2025〕3号".map { "tap \"key-\($0)\"\n" }.joined()

  /// What staff see who enter a value.
  private static let entering = [
    Scene(name: "entry-list", script: staff + "tap \"staff-unknowns\""),
    Scene(name: "entry-value", script: value), Scene(name: "entry-figure", script: figure),
    Scene(name: "entry-title", script: title), Scene(name: "entry-number", script: number),
    Scene(name: "entry-second-look", script: number + "tap \"aid-next\""),
    Scene(name: "entry-again", script: number + "tap \"aid-next\"\ntap \"aid-right\""),
  ]

  /// What staff do about the queue at the kiosk.
  private static let hall = [
    Scene(name: "hall", script: staff + "tap \"staff-hall\""),
    Scene(name: "hall-service", script: staff + "tap \"staff-hall\"\ntap \"hall-consult\""),
    Scene(
      name: "hall-confirm",
      script: staff
        + "tap \"staff-hall\"\ntap \"hall-consult\"\ntap \"hall-close\"\ntap \"reason-power\"\ntap \"until-1\""
    ),
    Scene(
      name: "hall-limit", script: staff + "tap \"staff-hall\"\ntap \"hall-consult\"\ntap \"hall-limit\""),
    Scene(
      name: "hall-ticket",
      script: queue + "tap \"priority-none\"\ntap \"queue-take\"\ntap \"footer-home\"\n" + staff
        + "tap \"staff-hall\"\ntap \"hall-reprint\"\ntap \"letter-A\"\ntap \"hall-1\"\ntap \"hall-enter\"\n"
        + "tap \"hall-print\""),
  ]

  private static let queue = "tap \"queue\"\ntap \"service-consult\"\n"
  private static let offer = queue + "tap \"priority-none\"\n"
  /// Home violence, in the hall's own county.
  private static let quiet = aid + choose(0, 1, 0, 1, 0) + "tap \"aid-confirm\"\n"
  private static let aid = "tap \"aid\"\n"
  /// Wages of somebody who comes himself, up to the question who he is.
  private static let wage = aid + choose(0, 2, 0)
  /// The same up to the question where.
  private static let placed = wage + "tap \"choice-0\"\ntap \"aid-next\"\n"

  /// Somebody on social assistance who is owed wages, in the hall's own county.
  private static let overview = placed + "tap \"choice-0\"\nwait 300ms\n"
  private static let result = overview + "tap \"aid-confirm\"\n"

  /// Touches choices one after another, each of which shows itself before the next page.
  private static func choose(_ places: Int...) -> String {
    places.map { "tap \"choice-\($0)\"\nwait 300ms\n" }.joined()
  }
}

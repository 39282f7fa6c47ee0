extension ExampleScene {
  /// Every screen, in the order in which a resident meets them, then the ones that go wrong, then staff's.
  public static let all: [ExampleScene] =
    reading + writing + articles + aid + queue + call + overlays + troubles + staff + hall + unknowns

  private static let reading = [
    ExampleScene("home"),
    ExampleScene("search-topics", .ordinary, "tap \"search\""),
    ExampleScene("search-topics-more", .ordinary, "tap \"search\"\ntap \"topics-more\""),
    ExampleScene("search-topic", .ordinary, "tap \"search\"\ntap \"topic-wages\""),
    ExampleScene("search-topic-from-home", .ordinary, "tap \"topic-wages\""),
    ExampleScene("search-topics-bare", .bare, "tap \"search\""),
  ]

  private static let typing = "tap \"search\"\ntap \"type\"\n"

  private static let writing = [
    ExampleScene("search-typing-empty", .ordinary, typing),
    ExampleScene("search-typing", .ordinary, typing + "type \"老板拖欠\"\nkeys \"gongzi\""),
    ExampleScene("search-typing-candidates", .ordinary, typing + "keys \"lao\"\ntap \"candidates-next\""),
    ExampleScene(
      "search-typing-no-end", .ordinary,
      typing + "type \"老板拖欠工钱三个月了我去要他说没有\"\nkeys \"zhongguorenminzhongguorenminzhongguorenm\""),
    ExampleScene("search-typing-nothing", .ordinary, typing + "type \"〇〇〇\""),
    ExampleScene("search-latin", .ordinary, typing + "tap \"英文\"\nkeys \"abc\""),
    ExampleScene("search-digits", .ordinary, typing + "type \"示例法\"\ntap \"123\"\nkeys \"12\""),
    ExampleScene("search-results", .ordinary, typing + "type \"老板不给工钱\"\ntap \"show-all\""),
    ExampleScene(
      "search-results-next", .ordinary, typing + "type \"老板不给工钱\"\ntap \"show-all\"\ntap \"page-next\""),
    ExampleScene("search-nothing", .ordinary, typing + "type \"〇〇〇\"\ntap \"find\""),
    ExampleScene("search-typing-ended", .ordinary, typing + "type \"旧示例法\""),
    ExampleScene("search-ended", .ordinary, typing + "type \"旧示例法\"\ntap \"find\""),
    ExampleScene("search-results-long", .long, typing + "type \"\(story)\"\ntap \"show-all\""),
    ExampleScene("search-typing-long", .long, typing + "type \"\(story)\""),
    ExampleScene("search-topic-long", .long, "tap \"topic-wages\""),
  ]

  private static let story = "雨具坏了说不清楚是谁弄的，登记的人说要我赔，可我借来的时候它就已经坏了，现在三个月过去了还没有人来处理，我该去找谁说这件事情"

  private static let articles = [
    ExampleScene("article", .ordinary, typing + "type \"示例法1\"\ntap \"hit-0\""),
    ExampleScene("article-official", .ordinary, typing + "type \"示例法12\"\ntap \"hit-0\""),
    ExampleScene("article-bare", .bare, typing + "type \"示例法1\"\ntap \"hit-0\""),
    ExampleScene(
      "article-long", .long, "tap \"topic-wages\"\ntap \"hit-0\"\ntap \"article-next\"\ntap \"article-next\""),
    ExampleScene(
      "article-appendix", .long,
      "tap \"topic-wages\"\ntap \"hit-0\"\ntap \"article-next\"\ntap \"article-next\"\ntap \"article-next\""),
    ExampleScene("article-title-long", .long, "tap \"topic-wages\"\ntap \"hit-0\""),
    ExampleScene("contents", .ordinary, typing + "type \"示例法1\"\ntap \"hit-0\"\ntap \"contents\""),
    ExampleScene(
      "contents-chapter", .ordinary,
      typing + "type \"示例法1\"\ntap \"hit-0\"\ntap \"contents\"\ntap \"section-0\""),
    ExampleScene(
      "contents-parts", .ordinary,
      typing + "type \"示例条例287-1\"\ntap \"hit-0\"\ntap \"contents\"\ntap \"section-1\""),
    ExampleScene("contents-long", .long, "tap \"topic-wages\"\ntap \"hit-0\"\ntap \"contents\""),
    ExampleScene(
      "contents-chapter-long", .long,
      "tap \"topic-wages\"\ntap \"hit-0\"\ntap \"contents\"\ntap \"page-next\"\ntap \"page-next\"\n"
        + "tap \"page-next\"\ntap \"section-20\""),
  ]

  private static let overlays = [
    ExampleScene("display", .ordinary, "tap \"search\"\ntap \"footer-display\""),
    ExampleScene("display-over-keys", .ordinary, typing + "type \"工钱\"\ntap \"footer-display\""),
    ExampleScene("help", .ordinary, "tap \"footer-help\""),
    ExampleScene("help-over-article", .long, "tap \"topic-wages\"\ntap \"hit-0\"\ntap \"footer-help\""),
    ExampleScene("help-overdue", .ordinary, "tap \"footer-help\"\nwait 61s"),
    ExampleScene("help-overdue-duty", .long, "tap \"footer-help\"\nwait 61s"),
    ExampleScene("help-called", .ordinary, "tap \"search\"\ntap \"footer-help\"\ntap \"help-wait\""),
    ExampleScene("help-telling", .counter(.silent), "tap \"footer-help\""),
    ExampleScene("help-shown", .counter(.sees), "tap \"footer-help\""),
    ExampleScene("help-coming", .counter(.comes), "tap \"search\"\ntap \"footer-help\""),
    ExampleScene(
      "help-coming-called", .counter(.comes), "tap \"search\"\ntap \"footer-help\"\ntap \"help-wait\""),
    ExampleScene("help-cut", .counter(.isCut), "tap \"footer-help\""),
    ExampleScene("privacy", .ordinary, "tap \"privacy\""),
    ExampleScene("idle", .ordinary, typing + "type \"工钱\"\nwait 300s"),
    ExampleScene("home-idle", .ordinary, "tap \"高对比\"\nwait 300s"),
  ]

  private static let troubles = [
    ExampleScene("home-starting", .starting),
    ExampleScene("search-topics-starting", .starting, "tap \"search\""),
    ExampleScene("search-topics-broken", .broken, "tap \"search\""),
    ExampleScene("search-typing-broken", .broken, typing + "keys \"gongzi\""),
    ExampleScene("search-typing-failing", .failing, typing + "type \"老板不给工钱\""),
    ExampleScene("search-results-failing", .failing, typing + "type \"老板不给工钱\"\ntap \"find\""),
    ExampleScene("search-topic-failing", .failing, "tap \"topic-wages\""),
  ]

  private static let pin = "hold \"staff-corner\" 6s\n"
  static let panel =
    pin + "tap \"pin-2\"\ntap \"pin-4\"\ntap \"pin-6\"\ntap \"pin-8\"\ntap \"pin-enter\"\n"
  private static let wrong = "tap \"pin-1\"\ntap \"pin-2\"\ntap \"pin-3\"\ntap \"pin-4\"\ntap \"pin-enter\"\n"

  private static let staff = [
    ExampleScene("staff-pin", .ordinary, pin),
    ExampleScene("staff-pin-wrong", .ordinary, pin + wrong),
    ExampleScene("staff-pin-locked", .ordinary, pin + wrong + wrong + wrong + wrong + wrong),
    ExampleScene("staff", .ordinary, panel),
    ExampleScene("staff-leave", .ordinary, panel + "tap \"staff-quit\""),
    ExampleScene("staff-restart", .ordinary, panel + "tap \"staff-restart\""),
  ]
}

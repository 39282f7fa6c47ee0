internal import Model
internal import Queue
internal import Screens

extension ExampleScene {
  /// What lies behind the pages of the hall.
  public enum Hall: Hashable, Sendable {
    /// A store with tickets, a printer with paper.
    case works
    /// The printer does not answer.
    case silentPrinter
    /// The printer has no paper.
    case noPaper
    /// There is no printer.
    case noPrinter
    /// The store cannot be read.
    case broken
    /// The store can be read and takes nothing.
    case refuses
    /// The server is away.
    case offline
    /// Names as long as they may be, more services than a page holds.
    case long

    /// Whether the machine has a printer.
    var hasPrinter: Bool { self != .noPrinter }

    /// The hall's queue.
    var queue: QueueSettings { self == .long ? FakeQueue.long : FakeQueue.shipped }

    /// The world of it.
    func makeWorld() -> FakeWorld {
      let fake = FakeWorld()
      fake.hold(queue)
      let services = queue.services.prefix(2).map(\.id)
      for (index, service) in services.enumerated() {
        FakeQueue.crowd(3 - index, for: service, in: fake.tickets, now: TestKiosk.start)
      }
      fake.stand(printer: printer)
      switch self {
      case .works, .noPrinter, .long: break
      case .silentPrinter: fake.answerPrints(with: .success(.unconfirmed))
      case .noPaper:
        fake.answerPrints(
          with: .failure(
            Failure(
              zh: "没有纸了。请换一卷 80 毫米热敏纸，再打一次。",
              en: "The paper has run out. Put in a roll of 80 mm thermal paper, then print again.")))
      case .broken: fake.tickets.fail(with: .full(place: "tickets.sqlite"))
      case .refuses: fake.refusePosts(with: .store(.unreachable("SQLSTATE 57P01")))
      case .offline: fake.tickets.stand(.offline(since: TestKiosk.start, waiting: 12))
      }
      return fake
    }

    private var printer: HealthItem? {
      let (level, state): (HealthItem.Level, Localized<String>) =
        switch self {
        case .noPrinter: (.fine, Localized(zh: "", en: ""))
        case .silentPrinter:
          (.attention, Localized(zh: "没有回答，不知道有没有纸", en: "does not answer"))
        case .noPaper: (.broken, Localized(zh: "没有纸", en: "no paper"))
        default: (.fine, Localized(zh: "正常，有纸", en: "works, has paper"))
        }
      guard hasPrinter else { return nil }
      return HealthItem(
        name: Localized(zh: "打印机", en: "Printer"), state: state, icon: "printer", level: level)
    }
  }

  private static let hallPage = panel + "tap \"staff-hall\"\n"
  private static let service = hallPage + "tap \"hall-consult\"\n"
  private static let closing = service + "tap \"hall-close\"\ntap \"reason-power\"\n"
  private static let number = hallPage + "tap \"hall-reprint\"\ntap \"letter-A\"\n"
  private static let found = number + "tap \"hall-2\"\ntap \"hall-enter\"\n"

  /// What staff do at the kiosk about the queue, and what stands against it.
  static let hall = [
    ExampleScene("staff-with-hall", .hall(.works), panel),
    ExampleScene("privacy-hall", .hall(.works), "tap \"privacy\""),
    ExampleScene("staff-closing", .ordinary, panel + "wait 160s"),
    ExampleScene("hall-overview", .hall(.works), hallPage),
    ExampleScene("hall-overview-silent-printer", .hall(.silentPrinter), hallPage),
    ExampleScene("hall-overview-broken", .hall(.broken), hallPage),
    ExampleScene("hall-overview-offline", .hall(.offline), hallPage),
    ExampleScene("hall-overview-long", .hall(.long), hallPage),
    ExampleScene(
      "hall-overview-closed", .hall(.works),
      hallPage + "tap \"hall-hall\"\ntap \"hall-close\"\ntap \"reason-staffing\"\ntap \"until-1\"\n"
        + "tap \"hall-confirm\"\ntap \"footer-back\"\n"),
    ExampleScene("hall-hall", .hall(.works), hallPage + "tap \"hall-hall\"\n"),
    ExampleScene("hall-service", .hall(.works), service),
    ExampleScene("hall-service-long", .hall(.long), hallPage + "tap \"hall-s0\"\n"),
    ExampleScene("hall-reason", .hall(.works), service + "tap \"hall-close\"\n"),
    ExampleScene("hall-until", .hall(.works), closing),
    ExampleScene("hall-confirm", .hall(.works), closing + "tap \"until-rest\"\n"),
    ExampleScene(
      "hall-confirm-refused", .hall(.refuses), closing + "tap \"until-rest\"\ntap \"hall-confirm\"\n"),
    ExampleScene(
      "hall-service-closed", .hall(.works), closing + "tap \"until-rest\"\ntap \"hall-confirm\"\n"),
    ExampleScene("hall-limit", .hall(.works), service + "tap \"hall-limit\"\ntap \"hall-3\"\n"),
    ExampleScene("hall-limit-long", .hall(.long), hallPage + "tap \"hall-s0\"\ntap \"hall-limit\"\n"),
    ExampleScene(
      "hall-limit-refused", .hall(.refuses),
      service + "tap \"hall-limit\"\ntap \"hall-3\"\ntap \"hall-enter\"\n"),
    ExampleScene(
      "hall-limit-reached", .hall(.works),
      service + "tap \"hall-limit\"\ntap \"hall-3\"\ntap \"hall-enter\"\n"),
    ExampleScene("hall-letter", .hall(.works), hallPage + "tap \"hall-reprint\"\n"),
    ExampleScene("hall-number", .hall(.works), number),
    ExampleScene(
      "hall-number-unknown", .hall(.works), number + "tap \"hall-9\"\ntap \"hall-9\"\ntap \"hall-enter\"\n"),
    ExampleScene("hall-ticket", .hall(.works), found),
    ExampleScene("hall-ticket-printed", .hall(.works), found + "tap \"hall-print\"\n"),
    ExampleScene("hall-ticket-unconfirmed", .hall(.silentPrinter), found + "tap \"hall-print\"\n"),
    ExampleScene("hall-ticket-failed", .hall(.noPaper), found + "tap \"hall-print\"\n"),
    ExampleScene("hall-ticket-no-printer", .hall(.noPrinter), found),
  ]
}

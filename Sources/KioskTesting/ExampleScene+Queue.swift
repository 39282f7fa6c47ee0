internal import Configuration
internal import Eligibility
internal import Model
internal import Queue
internal import Screens

extension ExampleScene {
  /// The queue: every page, what the printer may do, closed services, and a store that does not work.
  static let queue = [
    ExampleScene("queue-home", .queue),
    ExampleScene("queue-services", .queue, begin),
    ExampleScene("queue-services-closed", .queueHours, begin),
    ExampleScene("queue-services-lunch", .queueHours, "wait 7600s\n" + begin),
    ExampleScene("queue-services-crowded", .queueCrowded, "wait 21000s\n" + begin),
    ExampleScene("queue-services-broken", .queueBroken, begin),
    ExampleScene("queue-services-offline", .queueOffline, begin),
    ExampleScene("queue-services-long", .queueLong, begin),
    ExampleScene("queue-priority", .queue, chosen),
    ExampleScene("queue-priority-long", .queueLong, begin + "tap \"service-s0\"\n"),
    ExampleScene("queue-offer", .queue, offered),
    ExampleScene("queue-offer-elder", .queue, chosen + "tap \"priority-elder\"\n"),
    ExampleScene("queue-offer-offline", .queueOffline, offered),
    ExampleScene(
      "queue-offer-crowded", .queueCrowded,
      "wait 21000s\n" + offered),
    ExampleScene("queue-offer-long", .queueLong, offeredLong),
    ExampleScene(
      "queue-refused", .queueHours, "wait 5740s\n" + offered + "wait 25s\ntap \"queue-take\"\n"),
    ExampleScene("queue-ticket", .queue, taken),
    ExampleScene("queue-ticket-screen", .queueWithoutPrinter, taken),
    ExampleScene("queue-ticket-noted", .queueWithoutPrinter, taken + "tap \"ticket-got\"\n"),
    ExampleScene("queue-ticket-unsure", .queueUnsure, taken),
    ExampleScene("queue-ticket-no-paper", .queueNoPaper, taken),
    ExampleScene("queue-ticket-no-slip", .queue, taken + "tap \"ticket-no-slip\"\n"),
    ExampleScene("queue-ticket-offline", .queueOffline, taken),
    ExampleScene("queue-ticket-long", .queueLong, offeredLong + "tap \"queue-take\"\n"),
    ExampleScene("queue-ticket-private", .queue, hidden),
    ExampleScene("queue-ticket-leave", .queueNoPaper, taken + "tap \"footer-home\"\n"),
    ExampleScene("queue-ticket-idle", .queueNoPaper, taken + "wait 400s\n"),
    ExampleScene(
      "queue-another", .queue, taken + "tap \"queue-services\"\ntap \"service-mediation\"\n"),
    ExampleScene(
      "queue-second", .queueWithoutPrinter,
      taken
        + "tap \"ticket-got\"\ntap \"queue-services\"\ntap \"service-mediation\"\ntap \"queue-another\"\n"
        + "tap \"priority-none\"\ntap \"queue-take\"\n"),
    ExampleScene("queue-from-aid", .queue, aidResult),
    ExampleScene("queue-from-article", .queue, "tap \"topic-wages\"\ntap \"hit-0\"\n"),
    ExampleScene("queue-privacy", .queue, "tap \"privacy\""),
  ]

  private static let begin = "tap \"queue\"\n"
  private static let chosen = begin + "tap \"service-consult\"\n"
  private static let offered = chosen + "tap \"priority-none\"\n"
  private static let offeredLong = begin + "tap \"service-s0\"\ntap \"priority-none\"\n"
  private static let taken = offered + "tap \"queue-take\"\n"
  /// Home violence, up to the result.
  private static let hidden =
    "tap \"aid\"\n" + [0, 1, 0, 1, 0].map { "tap \"choice-\($0)\"\nwait 300ms\n" }.joined()
    + "tap \"aid-confirm\"\ntap \"aid-queue\"\ntap \"priority-none\"\ntap \"queue-take\"\n"
  /// Wages, up to the result.
  private static let aidResult =
    "tap \"aid\"\n" + [0, 2, 0].map { "tap \"choice-\($0)\"\nwait 300ms\n" }.joined()
    + "tap \"choice-0\"\ntap \"aid-next\"\n"
    + [0].map { "tap \"choice-\($0)\"\nwait 300ms\n" }.joined() + "tap \"aid-confirm\"\n"

  /// Whether the queue is there.
  var isQueue: Bool { FakeQueue.settings(for: world) != nil }

  /// What lies behind the scenes of the queue.
  func queueWorld() -> FakeWorld {
    let fake = FakeWorld()
    fake.hold(ShippedAid.configuration.aid)
    fake.hold(FakeQueue.settings(for: world) ?? FakeQueue.shipped)
    let start = TestKiosk.start
    switch world {
    case .queueUnsure: fake.answerPrints(with: .success(.unconfirmed))
    case .queueNoPaper, .queueLong:
      fake.answerPrints(
        with: .failure(
          Failure(
            zh: "打印机没纸了。请工作人员换纸，或不用纸条直接到窗口。",
            en: "The printer is out of paper. Ask staff to put in a roll, or go to the window without a slip."
          )))
    case .queueBroken: fake.tickets.fail(with: .damaged(place: "tickets.sqlite"))
    case .queueOffline: fake.tickets.stand(.offline(since: start, waiting: 2))
    default: break
    }
    guard ![.queueBroken, .queueOffline].contains(world) else { return fake }
    let counts: [(String, Int)] =
      switch world {
      case .queueCrowded: [("consult", 40), ("aid", 1)]
      case .queueLong: [("s0", 30), ("s1", 1)]
      default: [("consult", 6), ("aid", 3), ("notary", 1)]
      }
    let moment = world == .queueCrowded ? start.adding(seconds: 21_000) : start
    for (service, count) in counts {
      FakeQueue.crowd(count, for: service, settings: fake.queue, in: fake.tickets, now: moment)
    }
    return fake
  }
}

extension FakeQueue {
  /// The rules behind a scene; `nil` for a hall without a queue.
  static func settings(for world: ExampleScene.World) -> QueueSettings? {
    switch world {
    case .queue, .queueWithoutPrinter, .queueUnsure, .queueNoPaper, .queueBroken, .queueOffline: shipped
    case .queueHours, .queueCrowded: withHours
    case .queueLong: long
    default: nil
    }
  }
}

internal import Configuration
public import Model
public import Queue

/// A hall's queue for tests: the shipped services over a store in memory.
public enum FakeQueue {
  /// The services, priorities and rules as they are shipped; numbers at any time.
  public static let shipped = ShippedAid.configuration.queue

  /// The same with opening hours: lunch from 12:00, closed in the evening.
  public static let withHours: QueueSettings = {
    var settings = shipped
    settings.hours = OpeningHours(workday: spans([(540, 720), (810, 1020)]))
    if let early = settings.services.firstIndex(where: { $0.id == "notary" }) {
      settings.services[early].hours = OpeningHours(workday: spans([(840, 960)]))
    }
    return settings
  }()

  /// Names, notes and things to bring as long as `services.yaml` allows, on more than a page.
  public static let long: QueueSettings = {
    var settings = shipped
    settings.services = (0..<9).map { index in
      QueueService(
        id: "s\(index)", letter: String(UnicodeScalar(UInt8(65 + index))),
        name: Localized(zh: "法律咨询与调解综合服务岗", en: "Advice, mediation and notaries"),
        note: Localized(
          zh: "问法律问题、请调解员、办公证，都可以取这个号，免费，不用预约",
          en: "Advice, mediation, notaries: all of it with this number, free, no appointment"),
        typicalMinutes: 20,
        bring: (1...12).map { number in
          Localized(
            zh: "第 \(number) 样：和这件事有关的合同、收据、聊天记录、照片、录音等材料（有就带，没有也来）",
            en:
              "\(number): contracts, receipts, messages, photos and recordings about it, if you have any at all"
          )
        })
    }
    settings.windows = (1...3).map { ServiceWindow(number: $0, services: settings.services.map(\.id)) }
    settings.priorities = (0..<12).map { index in
      QueuePriority(
        id: index == 0 ? "elder" : "p\(index)",
        name: Localized(zh: "现役军人退役军人及其家属", en: "Service members, veterans and families"), weight: 3)
    }
    settings.policy.missedPauseSeconds = 3600
    settings.policy.restoredPlace = .keep
    return settings
  }()

  private static func spans(_ minutes: [(Int, Int)]) -> [TimeSpan] { minutes.compactMap { TimeSpan($0, $1) } }

  /// Lets so many people wait for a service, since ten minutes before `now`, with somebody at every window.
  public static func crowd(
    _ count: Int, for service: String, settings: QueueSettings = shipped, in store: MemoryTicketStore,
    now: Instant
  ) {
    let letter = settings.service(service)?.letter ?? "A"
    let desk = TicketDesk(settings: settings, store: store)
    for window in settings.windows {
      do { try desk.takeSeat(window: window.number, at: now.adding(seconds: -600)) } catch {
        preconditionFailure("the store in memory refused: \(error)")
      }
    }
    for index in 0..<count {
      let request = TicketRequest(
        key: "crowd/\(service)/\(index)", letter: letter, service: service, at: now.adding(seconds: -600),
        by: .staff, proof: .paper)
      do { _ = try store.issue(request) } catch {
        preconditionFailure("the store in memory refused: \(error)")
      }
    }
  }
}

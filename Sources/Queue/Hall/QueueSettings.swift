public import Model

/// Everything `services.yaml` says about the hall's queue.
public struct QueueSettings: Hashable, Codable, Sendable {
  /// The services in the order of the screens.
  public var services: [QueueService]
  /// The windows.
  public var windows: [ServiceWindow]
  /// The priorities in the order of the screens.
  public var priorities: [QueuePriority]
  /// Opening hours of the hall; `nil` while nobody has entered them, and then nothing is refused or promised.
  public var hours: OpeningHours?
  /// Holidays and stand-in working days.
  public var calendar: HallCalendar
  /// How the next one is chosen.
  public var policy: CallPolicy
  /// From which age a visitor may take the priority of the elderly. Source: 老年人权益保障法 art. 2 says 60.
  public var elderlyAge: Int
  /// The letter of a ticket that must not tell why somebody is here.
  public var neutralLetter: String
  /// Numbers that each kiosk keeps a day and letter for the time when the server cannot be reached.
  public var offlineNumbers: Int
  /// For how many days tickets are kept, that of their issue included.
  public var keepDays: Int
  /// Where tickets are kept.
  public var store: Store
  /// The hash of the PIN with which windows sign in at `kiosk serve`; `nil` while nobody has set one.
  public var windowsPINHash: String?
  /// The display and its voice.
  public var display: DisplaySettings

  /// Where tickets are kept.
  public enum Store: Hashable, Codable, Sendable {
    /// A file on this machine.
    case sqlite
    /// A PostgreSQL server, by its address. It may hold a password: never show it.
    case postgres(Private<String>)
  }

  /// A hall without services.
  public init() {
    services = []
    windows = []
    priorities = []
    hours = nil
    calendar = HallCalendar()
    policy = CallPolicy()
    elderlyAge = 60
    neutralLetter = "N"
    offlineNumbers = 50
    keepDays = 30
    store = .sqlite
    windowsPINHash = nil
    display = DisplaySettings()
  }

  /// The service with an identifier.
  public func service(_ id: String) -> QueueService? { services.first { $0.id == id } }

  /// The window with a number.
  public func window(_ number: Int) -> ServiceWindow? { windows.first { $0.number == number } }

  /// The windows that deal with a service.
  public func windows(serving service: String) -> [ServiceWindow] {
    windows.filter { $0.services.contains(service) }
  }

  /// For how many minutes one minute of a ticket's waiting counts.
  public func weight(of priority: String?) -> Double {
    priority.flatMap { id in priorities.first { $0.id == id } }?.weight ?? 1
  }

  /// Every letter that numbers can have, in order.
  public var letters: [String] { Array(Set(services.map(\.letter) + [neutralLetter])).sorted() }
}

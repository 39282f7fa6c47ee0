public import Model

/// What staff have changed for one day: something closed, a limit, a window that pauses.
public struct HallNotice: Hashable, Codable, Sendable {
  /// What it is about.
  public var subject: Subject
  /// What holds now; `nil` takes back what was said before.
  public var value: Value?
  /// When it was said.
  public var at: Instant
  /// By whom.
  public var by: TicketActor

  /// A change for the day of `at`.
  public init(_ subject: Subject, _ value: Value?, at: Instant, by: TicketActor) {
    self.subject = subject
    self.value = value
    self.at = at
    self.by = by
  }

  /// What a notice is about. Of two notices on one subject the later counts.
  public enum Subject: Hashable, Codable, Sendable {
    /// The whole hall: open or suddenly closed.
    case hall
    /// A service: open or closed.
    case service(String)
    /// The daily limit of a service.
    case limit(String)
    /// A window: calling or pausing.
    case window(Int)

    /// `hall`, `service:consult`, `limit:consult` or `window:3`: how the store names it.
    public var name: String {
      switch self {
      case .hall: "hall"
      case .service(let id): "service:\(id)"
      case .limit(let id): "limit:\(id)"
      case .window(let number): "window:\(number)"
      }
    }

    /// A subject by the name that the store has for it; `nil` for anything else.
    public init?(name: String) {
      let parts = name.split(separator: ":", maxSplits: 1).map { String($0) }
      switch (parts.first, parts.count == 2 ? parts[1] : nil) {
      case ("hall", nil): self = .hall
      case ("service", let id?): self = .service(id)
      case ("limit", let id?): self = .limit(id)
      case ("window", let text?):
        guard let number = Int(text) else { return nil }
        self = .window(number)
      default: return nil
      }
    }
  }

  /// What a notice says.
  public enum Value: Hashable, Codable, Sendable {
    /// Closed until a moment, or for the rest of the day; with a reason for the screens where there is one.
    case closed(until: Instant?, reason: String?)
    /// At most so many tickets today.
    case limit(Int)
  }
}

/// The notices of a day as they hold now.
public struct HallNotices: Hashable, Codable, Sendable {
  private var values: [HallNotice.Subject: HallNotice.Value] = [:]
  /// The windows of which something was said today: somebody sits there, or has paused it.
  public private(set) var windows: Set<Int> = []

  /// No notices.
  public init() {}

  /// What holds after all `notices`, in any order.
  public init(_ notices: [HallNotice]) {
    for notice in notices.sorted(by: { $0.at < $1.at }) {
      values[notice.subject] = notice.value
      if case .window(let number) = notice.subject { windows.insert(number) }
    }
  }

  /// The closure of something that counts at `now`.
  public func closure(of subject: HallNotice.Subject, at now: Instant) -> (until: Instant?, reason: String?)?
  {
    guard case .closed(let until, let reason) = values[subject], until.map({ now < $0 }) ?? true else {
      return nil
    }
    return (until, reason)
  }

  /// Whether a window calls.
  public func isCalling(window: Int, at now: Instant) -> Bool { closure(of: .window(window), at: now) == nil }

  /// The limit of a service today: what staff said, else what the file says.
  public func limit(of service: QueueService) -> Int? {
    guard case .limit(let limit) = values[.limit(service.id)] else { return service.dailyLimit }
    return limit
  }
}

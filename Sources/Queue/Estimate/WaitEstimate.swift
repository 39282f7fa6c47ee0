public import Model

/// What somebody is told before taking a number.
public struct WaitEstimate: Hashable, Codable, Sendable {
  /// How many who wait now will be called for this service before.
  public var ahead: Int
  /// The waiting time; `nil` where it is not known.
  public var range: WaitRange?
  /// Why it is not known; `nil` where it is.
  public var gap: Gap?
  /// Whether it may well not come to it today.
  public var mayNotBeReached: Bool

  /// An estimate.
  public init(ahead: Int, range: WaitRange?, mayNotBeReached: Bool, gap: Gap? = nil) {
    self.ahead = ahead
    self.range = range
    self.gap = gap
    self.mayNotBeReached = mayNotBeReached
  }

  /// The estimate for somebody of whom it is not known whether it goes as fast as this one or as slowly as `slower`.
  func spanning(_ slower: WaitEstimate) -> WaitEstimate {
    guard let range else { return self }
    var whole = self
    whole.ahead = max(ahead, slower.ahead)
    whole.range = WaitRange(low: range.low, high: max(range.high, slower.range?.high ?? range.high))
    return whole
  }

  /// Why a waiting time is not known.
  public enum Gap: String, Codable, Sendable {
    /// No window deals with the service now.
    case noWindow = "no-window"
    /// The server cannot be reached, so nobody here knows who waits.
    case offline
  }

  /// The waiting time as the screens and the slip say it.
  public var text: Localized<String> {
    if mayNotBeReached { return Localized(zh: "今天可能轮不到", en: "may not be reached today") }
    guard let range else {
      return gap == .offline
        ? Localized(zh: "暂时算不出要等多久", en: "waiting time not known now")
        : Localized(zh: "现在没有窗口办理", en: "no window deals with it now")
    }
    if range.low == 0 { return Localized(zh: "\(range.high) 分钟以内", en: "within \(range.high) min") }
    return Localized(zh: "\(range.low)–\(range.high) 分钟", en: "\(range.low)–\(range.high) min")
  }
}

/// How often visitors with priority arrive who may be called before somebody who comes now.
public struct ArrivalRate: Hashable, Sendable {
  /// Their service.
  public var service: String
  /// For how many minutes one minute of their waiting counts.
  public var weight: Double
  /// How many an hour.
  public var perHour: Double

  /// A rate of arrivals.
  public init(service: String, weight: Double, perHour: Double) {
    self.service = service
    self.weight = weight
    self.perHour = perHour
  }
}

/// What a waiting time depends on.
public struct WaitScene: Sendable {
  /// The moment for which it is asked.
  public var now: Instant
  /// Every ticket that has not ended.
  public var open: [Ticket]
  /// How long visits take, by service.
  public var times: [String: ServiceTimes]
  /// The windows that call now.
  public var windows: [ServiceWindow]
  /// Who is still to come and may be called sooner.
  public var arrivals: [ArrivalRate]

  /// What a waiting time depends on.
  public init(
    now: Instant, open: [Ticket], times: [String: ServiceTimes], windows: [ServiceWindow],
    arrivals: [ArrivalRate]
  ) {
    self.now = now
    self.open = open
    self.times = times
    self.windows = windows
    self.arrivals = arrivals
  }
}

public import Model

/// What the screens, the windows and the commands do with the queue: the hall's rules on top of a store.
///
/// Every method reads no clock, takes the moment as an argument, blocks as its store does, and may be called
/// from any thread.
public struct TicketDesk: Sendable {
  /// The hall's rules.
  public let settings: QueueSettings
  /// Where the tickets are.
  public let store: any TicketStore

  /// A desk with the rules of a hall over a store.
  public init(settings: QueueSettings, store: any TicketStore) {
    self.settings = settings
    self.store = store
  }

  /// A service as the choice of services shows it.
  public struct Offer: Hashable, Sendable {
    /// The service.
    public var service: QueueService
    /// Whether a number can be taken now, and if not, when.
    public var opening: Opening
    /// What somebody without priority would wait.
    public var estimate: WaitEstimate

    /// A service with how it stands.
    public init(service: QueueService, opening: Opening, estimate: WaitEstimate) {
      self.service = service
      self.opening = opening
      self.estimate = estimate
    }
  }

  /// A number with what belongs on its slip.
  public struct Receipt: Hashable, Sendable {
    /// The ticket.
    public var ticket: Ticket
    /// Whether it was issued now; otherwise the key had it already.
    public var isNew: Bool
    /// People ahead and waiting time, as of the moment of asking.
    public var estimate: WaitEstimate

    /// A number with what was said when it was taken.
    public init(ticket: Ticket, isNew: Bool, estimate: WaitEstimate) {
      self.ticket = ticket
      self.isNew = isNew
      self.estimate = estimate
    }
  }

  /// Why the desk does not do what was asked.
  public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file has no such service.
    case unknownService(String, nearest: String?)
    /// The file has no such window.
    case unknownWindow(Int)
    /// The file has no such priority.
    case unknownPriority(String, nearest: String?)
    /// The service is closed.
    case closed(OpeningReason, next: Instant?)
    /// The window has no ticket to which this could be done.
    case nobodyAtWindow(Int)
    /// The store could not.
    case store(TicketStoreError)

    /// A sentence that a person can act on.
    public var description: String { sentence.en }

    /// The sentence in both languages.
    public var sentence: Localized<String> {
      switch self {
      case .unknownService(let id, let nearest):
        Localized(
          zh: "没有 \(id) 这项业务\(nearest.map { "，是 \($0) 吗？" } ?? "。")",
          en:
            "There is no service \(id)\(nearest.map { "; did you mean \($0)?" } ?? "; see list --services.")")
      case .unknownPriority(let id, let nearest):
        Localized(
          zh: "没有 \(id) 这种优先\(nearest.map { "，是 \($0) 吗？" } ?? "。")",
          en: "There is no priority \(id)\(nearest.map { "; did you mean \($0)?" } ?? "; see services.yaml.")"
        )
      case .unknownWindow(let number):
        Localized(
          zh: "没有 \(number) 号窗口，请看 services.yaml。", en: "There is no window \(number); see services.yaml.")
      case .closed(let reason, let next):
        Localized(
          zh: reason.text.zh + (next.map { "，\(Self.time($0)) 开始。" } ?? "。"),
          en: reason.text.en + (next.map { "; opens \(Self.time($0))." } ?? "."))
      case .nobodyAtWindow(let number):
        Localized(zh: "\(number) 号窗口现在没有叫到的号，请先叫号。", en: "Window \(number) has called nobody; call first.")
      case .store(let error): error.sentence
      }
    }

    private static func time(_ instant: Instant) -> String {
      let pad = { (value: Int) in String(value).leftPadded(to: 2) }
      return "\(instant.day) \(pad(instant.minuteOfDay / 60)):\(pad(instant.minuteOfDay % 60))"
    }
  }
}

// MARK: Taking a number

extension TicketDesk {
  /// Issues a number with the promise that goes with it.
  ///
  /// With `proof` it counts at once; without, it counts when `confirm` says that the visitor has it. `force`
  /// is for staff: past hours, closures and limits. `isPrivate` gives a letter that tells nothing.
  public func issue(
    service id: String, priority: String? = nil, key: String, at now: Instant, by actor: TicketActor,
    proof: TicketProof? = nil, force: Bool = false, isPrivate: Bool = false
  ) throws(Problem) -> Receipt {
    let service = try service(id)
    try check(priority)
    var scene = try scene(at: now)
    // Whoever taps twice does not stand ahead of himself.
    scene.wait.open.removeAll { $0.key == key }
    let estimate = estimate(service, priority, scene)
    let limit = force ? nil : scene.notices.limit(of: service)
    if !force,
      case .closed(let reason, let next) = scene.opening(of: service, settings, at: now, countsLimit: false)
    {
      throw .closed(reason, next: next)
    }
    let request = TicketRequest(
      key: key, letter: isPrivate ? settings.neutralLetter : service.letter, service: service.id,
      priority: priority,
      at: now, by: actor, proof: proof, limit: limit, promised: estimate.range)
    let issued = try asking { () throws(TicketStoreError) in try store.issue(request) }
    return Receipt(ticket: issued.ticket, isNew: issued.isNew, estimate: estimate)
  }

  /// The visitor has the number: from now on it counts.
  public func confirm(_ id: TicketID, _ proof: TicketProof, at now: Instant, by actor: TicketActor)
    throws(Problem)
    -> Ticket
  {
    try change(id, .printed(proof), at: now, by: actor)
  }

  /// Lets the numbers count that an earlier run of a kiosk left open when it ended in the middle: a slip may be in
  /// somebody's hand. One that nobody has is called in vain, which is the lesser harm.
  public func settle(of issuer: TicketActor, before start: Instant, at now: Instant) throws(TicketStoreError)
  {
    let open = try store.tickets(on: now.day, openOnly: true)
    for ticket in open where ticket.state == .issued && ticket.issuer == issuer && ticket.issuedAt < start {
      do throws(TicketStoreError) {
        _ = try store.change(ticket.id, .printed(.sent), at: now, by: .system, policy: settings.policy)
      } catch .refused {
        // Staff were quicker.
        continue
      }
    }
  }

  /// What somebody would wait who took a number now, for the page before taking it and for `kiosk ticket
  /// estimate`.
  public func estimate(service id: String, priority: String? = nil, at now: Instant) throws(Problem)
    -> WaitEstimate
  {
    let service = try service(id)
    try check(priority)
    return estimate(service, priority, try scene(at: now))
  }

  /// Every service with whether it is open and what one would wait.
  public func offers(at now: Instant) throws(Problem) -> [Offer] {
    let scene = try scene(at: now)
    return settings.services.map { service in
      Offer(
        service: service, opening: scene.opening(of: service, settings, at: now),
        estimate: estimate(service, nil, scene))
    }
  }
}

// MARK: At the windows

extension TicketDesk {
  /// Calls the next one; `nil` where nobody waits for one of the window's services. What the window still had
  /// counts as finished.
  public func callNext(window number: Int, at now: Instant) throws(Problem) -> CallChoice? {
    let window = try window(number)
    return try asking { () throws(TicketStoreError) in
      try store.call(window: number, at: now, policy: settings.policy) {
        settings.next(at: window, of: $0, now: now)
      }
    }
  }

  /// Somebody sits down at a window: from now on waiting times count on it. A window that pauses goes on pausing.
  public func takeSeat(window number: Int, at now: Instant) throws(Problem) {
    _ = try window(number)
    try asking { () throws(TicketStoreError) in
      guard !HallNotices(try store.notices(on: now.day)).windows.contains(number) else { return }
      try store.post(HallNotice(.window(number), nil, at: now, by: .window(number)))
    }
  }

  /// The next ones at a window with the reasons, without calling anybody.
  public func preview(window number: Int, at now: Instant, limit: Int = 10) throws(Problem) -> [CallChoice] {
    let window = try window(number)
    let tickets = try asking { () throws(TicketStoreError) in try store.tickets(on: now.day, openOnly: false)
    }
    return settings.ranking(at: window, of: CallScene(tickets), now: now, limit: limit)
  }

  /// The ticket that a window has called and not finished.
  public func current(window number: Int, at now: Instant) throws(Problem) -> Ticket {
    _ = try window(number)
    let open = try asking { () throws(TicketStoreError) in try store.tickets(on: now.day, openOnly: true) }
    guard let ticket = open.first(where: { $0.window == number && $0.state.isAtWindow }) else {
      throw .nobodyAtWindow(number)
    }
    return ticket
  }

  /// Does something to a ticket.
  public func change(_ id: TicketID, _ action: TicketAction, at now: Instant, by actor: TicketActor)
    throws(Problem)
    -> Ticket
  {
    if case .transferred(let service, _) = action { _ = try self.service(service) }
    if case .prioritised(let priority) = action { try check(priority) }
    if case .called(let number) = action { _ = try window(number) }
    return try asking { () throws(TicketStoreError) in
      try store.change(id, action, at: now, by: actor, policy: settings.policy)
    }
  }

  /// Merges two tickets of one visitor: the first stays, the second is given up.
  public func merge(_ kept: TicketID, _ other: TicketID, at now: Instant, by actor: TicketActor)
    throws(Problem)
    -> Ticket
  {
    let ticket = try asking { () throws(TicketStoreError) in try store.ticket(kept) }
    guard let ticket else { throw .store(.unknown(kept.number)) }
    guard kept != other, !ticket.state.isEnd else {
      throw .store(.refused(TicketRefusal(number: kept.number, state: ticket.state, action: .cancel)))
    }
    _ = try change(other, .cancelled(.merged(into: kept.number)), at: now, by: actor)
    return ticket
  }
}

// MARK: What the rules need to know

extension TicketDesk {
  private struct Scene {
    var notices: HallNotices
    var taken: [String: Int]
    /// With every window that does not pause.
    var wait: WaitScene
    /// Those of them at which somebody has been today: they have called, or somebody has signed in.
    var seats: [ServiceWindow]

    /// The limit is left to the store where it is decided in the same transaction.
    func opening(
      of service: QueueService, _ settings: QueueSettings, at now: Instant, countsLimit: Bool = true
    )
      -> Opening
    {
      settings.opening(
        of: service, at: now, notices: notices, taken: countsLimit ? taken[service.id] ?? 0 : .min)
    }
  }

  private func estimate(_ service: QueueService, _ priority: String?, _ scene: Scene) -> WaitEstimate {
    if case .offline = store.condition {
      return WaitEstimate(ahead: 0, range: nil, mayNotBeReached: false, gap: .offline)
    }
    var wait = scene.wait
    if scene.seats.contains(where: { $0.services.contains(service.id) }) {
      wait.windows = scene.seats
      return settings.estimate(service: service, priority: priority, in: wait)
    }
    // Nobody has sat down for this service yet, so nobody knows how many will: at most all windows, and a third of
    // them at least. The range says both.
    let most = settings.estimate(service: service, priority: priority, in: wait)
    let windows = wait.windows.filter { $0.services.contains(service.id) }
    guard windows.count > 1 else { return most }
    wait.windows = scene.seats + windows.prefix((windows.count + 2) / 3)
    return most.spanning(settings.estimate(service: service, priority: priority, in: wait))
  }

  private func scene(at now: Instant) throws(Problem) -> Scene {
    try asking { () throws(TicketStoreError) in
      let tickets = try store.tickets(on: now.day, openOnly: false)
      let notices = HallNotices(try store.notices(on: now.day))
      let latest = try store.occupancies(
        since: Day(daysSinceEpoch: now.day.daysSinceEpoch - ServiceTimes.days), limit: ServiceTimes.window)
      let times = settings.services.map { service in
        (service.id, ServiceTimes(latest: latest[service.id] ?? [], typicalMinutes: service.typicalMinutes))
      }
      let counted = tickets.filter { $0.state != .cancelled }
      let windows = settings.windows.filter { notices.isCalling(window: $0.number, at: now) }
      let seen = notices.windows.union(tickets.compactMap(\.window))
      return Scene(
        notices: notices, taken: Dictionary(counted.map { ($0.service, 1) }, uniquingKeysWith: +),
        wait: WaitScene(
          now: now, open: tickets.filter { !$0.state.isEnd },
          times: Dictionary(times, uniquingKeysWith: { first, _ in first }),
          windows: windows, arrivals: settings.arrivals(tickets, now: now)),
        seats: windows.filter { seen.contains($0.number) })
    }
  }

  private func service(_ id: String) throws(Problem) -> QueueService {
    guard let service = settings.service(id) else {
      throw .unknownService(id, nearest: NearestName.of(id, among: settings.services.map(\.id)))
    }
    return service
  }

  private func window(_ number: Int) throws(Problem) -> ServiceWindow {
    guard let window = settings.window(number) else { throw .unknownWindow(number) }
    return window
  }

  private func check(_ priority: String?) throws(Problem) {
    guard let priority, !settings.priorities.contains(where: { $0.id == priority }) else { return }
    throw .unknownPriority(priority, nearest: NearestName.of(priority, among: settings.priorities.map(\.id)))
  }

  private func asking<Value>(_ work: () throws(TicketStoreError) -> Value) throws(Problem) -> Value {
    do throws(TicketStoreError) { return try work() } catch { throw .store(error) }
  }
}

extension CallScene {
  /// The scene of all tickets of a day.
  public init(_ tickets: [Ticket]) {
    let called = tickets.filter { $0.calledAt != nil }
      .sorted { ($0.calledAt ?? $0.issuedAt, $0.id) > ($1.calledAt ?? $1.issuedAt, $1.id) }
    self.init(open: tickets.filter { !$0.state.isEnd }, recent: Array(called.prefix(20)))
  }
}

extension QueueSettings {
  /// How often visitors with priority have come in the last hour, taken as what is to come.
  public func arrivals(_ tickets: [Ticket], now: Instant) -> [ArrivalRate] {
    struct Group: Hashable {
      var service: String
      var weight: Double
    }
    let hour: Int64 = 3_600_000
    let first = tickets.map(\.issuedAt.milliseconds).min() ?? now.milliseconds
    // Shortly after the opening the crowd at the door says little about the rest of the hour.
    let observed = Double(min(hour, max(hour / 2, now.milliseconds - first)))
    let latest = tickets.filter { ticket in
      now.milliseconds(since: ticket.issuedAt) <= hour && weight(of: ticket.priority) > 1
    }
    let counts = Dictionary(
      latest.map { (Group(service: $0.service, weight: weight(of: $0.priority)), 1) }, uniquingKeysWith: +)
    return counts.map {
      ArrivalRate(
        service: $0.key.service, weight: $0.key.weight, perHour: Double($0.value) * Double(hour) / observed)
    }.sorted { ($0.service, $0.weight) < ($1.service, $1.weight) }
  }
}

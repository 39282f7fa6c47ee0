public import Model

/// A day of the hall in figures, from its tickets. Counts and times only: a number names nobody, and even
/// numbers are left out.
public struct DayFigures: Hashable, Codable, Sendable {
  /// One hour of the day.
  public struct Hour: Hashable, Codable, Sendable {
    /// From this hour on, 0 to 23.
    public var hour: Int
    /// Numbers taken in it.
    public var arrivals: Int
    /// Visits that ended in it.
    public var finished: Int
    /// The most who waited at a time in it.
    public var mostWaiting: Int
    /// How long those waited who came in it.
    public var wait: WaitSummary
  }

  /// One service, or one group of visitors.
  public struct Group: Hashable, Codable, Sendable {
    /// The identifier in `services.yaml`; empty for visitors without priority.
    public var id: String
    /// What it is called.
    public var name: Localized<String>
    /// Numbers taken.
    public var arrivals: Int
    /// Visits that were dealt with.
    public var finished: Int
    /// Called, and nobody came.
    public var missed: Int
    /// Given up: no slip came out, or the visitor left.
    public var cancelled: Int
    /// Still waiting or at a window.
    public var open: Int
    /// How long they waited for their call.
    public var wait: WaitSummary
    /// How long half of the visits kept a window busy at most, in minutes; `nil` where none has ended.
    public var visitMinutes: Int?
  }

  /// The day.
  public var day: Day
  /// Everybody.
  public var total: Group
  /// The hours from the first arrival to the last event.
  public var hours: [Hour]
  /// The services in the order of the file, then those that it does not name any more.
  public var services: [Group]
  /// Visitors without priority, then each priority of which somebody came.
  public var priorities: [Group]
  /// How far the promised waiting times were from what came.
  public var estimates: PastEstimates

  /// The figures of a day. Where the day is not over, `now` is the last moment that counts.
  public init(day: Day, tickets: [Ticket], settings: QueueSettings, now: Instant) {
    let tickets = tickets.filter { $0.id.day == day }
    self.day = day
    total = Group(id: "", name: Localized(zh: "全部", en: "All"), tickets)
    hours = Self.hours(tickets.filter { $0.state != .cancelled }, day: day, now: now)
    services = Self.services(settings, tickets)
    priorities = Self.priorities(settings, tickets)
    estimates = PastEstimates(tickets)
  }

  private static func services(_ settings: QueueSettings, _ tickets: [Ticket]) -> [Group] {
    let byService = Dictionary(grouping: tickets, by: \.service)
    let known = settings.services.map { Group(id: $0.id, name: $0.name, byService[$0.id] ?? []) }
    let gone = byService.filter { settings.service($0.key) == nil }.sorted { $0.key < $1.key }
    return known + gone.map { Group(id: $0.key, name: Localized(zh: $0.key, en: $0.key), $0.value) }
  }

  private static func priorities(_ settings: QueueSettings, _ tickets: [Ticket]) -> [Group] {
    let byPriority = Dictionary(grouping: tickets) { $0.priority ?? "" }
    let normal = Group(id: "", name: Localized(zh: "普通", en: "Without priority"), byPriority[""] ?? [])
    let known = settings.priorities.compactMap { priority in
      byPriority[priority.id].map { Group(id: priority.id, name: priority.name, $0) }
    }
    let names = Set(settings.priorities.map(\.id) + [""])
    let gone = byPriority.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
    return [normal] + known
      + gone.map { Group(id: $0.key, name: Localized(zh: $0.key, en: $0.key), $0.value) }
  }
}

extension DayFigures.Group {
  fileprivate init(id: String, name: Localized<String>, _ tickets: [Ticket]) {
    self.id = id
    self.name = name
    arrivals = tickets.count
    finished = tickets.count { $0.state == .done }
    missed = tickets.count { $0.state == .noShow }
    cancelled = tickets.count { $0.state == .cancelled }
    open = arrivals - finished - missed - cancelled
    wait = WaitSummary(tickets.compactMap(\.waited))
    visitMinutes =
      WaitSummary(tickets.compactMap { $0.state == .done ? $0.occupancy : nil }).median
  }
}

// MARK: By hour

extension DayFigures {
  private static func hours(_ tickets: [Ticket], day: Day, now: Instant) -> [Hour] {
    let start = Int64(day.daysSinceEpoch) * 86_400_000 - 8 * 3_600_000
    // A clock that was set back can leave times outside the day.
    let hour = { (instant: Instant) in Int(min(23, max(0, (instant.milliseconds - start) / 3_600_000))) }
    let arrivals = Dictionary(grouping: tickets) { hour($0.issuedAt) }
    let ends = tickets.compactMap { $0.state == .done ? $0.endedAt : nil }
    let finished = Dictionary(ends.map { (hour($0), 1) }, uniquingKeysWith: +)
    guard let first = arrivals.keys.min() else { return [] }
    let last = max(arrivals.keys.max() ?? first, finished.keys.max() ?? first)
    let most = mostWaiting(tickets, start: start, now: now)
    return (first...last).map { index in
      let came = arrivals[index] ?? []
      return Hour(
        hour: index, arrivals: came.count, finished: finished[index] ?? 0, mostWaiting: most[index],
        wait: WaitSummary(came.compactMap(\.waited)))
    }
  }

  /// The most who waited at a time, for each hour of the day: each ticket waits from its issue to its last
  /// call, or until now.
  private static func mostWaiting(_ tickets: [Ticket], start: Int64, now: Instant) -> [Int] {
    let end = min(now.milliseconds, start + 86_400_000)
    var steps: [(at: Int64, change: Int)] = []
    for ticket in tickets where ticket.issuedAt.milliseconds < end {
      let until = ticket.calledAt ?? ticket.endedAt ?? now
      steps.append((ticket.issuedAt.milliseconds, 1))
      steps.append((max(until.milliseconds, ticket.issuedAt.milliseconds), -1))
    }
    // Who is called at the same moment leaves the line before the next one joins it.
    steps.sort { ($0.at, $0.change) < ($1.at, $1.change) }
    var most = Array(repeating: 0, count: 24)
    var waiting = 0
    var step = steps.makeIterator()
    var pending = step.next()
    for hour in 0..<24 {
      most[hour] = waiting
      while let next = pending, next.at < start + Int64(hour + 1) * 3_600_000 {
        waiting += next.change
        most[hour] = max(most[hour], waiting)
        pending = step.next()
      }
    }
    return most
  }
}

import Model

/// A day in a hall that nobody has to wait for: arrivals and visits from a seed, called by the real order of
/// calls and told the real estimate. For the tests, for `kiosk bench`, and for a hall that wants to try
/// another policy.
public struct SimulatedDay: Sendable {
  /// When people come.
  public enum Shape: String, CaseIterable, Sendable {
    /// Evenly.
    case steady
    /// Most of them in the first two hours.
    case morning
    /// In bursts of a quarter of an hour, as buses bring them.
    case bursts
  }

  /// The hall.
  public var settings: QueueSettings
  /// When people come.
  public var shape: Shape
  /// How much there is to do for what the windows can do; above 1 the line grows all day.
  public var load: Double
  /// The share of visitors with each of the priorities together.
  public var priorityShare: Double
  /// The share of calls to which nobody comes.
  public var missShare: Double
  /// How visits really take, for what the file says is typical.
  public var visitFactor: Double
  /// How many people wait at the door when it opens.
  public var crowd: Int
  /// What the day is made from; the same seed gives the same day.
  public var seed: UInt64

  /// A day with a load of 0.9, a fifth with priority, every twentieth call missed, visits as typical.
  public init(settings: QueueSettings, shape: Shape, seed: UInt64) {
    self.settings = settings
    self.shape = shape
    self.seed = seed
    load = 0.9
    priorityShare = 0.2
    missShare = 0.05
    visitFactor = 1
    crowd = 0
  }

  /// Plays the day from nine to five, and on until nobody waits. Every ticket as it ended; with `estimating`
  /// each carries what it was promised.
  public func play(estimating: Bool) -> [Ticket] {
    var hall = PlayedHall(self, estimating: estimating)
    return hall.play()
  }

  /// Nine o'clock of a Monday.
  static let opening = Instant(milliseconds: 1_795_395_600_000)
  static let length: Int64 = 8 * 3_600_000
}

/// The hall while the day is played.
private struct PlayedHall {
  private let day: SimulatedDay
  private let settings: QueueSettings
  private let estimating: Bool
  private var dice: Dice
  private var arrivals: [Instant] = []
  private var tickets: [Ticket] = []
  /// Indices of tickets that have not ended.
  private var open: [Int] = []
  private var called: [Int] = []
  private var occupancies: [String: [Int64]] = [:]
  /// Per window: the ticket it is busy with, until when, and whether somebody came.
  private var desks: [(ticket: Int, until: Instant, cameAnybody: Bool)?]

  init(_ day: SimulatedDay, estimating: Bool) {
    self.day = day
    self.estimating = estimating
    settings = day.settings
    dice = Dice(seed: day.seed)
    desks = day.settings.windows.map { _ in nil }
    arrivals = arrivalTimes()
  }

  mutating func play() -> [Ticket] {
    var next = 0
    var now = SimulatedDay.opening
    while true {
      while next < arrivals.count, arrivals[next] <= now {
        arrive(at: now)
        next += 1
      }
      for window in settings.windows.indices { release(window, at: now) }
      for window in settings.windows.indices where desks[window] == nil { call(window, at: now) }
      let events =
        [next < arrivals.count ? arrivals[next] : nil].compactMap { $0 } + desks.compactMap { $0?.until }
        + open.compactMap { index in
          settings.isCallable(tickets[index]) ? tickets[index].notBefore : nil
        }.filter { $0 > now }
      guard let event = events.min() else { return tickets }
      now = max(event, now)
    }
  }

  private mutating func arrive(at now: Instant) {
    let service = settings.services[dice.below(settings.services.count)]
    let hasPriority = dice.share() < day.priorityShare && !settings.priorities.isEmpty
    let priority = hasPriority ? settings.priorities[dice.below(settings.priorities.count)].id : nil
    guard let number = TicketNumber(letter: service.letter, number: tickets.count + 1) else { return }
    var ticket = Ticket(
      id: TicketID(day: now.day, number: number), key: "\(tickets.count)", service: service.id,
      priority: priority,
      issuer: .kiosk(1), issuedAt: now, state: .printed)
    if estimating {
      ticket.promised = settings.estimate(service: service, priority: priority, in: scene(now)).range
    }
    open.append(tickets.count)
    tickets.append(ticket)
  }

  private func scene(_ now: Instant) -> WaitScene {
    WaitScene(
      now: now, open: open.map { tickets[$0] },
      times: Dictionary(
        settings.services.map { service in
          (
            service.id,
            ServiceTimes(latest: occupancies[service.id] ?? [], typicalMinutes: service.typicalMinutes)
          )
        }, uniquingKeysWith: { first, _ in first }),
      windows: settings.windows, arrivals: settings.arrivals(tickets.suffix(200), now: now))
  }

  private mutating func release(_ window: Int, at now: Instant) {
    guard let desk = desks[window], desk.until <= now else { return }
    desks[window] = nil
    guard apply(desk.cameAnybody ? .finished : .missed, to: desk.ticket, at: now) else { return }
    let ticket = tickets[desk.ticket]
    occupancies[ticket.service, default: []].insert(ticket.occupancy ?? 0, at: 0)
    if ticket.state.isEnd || !settings.isCallable(ticket) { open.removeAll { $0 == desk.ticket } }
  }

  private mutating func call(_ window: Int, at now: Instant) {
    let scene = CallScene(
      open: open.map { tickets[$0] }, recent: called.suffix(20).reversed().map { tickets[$0] })
    guard let choice = settings.next(at: settings.windows[window], of: scene, now: now),
      let index = open.first(where: { tickets[$0].id == choice.ticket.id }),
      apply(.called(window: settings.windows[window].number), to: index, at: now)
    else { return }
    called.append(index)
    let service = settings.service(tickets[index].service)
    let came = dice.share() >= day.missShare
    let visit = came ? visitTime(typicalMinutes: service?.typicalMinutes ?? 15) : 60_000
    desks[window] = (index, now.adding(milliseconds: max(1000, visit)), came)
  }

  private mutating func apply(_ action: TicketAction, to index: Int, at now: Instant) -> Bool {
    do {
      tickets[index] = try tickets[index].after(action, at: now, policy: settings.policy)
      return true
    } catch {
      // The play takes only steps of the table; should it not, the ticket stays where it is and shows it.
      return false
    }
  }

  /// A visit: many short ones, some long, with the mean that is asked for.
  private mutating func visitTime(typicalMinutes: Int) -> Int64 {
    // The mean of four uniform numbers is bell-shaped around a half; its square is skewed to the right.
    let bell = (0..<4).reduce(0.0) { sum, _ in sum + dice.share() } / 4
    return Int64(Double(typicalMinutes) * 60_000 * day.visitFactor * (bell * bell) / Self.meanOfSquare)
  }

  /// 1/4 + 1/48: the mean of the square of such a mean.
  private static let meanOfSquare = 0.25 + 1.0 / 48

  private mutating func arrivalTimes() -> [Instant] {
    let typical =
      settings.services.map { Double($0.typicalMinutes) }.reduce(0, +) / Double(settings.services.count)
    let work = typical * 60_000 * day.visitFactor
    let count = Int(Double(SimulatedDay.length) * Double(settings.windows.count) * day.load / work)
    let start = SimulatedDay.opening
    let later = (0..<count).map { _ in
      start.adding(milliseconds: Int64(moment() * Double(SimulatedDay.length)))
    }
    return (Array(repeating: start, count: day.crowd) + later).sorted()
  }

  /// When somebody comes, as a share of the day.
  private mutating func moment() -> Double {
    switch day.shape {
    case .steady: return dice.share()
    case .morning: return dice.share() < 0.4 ? dice.share() / 4 : 0.25 + dice.share() * 0.75
    case .bursts:
      let hour = Double(dice.below(8)) / 8
      return hour + dice.share() * (dice.share() < 0.5 ? 1.0 / 32 : 1.0 / 8)
    }
  }
}

import Model

extension QueueSettings {
  /// How many times the rest of the day is played through.
  static let rehearsals = 40

  /// How long somebody would wait who takes a number for a service now.
  ///
  /// Plays the rest of the day through forty times by the real order of calls, with visits as long as the
  /// last ones were, and tells the middle eight tenths of the outcomes.
  public func estimate(service: QueueService, priority: String?, in scene: WaitScene) -> WaitEstimate {
    let windows = scene.windows.filter { $0.services.contains(service.id) }
    guard !windows.isEmpty else {
      return WaitEstimate(ahead: 0, range: nil, mayNotBeReached: false, gap: .noWindow)
    }
    guard scene.open.count <= Self.longestRehearsed else { return roughEstimate(service, windows, scene) }
    let day = Rehearsal(self, scene, service: service, priority: priority)
    var dice = Dice(seed: UInt64(bitPattern: Int64(scene.open.count)) &+ 0x5EED)
    let outcomes = (0..<Self.rehearsals).map { _ in day.play(&dice) }
    let waits = outcomes.map { $0.calledAt.map { $0 - scene.now.milliseconds } ?? Int64.max / 4 }.sorted()
    let ahead = outcomes.map(\.ahead).sorted()[outcomes.count / 2]
    let late = waits[waits.count * 9 / 10]
    let isNever = late >= Int64.max / 4
    let isBeyondClosing = !isNever && scene.now.milliseconds + late > end(of: service, scene)
    return WaitEstimate(
      ahead: ahead, range: isNever ? nil : WaitRange(from: waits[waits.count / 10], to: late),
      mayNotBeReached: isBeyondClosing || isNever)
  }

  /// More people than a hall holds are not played through: the time grows with the square of their number.
  private static let longestRehearsed = 400

  /// The work of all who wait for the windows in question, spread over these, give or take a seventh.
  private func roughEstimate(_ service: QueueService, _ windows: [ServiceWindow], _ scene: WaitScene)
    -> WaitEstimate
  {
    let served = Set(windows.flatMap(\.services))
    let means = Dictionary(
      services.map {
        ($0.id, (scene.times[$0.id] ?? ServiceTimes(latest: [], typicalMinutes: $0.typicalMinutes)).mean)
      },
      uniquingKeysWith: { first, _ in first })
    let waiting = scene.open.filter { served.contains($0.service) && isCallable($0) }
    let wait = waiting.reduce(0) { $0 + (means[$1.service] ?? 0) } / Int64(windows.count)
    return WaitEstimate(
      ahead: waiting.count,
      range: WaitRange(from: wait - wait / 7, to: wait + wait / 7),
      mayNotBeReached: scene.now.milliseconds + wait > end(of: service, scene))
  }

  /// When the service closes today; midnight where no hours are known, because numbers end with the day.
  private func end(of service: QueueService, _ scene: WaitScene) -> Int64 {
    (closing(of: service, on: scene.now.day) ?? scene.now.day.instant(minute: 24 * 60)).milliseconds
  }
}

/// The rest of the day, ready to be played through.
private struct Rehearsal {
  struct Seat {
    var services: [Int]
    var free: Int64
    var running: (service: Int, elapsed: Int64)?
  }

  private let now: Int64
  private let policy: CallPolicy
  private let times: [ServiceTimes]
  private var candidates: [Candidate] = []
  private var serviceOf: [Int] = []
  private let target: Int
  private let seats: [Seat]
  private let arrivals: [(service: Int, weight: Double, gap: Double)]
  private let breaks: [(start: Int64, end: Int64)]
  private let inARow: Int

  init(_ settings: QueueSettings, _ scene: WaitScene, service: QueueService, priority: String?) {
    now = scene.now.milliseconds
    policy = settings.policy
    let index = Dictionary(
      settings.services.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    times = settings.services.map {
      scene.times[$0.id] ?? ServiceTimes(latest: [], typicalMinutes: $0.typicalMinutes)
    }
    for ticket in scene.open where settings.isCallable(ticket) {
      guard let place = index[ticket.service] else { continue }
      candidates.append(settings.candidate(ticket))
      serviceOf.append(place)
    }
    target = candidates.count
    candidates.append(
      Candidate(placedAt: now, weight: settings.weight(of: priority), notBefore: now, number: .max - 1))
    serviceOf.append(index[service.id] ?? 0)
    let busy = Dictionary(
      scene.open.filter(\.state.isAtWindow).compactMap { ticket in ticket.window.map { ($0, ticket) } },
      uniquingKeysWith: { first, _ in first })
    seats = scene.windows.map { window in
      let running = busy[window.number].flatMap { ticket in
        index[ticket.service].map {
          (service: $0, elapsed: scene.now.milliseconds(since: ticket.calledAt ?? scene.now))
        }
      }
      return Seat(
        services: window.services.compactMap { index[$0] }, free: scene.now.milliseconds, running: running)
    }
    arrivals = scene.arrivals.compactMap { rate in
      guard rate.perHour > 0, let place = index[rate.service] else { return nil }
      return (place, rate.weight, 3_600_000 / rate.perHour)
    }
    breaks = Self.breaks(settings, service, scene.now)
    let called = scene.open.filter { $0.calledAt != nil }.sorted {
      ($0.calledAt ?? $0.issuedAt) > ($1.calledAt ?? $1.issuedAt)
    }
    inARow = settings.prioritiesInARow(called, services: scene.windows.flatMap(\.services))
  }

  /// The pauses of the day, in which no window calls.
  private static func breaks(_ settings: QueueSettings, _ service: QueueService, _ now: Instant)
    -> [(start: Int64, end: Int64)]
  {
    guard let hours = service.hours ?? settings.hours else { return [] }
    let spans = settings.calendar.spans(hours, on: now.day)
    return zip(spans, spans.dropFirst()).map {
      (now.day.instant(minute: $0.end).milliseconds, now.day.instant(minute: $1.start).milliseconds)
    }
  }

  /// Plays the day through until the target is called: when, and how many of those who wait now came before it at
  /// the windows that serve it. Those of other services stand in the same line there.
  func play(_ dice: inout Dice) -> (calledAt: Int64?, ahead: Int) {
    var seats = seats
    for index in seats.indices {
      guard let running = seats[index].running else { continue }
      seats[index].free = now + times[running.service].drawRemaining(after: running.elapsed, &dice)
    }
    var (line, services) = (candidates, serviceOf)
    var waiting = Array(candidates.indices)
    var next = arrivals.map { now + Int64(-Self.logarithm(1 - dice.share()) * $0.gap) }
    var inARow = inARow
    var ahead = 0
    // Every step calls somebody or moves a window to the next event; the bound is for windows that serve
    // nobody.
    for _ in 0..<(4 * candidates.count + 400) {
      guard let seat = seats.indices.min(by: { seats[$0].free < seats[$1].free }), seats[seat].free < .max
      else {
        return (nil, ahead)
      }
      let time = afterBreak(seats[seat].free)
      for index in arrivals.indices {
        while next[index] <= time, line.count < candidates.count + 200 {
          waiting.append(line.count)
          line.append(
            Candidate(placedAt: next[index], weight: arrivals[index].weight, notBefore: .min, number: .max))
          services.append(arrivals[index].service)
          next[index] += max(1, Int64(-Self.logarithm(1 - dice.share()) * arrivals[index].gap))
        }
      }
      let served = waiting.lazy.filter { seats[seat].services.contains(services[$0]) }
      guard
        let choice = CallOrder.next(
          among: served, of: line, at: time, prioritiesInARow: inARow, policy: policy)?.index
      else {
        let later = served.map { line[$0].notBefore }.filter { $0 > time }.min()
        seats[seat].free = min(later ?? .max, next.min().map { max($0, time + 1) } ?? .max)
        continue
      }
      if choice == target { return (time, ahead) }
      if choice < target, seats[seat].services.contains(services[target]) { ahead += 1 }
      inARow = line[choice].weight > 1 ? inARow + 1 : 0
      waiting.removeAll { $0 == choice }
      seats[seat].free = time + max(1, times[services[choice]].draw(&dice))
    }
    return (nil, ahead)
  }

  private func afterBreak(_ time: Int64) -> Int64 {
    breaks.first { $0.start <= time && time < $0.end }?.end ?? time
  }

  /// The natural logarithm of a number above 0 and up to 1, without Foundation: by its series in (x−1)/(x+1)
  /// after the power of two is taken off.
  private static func logarithm(_ value: Double) -> Double {
    let fraction = value.significand
    let ratio = (fraction - 1) / (fraction + 1)
    var (power, sum) = (ratio, 0.0)
    for odd in stride(from: 1.0, through: 15, by: 2) {
      sum += power / odd
      power *= ratio * ratio
    }
    return 2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3
  }
}

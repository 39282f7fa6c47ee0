public import Model

/// The queue of a day at a glance, for staff.
public struct HallReport: Hashable, Sendable {
  /// A closure that counts now.
  public struct Closure: Hashable, Sendable {
    /// Until when; `nil` for the rest of the day.
    public var until: Instant?
    /// Why, in the words of the store.
    public var reason: String?

    /// A closure.
    public init(until: Instant?, reason: String?) {
      self.until = until
      self.reason = reason
    }
  }

  /// How one service stands.
  public struct Line: Hashable, Sendable {
    /// The service.
    public var service: QueueService
    /// Whether a number can be taken now.
    public var opening: Opening
    /// Why staff have closed it; `nil` where they have not.
    public var closure: Closure?
    /// The limit of today; `nil` for none.
    public var limit: Int?
    /// Whether that limit is what staff said today, and not the file's.
    public var hasOwnLimit: Bool
    /// Numbers of today, the cancelled not counted.
    public var taken: Int
    /// Those who wait for a first call.
    public var waiting: Int
  }

  /// The day's tickets by what became of them.
  public struct Counts: Hashable, Sendable {
    /// Numbers taken, the cancelled not counted.
    public var taken = 0
    /// Waiting for a first call.
    public var waiting = 0
    /// Called, and not finished.
    public var atWindow = 0
    /// Finished.
    public var done = 0
    /// Called without coming.
    public var missed = 0
  }

  /// Why the whole hall is closed; `nil` where staff have not closed it.
  public var closure: Closure?
  /// The services in the order of the screens.
  public var lines: [Line]
  /// The day's counts.
  public var counts: Counts
  /// What staff should know about the store.
  public var condition: TicketStoreCondition

  /// The line of a service.
  public func line(_ id: String) -> Line? { lines.first { $0.service.id == id } }
}

extension TicketDesk {
  /// The queue at a glance. Blocks as the store does.
  public func report(at now: Instant) throws(Problem) -> HallReport {
    let tickets: [Ticket]
    let notices: [HallNotice]
    do throws(TicketStoreError) {
      tickets = try store.tickets(on: now.day, openOnly: false)
      notices = try store.notices(on: now.day)
    } catch {
      throw .store(error)
    }
    return HallReport(settings, tickets: tickets, notices: notices, condition: store.condition, now: now)
  }

  /// Says something for the day of `now`, and gives the queue as it stands afterwards.
  public func post(
    _ subject: HallNotice.Subject, _ value: HallNotice.Value?, at now: Instant, by actor: TicketActor
  ) throws(Problem) -> HallReport {
    do throws(TicketStoreError) {
      try store.post(HallNotice(subject, value, at: now, by: actor))
    } catch {
      throw .store(error)
    }
    return try report(at: now)
  }
}

extension HallReport {
  /// The queue of the day of `now`.
  init(
    _ settings: QueueSettings, tickets: [Ticket], notices: [HallNotice], condition: TicketStoreCondition,
    now: Instant
  ) {
    let said = HallNotices(notices)
    let counted = tickets.filter { $0.state != .cancelled }
    func closure(_ subject: HallNotice.Subject) -> Closure? {
      said.closure(of: subject, at: now).map { Closure(until: $0.until, reason: $0.reason) }
    }
    self.condition = condition
    self.closure = closure(.hall)
    counts = Counts(
      taken: counted.count, waiting: counted.count { $0.state.isWaiting },
      atWindow: counted.count { $0.state.isAtWindow }, done: counted.count { $0.state == .done },
      missed: counted.count { $0.state == .noShow })
    lines = settings.services.map { service in
      let own = counted.filter { $0.service == service.id }
      return Line(
        service: service,
        opening: settings.opening(of: service, at: now, notices: said, taken: own.count),
        closure: closure(.service(service.id)), limit: said.limit(of: service),
        hasOwnLimit: said.limit(of: service) != service.dailyLimit, taken: own.count,
        waiting: own.count { $0.state.isWaiting })
    }
  }
}

public import Model
public import Queue

/// The hall at one moment: everything that the pages show, read once however many pages are open.
public struct HallPicture: Sendable {
  /// When it was read.
  public var at: Instant
  /// The tickets of the day, by number.
  public var tickets: [Ticket]
  /// What staff have changed today.
  public var notices: HallNotices
  /// The calls for help of the day that somebody still waits for, the oldest first.
  public var helpCalls: [HelpCall]
  /// The services with opening and estimate.
  public var offers: [TicketDesk.Offer]
  /// What staff should know about the store.
  public var condition: TicketStoreCondition
  /// Why the rest is older than `at` says: the store could not be read. `nil` where it could.
  public var problem: Localized<String>?

  /// The hall as the store has it at `now`. Blocks as the store does.
  static func read(_ desk: TicketDesk, at now: Instant) throws(TicketDesk.Problem) -> HallPicture {
    let offers = try desk.offers(at: now)
    do throws(TicketStoreError) {
      return HallPicture(
        at: now, tickets: try desk.store.tickets(on: now.day, openOnly: false),
        notices: HallNotices(try desk.store.notices(on: now.day)),
        helpCalls: try desk.store.helpCalls(on: now.day, openOnly: true), offers: offers,
        condition: desk.store.condition, problem: nil)
    } catch {
      throw .store(error)
    }
  }

  /// A hall of which nothing is known yet.
  static func unknown(at now: Instant, _ problem: Localized<String>?) -> HallPicture {
    HallPicture(
      at: now, tickets: [], notices: HallNotices(), helpCalls: [], offers: [], condition: .fine,
      problem: problem)
  }

  /// What a window has called and not finished.
  public func current(at window: Int) -> Ticket? {
    tickets.filter { $0.window == window && $0.state.isAtWindow }
      .max { ($0.calledAt ?? $0.issuedAt) < ($1.calledAt ?? $1.issuedAt) }
  }
}

import Foundation
public import Model
public import Queue
import Synchronization

/// What the store of a kiosk's queue needs now and then, on a thread of its own: numbers issued without the hall's
/// server are handed over when it is back, and tickets older than the hall keeps them are removed, once a day.
///
/// What does not work now is tried again the next time; staff see at the store how it stands. Thread-safe.
public final class TicketKeeper: Sendable {
  private let days: Int
  private let pause: Double
  private let now: @Sendable () -> Instant
  private let settle: @Sendable (any TicketStore, Instant) throws(TicketStoreError) -> Void
  private let isSettled = Mutex(false)
  private let open: @Sendable () throws(TicketStoreError) -> any TicketStore
  private let purged = Mutex<Day?>(nil)
  private let wake = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  /// A keeper of the store that `open` gives, which may open it anew. Tickets are kept for `days` days, that of their
  /// issue included; between two looks it rests `pause` seconds. `settle` is done once, at the first look that
  /// reaches the store.
  public init(
    keeping days: Int, pause: Double = 5, now: @escaping @Sendable () -> Instant,
    settle: @escaping @Sendable (any TicketStore, Instant) throws(TicketStoreError) -> Void = { _, _ in },
    open: @escaping @Sendable () throws(TicketStoreError) -> any TicketStore
  ) {
    self.days = days
    self.pause = pause
    self.now = now
    self.settle = settle
    self.open = open
  }

  /// Begins, once. The keeper lives until `stop`.
  public func start() {
    let thread = Thread { [self] in
      repeat { look() } while wake.wait(timeout: .now() + pause) == .timedOut
      ended.signal()
    }
    thread.name = "kiosk.tickets"
    thread.start()
  }

  /// Ends after what is under way, or after so many seconds without it: every step is one transaction, so nothing is
  /// left half done where a server does not answer. Whether it has ended.
  @discardableResult
  public func stop(withinSeconds limit: Double = 3) -> Bool {
    wake.signal()
    return ended.wait(timeout: .now() + limit) == .success
  }

  private func look() {
    let moment = now()
    do throws(TicketStoreError) {
      let store = try open()
      try (store as? OfflineTicketStore)?.synchronise(at: moment)
      if !isSettled.withLock({ $0 }) {
        try settle(store, moment)
        isSettled.withLock { $0 = true }
      }
      guard purged.withLock({ $0 }) != moment.day else { return }
      _ = try store.purge(before: Day(daysSinceEpoch: moment.day.daysSinceEpoch - days + 1))
      purged.withLock { $0 = moment.day }
    } catch {
      // The line about the store on the staff page asks the store itself.
      return
    }
  }
}

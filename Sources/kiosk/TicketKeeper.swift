internal import Foundation
internal import Model
internal import Queue
internal import Tickets

/// What the store of the queue needs now and then, on a thread of its own: numbers issued without the hall's server
/// are handed over when it is back, and tickets older than the hall keeps them are removed.
final class TicketKeeper: Sendable {
  /// How long it rests between two looks, in seconds.
  private static let pause = 5.0

  private let work: @Sendable () -> Void
  private let wake = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  /// A keeper of the store of `desk`; it begins with `start`.
  init(_ desk: QueueDesk) {
    work = { desk.keep(now: .current) }
  }

  /// Begins. Once.
  func start() {
    let thread = Thread { [work, wake, ended] in
      repeat { work() } while wake.wait(timeout: .now() + Self.pause) == .timedOut
      ended.signal()
    }
    thread.name = "kiosk.tickets"
    thread.start()
  }

  /// Ends after what is under way, or after so many seconds without it: every step is one transaction, so nothing is
  /// left half done where a server does not answer.
  func stop(withinSeconds limit: Double = 3) {
    wake.signal()
    _ = ended.wait(timeout: .now() + limit)
  }
}

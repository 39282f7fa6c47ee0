public import Screens
internal import Synchronization

/// Where other threads leave events for the main thread.
///
/// `post` may be called from any thread, `drain` from the main thread only. Posting wakes the loop.
public final class Mailbox: Sendable {
  private let events = Mutex<[Event]>([])
  private let wake: @Sendable () -> Void

  /// A mailbox that calls `wake` on the posting thread whenever something was left.
  public init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
  }

  /// Leaves an event.
  public func post(_ event: Event) {
    events.withLock { $0.append(event) }
    wake()
  }

  /// Takes everything that was left, oldest first.
  public func drain() -> [Event] {
    events.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}

internal import CSDL2
internal import Synchronization

/// Ends a window's wait from any thread.
///
/// However often it is called, at most one event is pending: SDL's queue is limited, and one is enough.
public struct WakeHandle: Sendable {
  private final class Flag: Sendable {
    let isPending = Atomic(false)
  }

  private let flag = Flag()
  private let eventType: UInt32

  init(eventType: UInt32) {
    self.eventType = eventType
  }

  /// Lets the wait return with `.woken`. Never blocks.
  public func wake() {
    guard !flag.isPending.exchange(true, ordering: .acquiringAndReleasing) else { return }
    var event = SDL_Event()
    event.type = eventType
    // A full queue ends the wait by itself; the next call must be free to try again.
    if SDL_PushEvent(&event) != 1 { flag.isPending.store(false, ordering: .releasing) }
  }

  /// Whether the event is the one that this handle pushes; from then on `wake` pushes another.
  func takes(_ event: SDL_Event) -> Bool {
    guard event.type == eventType else { return false }
    flag.isPending.store(false, ordering: .releasing)
    return true
  }
}

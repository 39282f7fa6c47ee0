internal import Foundation
internal import Synchronization

/// A door in the way of slow work: what reaches it while it is closed waits until the test opens it.
///
/// Safe from any thread. `pass` must not be called on the test's own thread while the gate is closed.
public final class Gate: Sendable {
  private struct State {
    var isOpen = true
    var waiting = 0
  }

  private let state = Mutex(State())
  private let changed = NSCondition()

  /// An open gate.
  public init() {}

  /// How many threads wait at the gate.
  public var waiting: Int { state.withLock(\.waiting) }

  /// Makes whatever comes next wait.
  public func close() { state.withLock { $0.isOpen = false } }

  /// Lets through what waits and what comes.
  public func open() {
    changed.lock()
    state.withLock { $0.isOpen = true }
    changed.broadcast()
    changed.unlock()
  }

  /// Waits while the gate is closed.
  public func pass() {
    changed.lock()
    defer { changed.unlock() }
    guard !state.withLock(\.isOpen) else { return }
    state.withLock { $0.waiting += 1 }
    while !state.withLock(\.isOpen) { changed.wait() }
    state.withLock { $0.waiting -= 1 }
  }
}

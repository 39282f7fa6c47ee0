internal import Dispatch
internal import Foundation
internal import Glibc
internal import Synchronization

/// One thread that does jobs first in, first out, and can overwrite what they left on its stack.
///
/// A dispatch queue's workers keep the words of the last search on stacks that nobody can reach any more; this
/// thread's stack is known, so the end of a session can clear it.
final class WorkThread: Sendable {
  typealias Job = @Sendable () -> Void

  private let waiting = Mutex<[Job]>([])
  private let arrived = DispatchSemaphore(value: 0)

  /// Starts a thread of that name; it lives as long as the process.
  init(name: String) {
    let thread = Thread { [self] in run() }
    thread.name = name
    thread.stackSize = Self.stackSize
    thread.start()
  }

  /// Puts a job behind those that wait. From any thread; returns at once.
  func async(_ job: @escaping Job) {
    waiting.withLock { $0.append(job) }
    arrived.signal()
  }

  /// Overwrites, behind the jobs that wait, what they left on the stack.
  func overwriteStack() {
    async { Self.overwriteBelow() }
  }

  private func run() {
    while true {
      arrived.wait()
      // One signal, one job: what a job captured is released before the next begins.
      waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }?()
    }
  }

  /// The stack, in bytes: SQLite and the tokenizer need less than a tenth of it.
  private static let stackSize = 1 << 20
  /// How much of it is overwritten below the caller, in bytes.
  private static let overwritten = stackSize * 3 / 4
  /// What is overwritten as a local of this function, in bytes: the most that the compiler places on the stack.
  private static let own = 1024

  /// Fills the stack with zeros: its own frame as a local, then what lies below. Nothing lives below the deepest
  /// frame, and the C library maps a thread's whole stack at once, so writing there is sound; the first call, on
  /// the local, has already bound the function that does it, which then needs no stack of its own.
  @inline(never)
  private static func overwriteBelow() {
    withUnsafeTemporaryAllocation(byteCount: own, alignment: 16) { bytes in
      guard let start = bytes.baseAddress else { return }
      explicit_bzero(start, own)
      explicit_bzero(start - overwritten - own, overwritten)
    }
  }
}

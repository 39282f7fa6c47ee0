import Dispatch
import Foundation
import Synchronization

/// The one thread on which librime is called, first in, first out.
///
/// librime keeps its state in global variables, so the process has one such thread however many engines
/// there are. The `PinyinDesk` is a local value of the thread's loop and cannot be reached from elsewhere.
final class RimeThread: Sendable {
  typealias Job = @Sendable (PinyinDesk) -> Void

  /// Started at its first use; it never ends.
  static let shared = RimeThread()

  private let waiting = Mutex<[Job]>([])
  private let arrived = DispatchSemaphore(value: 0)

  private init() {
    let thread = Thread { [self] in run() }
    thread.name = "rime"
    thread.start()
  }

  /// Puts a job behind those that wait. From any thread; returns at once.
  func post(_ job: @escaping Job) {
    waiting.withLock { $0.append(job) }
    arrived.signal()
  }

  /// Does a job behind those that wait and returns its value. Not to be called from a job.
  func perform<Value: Sendable>(_ work: @escaping @Sendable (PinyinDesk) -> Value) -> Value {
    let answer = Answer<Value>()
    post { desk in answer.give(work(desk)) }
    return answer.wait()
  }

  private func run() {
    let desk = PinyinDesk()
    while true {
      arrived.wait()
      // All that wait are taken at once; the signals of the later ones then find nothing.
      let jobs = waiting.withLock { jobs in
        defer { jobs = [] }
        return jobs
      }
      for job in jobs { job(desk) }
    }
  }
}

/// A value that one thread gives and another waits for, once.
private final class Answer<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let given = DispatchSemaphore(value: 0)

  func give(_ value: Value) {
    self.value.withLock { $0 = value }
    given.signal()
  }

  func wait() -> Value {
    given.wait()
    guard let value = value.withLock({ $0 }) else {
      preconditionFailure("the semaphore is signalled only after the value is set")
    }
    return value
  }
}

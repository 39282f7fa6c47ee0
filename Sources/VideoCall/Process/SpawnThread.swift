internal import Foundation
internal import Glibc
internal import Synchronization

/// The one thread that starts client processes.
///
/// A client dies with the thread that started it (`PR_SET_PDEATHSIG` follows threads, not processes), so this one
/// never ends: a task or a dispatch worker would take a call with it.
final class SpawnThread: Sendable {
  static let shared = SpawnThread()

  private let waiting = Mutex<[@Sendable () -> Void]>([])
  private let arrived = DispatchSemaphore(value: 0)

  private init() {
    // A client's core would hold addresses and pictures. A hard limit, so that no program raises it again; this
    // process must leave none either.
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    let thread = Thread { [self] in run() }
    thread.name = "client start"
    thread.start()
  }

  private func run() -> Never {
    while true {
      arrived.wait()
      waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }?()
    }
  }

  /// Starts a program on this thread and waits until it is executed, or could not be.
  func spawn(_ request: SpawnRequest) throws(CallClientError) -> pid_t {
    let answer = Answer()
    waiting.withLock { $0.append { answer.give(request.execute()) } }
    arrived.signal()
    return try answer.wait().get()
  }

  /// What the other thread answers.
  private final class Answer: Sendable {
    private let result = Mutex<Result<pid_t, CallClientError>>(.failure(.refused("no answer")))
    private let isThere = DispatchSemaphore(value: 0)

    func give(_ result: Result<pid_t, CallClientError>) {
      self.result.withLock { $0 = result }
      isThere.signal()
    }

    func wait() -> Result<pid_t, CallClientError> {
      isThere.wait()
      return result.withLock { $0 }
    }
  }
}

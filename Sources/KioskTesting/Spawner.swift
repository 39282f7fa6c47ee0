internal import CProcess
internal import Dispatch
internal import Foundation
internal import Glibc
internal import Synchronization

/// Starts programs that outlive a test, such as a database, from one thread that never ends: a parent-death signal
/// follows the thread.
public enum Spawner {
  private static let queue = Mutex<[@Sendable () -> Void]>([])
  private static let signal = DispatchSemaphore(value: 0)
  private static let isStarted: Bool = {
    Thread.detachNewThread {
      while true {
        signal.wait()
        queue.withLock { $0.isEmpty ? nil : $0.removeFirst() }?()
      }
    }
    return true
  }()

  /// Starts a program with its output in a file and no other file of ours open; its process, or a negative number.
  ///
  /// Whoever starts it waits for it with waitpid(2).
  public static func spawn(_ command: [String], log: String) -> Int32 {
    precondition(isStarted)
    let done = DispatchSemaphore(value: 0)
    let result = Mutex<pid_t>(-1)
    queue.withLock {
      $0.append {
        let pid = started(command, log)
        result.withLock { $0 = pid }
        done.signal()
      }
    }
    signal.signal()
    done.wait()
    return result.withLock { $0 }
  }

  private static func started(_ command: [String], _ log: String) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // The server outlives most tests: whatever it held open would keep them waiting for the end of their programs.
    CProcess_closeFrom(&actions, 3)
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var pid: pid_t = -1
    return posix_spawn(&pid, command[0], &actions, nil, &arguments, environ) == 0 ? pid : -1
  }
}

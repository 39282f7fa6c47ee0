internal import Foundation
internal import Glibc
internal import Synchronization

/// A client in its sandbox, from its start until nothing of it is left.
///
/// It is over when the last process that holds its output has ended, and with it every process of the sandbox: only
/// then are camera and microphone free. What it prints may name people, and is dropped.
final class ClientProcess: Sendable {
  /// The process, until its end was taken note of: only so long its number belongs to it.
  private let process: Mutex<pid_t?>

  /// Starts the program in a sandbox. `ended` is called once, from a thread of its own.
  init(_ sandbox: Sandbox, ended: @escaping @Sendable () -> Void) throws(CallClientError) {
    let output = try Pipe()
    var files: [Descriptor] = []
    for file in sandbox.files { files.append(try Pipe(holding: file.content).reading) }
    let request = SpawnRequest(
      arguments: sandbox.arguments, environment: sandbox.environment, output: output.writing.number,
      files: files.map(\.number), data: sandbox.data?.number)
    let pid = try SpawnThread.shared.spawn(request)
    // Ours would keep the output open for ever.
    output.writing.close()
    files.forEach { $0.close() }
    sandbox.data?.close()
    process = Mutex(pid)
    let reading = output.reading
    let thread = Thread { [self] in
      reading.drain()
      takeNote()
      ended()
    }
    thread.name = "client end"
    thread.start()
  }

  /// Ends everything in the sandbox at once. Does nothing where it is over.
  func kill() {
    process.withLock { pid in
      if let pid { Glibc.kill(pid, SIGKILL) }
    }
  }

  private func takeNote() {
    guard let pid = process.withLock({ $0 }) else { return }
    var information = siginfo_t()
    // It is left as it is at first, so that its number cannot become somebody else's before we forget it.
    while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    process.withLock { known in
      known = nil
      waitpid(pid, nil, 0)
    }
  }
}

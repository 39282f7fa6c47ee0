internal import Foundation
internal import Glibc
internal import Synchronization

/// A client in its sandbox, from its start until nothing of it is left.
///
/// It is over when the last process that holds its output has ended, and with it every process of the sandbox: only
/// then are camera and microphone free. What it prints may name people: it is dropped, or handed to whoever looks
/// for a sign in it, and kept by nobody.
final class ClientProcess: Sendable {
  /// The process, until its end was taken note of: only so long its number belongs to it.
  private let process: Mutex<pid_t?>
  /// What the program waits for; closed as soon as it has begun or will not.
  private let gate: Descriptor

  /// Starts the program in a sandbox. Both are called from one thread: `printed` for every piece of its output,
  /// `ended` once and last, with its exit status where it was not ended by a signal.
  init(
    _ sandbox: Sandbox, printed: @escaping @Sendable (ArraySlice<UInt8>) -> Void = { _ in },
    ended: @escaping @Sendable (_ status: Int?) -> Void
  ) throws(CallClientError) {
    let output = try Pipe()
    let (gate, input) = try Descriptor.connectedPair()
    var files: [Descriptor] = []
    for file in sandbox.files { files.append(try Pipe(holding: file.content).reading) }
    let request = SpawnRequest(
      arguments: sandbox.arguments, environment: sandbox.environment, input: input.number,
      output: output.writing.number, files: (sandbox.channel + files).map(\.number))
    let pid = try SpawnThread.shared.spawn(request)
    // Ours would keep the output open for ever.
    output.writing.close()
    input.close()
    (sandbox.channel + files).forEach { $0.close() }
    process = Mutex(pid)
    self.gate = gate
    let reading = output.reading
    let thread = Thread { [self] in
      if reading.skipLine() {
        open()
        reading.read(printed)
      }
      ended(takeNote())
    }
    thread.name = "client end"
    thread.start()
  }

  /// Lets the program begin, now that the sandbox ends with bubblewrap: unless somebody has ended it.
  private func open() {
    process.withLock { _ in
      send(gate.number, "\n", 1, Int32(MSG_NOSIGNAL))
      gate.close()
    }
  }

  /// The first process, from which all others descend; `nil` where it is over.
  var pid: pid_t? { process.withLock { $0 } }

  /// Ends everything in the sandbox at once. Does nothing where it is over.
  func kill() {
    process.withLock { pid in
      gate.close()
      if let pid { Glibc.kill(pid, SIGKILL) }
    }
  }

  /// Asks the program itself to end. Does nothing where it is over, or has not begun yet.
  func terminate() {
    process.withLock { pid in
      // Between bubblewrap and the program there is the first process of the sandbox, which hears no signals.
      guard let pid, let first = Self.child(of: pid), let program = Self.child(of: first) else { return }
      Glibc.kill(program, SIGTERM)
    }
  }

  private static func child(of pid: pid_t) -> pid_t? {
    // It may have ended in between.
    let children = try? String(contentsOfFile: "/proc/\(pid)/task/\(pid)/children", encoding: .utf8)
    return children?.split(separator: " ").first.flatMap { pid_t($0) }
  }

  private func takeNote() -> Int? {
    guard let pid = process.withLock({ $0 }) else { return nil }
    var information = siginfo_t()
    // It is left as it is at first, so that its number cannot become somebody else's before we forget it.
    while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    var status: Int32 = 0
    process.withLock { known in
      known = nil
      waitpid(pid, &status, 0)
    }
    // As wait(2) has it: the low byte is the signal, the next one the status. Bubblewrap adds 128 to a signal that
    // ended the program itself.
    let exit = Int(status >> 8) & 0xff
    return status & 0x7f == 0 && exit < 128 ? exit : nil
  }
}

internal import CProcess
internal import Foundation
internal import Glibc

/// Runs another program without a shell: text in, bytes out, and never longer than its time.
///
/// Blocks the calling thread.
struct ChildProgram: Sendable {
  /// Its name on the path, or the path of its file.
  let name: String

  /// More than any announcement needs; a program that goes mad does not fill the memory.
  private static let mostOutput = 16_000_000

  /// What the program writes to its standard output. It is killed with everything that it started when the time
  /// is over.
  func run(_ arguments: [String], input: [UInt8], limit: Duration) throws(VoiceError) -> [UInt8] {
    let end = ContinuousClock.now + limit
    let (child, pipes) = try spawn(arguments)
    var conversation = Conversation(pipes: pipes, input: input)
    let outcome = conversation.run(until: end)
    pipes.close()
    guard outcome == .complete else {
      kill(-child, SIGKILL)
      _ = wait(for: child, until: nil)
      throw outcome == .tooMuch ? .noSound(program: name) : .tooSlow(program: name)
    }
    guard let status = wait(for: child, until: end) else {
      kill(-child, SIGKILL)
      _ = wait(for: child, until: nil)
      throw .tooSlow(program: name)
    }
    guard status == 0 else { throw .failed(program: name, status: status) }
    return conversation.output
  }

  /// Our ends of the program's standard input and output.
  private struct Pipes {
    let input: Int32
    let output: Int32

    func close() {
      Glibc.close(input)
      Glibc.close(output)
    }
  }

  private enum Outcome {
    case complete, tooLate, tooMuch
  }

  // MARK: Talking

  private struct Conversation {
    let pipes: Pipes
    var input: ArraySlice<UInt8>
    var output: [UInt8] = []

    init(pipes: Pipes, input: [UInt8]) {
      self.pipes = pipes
      self.input = input[...]
    }

    /// Writes and reads, whichever is possible, until the program closes its output.
    mutating func run(until end: ContinuousClock.Instant) -> Outcome {
      if input.isEmpty { shutdown(pipes.input, Int32(SHUT_WR)) }
      while true {
        let left = ContinuousClock.now.duration(to: end).milliseconds
        guard left > 0 else { return .tooLate }
        var files = [
          pollfd(fd: pipes.output, events: Int16(POLLIN), revents: 0),
          pollfd(fd: input.isEmpty ? -1 : pipes.input, events: Int16(POLLOUT), revents: 0),
        ]
        guard poll(&files, 2, Int32(clamping: left)) > 0 else { continue }
        if files[1].revents != 0 { write() }
        if files[0].revents != 0, read() == 0 { return .complete }
        if output.count > ChildProgram.mostOutput { return .tooMuch }
      }
    }

    private mutating func write() {
      let sent = input.withUnsafeBytes {
        send(pipes.input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if sent > 0 {
        input = input.dropFirst(sent)
      } else if errno != EAGAIN, errno != EINTR {
        // It reads no more; what it writes still counts.
        input = []
      }
      if input.isEmpty { shutdown(pipes.input, Int32(SHUT_WR)) }
    }

    /// 0 at the end.
    private mutating func read() -> Int {
      var buffer = [UInt8](repeating: 0, count: 65_536)
      let count = Glibc.read(pipes.output, &buffer, buffer.count)
      if count > 0 { output += buffer[..<count] }
      return count < 0 && (errno == EINTR || errno == EAGAIN) ? 1 : max(0, count)
    }
  }

  // MARK: Starting and ending

  private func spawn(_ arguments: [String]) throws(VoiceError) -> (pid_t, Pipes) {
    // Sockets instead of pipes: writing to one that nobody reads gives an error, never a signal.
    var input: [Int32] = [-1, -1]
    var output: [Int32] = [-1, -1]
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &input) == 0 else { throw notStarted(errno) }
    guard socketpair(AF_UNIX, type, 0, &output) == 0 else {
      let problem = errno
      input.forEach { close($0) }
      throw notStarted(problem)
    }
    defer {
      close(input[1])
      close(output[1])
    }
    _ = fcntl(input[0], F_SETFL, O_NONBLOCK)
    let pipes = Pipes(input: input[0], output: output[0])
    do {
      return (try spawn(arguments, standardInput: input[1], standardOutput: output[1]), pipes)
    } catch {
      pipes.close()
      throw error
    }
  }

  private func spawn(_ arguments: [String], standardInput: Int32, standardOutput: Int32) throws(VoiceError)
    -> pid_t
  {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_adddup2(&files, standardInput, 0)
    posix_spawn_file_actions_adddup2(&files, standardOutput, 1)
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0)
    // Nothing of ours goes on in it: neither a connection of a browser nor the tickets.
    CProcess_closeFrom(&files, 3)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    // A group of its own, so that it is ended with whatever it started.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

    var child: pid_t = 0
    var words: [UnsafeMutablePointer<CChar>?] = ([name] + arguments).map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] =
      ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + environment).forEach { free($0) } }
    let problem = posix_spawnp(&child, name, &files, &attributes, &words, &environment)
    guard problem == 0 else { throw notStarted(problem) }
    return child
  }

  private func notStarted(_ problem: Int32) -> VoiceError {
    .notStarted(program: name, reason: String(cString: strerror(problem)))
  }

  /// The status with which the program ends, or minus the signal that ended it; `nil` where it goes on. Without
  /// a limit it has been killed and ends at once.
  private func wait(for child: pid_t, until end: ContinuousClock.Instant?) -> Int32? {
    var status: Int32 = 0
    while true {
      let ended = waitpid(child, &status, end == nil ? 0 : WNOHANG)
      if ended == child { return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F) }
      if ended < 0, errno != EINTR { return -1 }
      if let end, ContinuousClock.now >= end { return nil }
      usleep(1_000)
    }
  }
}

extension Duration {
  /// Whole milliseconds.
  var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}

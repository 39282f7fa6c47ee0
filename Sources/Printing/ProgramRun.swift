internal import CProcess
internal import Glibc

/// What a program answered that was run to its end.
struct ProgramRun: Sendable {
  /// What it wrote, and what it complained about.
  var output: String
  var complaint: String
  /// Whether it ended by itself with status 0.
  var isSuccess: Bool

  /// Why a program was not run to its end.
  enum Failure: Error {
    /// There is no such program here.
    case absent
    /// It could not be started.
    case failed
    /// It did not end in time and was killed.
    case late
  }

  /// More than any answer of ours; what goes beyond is not kept.
  private static let most = 1 << 20

  /// Runs the program at `path` with `input` on its standard input, and kills it after `limit`.
  static func of(
    _ path: String, _ arguments: [String], environment: [String], input: [UInt8] = [], limit: Duration
  ) throws(Failure) -> ProgramRun {
    guard access(path, X_OK) == 0 else { throw .absent }
    let (into, output, complaint) = (try Channel(), try Channel(), try Channel())
    let process = try start([path] + arguments, environment, [into.theirs, output.theirs, complaint.theirs])
    for channel in [into, output, complaint] { channel.closeTheirs() }
    let deadline = ContinuousClock.now + limit
    var (said, complained) = ([UInt8](), [UInt8]())
    let isOver = exchange(input, into, [output, complaint], until: deadline) { index, bytes in
      if index == 0 { said += bytes } else { complained += bytes }
      return said.count + complained.count < most
    }
    guard isOver, let status = end(of: process, until: deadline) else {
      kill(-process, SIGKILL)
      waitpid(process, nil, 0)
      throw .late
    }
    return ProgramRun(
      output: String(decoding: said, as: UTF8.self), complaint: String(decoding: complained, as: UTF8.self),
      isSuccess: status == 0)
  }

  // MARK: The other side

  /// A pair of connected sockets: unlike a pipe's, writing to a closed one does not end this process.
  private final class Channel {
    let ours: Int32
    private(set) var theirs: Int32

    init() throws(Failure) {
      var pair: [Int32] = [-1, -1]
      let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      guard socketpair(AF_UNIX, kind, 0, &pair) == 0 else { throw .failed }
      (ours, theirs) = (pair[0], pair[1])
      _ = fcntl(ours, F_SETFL, O_NONBLOCK)
    }

    func closeTheirs() {
      if theirs >= 0 { close(theirs) }
      theirs = -1
    }

    deinit {
      closeTheirs()
      close(ours)
    }
  }

  private static func start(_ command: [String], _ environment: [String], _ descriptors: [Int32])
    throws(Failure) -> pid_t
  {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    // A file of ours that stayed open in a program that lives on would never be seen to end.
    CProcess_closeFrom(&actions, Int32(descriptors.count))
    // A group of its own, so that what it has started ends with it.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var arguments = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process: pid_t = -1
    guard posix_spawn(&process, command[0], &actions, &attributes, &arguments, &variables) == 0 else {
      throw .failed
    }
    return process
  }

  /// Hands over `input` and passes on what comes, until the other side has closed everything. False where the time
  /// is over or `take` has enough.
  private static func exchange(
    _ input: [UInt8], _ into: Channel, _ from: [Channel], until deadline: ContinuousClock.Instant,
    take: (Int, ArraySlice<UInt8>) -> Bool
  ) -> Bool {
    var rest = input[...]
    var open = [true, true]
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    if rest.isEmpty { shutdown(into.ours, Int32(SHUT_WR)) }
    while open.contains(true) {
      var requests = zip(from, open).map { channel, isOpen in
        pollfd(fd: isOpen ? channel.ours : -1, events: Int16(POLLIN), revents: 0)
      }
      requests.append(pollfd(fd: rest.isEmpty ? -1 : into.ours, events: Int16(POLLOUT), revents: 0))
      let left = ContinuousClock.now.duration(to: deadline).milliseconds
      guard left > 0 else { return false }
      poll(&requests, nfds_t(requests.count), Int32(clamping: left))
      if requests[2].revents != 0 {
        let sent = rest.withUnsafeBytes { send(into.ours, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        if sent > 0 { rest = rest.dropFirst(sent) }
        // It has read enough, or ended; its status tells which.
        if sent < 0, ![EAGAIN, EINTR].contains(errno) { rest = [] }
        if rest.isEmpty { shutdown(into.ours, Int32(SHUT_WR)) }
      }
      for index in from.indices where requests[index].revents != 0 {
        let count = read(from[index].ours, &buffer, buffer.count)
        if count > 0, !take(index, buffer.prefix(count)) { return false }
        if count == 0 || count < 0 && ![EAGAIN, EINTR].contains(errno) { open[index] = false }
      }
    }
    return true
  }

  /// The status of a process that is about to end; `nil` where it does not.
  private static func end(of process: pid_t, until deadline: ContinuousClock.Instant) -> Int32? {
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      guard ContinuousClock.now < deadline else { return nil }
      poll(nil, 0, 5)
    }
    return status
  }
}

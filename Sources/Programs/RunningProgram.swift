internal import CProcess
internal import Glibc

/// A program that runs, the head of a group of its own, so that it is ended with whatever it started.
struct RunningProgram {
  private let process: pid_t

  /// Starts a command with these files as its standard input, output and complaints, which are then closed here.
  init(_ command: [String], environment: [String]?, standard: [Descriptor]) throws(ProgramRun.Failure) {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    for (number, descriptor) in standard.enumerated() {
      posix_spawn_file_actions_adddup2(&files, descriptor.number, Int32(number))
    }
    // Neither a connection nor the tickets go on in it; and what it held open would never be seen to end.
    CProcess_closeFrom(&files, Int32(standard.count))

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

    var words = command.map { strdup($0) } + [nil]
    var own = environment.map { $0.map { strdup($0) } + [nil] } ?? []
    defer { for text in words + own { free(text) } }
    var process: pid_t = 0
    let problem =
      own.isEmpty
      ? posix_spawnp(&process, command[0], &files, &attributes, &words, environ)
      : posix_spawnp(&process, command[0], &files, &attributes, &words, &own)
    guard problem == 0 else { throw .notStarted(reason: String(cString: strerror(problem))) }
    self.process = process
  }

  /// Its status, or minus the signal that ended it; `nil` where it goes on past the deadline.
  func status(until deadline: ContinuousClock.Instant) -> Int32? {
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F) }
      if ended < 0, errno != EINTR { return -1 }
      guard ContinuousClock.now < deadline else { return nil }
      poll(nil, 0, 1)
    }
  }

  /// Ends it and everything it started.
  func kill() {
    Glibc.kill(-process, SIGKILL)
    while waitpid(process, nil, 0) < 0, errno == EINTR {}
  }
}

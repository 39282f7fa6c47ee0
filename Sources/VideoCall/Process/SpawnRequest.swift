internal import CProcess
internal import Glibc

/// A program with everything it gets from this process, and nothing else of it.
struct SpawnRequest: Sendable {
  /// The program's absolute path, then its arguments.
  var arguments: [String]
  /// The whole environment.
  var environment: [String: String]
  /// Where its standard input comes from.
  var input: Int32
  /// Where its standard output and error go.
  var output: Int32
  /// Descriptors that it gets as 3, 4 and so on.
  var files: [Int32]

  /// Starts it: in a session of its own, with default signals, and without any other open file of this process.
  func execute() -> Result<pid_t, CallClientError> {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)
    for (offset, file) in files.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, file, Int32(3 + offset))
    }
    CProcess_closeFrom(&actions, Int32(3 + files.count))
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = CProcess_newSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
    return start(&actions, &attributes)
  }

  private func start(
    _ actions: inout posix_spawn_file_actions_t, _ attributes: inout posix_spawnattr_t
  ) -> Result<pid_t, CallClientError> {
    var strings = arguments.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (strings + variables).forEach { free($0) } }
    guard let program = strings[0] else { return .failure(.refused("no memory")) }
    var pid: pid_t = 0
    let error = posix_spawn(&pid, program, &actions, &attributes, &strings, &variables)
    guard error == 0 else { return .failure(.refused(String(cString: strerror(error)))) }
    return .success(pid)
  }
}

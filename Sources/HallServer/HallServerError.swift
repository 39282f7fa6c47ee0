/// Why the hall's server does not start, or stopped.
public enum HallServerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The pages are not where they should be.
  case noPages(folder: String)
  /// The address cannot be listened on.
  case cannotListen(address: String, reason: String)
  /// The queue's changes cannot be followed.
  case cannotWatch(reason: String)
  /// The system took the connections away.
  case stopped
  /// `--demo` away from this machine.
  case demoAbroad

  /// A sentence that a person can act on.
  public var description: String {
    switch self {
    case .noPages(let folder): "\(folder) cannot be read, so there are no pages; install the assets again."
    case .cannotListen(let address, let reason):
      "cannot listen on \(address): \(reason); is another server running there?"
    case .cannotWatch(let reason): reason
    case .stopped: "the system accepts no connections any more; start the server again."
    case .demoAbroad:
      "--demo lets anybody in, so it listens on this machine only: use --listen 127.0.0.1:8080, or configure PINs."
    }
  }
}

internal import CallFlow
internal import Glibc

/// Whether a file is there and may be executed.
func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

/// What a call needs of this machine besides its devices.
enum CallNeeds {
  /// Whether the program for a target is installed and can be started. A telephone is no client.
  static func hasClient(for target: CallTarget, host: CallHost) -> Bool {
    switch target {
    case .sip: SIPClient.obstacle == nil
    case .web: WebClient.obstacle == nil
    case .command(let command): CommandClient.obstacle(command, host: host) == nil
    case .phone: false
    }
  }

  /// Whether this machine knows a way to the other side of a target: its name has an address, and the system has a
  /// route there. Nothing is sent but the question for the name, so it does not tell whether anybody is there. Blocks
  /// as long as the system looks for the name.
  static func hasRoute(to target: CallTarget) -> Bool {
    switch target {
    case .sip(let address): hasRoute(to: address.host)
    case .web(let address): hasRoute(to: address.host)
    // Whom a vendor's program calls, only it knows.
    case .command: hasRunningInterface
    case .phone: false
    }
  }

  private static func hasRoute(to host: NetworkHost) -> Bool {
    if host.isLoopback { return true }
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_DGRAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host.name, "\(host.port ?? 443)", &hints, &found) == 0 else { return false }
    defer { freeaddrinfo(found) }
    var next = found
    while let entry = next?.pointee {
      let socket = Descriptor(
        Glibc.socket(entry.ai_family, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
      // For datagrams that sends nothing: the system only looks for a route.
      if connect(socket.number, entry.ai_addr, entry.ai_addrlen) == 0 { return true }
      next = entry.ai_next
    }
    return false
  }

  private static var hasRunningInterface: Bool {
    var first: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&first) == 0 else { return false }
    defer { freeifaddrs(first) }
    var next = first
    while let entry = next?.pointee {
      let flags = Int32(bitPattern: entry.ifa_flags)
      if flags & Int32(IFF_RUNNING) != 0, flags & Int32(IFF_LOOPBACK) == 0 { return true }
      next = entry.ifa_next
    }
    return false
  }
}

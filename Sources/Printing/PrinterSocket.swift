internal import Dispatch
internal import Glibc
internal import Synchronization

/// Connects to a printer in the network, never waiting longer than it is told to.
enum PrinterSocket {
  /// Bytes that this machine keeps for a printer that takes none: few, so that little has to be taken back.
  private static let buffer: Int32 = 8192
  /// Between two tries: most printers talk to one machine at a time and refuse the next.
  private static let pause: Int32 = 200

  /// The descriptor of a connection that never blocks. Throws `unreachable` where none comes about in time.
  static func connect(_ host: String, _ port: UInt16, within limit: Duration) throws(PrinterError) -> Int32 {
    let deadline = ContinuousClock.now + limit
    let addresses = try SocketAddress.of(host, port, until: deadline)
    var reason = "timed out"
    repeat {
      for address in addresses {
        switch attempt(address, until: deadline) {
        case .success(let descriptor): return descriptor
        case .failure(let failure): reason = String(cString: strerror(failure.code))
        }
      }
      poll(nil, 0, pause)
    } while ContinuousClock.now < deadline
    throw .unreachable(address: "tcp://\(host):\(port)", reason: reason)
  }

  private struct Failure: Error {
    var code: Int32
  }

  private static func attempt(_ address: SocketAddress, until deadline: ContinuousClock.Instant)
    -> Result<Int32, Failure>
  {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(address.family, kind, 0)
    guard descriptor >= 0 else { return .failure(Failure(code: errno)) }
    prepare(descriptor)
    let begun = address.bytes.withUnsafeBytes { bytes -> Int32 in
      guard let start = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return -1 }
      return Glibc.connect(descriptor, start, socklen_t(bytes.count))
    }
    let code = begun == 0 ? 0 : errno == EINPROGRESS ? outcome(descriptor, until: deadline) : errno
    guard code == 0 else {
      close(descriptor)
      return .failure(Failure(code: code))
    }
    return .success(descriptor)
  }

  private static func prepare(_ descriptor: Int32) {
    var (size, yes) = (buffer, Int32(1))
    let length = socklen_t(MemoryLayout<Int32>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &size, length)
    // Questions are three bytes and must not wait for more.
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, length)
  }

  /// What became of a connection that takes its time: 0, or an error number.
  private static func outcome(_ descriptor: Int32, until deadline: ContinuousClock.Instant) -> Int32 {
    while true {
      let left = ContinuousClock.now.duration(to: deadline).milliseconds
      var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      let ready = poll(&request, 1, Int32(clamping: max(0, left)))
      if ready > 0 { break }
      if ready < 0, errno != EINTR { return errno }
      if ready == 0, left <= 0 { return ETIMEDOUT }
    }
    var code: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size) == 0 ? code : errno
  }
}

/// Where a connection goes to, as the system wants it.
private struct SocketAddress: Sendable {
  var family: Int32
  /// A `sockaddr` of the family.
  var bytes: [UInt8]

  /// The addresses of a host, by number or by name.
  ///
  /// The system's look-up of names has no limit and asks a network that may not answer. It runs on a thread of its
  /// own, which is left alone when it takes too long.
  static func of(_ host: String, _ port: UInt16, until deadline: ContinuousClock.Instant) throws(PrinterError)
    -> [SocketAddress]
  {
    let place = "tcp://\(host):\(port)"
    let numeric = lookUp(host, port, flags: AI_NUMERICHOST)
    guard numeric.isEmpty else { return numeric }
    let answer = Answer()
    DispatchQueue.global().async {
      let found = lookUp(host, port, flags: 0)
      answer.found.withLock { $0 = found }
      answer.isThere.signal()
    }
    let left = max(0, ContinuousClock.now.duration(to: deadline).milliseconds)
    guard answer.isThere.wait(timeout: .now() + .milliseconds(Int(left))) == .success else {
      throw .unreachable(address: place, reason: "its name was not found in time; write its number instead")
    }
    let found = answer.found.withLock { $0 }
    guard !found.isEmpty else { throw .unreachable(address: place, reason: "no such host") }
    return found
  }

  private final class Answer: Sendable {
    let found = Mutex<[SocketAddress]>([])
    let isThere = DispatchSemaphore(value: 0)
  }

  private static func lookUp(_ host: String, _ port: UInt16, flags: Int32) -> [SocketAddress] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = flags | AI_NUMERICSERV
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, "\(port)", &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    return sequence(first: list, next: { $0?.pointee.ai_next }).compactMap { entry in
      guard let entry = entry?.pointee, let address = entry.ai_addr else { return nil }
      let bytes = UnsafeRawBufferPointer(start: address, count: Int(entry.ai_addrlen))
      return SocketAddress(family: entry.ai_family, bytes: Array(bytes))
    }
  }
}

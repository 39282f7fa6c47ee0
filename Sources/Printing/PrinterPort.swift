internal import Glibc

/// An open device or connection that is never waited for without a limit. Closed when it goes out of scope.
struct PrinterPort: ~Copyable {
  /// Where a printer is.
  enum Place: Hashable, Sendable, CustomStringConvertible {
    /// A device file.
    case device(String)
    /// A host, by name or number, and a TCP port.
    case network(String, UInt16)

    var description: String {
      switch self {
      case .device(let path): path
      case .network(let host, let port): "tcp://\(host):\(port)"
      }
    }
  }

  private let descriptor: Int32
  private let place: Place
  private let isSocket: Bool
  /// How long to wait where the system says “ready” and then takes or gives nothing, in milliseconds.
  private static let nap: Int32 = 10

  init(_ place: Place, _ timing: DevicePrinter.Timing) throws(PrinterError) {
    (descriptor, isSocket) = try Self.opened(place, timing)
    self.place = place
    if !isSocket, isatty(descriptor) == 1 { makeRaw() }
  }

  private static func opened(_ place: Place, _ timing: DevicePrinter.Timing) throws(PrinterError) -> (
    Int32, isSocket: Bool
  ) {
    switch place {
    case .network(let host, let port):
      return (try PrinterSocket.connect(host, port, within: timing.connect), true)
    case .device(let path):
      // Without O_NONBLOCK a printer without paper holds open, write and close for ever.
      let descriptor = open(path, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
      guard descriptor >= 0 else { throw error(errno, path: path) }
      return (descriptor, false)
    }
  }

  deinit { close(descriptor) }

  /// A serial line must neither translate bytes nor echo answers.
  private func makeRaw() {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { return }
    cfmakeraw(&settings)
    tcsetattr(descriptor, TCSANOW, &settings)
  }

  // MARK: Bytes

  /// Sends `bytes` and counts in `sent` what was taken, also where it throws. Less than all where too little was taken
  /// for as long as `timing` says.
  func send(_ bytes: [UInt8], _ timing: DevicePrinter.Timing, sent: inout Int) throws(PrinterError) {
    sent = 0
    var pace = Pace(timing, at: 0)
    while sent < bytes.count {
      guard try wait(for: Int16(POLLOUT), until: pace.deadline) else { return }
      let taken = bytes[sent...].withUnsafeBytes { transmit($0.baseAddress, min($0.count, 4096)) }
      if taken > 0 {
        sent += taken
        pace.note(sent)
      } else if taken < 0, ![EAGAIN, EINTR].contains(errno) {
        throw error(errno)
      } else {
        pause()
      }
      if sent < bytes.count, pace.isOver { return }
    }
  }

  private func transmit(_ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    // To a closed connection write(2) would end the process.
    isSocket
      ? Glibc.send(descriptor, bytes, count, Int32(MSG_NOSIGNAL)) : write(descriptor, bytes, count)
  }

  /// Reads one byte; `nil` where none came in time, or where the device cannot answer at all.
  func receive(within limit: Duration) throws(PrinterError) -> UInt8? {
    let deadline = ContinuousClock.now + limit
    while try wait(for: Int16(POLLIN), until: deadline) {
      var byte: UInt8 = 0
      let count = read(descriptor, &byte, 1)
      if count == 1 { return byte }
      // A printer with one direction only, a plain file in its place, or a peer that has closed its direction.
      if count == 0, isSocket { return nil }
      if count < 0, errno == EINVAL { return nil }
      if count < 0, ![EAGAIN, EINTR].contains(errno) { throw error(errno) }
      guard ContinuousClock.now < deadline else { return nil }
      pause()
    }
    return nil
  }

  /// Takes away what was answered before, so that it is not taken for the next answer.
  func drain() throws(PrinterError) {
    // A device that talks without end must not hold us: no printer has so many answers waiting.
    for _ in 0..<1024 {
      guard try receive(within: .zero) != nil else { return }
    }
  }

  // MARK: The end

  /// Whether what was sent is known to have left this machine: the network keeps bytes that the printer does not take.
  var tellsWhatArrived: Bool { !isSocket }

  /// Waits until the printer has taken what the network still keeps; false where it takes too little for too long.
  func hasTakenAll(_ timing: DevicePrinter.Timing) throws(PrinterError) -> Bool {
    guard isSocket else { return true }
    var pace: Pace?
    while true {
      var kept: Int32 = 0
      guard ioctl(descriptor, UInt(TIOCOUTQ), &kept) == 0, kept > 0 else {
        try checkConnection()
        return true
      }
      pace = pace ?? Pace(timing, at: -Int(kept))
      pace?.note(-Int(kept))
      try checkConnection()
      if pace?.isOver == true { return false }
      pause()
    }
  }

  private func checkConnection() throws(PrinterError) {
    var code: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    guard getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size) == 0, code != 0 else { return }
    throw error(code)
  }

  /// Ends a connection in order: a close with unread answers would make the system take back what was sent.
  func finish() {
    guard isSocket, shutdown(descriptor, Int32(SHUT_WR)) == 0 else { return }
    let deadline = ContinuousClock.now + .milliseconds(300)
    var rest = [UInt8](repeating: 0, count: 256)
    while ContinuousClock.now < deadline {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      poll(&request, 1, Int32(clamping: ContinuousClock.now.duration(to: deadline).milliseconds))
      let count = read(descriptor, &rest, rest.count)
      guard count > 0 || count < 0 && [EAGAIN, EINTR].contains(errno) else { return }
    }
  }

  /// Takes back what the network has not delivered yet.
  func discard() {
    guard isSocket else { return }
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
  }

  // MARK: Waiting

  /// Whether the device is ready before the deadline; it is looked at once even where that has passed.
  private func wait(for events: Int16, until deadline: ContinuousClock.Instant) throws(PrinterError) -> Bool {
    while true {
      let left = max(.zero, ContinuousClock.now.duration(to: deadline))
      var request = pollfd(fd: descriptor, events: events, revents: 0)
      let ready = poll(&request, 1, Int32(clamping: left.milliseconds))
      if ready > 0 {
        if request.revents & events != 0 { return true }
        throw isSocket ? .lost(hasBegun: false) : .missing(path: place.description)
      }
      if ready < 0, errno != EINTR { throw error(errno) }
      if ready == 0, ContinuousClock.now >= deadline { return false }
    }
  }

  private func pause() { poll(nil, 0, Self.nap) }

  private func error(_ code: Int32) -> PrinterError {
    isSocket ? .lost(hasBegun: false) : Self.error(code, path: place.description)
  }

  private static func error(_ code: Int32, path: String) -> PrinterError {
    switch code {
    case ENOENT, ENODEV, ENXIO, ENOTDIR, EIO, EPIPE: .missing(path: path)
    case EACCES, EPERM: .forbidden(path: path)
    case EBUSY: .busy(path: path)
    // The kernel's driver for USB printers asks the printer itself and says so.
    case ENOSPC: .paperEnd(hasBegun: false)
    default: .device(path: path, reason: String(cString: strerror(code)))
    }
  }
}

/// Whether something goes on: `leastProgress` more within each `stall`.
private struct Pace {
  private let timing: DevicePrinter.Timing
  private var mark: Int
  private(set) var deadline: ContinuousClock.Instant

  init(_ timing: DevicePrinter.Timing, at count: Int) {
    self.timing = timing
    mark = count
    deadline = ContinuousClock.now + timing.stall
  }

  mutating func note(_ count: Int) {
    guard count - mark >= timing.leastProgress else { return }
    mark = count
    deadline = ContinuousClock.now + timing.stall
  }

  var isOver: Bool { ContinuousClock.now >= deadline }
}

extension Duration {
  /// Whole milliseconds, rounded up, so that a wait is never shorter than asked.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
  }
}

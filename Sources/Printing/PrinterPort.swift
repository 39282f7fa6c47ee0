internal import Glibc

/// An open device that is never waited for without a limit. Closed when it goes out of scope.
struct PrinterPort: ~Copyable {
  private let descriptor: Int32
  private let path: String
  /// How long to wait where the system says “ready” and then takes or gives nothing, in milliseconds.
  private static let nap: Int32 = 10

  init(_ path: String) throws(PrinterError) {
    // Without O_NONBLOCK a printer without paper holds open, write and close for ever.
    let descriptor = open(path, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.error(errno, path: path) }
    self.descriptor = descriptor
    self.path = path
    if isatty(descriptor) == 1 { makeRaw() }
  }

  deinit { close(descriptor) }

  /// A serial line must neither translate bytes nor echo answers.
  private func makeRaw() {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { return }
    cfmakeraw(&settings)
    tcsetattr(descriptor, TCSANOW, &settings)
  }

  /// Sends `bytes` and counts in `sent` what was taken, also where it throws. Less than all where nothing was taken
  /// for as long as `stall`.
  func send(_ bytes: [UInt8], stall: Duration, sent: inout Int) throws(PrinterError) {
    sent = 0
    var deadline = ContinuousClock.now + stall
    while sent < bytes.count {
      guard try wait(for: Int16(POLLOUT), until: deadline) else { return }
      let taken = bytes[sent...].withUnsafeBytes { write(descriptor, $0.baseAddress, min($0.count, 4096)) }
      if taken > 0 {
        sent += taken
        deadline = ContinuousClock.now + stall
      } else if taken < 0, ![EAGAIN, EINTR].contains(errno) {
        throw Self.error(errno, path: path)
      } else if ContinuousClock.now >= deadline {
        return
      } else {
        pause()
      }
    }
  }

  /// Reads one byte; `nil` where none came in time, or where the device cannot answer at all.
  func receive(within limit: Duration) throws(PrinterError) -> UInt8? {
    let deadline = ContinuousClock.now + limit
    while try wait(for: Int16(POLLIN), until: deadline) {
      var byte: UInt8 = 0
      let count = read(descriptor, &byte, 1)
      if count == 1 { return byte }
      // A printer with one direction only, or a plain file in its place.
      if count < 0, errno == EINVAL { return nil }
      if count < 0, ![EAGAIN, EINTR].contains(errno) { throw Self.error(errno, path: path) }
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

  /// Whether the device is ready before the deadline; it is looked at once even where that has passed.
  private func wait(for events: Int16, until deadline: ContinuousClock.Instant) throws(PrinterError) -> Bool {
    while true {
      let left = max(.zero, ContinuousClock.now.duration(to: deadline))
      var request = pollfd(fd: descriptor, events: events, revents: 0)
      let ready = poll(&request, 1, Int32(clamping: left.milliseconds))
      if ready > 0 {
        if request.revents & events != 0 { return true }
        throw .missing(path: path)
      }
      if ready < 0, errno != EINTR { throw Self.error(errno, path: path) }
      if ready == 0, ContinuousClock.now >= deadline { return false }
    }
  }

  private func pause() { poll(nil, 0, Self.nap) }

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

extension Duration {
  /// Whole milliseconds, rounded up, so that a wait is never shorter than asked.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
  }
}

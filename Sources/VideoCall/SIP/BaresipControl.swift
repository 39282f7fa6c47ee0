internal import Foundation
internal import Glibc
internal import Synchronization

/// The connection by which baresip is told what to do and says what happens.
///
/// Whoever connects takes the control from whoever had it, so it is connected at once, and its loss is a fault.
final class BaresipControl: Sendable {
  private let port: Int
  private let socket = Mutex<Descriptor?>(nil)
  private let isStopped = Atomic<Bool>(false)

  init(port: Int) { self.port = port }

  /// What the thread of the connection does with what it learns.
  struct Handlers: Sendable {
    var connected: @Sendable () -> Void
    var received: @Sendable (BaresipMessage) -> Void
    /// Every two seconds.
    var beat: @Sendable () -> Void
    var lost: @Sendable () -> Void
  }

  /// Connects as soon as somebody listens, and reads until the end. On a thread of its own.
  func start(_ handlers: Handlers) {
    let thread = Thread { [self] in
      guard let descriptor = connectPatiently() else { return }
      socket.withLock { $0 = descriptor }
      handlers.connected()
      read(descriptor, handlers)
      socket.withLock { $0 = nil }
      if !isStopped.load(ordering: .relaxed) { handlers.lost() }
    }
    thread.name = "client control"
    thread.start()
  }

  /// Lets go of the connection; what happens to it from now on is no fault.
  func stop() { isStopped.store(true, ordering: .relaxed) }

  /// Sends a command with its parameter. A command that cannot be sent is lost with the connection, which is noticed.
  func send(_ command: String, _ parameter: String? = nil) {
    var message = ["command": command, "token": command]
    message["params"] = parameter
    // A dictionary of texts is always JSON.
    guard let content = try? JSONEncoder().encode(message) else { return }
    let frame = Netstring.frame(Array(content))
    socket.withLock { descriptor in
      guard let descriptor else { return }
      _ = Glibc.send(
        descriptor.number, frame, frame.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }
  }

  private func connectPatiently() -> Descriptor? {
    while !isStopped.load(ordering: .relaxed) {
      if let descriptor = Loopback.connect(port: port) { return descriptor }
      usleep(10_000)
    }
    return nil
  }

  private func read(_ descriptor: Descriptor, _ handlers: Handlers) {
    var reader = Netstring.Reader()
    var bytes = [UInt8](repeating: 0, count: 16_384)
    var nextBeat = ContinuousClock.now + .seconds(2)
    while !isStopped.load(ordering: .relaxed), !reader.isBroken {
      var request = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
      poll(&request, 1, 250)
      if ContinuousClock.now >= nextBeat {
        nextBeat = .now + .seconds(2)
        handlers.beat()
      }
      guard request.revents != 0 else { continue }
      let count = recv(descriptor.number, &bytes, bytes.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      for content in reader.add(bytes.prefix(count)) {
        if let message = BaresipMessage(content) { handlers.received(message) }
      }
    }
  }
}

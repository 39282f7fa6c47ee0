internal import Foundation
internal import Glibc
internal import Synchronization

/// The connection by which the browser is watched: no port, so that nobody else on this machine can connect. When it
/// closes, the browser ends by itself.
final class BrowserPipe: Sendable {
  /// The longest message that is taken.
  private static let longest = 1_048_576

  private let connection: Descriptor
  private let isStopped = Atomic<Bool>(false)
  /// The browser's end, which is both of its "pipes".
  let end: Descriptor

  init() throws(CallClientError) { (connection, end) = try Descriptor.connectedPair() }

  /// What the thread of the connection does with what it learns.
  struct Handlers: Sendable {
    var received: @Sendable (BrowserMessage) -> Void
    /// Four times a second.
    var beat: @Sendable () -> Void
    var lost: @Sendable () -> Void
  }

  /// Reads until the end, on a thread of its own.
  func start(_ handlers: Handlers) {
    let thread = Thread { [self] in
      read(handlers)
      if !isStopped.load(ordering: .relaxed) { handlers.lost() }
    }
    thread.name = "browser pipe"
    thread.start()
  }

  /// Stops reading: what happens to the connection from now on is no fault.
  func stop() { isStopped.store(true, ordering: .relaxed) }

  /// Sends a command. One that cannot be sent is lost with the browser, which is noticed.
  func send(_ command: BrowserCommand) {
    // Texts and flags are always JSON.
    guard var bytes = (try? JSONEncoder().encode(command)).map(Array.init) else { return }
    bytes.append(0)
    // A browser that hangs does not read, and must not make us wait.
    _ = Glibc.send(connection.number, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
  }

  private func read(_ handlers: Handlers) {
    var waiting: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 65_536)
    var nextBeat = ContinuousClock.now
    while !isStopped.load(ordering: .relaxed), waiting.count <= Self.longest {
      var request = pollfd(fd: connection.number, events: Int16(POLLIN), revents: 0)
      poll(&request, 1, 50)
      if ContinuousClock.now >= nextBeat {
        nextBeat = .now + .milliseconds(250)
        handlers.beat()
      }
      guard request.revents != 0 else { continue }
      let count = recv(connection.number, &bytes, bytes.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      waiting += bytes[..<count]
      let parts = waiting.split(separator: 0, omittingEmptySubsequences: false)
      for part in parts.dropLast() { BrowserMessage(part).map(handlers.received) }
      waiting = parts.last.map(Array.init) ?? []
    }
  }
}

import Foundation
import Glibc
import Synchronization

/// A printer that listens on a TCP port of this machine, for one connection at a time as most do.
final class NetworkPrinter: Sendable {
  let port: UInt16
  let inside: PrinterInside
  private let listener: Int32
  private let connections = Atomic<Int>(0)
  private let isOver = Atomic<Bool>(false)
  private let ended = DispatchSemaphore(value: 0)

  struct NoPort: Error {}

  /// The first free one of these is taken.
  private static let ports: ClosedRange<UInt16> = 19100...19179
  private static let loopback = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)

  /// With `answersCalls` false it listens, and never takes a connection.
  init(_ manner: Manner = Manner(), takesPadding: Bool = false, answersCalls: Bool = true) throws {
    inside = PrinterInside(manner, takesPadding: takesPadding)
    (listener, port) = try Self.listen(backlog: answersCalls ? 4 : 0)
    if answersCalls {
      Thread.detachNewThread { [self] in serve() }
    } else {
      ended.signal()
    }
  }

  /// How often somebody has connected.
  var calls: Int { connections.load(ordering: .relaxed) }

  /// Ends the printer; its thread is gone afterwards.
  func close() {
    isOver.store(true, ordering: .releasing)
    ended.wait()
    Glibc.close(listener)
  }

  private static func listen(backlog: Int32) throws -> (Int32, UInt16) {
    for port in ports {
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
      // A printer has little room, so that what it does not take shows at the other end.
      var (yes, room) = (Int32(1), Int32(4096))
      setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, 4)
      setsockopt(listener, SOL_SOCKET, SO_RCVBUF, &room, 4)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr = loopback
      let bound = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      if bound == 0, Glibc.listen(listener, backlog) == 0 { return (listener, port) }
      Glibc.close(listener)
    }
    throw NoPort()
  }

  private func serve() {
    while !isOver.load(ordering: .acquiring) {
      var request = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 10) > 0 else { continue }
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { continue }
      connections.add(1, ordering: .relaxed)
      talk(connection)
      Glibc.close(connection)
    }
    ended.signal()
  }

  private func talk(_ connection: Int32) {
    let manner = inside.manner
    var buffer = [UInt8](repeating: 0, count: manner.millisecondsPerByte > 0 ? 1 : 512)
    var late: [(at: ContinuousClock.Instant, bytes: [UInt8])] = []
    say(manner.chatter, connection)
    if manner.closesItsSide { shutdown(connection, Int32(SHUT_WR)) }
    while !isOver.load(ordering: .acquiring) {
      while let first = late.first, first.at <= .now { say(late.removeFirst().bytes, connection) }
      guard !inside.isStalled else {
        poll(nil, 0, 1)
        continue
      }
      poll(nil, 0, Int32(manner.millisecondsPerByte))
      var request = pollfd(fd: connection, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 5) > 0 else { continue }
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { return }
      let replies = inside.take(buffer.prefix(count))
      if inside.breaksNow() { return reset(connection) }
      late.append((.now + .milliseconds(manner.lateness), replies))
    }
  }

  private func reset(_ connection: Int32) {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
  }

  private func say(_ bytes: [UInt8], _ connection: Int32) {
    guard !bytes.isEmpty else { return }
    _ = bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
  }
}

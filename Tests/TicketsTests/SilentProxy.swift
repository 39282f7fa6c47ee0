import Foundation
import Glibc
import Synchronization

/// Stands between a store and its server on a TCP port of this machine, and can stop handing on what either says, as a
/// router does that has died: nothing is closed and nothing is refused.
final class SilentProxy: Sendable {
  let port: UInt16
  private let listener: Int32
  private let target: String
  private let isSilent = Atomic<Bool>(false)
  private let isOver = Atomic<Bool>(false)

  struct NoPort: Error {}

  /// Hands on to the unix socket at `target`.
  init(target: String) throws {
    self.target = target
    for port: UInt16 in 19180...19199 {
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
      var yes: Int32 = 1
      setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, 4)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
      let bound = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      if bound == 0, listen(listener, 8) == 0 {
        (self.port, self.listener) = (port, listener)
        Thread.detachNewThread { [self] in serve() }
        return
      }
      close(listener)
    }
    throw NoPort()
  }

  /// Stops handing on, or goes on with what has come meanwhile.
  func silence(_ isSilent: Bool) { self.isSilent.store(isSilent, ordering: .releasing) }

  /// Ends it; its connections end with it.
  func end() { isOver.store(true, ordering: .releasing) }

  private func serve() {
    while !isOver.load(ordering: .acquiring) {
      var request = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 10) > 0 else { continue }
      let caller = accept(listener, nil, nil)
      guard caller >= 0 else { continue }
      Thread.detachNewThread { [self] in join(caller) }
    }
    close(listener)
  }

  private func join(_ caller: Int32) {
    let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    defer {
      close(caller)
      close(server)
    }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: target.utf8.prefix($0.count - 1)) }
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(server, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard connected == 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !isOver.load(ordering: .acquiring) {
      guard !isSilent.load(ordering: .acquiring) else {
        usleep(2000)
        continue
      }
      var requests = [caller, server].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&requests, 2, 10) > 0 else { continue }
      for (from, to) in [(0, server), (1, caller)] where requests[from].revents != 0 {
        let count = read(requests[from].fd, &buffer, buffer.count)
        guard count > 0, send(to, buffer, count, Int32(MSG_NOSIGNAL)) == count else { return }
      }
    }
  }
}

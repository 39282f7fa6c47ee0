import Foundation
import Glibc
import Synchronization
import Testing

/// Somebody who speaks just enough SIP over UDP to refuse, to ring, or to be silent.
final class Peer: Sendable {
  /// What the peer does with a call.
  enum Manner: Sendable, Hashable {
    /// Answers with a status.
    case status(Int)
    /// Rings for ever.
    case rings
    /// Never answers.
    case silent
  }

  let port: Int
  private let descriptor: Int32
  private let heard = Mutex<[String]>([])
  private let isOver = Atomic<Bool>(false)

  /// A peer at a free port of this machine.
  init(_ manner: Manner) throws {
    descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let bound = withUnsafeMutablePointer(to: &address) { place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
        bind(descriptor, place, length) == 0 && getsockname(descriptor, place, &length) == 0
      }
    }
    try #require(bound)
    port = Int(address.sin_port.bigEndian)
    let thread = Thread { [self] in serve(manner) }
    thread.start()
  }

  deinit { close(descriptor) }

  /// The address to dial.
  var uri: String { "sip:lawyer@127.0.0.1:\(port)" }

  /// The methods that were heard, such as INVITE, in their order.
  var methods: [String] { heard.withLock { $0 } }

  /// Hears no more.
  func stop() { isOver.store(true, ordering: .relaxed) }

  private func serve(_ manner: Manner) {
    var invite: Request?
    while !isOver.load(ordering: .relaxed) {
      guard let request = receive() else { continue }
      heard.withLock { $0.append(request.method) }
      guard manner != .silent else { continue }
      switch (request.method, manner) {
      case ("INVITE", .status(let status)): answer(request, status)
      case ("INVITE", _):
        invite = request
        answer(request, 180)
      case ("CANCEL", _):
        answer(request, 200)
        if let invite { answer(invite, 487) }
      case ("BYE", _): answer(request, 200)
      default: break
      }
    }
  }

  /// What somebody asks.
  private struct Request {
    var text: String
    var from: sockaddr_in

    var method: String { String(text.prefix { $0 != " " }) }

    /// The header lines of a name.
    func lines(_ name: String) -> [String] {
      text.split(separator: "\r\n").map(String.init).filter { $0.lowercased().hasPrefix(name + ":") }
    }
  }

  private func receive() -> Request? {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, 50) > 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    var from = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let count = withUnsafeMutablePointer(to: &from) { place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        recvfrom(descriptor, &bytes, bytes.count, 0, $0, &length)
      }
    }
    guard count > 0 else { return nil }
    return Request(text: String(decoding: bytes.prefix(count), as: UTF8.self), from: from)
  }

  private func answer(_ request: Request, _ status: Int) {
    var lines = ["SIP/2.0 \(status) Said"] + request.lines("via") + request.lines("from")
    lines += request.lines("to").map { status > 100 && !$0.contains("tag=") ? $0 + ";tag=peer" : $0 }
    lines += request.lines("call-id") + request.lines("cseq")
    lines += ["Contact: <sip:elsewhere@127.0.0.1:\(port)>", "Content-Length: 0", "", ""]
    let bytes = Array(lines.joined(separator: "\r\n").utf8)
    var to = request.from
    let descriptor = descriptor
    _ = withUnsafePointer(to: &to) { place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, bytes, bytes.count, 0, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}

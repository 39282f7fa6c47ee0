internal import Glibc

/// Ports of this machine's own address 127.0.0.1.
enum Loopback {
  /// A connection to a port; `nil` where nobody listens.
  static func connect(port: Int) -> Descriptor? {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard number >= 0 else { return nil }
    let descriptor = Descriptor(number)
    return withAddress("127.0.0.1", port) { Glibc.connect(number, $0, $1) } == 0 ? descriptor : nil
  }

  /// A port from which `count` ports are free for connections and datagrams at `address`. Somebody else may take one
  /// in the next moment; the client then ends and the call goes on without it.
  static func freePorts(_ count: Int, at address: String = "127.0.0.1") -> Int? {
    for _ in 0..<200 {
      let first = 2 * Int.random(in: 10_500...16_000)
      let ports = first..<(first + count)
      if ports.allSatisfy({ isFree(address, $0, SOCK_STREAM) && isFree(address, $0, SOCK_DGRAM) }) {
        return first
      }
    }
    return nil
  }

  private static func isFree(_ address: String, _ port: Int, _ kind: __socket_type) -> Bool {
    let descriptor = Descriptor(socket(AF_INET, Int32(kind.rawValue | SOCK_CLOEXEC.rawValue), 0))
    return withAddress(address, port) { bind(descriptor.number, $0, $1) } == 0
  }

  private static func withAddress<Value>(
    _ address: String, _ port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
  ) -> Value {
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = in_port_t(port).bigEndian
    inet_pton(AF_INET, address, &place.sin_addr)
    return withUnsafePointer(to: &place) { place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}

internal import Glibc

/// Where a request comes from, as far as one machine cannot change it at will: an IPv4 address, or the /64 of an
/// IPv6 one, within which a machine has as many addresses as it likes.
struct NetworkPlace: Hashable, Sendable {
  /// The address, or `2001:db8:0:1::/64`-like text for a network.
  let name: String

  /// The place of an address; a text that is none stands for itself.
  init(_ address: String) {
    var bytes = in6_addr()
    guard address.contains(":"), inet_pton(AF_INET6, address, &bytes) == 1 else {
      name = address
      return
    }
    let all = withUnsafeBytes(of: &bytes) { Array($0) }
    if all[..<10].allSatisfy({ $0 == 0 }), all[10] == 0xFF, all[11] == 0xFF {
      // An IPv4 address as a socket for both families tells it.
      name = all[12...].map { "\($0)" }.joined(separator: ".")
    } else {
      let words = stride(from: 0, to: 8, by: 2).map {
        String(Int(all[$0]) << 8 | Int(all[$0 + 1]), radix: 16)
      }
      name = words.joined(separator: ":") + "::/64"
    }
  }
}

/// The name or the IPv4 address of a machine, with a port where it is written.
public struct NetworkHost: Hashable, Sendable {
  /// The name or address.
  public let name: String
  /// The port, where it is written.
  public let port: Int?

  /// `name`, or `name:port`. Names are labels of letters, digits and inner hyphens, at most 253 characters; a name
  /// of digits and dots alone must be an IPv4 address, so that nobody reads it as another one.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let name = parts.first.map({ String($0) }), Self.isName(name) else { return nil }
    self.name = name
    guard parts.count == 2 else {
      port = nil
      return
    }
    let digits = parts[1].utf8
    guard (1...5).contains(digits.count), digits.allSatisfy(ASCII.isDigit), digits.first != UInt8(ascii: "0"),
      let port = Int(parts[1]), port <= 65_535
    else { return nil }
    self.port = port
  }

  /// Whether it is an address of this machine itself. A name is not: what it stands for can change.
  public var isLoopback: Bool { Self.octets(name)?.first == 127 }

  /// The host as it is written.
  public var text: String { name + (port.map { ":\($0)" } ?? "") }

  private static func isName(_ name: String) -> Bool {
    guard (1...253).contains(name.utf8.count) else { return false }
    if name.utf8.allSatisfy({ ASCII.isDigit($0) || $0 == ASCII.dot }) { return octets(name) != nil }
    return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      let bytes = label.utf8
      return (1...63).contains(bytes.count) && bytes.first != ASCII.hyphen && bytes.last != ASCII.hyphen
        && bytes.allSatisfy { ASCII.isAlphanumeric($0) || $0 == ASCII.hyphen }
    }
  }

  /// The four numbers of an IPv4 address in its usual form; `nil` for any other.
  private static func octets(_ name: String) -> [Int]? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let octets = parts.compactMap { part -> Int? in
      guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy(ASCII.isDigit),
        part.utf8.count == 1 || part.utf8.first != UInt8(ascii: "0")
      else { return nil }
      return Int(part).flatMap { $0 <= 255 ? $0 : nil }
    }
    return parts.count == 4 && octets.count == 4 ? octets : nil
  }
}

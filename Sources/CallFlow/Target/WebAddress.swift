/// The address of a page for a video call: https, a host, a path and a query of plain characters. On this machine
/// itself (127.…) it may be http as well, for tests.
public struct WebAddress: Hashable, Sendable {
  /// The machine.
  public let host: NetworkHost
  /// Whether the way there is encrypted.
  public let isEncrypted: Bool
  /// The address as it is opened.
  public let text: String

  /// Reads an address. Throws for another scheme, for http that leaves this machine, a user before the host, a
  /// fragment, and for every character that is not plain.
  public init(_ text: String) throws(CallTargetError) {
    guard let address = Self(parsing: text) else {
      throw CallTargetError(
        expected: "a page such as https://host.example/room",
        advice: "write https, a host, a path and a query of letters, digits and . _ ~ - / = & %")
    }
    self = address
  }

  private init?(parsing text: String) {
    let scheme = ["https://", "http://"].first { text.hasPrefix($0) }
    guard let scheme, text.utf8.count <= 1000 else { return nil }
    let rest = text.dropFirst(scheme.count)
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    guard let host = NetworkHost(rest[..<end]), Self.isPlain(rest[end...]) else { return nil }
    isEncrypted = scheme == "https://"
    guard isEncrypted || host.isLoopback else { return nil }
    self.host = host
    self.text = text
  }

  /// The port, written or not.
  public var port: Int { host.port ?? (isEncrypted ? 443 : 80) }

  /// Scheme, host and port as a browser writes them: in small letters, and without the usual port.
  public var origin: String {
    let isUsual = port == (isEncrypted ? 443 : 80)
    return (isEncrypted ? "https" : "http") + "://" + host.name.lowercased() + (isUsual ? "" : ":\(port)")
  }

  private static func isPlain(_ tail: Substring) -> Bool {
    let marks = "._~-/=&%"
    let isPlain = { (byte: UInt8) in ASCII.isAlphanumeric(byte) || marks.utf8.contains(byte) }
    let parts = tail.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { $0.utf8.allSatisfy(isPlain) } && !tail.contains("..")
  }
}

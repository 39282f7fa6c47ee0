/// The address of a page for a video call: https, a host, a path and a query of plain characters.
public struct WebAddress: Hashable, Sendable {
  /// The machine.
  public let host: NetworkHost
  /// The address as it is opened.
  public let text: String

  /// Reads an address. Throws for another scheme, a user before the host, a fragment, and for every character
  /// that is not plain.
  public init(_ text: String) throws(CallTargetError) {
    let refused = CallTargetError(
      expected: "a page such as https://host.example/room",
      advice: "write https, a host, a path and a query of letters, digits and . _ ~ - / = & %")
    let scheme = "https://"
    guard text.hasPrefix(scheme), text.utf8.count <= 1000 else { throw refused }
    let rest = text.dropFirst(scheme.count)
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    guard let host = NetworkHost(rest[..<end]), Self.isPlain(rest[end...]) else { throw refused }
    self.host = host
    self.text = text
  }

  private static func isPlain(_ tail: Substring) -> Bool {
    let marks = "._~-/=&%"
    let isPlain = { (byte: UInt8) in ASCII.isAlphanumeric(byte) || marks.utf8.contains(byte) }
    let parts = tail.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { $0.utf8.allSatisfy(isPlain) } && !tail.contains("..")
  }
}

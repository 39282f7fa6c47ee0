/// The address of somebody who speaks SIP, in the narrow form that this kiosk dials: `sips:lawyer@host`,
/// `sip:lawyer@host:5061;transport=tls`.
///
/// Whatever could carry a second command, header or parameter into a client (`?`, `;` of another kind, spaces,
/// control characters, percent signs) is not part of the form.
public struct SIPAddress: Hashable, Sendable {
  /// How the signalling travels.
  public enum Transport: String, Sendable {
    /// In datagrams, in the clear.
    case udp
    /// In a connection, in the clear.
    case tcp
    /// In a connection that is encrypted.
    case tls
  }

  /// The person or room.
  public let user: String
  /// The machine.
  public let host: NetworkHost
  /// Whether it begins with `sips:`.
  public let isSIPS: Bool
  /// The transport, where it is written.
  public let transport: Transport?

  /// Whether the signalling is encrypted. The media then must be too.
  public var isEncrypted: Bool { isSIPS || transport == .tls }

  /// The address as it is dialled.
  public var text: String {
    "\(isSIPS ? "sips" : "sip"):\(user)@\(host.text)" + (transport.map { ";transport=\($0.rawValue)" } ?? "")
  }

  /// Reads an address. Throws for anything but the form above, and for one outside this machine that is not
  /// encrypted.
  public init(_ text: String) throws(CallTargetError) {
    guard let address = Self(parsing: text) else {
      throw CallTargetError(
        expected: "a SIP address such as sips:lawyer@host.example",
        advice: "letters, digits, . _ - before the @, a host, a port, and ;transport=tls are all it may have")
    }
    guard address.isEncrypted || address.host.isLoopback else {
      throw CallTargetError(
        expected: "an encrypted SIP address",
        advice: "begin it with sips: or end it with ;transport=tls, because it leaves this machine")
    }
    self = address
  }

  private init?(parsing text: String) {
    guard text.utf8.count <= 400 else { return nil }
    let scheme = ["sips:", "sip:"].first { text.hasPrefix($0) }
    guard let scheme else { return nil }
    let parts = text.dropFirst(scheme.count).split(separator: ";", omittingEmptySubsequences: false)
    let place = parts[0].split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count <= 2, place.count == 2, Self.isUser(place[0]), let host = NetworkHost(place[1]) else {
      return nil
    }
    user = String(place[0])
    self.host = host
    isSIPS = scheme == "sips:"
    guard parts.count == 2 else {
      transport = nil
      return
    }
    let key = "transport="
    guard parts[1].hasPrefix(key), let transport = Transport(rawValue: String(parts[1].dropFirst(key.count)))
    else { return nil }
    // sips: over anything but TLS contradicts itself.
    guard !isSIPS || transport == .tls else { return nil }
    self.transport = transport
  }

  private static func isUser(_ text: Substring) -> Bool {
    let bytes = text.utf8
    return (1...64).contains(bytes.count) && bytes.first.map(ASCII.isAlphanumeric) == true
      && bytes.allSatisfy { ASCII.isAlphanumeric($0) || "._-".utf8.contains($0) }
  }
}

/// The public key of a legal-aid institution: residents' answers are sealed to it, and only its officers can
/// read them. An X25519 key (RFC 7748).
public struct InstitutionKey: Hashable, Sendable, CustomStringConvertible {
  /// How the written form begins.
  public static let prefix = "LKP1-"
  /// How the written form of the private key begins, which never lies on a kiosk.
  public static let privatePrefix = "LKS1-"
  /// The length of the key in bytes.
  public static let length = 32

  /// The key's 32 bytes.
  public let bytes: [UInt8]

  /// A key of 32 bytes; `nil` for another number.
  public init?(bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
    guard self.bytes.count == Self.length else { return nil }
  }

  /// The key that a library of X25519 keys gives: its 32 bytes are a fact there, not a hope.
  package init(ofLibrary bytes: some Sequence<UInt8>) {
    let known = Array(bytes.prefix(Self.length))
    self.bytes = known + [UInt8](repeating: 0, count: Self.length - known.count)
  }

  /// Reads the form that `description` writes; `nil` for anything else, such as a key with a slip of the pen.
  public init?(_ text: String) {
    guard text.hasPrefix(Self.prefix), let bytes = Base32.bytes(text.dropFirst(Self.prefix.count)),
      let key = InstitutionKey(bytes: bytes.prefix(Self.length)),
      bytes.dropFirst(Self.length).elementsEqual(key.id)
    else { return nil }
    self = key
  }

  /// Four bytes that tell keys apart; no protection against somebody who means harm.
  public var id: [UInt8] {
    var hash = FNV1a()
    hash.add(bytes)
    return (0..<4).map { UInt8(truncatingIfNeeded: hash.value >> (24 - 8 * $0)) }
  }

  /// `LKP1-`, the key, and its id, which finds a slip of the pen.
  public var description: String { Self.prefix + Base32.text(bytes + id) }

  /// An id in eight hexadecimal digits, as people compare it.
  public static func text(ofID id: some Sequence<UInt8>) -> String {
    id.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

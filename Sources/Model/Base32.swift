/// Bytes as the letters A–Z and the digits 2–7 (RFC 4648, section 6), without padding.
///
/// QR codes hold these characters in their compact alphanumeric mode, and a scanner that types them like a
/// keyboard cannot confuse their case.
public enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  /// The bytes as text.
  public static func text(_ bytes: some Sequence<UInt8>) -> String {
    var characters: [UInt8] = []
    var (buffer, count): (UInt32, UInt32) = (0, 0)
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      count += 8
      while count >= 5 {
        count -= 5
        characters.append(alphabet[Int(buffer >> count & 31)])
      }
    }
    if count > 0 { characters.append(alphabet[Int(buffer << (5 - count) & 31)]) }
    return String(decoding: characters, as: UTF8.self)
  }

  /// The bytes of a text in capitals; `nil` where it is not what `text` makes of any bytes, so that no two texts
  /// have the same bytes.
  public static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (buffer, count): (UInt32, UInt32) = (0, 0)
    for character in text.utf8 {
      guard let value = value(of: character) else { return nil }
      buffer = buffer << 5 | value
      count += 5
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> count))
      }
    }
    // What is left over is less than a character and empty.
    guard count < 5, buffer & (1 << count - 1) == 0 else { return nil }
    return bytes
  }

  private static func value(of character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "2")...UInt8(ascii: "7"): UInt32(character - UInt8(ascii: "2")) + 26
    default: nil
    }
  }
}

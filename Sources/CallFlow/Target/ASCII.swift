/// The characters that addresses are made of, as bytes: a letter outside ASCII is never one of them.
enum ASCII {
  static let space = UInt8(ascii: " ")
  static let hyphen = UInt8(ascii: "-")
  static let dot = UInt8(ascii: ".")

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }

  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  /// Whether a text has a byte below the space, or the one that deletes.
  static func hasControl(_ text: String) -> Bool { text.utf8.contains { $0 < space || $0 == 127 } }
}

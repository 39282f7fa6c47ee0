internal import CQRencode
internal import Glibc

/// A text as a square of black and white modules.
struct QRCode: Hashable, Sendable {
  /// How much damage is repaired.
  enum Level: Hashable, Sendable {
    /// 7 %.
    case low
    /// 15 %: for paper that is folded and carried in a pocket.
    case medium
  }

  /// Modules a side, without the quiet zone.
  let side: Int
  private let modules: [Bool]

  /// The smallest code that holds `text`; the library chooses digits, letters or bytes for each stretch of it.
  /// `nil` where no code is so large. A text with a NUL cannot be coded.
  init?(_ text: String, level: Level) throws(SlipError) {
    guard !text.isEmpty, !text.utf8.contains(0) else { throw .codeNotMade }
    let made = QRcode_encodeString(text, 0, level == .medium ? QR_ECLEVEL_M : QR_ECLEVEL_L, QR_MODE_8, 1)
    guard let made else {
      if errno == ERANGE { return nil }
      throw .codeNotMade
    }
    defer { QRcode_free(made) }
    let side = Int(made.pointee.width)
    // The lowest bit of a byte is the module; the others tell what it is for.
    modules = (0..<side * side).map { made.pointee.data[$0] & 1 == 1 }
    self.side = side
  }

  /// A code that is at most `limit` modules wide, at level M where that fits, else at level L.
  static func fitting(_ text: String, limit: Int, paper: Int) throws(SlipError) -> QRCode {
    for level in [Level.medium, .low] {
      if let code = try QRCode(text, level: level), code.side <= limit { return code }
    }
    throw .codeTooWide(characters: text.count, paper: paper)
  }

  /// Whether the module is black.
  subscript(column: Int, row: Int) -> Bool { modules[row * side + column] }
}

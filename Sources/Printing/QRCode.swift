internal import CQRencode
internal import Glibc
public import Model

/// Makes QR codes, for paper and for the screen. Thread-safe; some milliseconds.
public enum QRCode {
  /// How much damage is repaired.
  public enum Level: Hashable, Sendable {
    /// 7 %.
    case low
    /// 15 %: for paper that is folded and carried in a pocket.
    case medium
  }

  /// The smallest code that holds `text`; the library chooses digits, letters or bytes for each stretch of it.
  /// `nil` where no code is so large. A text with a NUL cannot be coded.
  public static func matrix(of text: String, level: Level = .medium) throws(SlipError) -> CodeMatrix? {
    guard !text.isEmpty, !text.utf8.contains(0) else { throw .codeNotMade }
    let repair = level == .medium ? QR_ECLEVEL_M : QR_ECLEVEL_L
    let isPlain = text.utf8.allSatisfy { $0 < 128 }
    guard let made = isPlain ? QRcode_encodeString(text, 0, repair, QR_MODE_8, 1) : encoded(text, repair)
    else {
      if errno == ERANGE { return nil }
      throw .codeNotMade
    }
    defer { QRcode_free(made) }
    let side = Int(made.pointee.width)
    // The lowest bit of a byte is the module; the others tell what it is for.
    return CodeMatrix(side: side, modules: (0..<side * side).map { made.pointee.data[$0] & 1 == 1 })
  }

  /// Bytes that say that they are UTF-8: scanners that have to guess take some Chinese words for Japanese ones.
  private static func encoded(_ text: String, _ repair: QRecLevel) -> UnsafeMutablePointer<CQRencode.QRcode>?
  {
    guard let input = QRinput_new2(0, repair) else { return nil }
    defer { QRinput_free(input) }
    let bytes = Array(text.utf8)
    guard QRinput_appendECIheader(input, utf8) == 0,
      QRinput_append(input, QR_MODE_8, Int32(bytes.count), bytes) == 0
    else { return nil }
    return QRcode_encodeInput(input)
  }

  /// The number that names UTF-8 in a code. Source: AIM ECI, ISO/IEC 18004, 7.4.2.
  private static let utf8: UInt32 = 26

  /// A code that is at most `limit` modules wide, at level M where that fits, else at level L.
  static func fitting(_ text: String, limit: Int, paper: Int) throws(SlipError) -> CodeMatrix {
    for level in [Level.medium, .low] {
      if let code = try matrix(of: text, level: level), code.side <= limit { return code }
    }
    throw .codeTooWide(characters: text.count, paper: paper)
  }
}

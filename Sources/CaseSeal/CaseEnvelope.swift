import Foundation
import Model

/// What stands around a sealed case: `LK1-` and, in Base32, version, key, expiry, encapsulated key, ciphertext.
///
/// Version, key and expiry can be read by anybody and changed by nobody: they are authenticated with the case.
struct CaseEnvelope: Hashable {
  static let prefix = "LK1-"
  static let version: UInt8 = 1
  /// How long a code can be opened. Source: issue 3, point 5.
  static let lifetimeMinutes = 7 * 24 * 60
  /// How far the kiosk's clock may be ahead of the officer's.
  static let skewMinutes = 5
  /// A case is padded to that many bytes, which the longest path of the shipped pack does not fill, so that the
  /// size of a code tells nothing.
  static let least = 224
  /// A longer case, with days that somebody knows, is padded to a multiple of this.
  static let block = 32
  /// What binds a ciphertext to this use of the key.
  static let purpose = Data("legal-kiosk aid case 1".utf8)

  private static let encapsulatedLength = 32
  private static let headerLength = 9
  private static let tagLength = 16
  /// Far more than any case has.
  private static let maximumCharacters = 4000

  /// The key that can open it, by its id.
  var keyID: [UInt8]
  /// Minutes since 1970-01-01T00:00:00Z.
  var expiryMinute: UInt32
  /// The sender's part of the key agreement.
  var encapsulatedKey = Data()
  /// The case, with the tag that finds every change.
  var ciphertext = Data()

  /// What is authenticated besides the case.
  var header: Data {
    Data([Self.version] + keyID + (0..<4).map { UInt8(truncatingIfNeeded: expiryMinute >> (24 - 8 * $0)) })
  }

  /// The code as a QR code holds it.
  var code: String { Self.prefix + Base32.text(header + encapsulatedKey + ciphertext) }

  /// When the code was made.
  var madeAt: Instant {
    Instant(milliseconds: (Int64(expiryMinute) - Int64(Self.lifetimeMinutes)) * 60_000)
  }

  /// The first moment at which it can no longer be opened.
  var expiry: Instant { Instant(milliseconds: Int64(expiryMinute) * 60_000) }

  /// An envelope around nothing yet, made at that moment; `nil` for a clock that is centuries off.
  init?(keyID: [UInt8], madeAt: Instant) {
    let minute = Self.wholeMinute(madeAt).milliseconds / 60_000 + Int64(Self.lifetimeMinutes)
    guard let expiryMinute = UInt32(exactly: minute) else { return nil }
    (self.keyID, self.expiryMinute) = (keyID, expiryMinute)
  }

  /// Takes a scanned code apart. Spaces, line ends and lower case come from scanners and are tolerated.
  init(code: String) throws(CaseOpenError) {
    let characters = code.uppercased().filter { !$0.isWhitespace }
    guard characters.count <= Self.maximumCharacters else { throw .notOurs }
    guard characters.hasPrefix(Self.prefix) else { throw Self.isLater(characters) ? .newerVersion : .notOurs }
    guard let bytes = Base32.bytes(characters.dropFirst(Self.prefix.count)), let first = bytes.first else {
      throw .damaged
    }
    guard first <= Self.version else { throw .newerVersion }
    let contents = Self.headerLength + Self.encapsulatedLength
    guard first == Self.version, bytes.count > contents + Self.tagLength else { throw .damaged }
    keyID = Array(bytes[1..<5])
    expiryMinute = bytes[5..<9].reduce(0) { $0 << 8 | UInt32($1) }
    encapsulatedKey = Data(bytes[Self.headerLength..<contents])
    ciphertext = Data(bytes[contents...])
  }

  /// Whether a code begins as a later version's would: `LK2-`.
  private static func isLater(_ code: String) -> Bool {
    guard code.hasPrefix("LK"), let number = code.dropFirst(2).split(separator: "-").first,
      code.dropFirst(2 + number.count).first == "-"
    else { return false }
    return Int(number).map { $0 > Int(version) && $0 < 100 } ?? false
  }

  /// The minute that a moment lies in.
  static func wholeMinute(_ moment: Instant) -> Instant {
    Instant(milliseconds: moment.nextMinute.milliseconds - 60_000)
  }
}

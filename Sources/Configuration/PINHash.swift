import CCrypt
import Foundation
public import Model

/// The staff PIN as a hash: yescrypt by libcrypt, as in Debian's `/etc/shadow`.
///
/// A PIN has few digits, so the hash protects it from being read over a shoulder in `kiosk.yaml`, not from
/// a search by somebody who has the file; the pause after wrong tries protects the panel. Both functions
/// take some tens of milliseconds and 16 MB: call them off the main thread, from any other.
public enum PINHash {
  /// How many digits a PIN has.
  public static let length = 4...12

  /// A new hash of `pin`, with a fresh salt from the system.
  ///
  /// Throws where `pin` is not 4 to 12 digits, or the system's libcrypt has no yescrypt.
  public static func make(_ pin: Private<String>) throws(PINHashError) -> String {
    guard isPIN(pin.value) else { throw .notAPIN }
    guard let salt = crypt_gensalt_ra("$y$", 0, nil, 0) else { throw .unavailable }
    defer { free(salt) }
    guard let hash = crypt(pin.value, setting: String(cString: salt)) else { throw .unavailable }
    return hash
  }

  /// Whether `hash` was made from `pin`. What is not a PIN or not a hash never fits.
  public static func verify(_ pin: Private<String>, against hash: String) -> Bool {
    guard isPIN(pin.value), isWellFormed(hash), let found = crypt(pin.value, setting: hash) else {
      return false
    }
    return isEqualInConstantTime(found, hash)
  }

  /// Whether `hash` is a whole yescrypt hash: `$y$`, parameters, salt and 43 characters of hash.
  public static func isWellFormed(_ hash: String) -> Bool {
    let parts = hash.utf8.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].isEmpty, parts[1].elementsEqual("y".utf8), parts[4].count == 43,
      parts.dropFirst(2).allSatisfy({ !$0.isEmpty && $0.allSatisfy(isCryptBase64) })
    else { return false }
    return crypt_checksalt(hash) == CRYPT_SALT_OK
  }

  private static func isPIN(_ text: String) -> Bool {
    length.contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// The alphabet of crypt(3): `./0-9A-Za-z`.
  private static func isCryptBase64(_ byte: UInt8) -> Bool {
    (46...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  /// The hash of `pin` under `setting`, a salt or a whole hash; `nil` where libcrypt refuses it.
  private static func crypt(_ pin: String, setting: String) -> String? {
    // crypt_ra allocates its work space itself and, unlike crypt, keeps nothing between calls.
    var space: UnsafeMutableRawPointer?
    var size: Int32 = 0
    defer {
      if let space { explicit_bzero(space, Int(size)) }
      free(space)
    }
    return crypt_ra(pin, setting, &space, &size).map { String(cString: $0) }
  }

  /// Looks at every byte, so that the time does not tell how much of a hash was right.
  private static func isEqualInConstantTime(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count else { return false }
    return zip(left.utf8, right.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

/// Why a PIN could not be hashed.
public enum PINHashError: Error, Hashable, CustomStringConvertible {
  /// The text is not 4 to 12 digits.
  case notAPIN
  /// The system's libcrypt does not know yescrypt.
  case unavailable

  /// A sentence for the person who sets the PIN.
  public var description: String {
    switch self {
    case .notAPIN: "A PIN is 4 to 12 digits; choose another."
    case .unavailable: "This system cannot hash a PIN with yescrypt; install Debian's libcrypt1."
    }
  }
}

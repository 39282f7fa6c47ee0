import Crypto
import Foundation
public import Model

/// Seals cases to an institution's public key: HPKE (RFC 9180) with X25519, HKDF-SHA256 and ChaCha20-Poly1305.
///
/// Whoever has the public key can seal, so a code proves nothing about who made it: the answers in it are what
/// somebody said, as at a counter.
public enum CaseSeal {
  /// The characters of a QR code for `sealed`. Every call draws a new key, so no two codes are alike.
  ///
  /// Some tenths of a millisecond, on any thread. Throws where the key is no usable one.
  public static func seal(_ sealed: SealedCase, to key: InstitutionKey) throws(CaseSealError) -> String {
    guard var envelope = CaseEnvelope(keyID: key.id, madeAt: sealed.madeAt), let text = sealed.text else {
      throw .notACase
    }
    do {
      let recipient = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: key.bytes)
      guard try Self.isUsable(recipient) else { throw CaseSealError.unusableKey }
      var sender = try HPKE.Sender(
        recipientKey: recipient, ciphersuite: .Curve25519_SHA256_ChachaPoly, info: CaseEnvelope.purpose)
      envelope.encapsulatedKey = sender.encapsulatedKey
      envelope.ciphertext = try sender.seal(padded(text), authenticating: envelope.header)
    } catch {
      throw .unusableKey
    }
    return envelope.code
  }

  /// Whether a secret comes of the key. RFC 9180, section 7.1.4, asks for this check, which the library's HPKE
  /// leaves out: with a point of low order everybody would know the secret.
  private static func isUsable(_ key: Curve25519.KeyAgreement.PublicKey) throws -> Bool {
    let secret = try Curve25519.KeyAgreement.PrivateKey().sharedSecretFromKeyAgreement(with: key)
    return secret.withUnsafeBytes { bytes in bytes.contains { $0 != 0 } }
  }

  /// The text and line ends, up to the length that all cases have, or to the next whole block.
  static func padded(_ text: String) -> Data {
    let bytes = Data(text.utf8)
    let blocks = (bytes.count + CaseEnvelope.block - 1) / CaseEnvelope.block
    let length = max(CaseEnvelope.least, blocks * CaseEnvelope.block)
    return bytes + Data(repeating: UInt8(ascii: "\n"), count: length - bytes.count)
  }
}

/// Why a case cannot be sealed.
public enum CaseSealError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The key in the configuration is not one that anything can be sealed to.
  case unusableKey
  /// The pack has names that a code cannot hold, or the clock is far off.
  case notACase

  /// A sentence for whoever looks after the machine.
  public var description: String {
    switch self {
    case .unusableKey:
      "Nothing can be sealed to aid.institution_key of kiosk.yaml; write there what kiosk aid keygen printed."
    case .notACase:
      "The rule pack has names with other characters than letters, digits, - and _, or the clock is wrong."
    }
  }
}

import Crypto
import Foundation
public import Model

/// The private key of a legal-aid institution. It lies where the officer works, and nowhere else.
public struct OfficerKey: Sendable {
  private let key: Curve25519.KeyAgreement.PrivateKey
  /// The public key that belongs in `kiosk.yaml`.
  public let publicKey: InstitutionKey

  /// A new key from the system's random numbers.
  public init() { self.init(Curve25519.KeyAgreement.PrivateKey()) }

  private init(_ key: Curve25519.KeyAgreement.PrivateKey) {
    self.key = key
    publicKey = InstitutionKey(ofLibrary: key.publicKey.rawRepresentation)
  }

  /// Reads the form that `text` writes; `nil` for anything else.
  init?(text: String) {
    let prefix = InstitutionKey.privatePrefix
    guard text.hasPrefix(prefix), let bytes = Base32.bytes(text.dropFirst(prefix.count)),
      // The only thing it throws for is another number of bytes, and then this is no key.
      let key = try? Curve25519.KeyAgreement.PrivateKey(
        rawRepresentation: bytes.prefix(InstitutionKey.length))
    else { return nil }
    self.init(key)
    guard bytes.dropFirst(InstitutionKey.length).elementsEqual(publicKey.id) else { return nil }
  }

  /// The characters of `text`: the prefix, and Base32 of key and id.
  static let textLength = InstitutionKey.privatePrefix.utf8.count + ((InstitutionKey.length + 4) * 8 + 4) / 5

  /// `LKS1-`, the key, and the id of its public key. Nothing but the key's file may hold it.
  var text: String {
    InstitutionKey.privatePrefix + Base32.text(Array(key.rawRepresentation) + publicKey.id)
  }

  /// Opens a scanned code at a moment. Spaces and lower case in it are tolerated. Throws the sentence for the
  /// officer; what the code holds is in no error.
  public func open(_ code: String, at now: Instant) throws(CaseOpenError) -> SealedCase {
    let envelope = try CaseEnvelope(code: code)
    guard publicKey.id == envelope.keyID else {
      throw .anotherKey(code: envelope.keyID, ours: publicKey.id)
    }
    guard let plain = decrypt(envelope),
      let sealed = SealedCase(text: Self.unpadded(plain), madeAt: envelope.madeAt)
    else { throw .damaged }
    // Only now is the expiry known to be the one that was written.
    guard now < envelope.expiry else { throw .expired(envelope.expiry.day) }
    guard envelope.madeAt <= now.adding(seconds: CaseEnvelope.skewMinutes * 60) else {
      throw .notYet(envelope.madeAt.day)
    }
    return sealed
  }

  private func decrypt(_ envelope: CaseEnvelope) -> Data? {
    do {
      var recipient = try HPKE.Recipient(
        privateKey: key, ciphersuite: .Curve25519_SHA256_ChachaPoly, info: CaseEnvelope.purpose,
        encapsulatedKey: envelope.encapsulatedKey)
      return try recipient.open(envelope.ciphertext, authenticating: envelope.header)
    } catch {
      // Whatever the library says, the officer can only scan again.
      return nil
    }
  }

  private static func unpadded(_ bytes: Data) -> String {
    String(decoding: bytes.reversed().drop { $0 == UInt8(ascii: "\n") }.reversed(), as: UTF8.self)
  }
}

import Foundation

/// A short value that changes whenever something that an index was built from changes (64 bits, FNV-1a).
///
/// It guards against stale files, not against attackers.
struct Fingerprint {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  mutating func add(_ text: String) {
    add(text.utf8)
    add([0])
  }

  var text: String { String(hash, radix: 16) }

  /// The fingerprint of a bundle and an import.
  static func of(assets: URL, generation: String) throws -> String {
    var fingerprint = Fingerprint()
    fingerprint.add("schema \(IndexSchema.version)")
    for file in LawBundleReader.files(in: assets) {
      fingerprint.add(file)
      let contents = try Data(contentsOf: assets.appending(path: file))
      contents.withUnsafeBytes { fingerprint.add($0) }
    }
    fingerprint.add(generation)
    return fingerprint.text
  }
}

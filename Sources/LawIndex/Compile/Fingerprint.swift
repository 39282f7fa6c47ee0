import Foundation
import Model

/// A short value that changes whenever something that an index was built from changes.
///
/// It guards against stale files, not against attackers.
struct Fingerprint {
  private var hash = FNV1a()

  mutating func add(_ bytes: some Sequence<UInt8>) { hash.add(bytes) }

  mutating func add(_ text: String) {
    add(text.utf8)
    add([0])
  }

  var text: String { hash.hexadecimal }

  /// The fingerprint of a bundle and an import.
  static func of(assets: URL, generation: String) throws -> String {
    var fingerprint = Fingerprint()
    fingerprint.add("schema \(IndexSchema.version)")
    for file in try LawBundleReader.files(in: assets) {
      fingerprint.add(file)
      let contents = try Data(contentsOf: assets.appending(path: file))
      contents.withUnsafeBytes { fingerprint.add($0) }
    }
    fingerprint.add(generation)
    return fingerprint.text
  }
}

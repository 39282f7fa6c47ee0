import Foundation
import Model

/// A checksum over a whole index file, kept in the four bytes of SQLite's header that are the application's own.
///
/// SQLite notices a broken page only when it gets there, and a changed byte inside a row never. An index is written
/// once, so one look at its bytes when it is opened (10 ms for the national corpus) settles both.
enum IndexSeal {
  /// What a file turns out to be.
  enum Finding: Equatable {
    case intact
    case damaged
    /// An SQLite file of another form.
    case otherSchema(Int)
  }

  private static let magic = Array("SQLite format 3\0".utf8)
  private static let headerSize = 100
  private static let versionOffset = 60
  private static let sealOffset = 68

  /// Seals a finished file that no one has open.
  static func seal(_ file: URL) throws {
    let checksum = checksum(try Data(contentsOf: file, options: .mappedIfSafe))
    let handle = try FileHandle(forUpdating: file)
    try handle.seek(toOffset: UInt64(sealOffset))
    try handle.write(contentsOf: withUnsafeBytes(of: checksum.bigEndian) { Data($0) })
    try handle.close()
  }

  /// Checks a file.
  static func check(_ file: URL) throws -> Finding {
    let data = try Data(contentsOf: file, options: .mappedIfSafe)
    guard data.count >= headerSize, data.starts(with: magic) else { return .damaged }
    let version = Int(number(data, at: versionOffset))
    guard version == IndexSchema.version else { return .otherSchema(version) }
    return checksum(data) == number(data, at: sealOffset) ? .intact : .damaged
  }

  private static func number(_ data: Data, at offset: Int) -> UInt32 {
    data[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The checksum of all bytes but the seal's own: FNV-1a over words of eight bytes.
  private static func checksum(_ data: Data) -> UInt32 {
    data.withUnsafeBytes { bytes in
      var hash = FNV1a()
      func add(_ word: UInt64) {
        hash.add(word: word)
        // Multiplication carries only upwards; this brings the high bits down again.
        hash.value ^= hash.value >> 29
      }
      add(UInt64(bytes.count))
      for offset in 0..<min(sealOffset, bytes.count) { add(UInt64(bytes[offset])) }
      var offset = sealOffset + 4
      while offset + 8 <= bytes.count {
        add(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
      }
      while offset < bytes.count {
        add(UInt64(bytes[offset]))
        offset += 1
      }
      return UInt32(truncatingIfNeeded: hash.value ^ hash.value >> 32)
    }
  }
}

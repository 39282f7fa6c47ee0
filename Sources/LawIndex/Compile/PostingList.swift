/// Which articles a term stands in and how much it counts there, as the bytes of one row.
///
/// The rows hold, for each article in ascending order, the distance to the article before as a variable-length number
/// (seven bits a byte, the highest set where more follow), then the impact in 1/255 of the row's largest.
struct PostingList {
  private(set) var bytes: [UInt8] = []
  private var last: UInt32 = 0

  mutating func append(document: UInt32, impact: UInt8) {
    var distance = document - last
    last = document
    while distance >= 0x80 {
      bytes.append(UInt8(distance & 0x7F) | 0x80)
      distance >>= 7
    }
    bytes.append(UInt8(distance))
    bytes.append(impact)
  }

  /// Calls `body` with every article and its impact.
  ///
  /// - Returns: Whether the bytes are whole and name only articles below `count`.
  static func forEach(
    _ bytes: UnsafeRawBufferPointer, below count: Int, body: (Int, UInt8) -> Void
  ) -> Bool {
    var document = 0
    var index = 0
    let end = bytes.count
    while index < end {
      var shift = 0
      var byte: UInt8
      repeat {
        guard index < end, shift < 32 else { return false }
        byte = bytes[index]
        index += 1
        document += Int(byte & 0x7F) << shift
        shift += 7
      } while byte & 0x80 != 0
      guard index < end, document < count else { return false }
      body(document, bytes[index])
      index += 1
    }
    return true
  }
}

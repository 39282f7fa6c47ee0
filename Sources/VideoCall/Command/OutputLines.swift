/// Takes whole lines out of what a program prints in pieces. What is longer than any sign is cut off.
struct OutputLines {
  /// The longest line that is looked at, in bytes.
  static let longest = 4096

  private var line: [UInt8] = []

  /// Adds what was printed; the lines that are now complete.
  mutating func add(_ piece: ArraySlice<UInt8>) -> [String] {
    var lines: [String] = []
    for byte in piece {
      if byte == UInt8(ascii: "\n") {
        lines.append(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
      } else if line.count < Self.longest {
        line.append(byte)
      }
    }
    return lines
  }
}

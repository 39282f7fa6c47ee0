/// `5:hello,` — the frame in which baresip sends and takes its messages.
enum Netstring {
  /// A frame around a text.
  static func frame(_ content: [UInt8]) -> [UInt8] {
    Array("\(content.count):".utf8) + content + [UInt8(ascii: ",")]
  }

  /// Takes whole frames out of what arrives in pieces.
  struct Reader {
    /// The longest frame that is taken: far above the longest message.
    static let longest = 262_144

    private var bytes: [UInt8] = []
    private(set) var isBroken = false

    /// Adds what arrived; returns the contents that are now complete. After anything but a frame it is broken.
    mutating func add(_ piece: some Sequence<UInt8>) -> [[UInt8]] {
      bytes += piece
      var contents: [[UInt8]] = []
      while !isBroken, let content = next() { contents.append(content) }
      return contents
    }

    private mutating func next() -> [UInt8]? {
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
        isBroken = bytes.count > 6 || bytes.contains { !(48...57).contains($0) }
        return nil
      }
      let digits = bytes[..<colon]
      guard (1...6).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else {
        isBroken = true
        return nil
      }
      let length = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
      let end = colon + 1 + length
      guard length <= Self.longest else {
        isBroken = true
        return nil
      }
      guard bytes.count > end else { return nil }
      guard bytes[end] == UInt8(ascii: ",") else {
        isBroken = true
        return nil
      }
      defer { bytes.removeFirst(end + 1) }
      return Array(bytes[(colon + 1)..<end])
    }
  }
}

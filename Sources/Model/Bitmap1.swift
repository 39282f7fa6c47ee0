/// A picture of black and white dots, as a thermal head burns it.
///
/// Rows are packed eight dots a byte, the leftmost dot in the highest bit, 1 for black: the layout that ESC/POS
/// (`GS v 0`) and one-bit PNG rows have in common but for the sense of the bit.
public struct Bitmap1: Hashable, Sendable {
  /// Dots from left to right.
  public let width: Int
  /// Dots from top to bottom.
  public let height: Int
  /// Bytes of a row.
  public var bytesPerRow: Int { (width + 7) / 8 }
  /// The rows, from the top.
  public private(set) var bytes: [UInt8]

  /// White paper of `width` × `height` dots; negative sizes count as none.
  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    bytes = [UInt8](repeating: 0, count: (self.width + 7) / 8 * self.height)
  }

  /// Whether a dot is black. Outside the paper everything is white, and setting does nothing.
  public subscript(x: Int, y: Int) -> Bool {
    get {
      guard contains(x, y) else { return false }
      return bytes[y * bytesPerRow + x / 8] & Self.bit(x) != 0
    }
    set {
      guard contains(x, y) else { return }
      let index = y * bytesPerRow + x / 8
      if newValue {
        bytes[index] |= Self.bit(x)
      } else {
        bytes[index] &= ~Self.bit(x)
      }
    }
  }

  /// Makes a rectangle black or white; what lies outside the paper is passed over.
  public mutating func fill(x: Int, y: Int, width: Int, height: Int, black: Bool = true) {
    for row in max(0, y)..<max(max(0, y), min(self.height, y + height)) {
      for column in max(0, x)..<max(max(0, x), min(self.width, x + width)) { self[column, row] = black }
    }
  }

  /// The bytes of one row.
  public func row(_ y: Int) -> ArraySlice<UInt8> { bytes[y * bytesPerRow..<(y + 1) * bytesPerRow] }

  private static func bit(_ x: Int) -> UInt8 { 0x80 >> UInt8(x % 8) }

  private func contains(_ x: Int, _ y: Int) -> Bool { x >= 0 && y >= 0 && x < width && y < height }
}

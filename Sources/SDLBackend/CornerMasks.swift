internal import CSDL2
internal import UI

/// Round corners as white masks, made once per radius and thickness.
///
/// A mask holds all four corners of a shape whose straight parts are left out: a disc or a ring cut in four.
struct CornerMasks {
  struct Key: Hashable {
    /// The side of a corner, in pixels.
    var cell: Int
    var radius: Int
    /// The thickness of an outline, in pixels; `nil` for a filled shape.
    var width: Int?
  }

  private var masks: [Key: Surface] = [:]

  /// The four corners in one mask of twice `cell` a side; `nil` where there is no memory for it.
  mutating func mask(_ key: Key) -> Surface? {
    if let known = masks[key] { return known }
    let side = key.cell * 2
    var alpha = [UInt8](repeating: 0, count: side * side)
    for y in 0..<key.cell {
      for x in 0..<key.cell {
        let value = UInt8((Self.coverage(x: x, y: y, key) * 255).rounded())
        alpha[y * side + x] = value
        alpha[y * side + side - 1 - x] = value
        alpha[(side - 1 - y) * side + x] = value
        alpha[(side - 1 - y) * side + side - 1 - x] = value
      }
    }
    let mask = Surface.mask(width: side, height: side, alpha: alpha)
    masks[key] = mask
    return mask
  }

  /// How much of a pixel of the upper left corner the shape covers, 0 to 1.
  static func coverage(x: Int, y: Int, _ key: Key) -> Double {
    let outer = insideArc(x: x, y: y, radius: key.radius)
    guard let width = key.width else { return outer }
    guard x >= width, y >= width else { return outer }
    return outer - insideArc(x: x - width, y: y - width, radius: max(0, key.radius - width))
  }

  private static func insideArc(x: Int, y: Int, radius: Int) -> Double {
    guard x < radius, y < radius else { return 1 }
    let dx = Double(radius) - Double(x) - 0.5
    let dy = Double(radius) - Double(y) - 0.5
    return min(1, max(0, Double(radius) + 0.5 - (dx * dx + dy * dy).squareRoot()))
  }
}

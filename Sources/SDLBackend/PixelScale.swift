internal import UI

/// How many pixels a point is, and the one rule by which edges are rounded: every edge by itself, so that two
/// rectangles that touch in points touch in pixels.
struct PixelScale: Hashable {
  /// Pixels a point.
  var factor: Double

  /// The pixel edge nearest to a place in points.
  func position(_ points: Int) -> Int { position(Double(points)) }

  /// The pixel edge nearest to a place in points.
  func position(_ points: Double) -> Int { Int((points * factor).rounded()) }

  /// A thickness, a radius or a size of text in pixels: at least one where there is any.
  func length(_ points: Int) -> Int { points == 0 ? 0 : max(1, position(points)) }

  /// A rectangle in pixels.
  func rect(_ rect: Rect) -> Rect {
    let x = position(rect.x)
    let y = position(rect.y)
    return Rect(x: x, y: y, width: position(rect.maxX) - x, height: position(rect.maxY) - y)
  }
}

extension Rect {
  /// What the two share; `nil` where they share nothing.
  func intersection(_ other: Rect) -> Rect? {
    guard intersects(other) else { return nil }
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// The rectangle with every edge moved outwards.
  func outset(_ distance: Int) -> Rect {
    Rect(x: x - distance, y: y - distance, width: width + 2 * distance, height: height + 2 * distance)
  }

  var area: Int { width * height }
}

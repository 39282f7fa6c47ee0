/// A place on the canvas in points, from the top left corner, y downwards.
public struct Point: Hashable, Codable, Sendable {
  /// Distance from the left edge, in points.
  public var x: Int
  /// Distance from the top edge, in points.
  public var y: Int

  /// A place on the canvas.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// A width and a height in points.
public struct Size: Hashable, Codable, Sendable {
  /// In points.
  public var width: Int
  /// In points.
  public var height: Int

  /// A width and a height in points.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A rectangle on the canvas in points.
public struct Rect: Hashable, Codable, Sendable {
  /// The left edge.
  public var x: Int
  /// The top edge.
  public var y: Int
  /// In points.
  public var width: Int
  /// In points.
  public var height: Int

  /// A rectangle by its top left corner and size.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The edge after the last column.
  public var maxX: Int { x + width }
  /// The edge after the last row.
  public var maxY: Int { y + height }
  /// The middle.
  public var center: Point { Point(x: x + width / 2, y: y + height / 2) }

  /// Whether the point lies inside, with `slop` points to spare outside each edge.
  public func contains(_ point: Point, slop: Int = 0) -> Bool {
    point.x >= x - slop && point.x < maxX + slop && point.y >= y - slop && point.y < maxY + slop
  }

  /// Whether it has no area.
  var isEmpty: Bool { width <= 0 || height <= 0 }

  /// Whether the whole of `other` lies inside.
  public func contains(_ other: Rect) -> Bool {
    other.x >= x && other.y >= y && other.maxX <= maxX && other.maxY <= maxY
  }

  /// Whether the two share at least a point.
  public func intersects(_ other: Rect) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  /// The smallest rectangle around both.
  public func union(_ other: Rect) -> Rect {
    let left = min(x, other.x)
    let top = min(y, other.y)
    return Rect(
      x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }

  /// The rectangle with each edge moved inwards.
  public func inset(_ insets: Insets) -> Rect {
    Rect(
      x: x + insets.left, y: y + insets.top, width: max(0, width - insets.horizontal),
      height: max(0, height - insets.vertical))
  }
}

/// Space inside the edges of an element, in points.
public struct Insets: Hashable, Codable, Sendable {
  /// In points.
  public var top: Int
  /// In points.
  public var right: Int
  /// In points.
  public var bottom: Int
  /// In points.
  public var left: Int

  /// Space on each side.
  public init(top: Int = 0, right: Int = 0, bottom: Int = 0, left: Int = 0) {
    self.top = top
    self.right = right
    self.bottom = bottom
    self.left = left
  }

  /// The same space left and right, and above and below.
  public init(horizontal: Int = 0, vertical: Int = 0) {
    self.init(top: vertical, right: horizontal, bottom: vertical, left: horizontal)
  }

  /// The same space on all sides.
  public static func all(_ space: Int) -> Insets { Insets(horizontal: space, vertical: space) }

  /// Left and right together.
  public var horizontal: Int { left + right }
  /// Top and bottom together.
  public var vertical: Int { top + bottom }
}

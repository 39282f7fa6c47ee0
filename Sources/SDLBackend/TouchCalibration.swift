public import UI

/// How the touch panel lies on the screen: what it reports, turned and corrected, is a place on the canvas.
///
/// The panel reports fractions of its own width and height. First they are turned as the panel is mounted, then
/// the matrix corrects them, then they become points inside the canvas. Pure; any thread.
public struct TouchCalibration: Hashable, Codable, Sendable {
  /// How the panel is turned against the picture, clockwise.
  public enum Rotation: Int, Hashable, Codable, Sendable, CaseIterable {
    /// Not turned.
    case none = 0
    /// The panel's top is on the right of the picture.
    case quarter = 90
    /// Upside down.
    case half = 180
    /// The panel's top is on the left of the picture.
    case threeQuarters = 270
  }

  /// `x' = xx·x + xy·y + dx` and `y' = yx·x + yy·y + dy`, all as fractions of the picture. The order is that of
  /// libinput's calibration matrix.
  public struct Matrix: Hashable, Codable, Sendable {
    /// What `x` adds to `x'`.
    public var xx: Double
    /// What `y` adds to `x'`.
    public var xy: Double
    /// Shift to the right.
    public var dx: Double
    /// What `x` adds to `y'`.
    public var yx: Double
    /// What `y` adds to `y'`.
    public var yy: Double
    /// Shift downwards.
    public var dy: Double

    /// A matrix by its two rows.
    public init(xx: Double, xy: Double, dx: Double, yx: Double, yy: Double, dy: Double) {
      self.xx = xx
      self.xy = xy
      self.dx = dx
      self.yx = yx
      self.yy = yy
      self.dy = dy
    }

    /// Changes nothing.
    public static let identity = Matrix(xx: 1, xy: 0, dx: 0, yx: 0, yy: 1, dy: 0)
  }

  /// How the panel is turned.
  public var rotation: Rotation
  /// What corrects the turned place.
  public var matrix: Matrix

  /// A calibration; without arguments the panel lies exactly on the picture.
  public init(rotation: Rotation = .none, matrix: Matrix = .identity) {
    self.rotation = rotation
    self.matrix = matrix
  }

  /// The point of the canvas for what the panel reports, 0 to 1 each. What lies outside is moved to the edge.
  public func point(x: Double, y: Double, canvas: Size) -> Point {
    let turned = turn(x: x, y: y)
    return Point(
      x: Self.place(matrix.xx * turned.x + matrix.xy * turned.y + matrix.dx, of: canvas.width),
      y: Self.place(matrix.yx * turned.x + matrix.yy * turned.y + matrix.dy, of: canvas.height))
  }

  private func turn(x: Double, y: Double) -> (x: Double, y: Double) {
    switch rotation {
    case .none: (x, y)
    case .quarter: (1 - y, x)
    case .half: (1 - x, 1 - y)
    case .threeQuarters: (y, 1 - x)
    }
  }

  private static func place(_ fraction: Double, of length: Int) -> Int {
    let last = max(0, length - 1)
    // Written so that a value that is no number lands on the edge as well.
    guard fraction > 0 else { return 0 }
    guard fraction < 1 else { return last }
    return min(last, Int(fraction * Double(length)))
  }
}

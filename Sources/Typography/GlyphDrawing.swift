/// How much of each pixel a character covers, cropped to its ink.
public struct GlyphMask: Hashable, Sendable {
  /// From the character's origin to the mask's left edge, in pixels.
  public var left: Int
  /// From the baseline to the mask's top edge, in pixels, downwards: negative above the baseline.
  public var top: Int
  /// Pixels from left to right.
  public var width: Int
  /// The coverage of each pixel, 0 to 255, row by row from the top.
  public var coverage: [UInt8]

  /// Pixels from top to bottom.
  public var height: Int { width > 0 ? coverage.count / width : 0 }

  /// A mask of that width.
  public init(left: Int, top: Int, width: Int, coverage: [UInt8]) {
    self.left = left
    self.top = top
    self.width = width
    self.coverage = coverage
  }
}

/// Draws characters for edges that paint without a window, such as a printer. A point is a pixel here, so that sizes
/// and advances are whole numbers of dots. The SDL backend draws with the interface's typeface.
public protocol GlyphDrawing: TextMeasuring {
  /// The character in that size and weight; `nil` where it leaves no ink.
  func mask(of scalar: Unicode.Scalar, in style: TextStyle) -> GlyphMask?
}

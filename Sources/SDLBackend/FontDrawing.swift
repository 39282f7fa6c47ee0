public import Typography

/// Draws and measures characters dot by dot for edges that paint without a window. It uses the fonts' thread.
public final class FontDrawing: GlyphDrawing {
  private let fonts: FontSet

  /// Draws with `fonts`.
  public init(fonts: FontSet) {
    self.fonts = fonts
  }

  /// The distance from this character's origin to the next one's, in pixels.
  public func advance(of scalar: Unicode.Scalar, in style: TextStyle) -> Double {
    Double(fonts.advance(of: GlyphKey(scalar, pixels: style.size, weight: style.weight)))
  }

  /// The character in that size and weight; `nil` where it leaves no ink. A character that the font lacks is a box.
  public func mask(of scalar: Unicode.Scalar, in style: TextStyle) -> GlyphMask? {
    guard let glyph = fonts.render(GlyphKey(scalar, pixels: style.size, weight: style.weight)) else {
      return nil
    }
    var coverage: [UInt8] = []
    coverage.reserveCapacity(glyph.mask.width * glyph.mask.height)
    glyph.mask.withRows { row, _ in coverage += row.map { UInt8(truncatingIfNeeded: $0 >> 24) } }
    return GlyphMask(left: glyph.left, top: glyph.top, width: glyph.mask.width, coverage: coverage)
  }
}

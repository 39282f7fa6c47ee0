public import Typography

/// Measures text as the painter draws it on a panel of a given scale.
///
/// A size of text is a whole number of pixels and so is every advance: what is measured here, divided by the
/// scale, is exactly what is drawn.
public final class FontMeasuring: TextMeasuring {
  private let fonts: FontSet
  private let scale: PixelScale

  /// A measurer for a canvas with `scale` pixels a point. It uses the fonts' thread.
  public init(fonts: FontSet, scale: Double) {
    self.fonts = fonts
    self.scale = PixelScale(factor: scale)
  }

  /// The distance from this character's origin to the next one's, in points.
  public func advance(of scalar: Unicode.Scalar, in style: TextStyle) -> Double {
    let key = GlyphKey(scalar, pixels: scale.length(style.size), weight: style.weight)
    return Double(fonts.advance(of: key)) / scale.factor
  }
}

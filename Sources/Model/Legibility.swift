extension KioskSettings.Panel {
  /// The least angle at which a capital letter of body text has to appear, in degrees.
  /// Source: EN 301 549, 5.1.4.
  public static let leastAngle = 0.7

  /// The angle at which a capital letter of body text appears from the configured distance, in degrees.
  ///
  /// Body text is 40 points; the canvas has `pointsAlongShortSide` points along the panel's short side. A capital of
  /// Noto Sans CJK is 0.733 em high (measured).
  public func bodyAngle(pointsAlongShortSide: Int) -> Double {
    let pixels = (Double(width * width + height * height)).squareRoot()
    let millimetresPerPixel = diagonalInches * 25.4 / pixels
    let pixelsPerPoint = Double(min(width, height)) / Double(max(1, pointsAlongShortSide))
    let letter = 40 * 0.733 * pixelsPerPoint * millimetresPerPixel
    return letter / Double(viewingDistanceMillimetres) * 180 / Double.pi
  }
}

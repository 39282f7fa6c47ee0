public import UI

/// A canvas in memory: paints as the window does, without a display.
public final class OffscreenCanvas {
  private let painter: Painter
  private let surface: Surface
  private let scale: PixelScale
  private var shown: Painter.Page?

  /// A canvas of that many pixels with `scale` pixels a point. It uses the painter's thread.
  public init(painter: Painter, pixels: Size, scale: Double = 1) throws(BackendError) {
    guard let surface = Surface(width: pixels.width, height: pixels.height, isMask: false) else {
      throw .canvas(width: pixels.width, height: pixels.height, reason: lastSDLError())
    }
    self.painter = painter
    self.surface = surface
    self.scale = PixelScale(factor: scale)
  }

  /// Paints a list: only what differs from the one before. Returns the rectangles painted, in pixels.
  @discardableResult
  public func paint(_ commands: [DrawCommand]) -> [Rect] {
    painter.paint(commands, previous: &shown, on: surface, scale: scale)
  }

  /// Paints a list from nothing, whatever the canvas shows.
  public func repaint(_ commands: [DrawCommand]) {
    shown = nil
    paint(commands)
  }

  /// The canvas as a value, for comparing and measuring.
  public var image: PixelImage { PixelImage(surface) }

  /// The colour of one pixel, which lies inside the canvas.
  public func pixel(x: Int, y: Int) -> Color {
    var color = Color(0)
    surface.withRows { row, at in
      if at == y { color = Color(row[x] & 0xFF_FFFF) }
    }
    return color
  }

  /// Writes the canvas as a PNG file. The same pixels give the same bytes.
  public func writePNG(to path: String) throws(BackendError) {
    try surface.writePNG(to: path)
  }
}

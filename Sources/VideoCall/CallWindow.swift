/// Where on the screen a client's window goes, in pixels.
public struct CallWindow: Hashable, Sendable {
  /// The left edge.
  public var x: Int
  /// The upper edge.
  public var y: Int
  /// The width.
  public var width: Int
  /// The height.
  public var height: Int

  /// A place on the screen.
  public init(x: Int, y: Int, width: Int, height: Int) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }
}

extension CallWindow {
  /// The largest place of that shape in the middle of this one: a SIP client stretches its picture, which is 16 to 9.
  public func largest(shape width: Int, to height: Int) -> CallWindow {
    let fitted = (
      width: min(self.width, self.height * width / max(1, height)),
      height: min(self.height, self.width * height / max(1, width))
    )
    return CallWindow(
      x: x + (self.width - fitted.width) / 2, y: y + (self.height - fitted.height) / 2, width: fitted.width,
      height: fitted.height)
  }
}

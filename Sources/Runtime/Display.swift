public import Typography
public import UI

/// Something that happened at the window.
public enum DisplayEvent: Equatable, Sendable {
  /// A touch, in points of the canvas.
  case touch(TouchInput)
  /// A key of a keypad or a developer's keyboard.
  case key(KeyInput)
  /// The surface has another size, in points of the canvas.
  case resized(Size)
  /// The window lost its picture, or parts of it.
  case exposed
  /// The process shall end: SIGTERM, SIGINT, or the window was closed.
  case quit
}

/// A window on a panel, as the loop needs it. `kiosk` makes SDL's window one. Main thread only.
public protocol Display: AnyObject {
  /// The canvas, in points.
  var canvas: Size { get }
  /// Measures with the display's own fonts at its present size.
  var measuring: any TextMeasuring { get }
  /// Waits for something to happen, at most so many milliseconds, and returns all of it. Ends at once when
  /// another thread has posted to the mailbox.
  func wait(milliseconds: Int) -> [DisplayEvent]
  /// Shows a list, painting what differs from the one before. False where it did not reach the screen.
  func present(_ commands: [DrawCommand]) -> Bool
}

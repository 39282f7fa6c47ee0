public import UI

/// What a window tells the loop.
public enum WindowEvent: Hashable, Sendable {
  /// A finger, or the left mouse button as finger -1, in points of the canvas.
  case touch(TouchInput)
  /// The program is to end: SIGTERM, SIGINT, or a developer closed the window.
  case quit
  /// Something lay over the window. The picture has been put back; to present the page again costs nothing.
  case exposed
  /// The window has another size, and this is its canvas, in points: the page must be measured, laid out and
  /// presented again.
  case resized(Size)
  /// A developer's keyboard.
  case key(HardwareKey)
  /// Another thread has called `WakeHandle.wake()`.
  case woken
}

/// A key of a keypad or a developer's keyboard.
public enum HardwareKey: Hashable, Sendable {
  /// A letter in lower case or a digit.
  case character(Character)
  /// Deletes the last character.
  case backspace
  /// Confirms.
  case enter
  /// Goes back.
  case escape
  /// Goes on to the next target, with shift to the one before.
  case tab(backwards: Bool)
}

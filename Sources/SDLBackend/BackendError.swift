/// Why a canvas, a picture or a window is not there.
public enum BackendError: Error, Hashable, CustomStringConvertible {
  /// No memory for a canvas of that many pixels.
  case canvas(width: Int, height: Int, reason: String)
  /// The picture could not be written.
  case write(path: String, reason: String)
  /// The picture could not be read.
  case read(path: String, reason: String)
  /// There is no display to open a window on.
  case display(reason: String)
  /// The window did not open, or can no longer be painted on.
  case window(reason: String)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .canvas(let width, let height, let reason):
      "no canvas of \(width)×\(height) pixels (\(reason)); choose a smaller size"
    case .write(let path, let reason):
      "cannot write the picture \(path) (\(reason)); check that the folder exists and has room"
    case .read(let path, let reason):
      "cannot read the picture \(path) (\(reason)); check that it is a PNG file"
    case .display(let reason):
      "no display (\(reason)); start an X session and set DISPLAY, or use a command that needs no screen"
    case .window(let reason):
      "the window cannot be used (\(reason)); check the display's resolution and the X session's log"
    }
  }
}

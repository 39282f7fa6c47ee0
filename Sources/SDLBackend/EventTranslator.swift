internal import CSDL2
internal import UI

/// Turns SDL's events into the window's. Knows which fingers are down.
struct EventTranslator {
  /// The finger that stands for the left mouse button.
  static let mouseFinger: Int64 = -1

  let isFullScreen: Bool
  let calibration: TouchCalibration
  /// The canvas in points.
  var canvas: Size
  /// Pixels a point.
  var scale: Double
  private var fingersDown: Set<Int64> = []

  init(isFullScreen: Bool, calibration: TouchCalibration, canvas: Size, scale: Double) {
    self.isFullScreen = isFullScreen
    self.calibration = calibration
    self.canvas = canvas
    self.scale = scale
  }

  /// What the event means to the loop; empty for nothing. Changes of size are the window's own matter.
  mutating func translate(_ event: SDL_Event) -> [WindowEvent] {
    switch SDL_EventType(event.type) {
    case SDL_QUIT: return [.quit]
    case SDL_FINGERDOWN: return down(event.tfinger.fingerId, at: point(event.tfinger))
    case SDL_FINGERMOTION: return moved(event.tfinger.fingerId, to: point(event.tfinger))
    case SDL_FINGERUP: return up(event.tfinger.fingerId, at: point(event.tfinger))
    case SDL_MOUSEBUTTONDOWN where isLeft(event.button):
      return down(Self.mouseFinger, at: point(x: event.button.x, y: event.button.y))
    case SDL_MOUSEMOTION where event.motion.which != CSDL2_touchMouseID():
      return moved(Self.mouseFinger, to: point(x: event.motion.x, y: event.motion.y))
    case SDL_MOUSEBUTTONUP where isLeft(event.button):
      return up(Self.mouseFinger, at: point(x: event.button.x, y: event.button.y))
    case SDL_KEYDOWN: return HardwareKey(event.key.keysym).map { [.key($0)] } ?? []
    case SDL_WINDOWEVENT: return windowEvent(SDL_WindowEventID(UInt32(event.window.event)))
    default: return []
    }
  }

  private mutating func windowEvent(_ id: SDL_WindowEventID) -> [WindowEvent] {
    switch id {
    // Nobody may close the kiosk with Alt-F4 or by the window manager.
    case SDL_WINDOWEVENT_CLOSE: return isFullScreen ? [] : [.quit]
    // A window in front takes the rest of the touch: its end will not come here.
    case SDL_WINDOWEVENT_FOCUS_LOST, SDL_WINDOWEVENT_HIDDEN:
      defer { fingersDown = [] }
      return fingersDown.sorted().map { .touch(.cancelled(finger: $0)) }
    default: return []
    }
  }

  // MARK: Fingers

  private mutating func down(_ finger: Int64, at point: Point) -> [WindowEvent] {
    fingersDown.insert(finger)
    return [.touch(.down(finger: finger, at: point))]
  }

  private func moved(_ finger: Int64, to point: Point) -> [WindowEvent] {
    fingersDown.contains(finger) ? [.touch(.moved(finger: finger, at: point))] : []
  }

  private mutating func up(_ finger: Int64, at point: Point) -> [WindowEvent] {
    fingersDown.remove(finger) == nil ? [] : [.touch(.up(finger: finger, at: point))]
  }

  private func point(_ finger: SDL_TouchFingerEvent) -> Point {
    calibration.point(x: Double(finger.x), y: Double(finger.y), canvas: canvas)
  }

  /// The mouse points at the picture itself, so nothing is corrected.
  private func point(x: Int32, y: Int32) -> Point {
    TouchCalibration().point(
      x: Double(x) / scale / Double(canvas.width), y: Double(y) / scale / Double(canvas.height),
      canvas: canvas)
  }

  private func isLeft(_ button: SDL_MouseButtonEvent) -> Bool {
    button.which != CSDL2_touchMouseID() && Int32(button.button) == SDL_BUTTON_LEFT
  }
}

extension HardwareKey {
  fileprivate init?(_ key: SDL_Keysym) {
    let isCombined = UInt32(key.mod) & (KMOD_CTRL.rawValue | KMOD_ALT.rawValue | KMOD_GUI.rawValue) != 0
    guard !isCombined, let scalar = Unicode.Scalar(UInt32(bitPattern: key.sym)) else { return nil }
    switch scalar {
    case "a"..."z", "0"..."9": self = .character(Character(scalar))
    case "\u{8}": self = .backspace
    case "\r": self = .enter
    case "\u{1B}": self = .escape
    case "\t": self = .tab(backwards: UInt32(key.mod) & KMOD_SHIFT.rawValue != 0)
    default: return nil
    }
  }
}

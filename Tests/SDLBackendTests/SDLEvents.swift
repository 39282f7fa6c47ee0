import CSDL2

/// Events as SDL delivers them.
extension SDL_Event {
  enum Finger {
    case down, move, up
  }

  enum Window {
    case close, focusLost
  }

  static func finger(_ kind: Finger, id: Int64, x: Float, y: Float) -> SDL_Event {
    var event = SDL_Event()
    event.tfinger.type =
      switch kind {
      case .down: SDL_FINGERDOWN.rawValue
      case .move: SDL_FINGERMOTION.rawValue
      case .up: SDL_FINGERUP.rawValue
      }
    event.tfinger.fingerId = id
    event.tfinger.x = x
    event.tfinger.y = y
    return event
  }

  static func window(_ kind: Window) -> SDL_Event {
    var event = SDL_Event()
    event.window.type = SDL_WINDOWEVENT.rawValue
    let id = kind == .close ? SDL_WINDOWEVENT_CLOSE : SDL_WINDOWEVENT_FOCUS_LOST
    event.window.event = UInt8(id.rawValue)
    return event
  }
}

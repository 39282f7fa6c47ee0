internal import Runtime
internal import SDLBackend
internal import Typography
internal import UI

/// SDL's window as the loop knows it.
final class WindowDisplay: Display {
  let window: KioskWindow
  private let painter: Painter
  private var trouble: BackendError?
  private(set) var measuring: any TextMeasuring

  init(window: KioskWindow, painter: Painter) {
    self.window = window
    self.painter = painter
    measuring = FontMeasuring(fonts: painter.fonts, scale: window.scale)
  }

  var canvas: Size { window.canvas }

  func wait(milliseconds: Int) -> [DisplayEvent] {
    window.wait(atMost: milliseconds).compactMap { event in
      switch event {
      case .touch(let input): return .touch(input)
      case .quit: return .quit
      case .resized(let canvas):
        measuring = FontMeasuring(fonts: painter.fonts, scale: window.scale)
        return .resized(canvas)
      case .key(let key): return .key(KeyInput(key))
      case .exposed: return .exposed
      case .woken: return nil
      }
    }
  }

  func present(_ commands: [DrawCommand]) -> Bool {
    do {
      try window.present(commands)
      trouble = nil
      return true
    } catch {
      // Told once: the loop tries again twice a second.
      if trouble != error { standardError("\(error)") }
      trouble = error
      return false
    }
  }
}

extension KeyInput {
  /// A key of the window as the pages know it.
  init(_ key: HardwareKey) {
    switch key {
    case .character(let character): self = .character(String(character))
    case .backspace: self = .backspace
    case .enter: self = .confirm
    case .escape: self = .back
    case .tab(let backwards): self = .focus(forward: !backwards)
    }
  }
}

internal import CSDL2
public import UI

/// The kiosk's window. The thread that opens it, which is the main thread, makes every call.
public final class KioskWindow {
  /// How large the window is.
  public enum Extent: Hashable, Sendable {
    /// The whole screen, without a pointer; it cannot be closed by hand.
    case fullScreen
    /// A window of that many pixels, for development.
    case window(Size)
  }

  private let painter: Painter
  private let extent: Extent
  private let window: OpaquePointer
  private let wakeHandle: WakeHandle
  private var translator: EventTranslator
  private var surface: Surface?
  /// What the window shows; `nil` where that is not known.
  private var shown: Painter.Page?

  /// Opens a window. Throws where there is no display.
  public init(
    painter: Painter, extent: Extent, title: String, calibration: TouchCalibration = TouchCalibration()
  ) throws(BackendError) {
    Self.setHints()
    Self.leaveOutInvisibleDrivers()
    // Video only: joysticks and sensors would add polling.
    guard SDL_InitSubSystem(SDL_INIT_VIDEO) == 0 else { throw .display(reason: lastSDLError()) }
    Self.setHintsOfDriver()
    do {
      window = try Self.open(extent, title: title)
    } catch {
      SDL_QuitSubSystem(SDL_INIT_VIDEO)
      throw error
    }
    self.painter = painter
    self.extent = extent
    wakeHandle = WakeHandle(eventType: SDL_RegisterEvents(1))
    translator = EventTranslator(
      isFullScreen: extent == .fullScreen, calibration: calibration, canvas: Size(width: 1, height: 1),
      scale: 1)
    SDL_DisableScreenSaver()
    if extent == .fullScreen { SDL_ShowCursor(SDL_DISABLE) }
    measure()
    painter.livePictures.observe { [wakeHandle] in wakeHandle.wake() }
  }

  deinit {
    painter.livePictures.observe(nil)
    surface = nil
    SDL_DestroyWindow(window)
    SDL_QuitSubSystem(SDL_INIT_VIDEO)
  }

  /// The window, in pixels.
  public private(set) var panel = Size(width: 0, height: 0)

  /// The canvas, in points: what touches are told in and pages are laid out on.
  public var canvas: Size { translator.canvas }

  /// Pixels a point.
  public var scale: Double { translator.scale }

  /// Ends `wait` from any thread.
  public var wake: WakeHandle { wakeHandle }

  // MARK: Painting

  /// Shows a list: paints only what differs from the one before, and sends only that to the screen.
  /// Returns the rectangles painted, in pixels.
  @discardableResult
  public func present(_ commands: [DrawCommand]) throws(BackendError) -> [Rect] {
    let surface = try currentSurface()
    let areas = painter.paint(commands, previous: &shown, on: surface, scale: PixelScale(factor: scale))
    guard !areas.isEmpty else { return [] }
    let rects = areas.map(SDL_Rect.init)
    guard SDL_UpdateWindowSurfaceRects(window, rects, Int32(rects.count)) == 0 else {
      forgetPicture()
      throw .window(reason: lastSDLError())
    }
    return areas
  }

  private func currentSurface() throws(BackendError) -> Surface {
    if let surface { return surface }
    guard let pointer = SDL_GetWindowSurface(window) else { throw .window(reason: lastSDLError()) }
    let fresh = Surface(borrowing: pointer)
    surface = fresh
    return fresh
  }

  /// The surface belongs to SDL, which makes another one for another size.
  private func forgetPicture() {
    surface = nil
    shown = nil
  }

  // MARK: Waiting

  /// Waits for something to happen, at most that many milliseconds, or without limit for `nil`. Returns all that
  /// has happened, in order; nothing where the time was up. An idle wait takes no processor time on X11.
  public func wait(atMost milliseconds: Int? = nil) -> [WindowEvent] {
    var event = SDL_Event()
    let limit = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    guard SDL_WaitEventTimeout(&event, limit) == 1 else { return [] }
    var events: [WindowEvent] = []
    repeat {
      for next in translate(event) { Self.append(next, to: &events) }
    } while SDL_PollEvent(&event) == 1
    return events
  }

  private func translate(_ event: SDL_Event) -> [WindowEvent] {
    if wakeHandle.takes(event) {
      showNewFrames()
      return [.woken]
    }
    guard event.type == SDL_WINDOWEVENT.rawValue else { return translator.translate(event) }
    switch SDL_WindowEventID(UInt32(event.window.event)) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
      let before = panel
      surface = nil
      measure()
      if before != panel {
        shown = nil
        return [.resized(canvas)]
      }
      putBack()
      return [.exposed]
    case SDL_WINDOWEVENT_EXPOSED:
      putBack()
      return [.exposed]
    default: return translator.translate(event)
    }
  }

  /// Paints the moving pictures that have a new frame, and nothing else: for the page it is no change.
  private func showNewFrames() {
    guard let page = shown, page.hasOldFrames(painter.livePictures.versions) else { return }
    // Where that fails, the caller's next page fails too, and tells.
    do { try present(page.commands) } catch { forgetPicture() }
  }

  /// Shows once more what the window showed before something covered it, or before SDL took its surface away.
  private func putBack() {
    guard let list = shown?.commands else { return }
    if surface != nil, SDL_UpdateWindowSurface(window) == 0 { return }
    forgetPicture()
    // Where that fails too, `.exposed` makes the caller present its page, and that call throws.
    do { try present(list) } catch { forgetPicture() }
  }

  /// Of several moves of one finger in a row, the last one counts.
  private static func append(_ event: WindowEvent, to events: inout [WindowEvent]) {
    if case .touch(.moved(let finger, _)) = event, case .touch(.moved(finger, _))? = events.last {
      events[events.count - 1] = event
    } else {
      events.append(event)
    }
  }

  private func measure() {
    var width: Int32 = 0
    var height: Int32 = 0
    SDL_GetWindowSize(window, &width, &height)
    panel = Size(width: Int(width), height: Int(height))
    translator.canvas = Theme.canvas(forPanel: panel)
    translator.scale = Double(max(1, panel.width)) / Double(translator.canvas.width)
  }

  // MARK: In front

  /// What SDL calls the way to the screen: `x11`, `wayland`, `KMSDRM`.
  public static var driver: String { SDL_GetCurrentVideoDriver().map { String(cString: $0) } ?? "" }

  /// Whether the keyboard is the window's.
  public var hasKeyboard: Bool { SDL_GetWindowFlags(window) & SDL_WINDOW_INPUT_FOCUS.rawValue != 0 }

  /// Where the window's canvas begins on the screen, in pixels.
  public var origin: (x: Int, y: Int) {
    var x: Int32 = 0
    var y: Int32 = 0
    SDL_GetWindowPosition(window, &x, &y)
    return (Int(x), Int(y))
  }

  /// Brings the window back in front of another program's, living, hung or gone: over the whole screen where it was,
  /// with the keyboard and with its picture. The X server answers a little later; `hasKeyboard` tells when.
  ///
  /// A Wayland compositor decides by itself and gives the screen back when the other program has gone.
  public func regainFront() {
    if extent == .fullScreen { SDL_SetWindowFullscreen(window, SDL_WINDOW_FULLSCREEN_DESKTOP.rawValue) }
    SDL_RaiseWindow(window)
    // Without a window manager nobody gives the keyboard to a window that is merely raised.
    SDL_SetWindowInputFocus(window)
    putBack()
  }

  // MARK: Opening

  private static func open(_ extent: Extent, title: String) throws(BackendError) -> OpaquePointer {
    let middle = CSDL2_windowPositionCentered()
    var frame = SDL_Rect(x: middle, y: middle, w: 0, h: 0)
    var flags = SDL_WINDOW_SHOWN.rawValue
    switch extent {
    case .fullScreen:
      // The screen's own place and size: then it is covered where no window manager sees to it, too.
      guard SDL_GetDisplayBounds(0, &frame) == 0 else { throw .display(reason: lastSDLError()) }
      flags |= SDL_WINDOW_FULLSCREEN_DESKTOP.rawValue
    case .window(let size):
      frame.w = Int32(size.width)
      frame.h = Int32(size.height)
      flags |= SDL_WINDOW_RESIZABLE.rawValue
    }
    guard let window = SDL_CreateWindow(title, frame.x, frame.y, frame.w, frame.h, flags)
    else { throw .window(reason: lastSDLError()) }
    return window
  }

  private static func setHints() {
    // Touches and the mouse are told apart here, not guessed from one another.
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0")
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0")
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0")
    // SDL_QUIT then comes from signals alone, and closing a window is ours to judge.
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0")
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0")
  }

  /// Without a display SDL falls back on drivers that show nothing, and a kiosk would run where nobody sees it.
  /// Whoever wants one of them names it in `SDL_VIDEODRIVER`.
  private static func leaveOutInvisibleDrivers() {
    if let named = SDL_GetHint(SDL_HINT_VIDEODRIVER), named.pointee != 0 { return }
    // Wayland's library writes a line of its own where there is no session for it.
    let wayland = SDL_getenv("XDG_RUNTIME_DIR") == nil ? "" : "wayland,"
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "x11,\(wayland)KMSDRM")
  }

  private static func setHintsOfDriver() {
    guard let driver = SDL_GetCurrentVideoDriver(), String(cString: driver) == "x11" else { return }
    // Pixels go to the X server through shared memory. Other drivers may have no such way, and need the hint off.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0")
  }
}

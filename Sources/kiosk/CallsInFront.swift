internal import SDLBackend
internal import Synchronization
internal import UI
internal import VideoCall

/// The kiosk's window and its calls: where a client's window may be, and the way back to the front. Main thread only, but
/// for what it hands to the desk.
final class CallsInFront {
  private let window: KioskWindow
  private let calls: CallScreenDesk
  private let isWanted = Wanted()

  /// Whether the window is to come back in front; set by any thread.
  private final class Wanted: Sendable {
    private let flag = Atomic<Bool>(false)
    func set() { flag.store(true, ordering: .releasing) }
    func take() -> Bool { flag.exchange(false, ordering: .acquiringAndReleasing) }
  }

  /// Lets `calls` be shown in `window`.
  init(_ window: KioskWindow, _ painter: Painter, _ calls: CallScreenDesk) {
    self.window = window
    self.calls = calls
    let pictures = painter.livePictures
    let (scale, origin) = (window.scale, window.origin)
    let wake = window.wake
    let isWanted = isWanted
    calls.show(
      on: CallScreenDesk.Front(
        preview: { width, height, pixels in
          guard let pixels else { return pictures.clear(.selfPreview) }
          pictures.show(.selfPreview, width: width, height: height, pixels: pixels)
        },
        driver: KioskWindow.driver,
        area: { frame in
          let pixels = { (points: Int) in Int((Double(points) * scale).rounded()) }
          return CallWindow(
            x: origin.x + pixels(frame.x), y: origin.y + pixels(frame.y),
            width: max(1, pixels(frame.width)), height: max(1, pixels(frame.height)))
        },
        regain: {
          isWanted.set()
          wake.wake()
        }))
  }

  /// Brings the window back in front where a call has ended.
  func regainFront() {
    guard isWanted.take() else { return }
    window.regainFront()
    calls.isBack()
  }
}

internal import CSDL2
internal import Glibc
internal import Synchronization
public import UI

/// The last frame of every moving picture: handed over by any thread, drawn by the painter.
///
/// A frame shows a resident. There is one copy of it, and one as large as it is drawn; both are overwritten when the
/// picture ends, and the window's own pixels are when the block behind is painted.
public final class LivePictures: Sendable {
  /// No picture is painted more often: 15 times a second.
  public static let interval = Duration.milliseconds(66)

  /// How often a picture has changed, by which a canvas knows that it shows an old one.
  typealias Versions = [LivePictureID: Int]

  private struct State {
    var frames: [LivePictureID: LiveFrame] = [:]
    var versions: Versions = [:]
    var taken: [LivePictureID: ContinuousClock.Instant] = [:]
    var changed: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// Shows a frame of `width` × `height` pixels, row by row from the top left, each four bytes: blue, green, red and
  /// one without meaning (`bgr0`). From any thread. The bytes are copied. One that comes sooner than a fifteenth of a
  /// second after the last is left out.
  public func show(_ id: LivePictureID, width: Int, height: Int, pixels: UnsafeRawBufferPointer) {
    guard width > 0, height > 0, pixels.count >= width * height * 4 else { return }
    let changed: (@Sendable () -> Void)? = state.withLock { state in
      let now = ContinuousClock.now
      // A camera's clock and ours differ a little: half an interval of grace keeps its own rhythm.
      if let last = state.taken[id], now - last < Self.interval * 3 / 4 { return nil }
      if state.frames[id]?.width != width || state.frames[id]?.height != height {
        state.frames[id]?.wipe()
        state.frames[id] = LiveFrame(width: width, height: height)
      }
      state.frames[id]?.fill(from: pixels, isMirrored: id.isMirrored)
      state.taken[id] = now
      state.versions[id, default: 0] += 1
      return state.changed
    }
    changed?()
  }

  /// Ends a picture and overwrites its memory: the block behind it shows again. From any thread.
  public func clear(_ id: LivePictureID) {
    let changed: (@Sendable () -> Void)? = state.withLock { state in
      guard state.frames[id] != nil else { return nil }
      state.frames[id]?.wipe()
      state.frames[id] = nil
      state.taken[id] = nil
      state.versions[id, default: 0] += 1
      return state.changed
    }
    changed?()
  }

  /// Calls `changed` after each new frame, on the thread that brought it.
  func observe(_ changed: (@Sendable () -> Void)?) { state.withLock { $0.changed = changed } }

  var versions: Versions { state.withLock { $0.versions } }

  /// Draws the frame over the whole of `target`: as much of its middle as has the target's shape. Returns whether
  /// there was a frame.
  func draw(_ id: LivePictureID, over target: Surface) -> Bool {
    state.withLock { state in
      state.frames[id]?.draw(over: target) ?? false
    }
  }
}

/// The pixels of one frame, opaque.
private struct LiveFrame: Sendable {
  let width: Int
  let height: Int
  private var pixels: [UInt32]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    pixels = [UInt32](repeating: 0, count: width * height)
  }

  mutating func fill(from bytes: UnsafeRawBufferPointer, isMirrored: Bool) {
    let (width, height) = (width, height)
    pixels.withUnsafeMutableBufferPointer { pixels in
      for y in 0..<height {
        let row = y * width
        for x in 0..<width {
          let from = row + (isMirrored ? width - 1 - x : x)
          pixels[row + x] = bytes.loadUnaligned(fromByteOffset: from * 4, as: UInt32.self) | 0xFF00_0000
        }
      }
    }
  }

  /// Overwrites the pixels, in a way that the compiler does not leave out.
  mutating func wipe() {
    pixels.withUnsafeMutableBytes { bytes in
      if let start = bytes.baseAddress { explicit_bzero(start, bytes.count) }
    }
  }

  mutating func draw(over target: Surface) -> Bool {
    let (width, height) = (Int32(width), Int32(height))
    return pixels.withUnsafeMutableBytes { bytes in
      guard
        let view = SDL_CreateRGBSurfaceWithFormatFrom(
          bytes.baseAddress, width, height, 32, width * 4, SDL_PIXELFORMAT_ARGB8888.rawValue)
      else { return false }
      let frame = Surface(owning: view)
      var part = SDL_Rect(Self.middle(of: frame.bounds, shapedLike: target.bounds))
      var whole = SDL_Rect(target.bounds)
      return SDL_SoftStretchLinear(frame.pointer, &part, target.pointer, &whole) == 0
    }
  }

  /// The largest part around the middle of `frame` that has the shape of `target`.
  private static func middle(of frame: Rect, shapedLike target: Rect) -> Rect {
    let width = min(frame.width, max(1, frame.height * target.width / max(1, target.height)))
    let height = min(frame.height, max(1, frame.width * target.height / max(1, target.width)))
    return Rect(
      x: (frame.width - width) / 2, y: (frame.height - height) / 2, width: width, height: height)
  }
}

internal import CSDL2
internal import UI

/// Pixels in memory that SDL paints on, and paints from. All its coordinates are pixels.
final class Surface {
  let pointer: UnsafeMutablePointer<SDL_Surface>
  private let isOwned: Bool

  /// A surface of 32-bit pixels; a mask carries its own opacity, a canvas none.
  /// `nil` where there is no memory for it.
  init?(width: Int, height: Int, isMask: Bool) {
    let format = isMask ? SDL_PIXELFORMAT_ARGB8888 : SDL_PIXELFORMAT_RGB888
    guard
      let pointer = SDL_CreateRGBSurfaceWithFormat(0, Int32(width), Int32(height), 32, format.rawValue)
    else { return nil }
    self.pointer = pointer
    isOwned = true
  }

  /// Takes over a surface that an SDL function made.
  init(owning pointer: UnsafeMutablePointer<SDL_Surface>) {
    self.pointer = pointer
    isOwned = true
  }

  /// Uses a surface that belongs to a window.
  init(borrowing pointer: UnsafeMutablePointer<SDL_Surface>) {
    self.pointer = pointer
    isOwned = false
  }

  deinit {
    if isOwned { SDL_FreeSurface(pointer) }
  }

  var width: Int { Int(pointer.pointee.w) }
  var height: Int { Int(pointer.pointee.h) }
  var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }
  /// Memory that the pixels take.
  var bytes: Int { Int(pointer.pointee.pitch) * height }

  /// Limits painting to a rectangle; `nil` lifts the limit.
  func clip(to rect: Rect?) {
    guard var area = rect.map(SDL_Rect.init) else {
      SDL_SetClipRect(pointer, nil)
      return
    }
    SDL_SetClipRect(pointer, &area)
  }

  /// Covers a rectangle with one colour. Opacity is ignored.
  func fill(_ rect: Rect, _ color: Color) {
    guard rect.width > 0, rect.height > 0 else { return }
    var area = SDL_Rect(rect)
    SDL_FillRect(pointer, &area, SDL_MapRGB(pointer.pointee.format, color.red, color.green, color.blue))
  }

  /// Paints a part of `source` with its top left corner at `x`, `y`.
  func blit(_ source: Surface, part: Rect, x: Int, y: Int) {
    guard part.width > 0, part.height > 0 else { return }
    var from = SDL_Rect(part)
    var target = SDL_Rect(x: Int32(x), y: Int32(y), w: 0, h: 0)
    SDL_UpperBlit(source.pointer, &from, pointer, &target)
  }

  /// Paints the whole of `source` with its top left corner at `x`, `y`.
  func blit(_ source: Surface, x: Int, y: Int) {
    blit(source, part: source.bounds, x: x, y: y)
  }

  /// Gives a white mask the colour, and opacity, that it is painted in from now on.
  func tint(_ color: Color) {
    SDL_SetSurfaceColorMod(pointer, color.red, color.green, color.blue)
    SDL_SetSurfaceAlphaMod(pointer, color.alpha)
  }
}

extension SDL_Rect {
  init(_ rect: Rect) {
    self.init(x: Int32(rect.x), y: Int32(rect.y), w: Int32(rect.width), h: Int32(rect.height))
  }
}

// MARK: Masks

extension Surface {
  /// A mask in one colour whose opacity, 0 to 255, `alpha` gives row by row.
  static func mask(width: Int, height: Int, color: Color = Color(0xFFFFFF), alpha: [UInt8]) -> Surface? {
    precondition(alpha.count == width * height, "a mask needs one opacity a pixel")
    guard let surface = Surface(width: width, height: height, isMask: true) else { return nil }
    let rgb = UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue)
    surface.withRows { row, y in
      for x in 0..<width { row[x] = UInt32(alpha[y * width + x]) << 24 | rgb }
    }
    return surface
  }

  /// Visits the rows of a 32-bit surface from top to bottom.
  func withRows(_ body: (UnsafeMutableBufferPointer<UInt32>, Int) -> Void) {
    guard let pixels = pointer.pointee.pixels else { return }
    for y in 0..<height {
      let row = (pixels + y * Int(pointer.pointee.pitch)).assumingMemoryBound(to: UInt32.self)
      body(UnsafeMutableBufferPointer(start: row, count: width), y)
    }
  }

  /// The smallest rectangle around every pixel of a mask that shows; `nil` where none does.
  func inkBounds() -> Rect? {
    var left = width
    var right = -1
    var top = height
    var bottom = -1
    withRows { row, y in
      var x = 0
      while x < row.count, row[x] >> 24 == 0 { x += 1 }
      guard x < row.count else { return }
      left = min(left, x)
      var end = row.count - 1
      while row[end] >> 24 == 0 { end -= 1 }
      right = max(right, end)
      top = min(top, y)
      bottom = y
    }
    guard right >= left else { return nil }
    return Rect(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
  }

  /// A copy of a part of a mask, opacity included.
  func cropped(to part: Rect) -> Surface? {
    guard let copy = Surface(width: part.width, height: part.height, isMask: true) else { return nil }
    SDL_SetSurfaceBlendMode(pointer, SDL_BLENDMODE_NONE)
    copy.blit(self, part: part, x: 0, y: 0)
    SDL_SetSurfaceBlendMode(pointer, SDL_BLENDMODE_BLEND)
    return copy
  }
}

internal import CSDL2
public import UI

/// A finished picture: opaque pixels from the top left, row by row.
public struct PixelImage: Hashable, Sendable {
  /// In pixels.
  public let width: Int
  /// In pixels.
  public let height: Int
  /// Each pixel as 0xRRGGBB.
  public let pixels: [UInt32]

  /// A picture of `width` × `height` pixels, each as 0xRRGGBB.
  public init(width: Int, height: Int, pixels: [UInt32]) {
    precondition(pixels.count == width * height, "a picture needs one value a pixel")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// The colour at a place in pixels, which lies inside the picture.
  public func color(x: Int, y: Int) -> Color { Color(pixels[y * width + x]) }

  /// Reads a PNG file; what is transparent is read as it lies on black.
  public init(png path: String) throws(BackendError) {
    guard let file = SDL_RWFromFile(path, "rb") else { throw .read(path: path, reason: lastSDLError()) }
    defer { SDL_RWclose(file) }
    guard let loaded = IMG_LoadPNG_RW(file) else {
      throw .read(path: path, reason: lastSDLError())
    }
    let picture = Surface(owning: loaded)
    guard let flat = Surface(width: picture.width, height: picture.height, isMask: false) else {
      throw .read(path: path, reason: lastSDLError())
    }
    flat.blit(picture, x: 0, y: 0)
    self.init(flat)
  }

  /// Writes a PNG file. The same picture gives the same bytes.
  public func writePNG(to path: String) throws(BackendError) {
    guard let surface = Surface(width: width, height: height, isMask: false) else {
      throw .write(path: path, reason: lastSDLError())
    }
    surface.withRows { row, y in
      for x in 0..<width { row[x] = pixels[y * width + x] }
    }
    try surface.writePNG(to: path)
  }

  init(_ surface: Surface) {
    var pixels: [UInt32] = []
    pixels.reserveCapacity(surface.width * surface.height)
    surface.withRows { row, _ in
      for pixel in row { pixels.append(pixel & 0xFF_FFFF) }
    }
    self.init(width: surface.width, height: surface.height, pixels: pixels)
  }
}

extension Surface {
  func writePNG(to path: String) throws(BackendError) {
    guard IMG_SavePNG(pointer, path) == 0 else { throw .write(path: path, reason: lastSDLError()) }
  }
}

internal import CSDL2
internal import Glibc
internal import UI

/// Moving pictures as large as they are drawn, with round corners. One thread uses them.
struct LiveCopies {
  private struct Copy {
    var surface: Surface
    var radius: Int
    var version: Int
  }

  private var copies: [LivePictureID: Copy] = [:]

  /// The picture in that size; `nil` where there is no frame.
  mutating func surface(
    _ id: LivePictureID, width: Int, height: Int, radius: Int, of pictures: LivePictures
  ) -> Surface? {
    let version = pictures.versions[id] ?? 0
    if let copy = copies[id], copy.version == version, copy.radius == radius,
      copy.surface.width == width, copy.surface.height == height
    {
      return copy.surface
    }
    forget(id)
    guard width > 0, height > 0, let surface = Surface(width: width, height: height, isMask: true),
      pictures.draw(id, over: surface)
    else { return nil }
    surface.roundCorners(radius)
    copies[id] = Copy(surface: surface, radius: radius, version: version)
    return surface
  }

  /// Overwrites the copies of pictures that have changed or ended.
  mutating func forgetOld(_ versions: LivePictures.Versions) {
    for (id, copy) in copies where versions[id] != copy.version { forget(id) }
  }

  private mutating func forget(_ id: LivePictureID) {
    copies.removeValue(forKey: id)?.surface.wipe()
  }
}

extension Surface {
  /// Overwrites every pixel, in a way that the compiler does not leave out.
  func wipe() {
    guard let pixels = pointer.pointee.pixels else { return }
    explicit_bzero(pixels, bytes)
  }

  /// Takes away what lies outside round corners.
  fileprivate func roundCorners(_ radius: Int) {
    let key = CornerMasks.Key(cell: radius, radius: radius, width: nil)
    withRows { row, y in
      let inCorner = min(y, height - 1 - y)
      guard inCorner < radius else { return }
      for x in 0..<min(radius, width) {
        let opacity = UInt32((CornerMasks.coverage(x: x, y: inCorner, key) * 255).rounded())
        for place in [x, width - 1 - x] { row[place] = row[place] & 0xFF_FFFF | opacity << 24 }
      }
    }
  }
}

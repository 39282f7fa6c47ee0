internal import CSDL2

/// Icons drawn once per size as white masks, from SVG files in one folder.
struct IconCache {
  private struct Key: Hashable {
    var name: String
    var pixels: Int
  }

  private let folder: String
  private var masks: [Key: Surface?] = [:]
  /// Names for which there is no readable file.
  private(set) var missing: Set<String> = []

  init(folder: String) {
    self.folder = folder
  }

  /// The icon as a mask `pixels` square; `nil` where there is none, which `missing` then tells.
  mutating func mask(_ name: String, pixels: Int) -> Surface? {
    let key = Key(name: name, pixels: pixels)
    if let known = masks[key] { return known }
    let mask = Self.isName(name) ? Self.load("\(folder)/\(name).svg", pixels: pixels) : nil
    if mask == nil { missing.insert(name) }
    masks[key] = .some(mask)
    return mask
  }

  /// Whether the name can be a file of the folder and of no other.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
  }

  private static func load(_ path: String, pixels: Int) -> Surface? {
    guard pixels > 0, let file = SDL_RWFromFile(path, "rb") else { return nil }
    defer { SDL_RWclose(file) }
    guard let drawn = IMG_LoadSizedSVG_RW(file, Int32(pixels), Int32(pixels)) else { return nil }
    let loaded = Surface(owning: drawn)
    // In the painter's own pixel format, so that blits take SDL's short way.
    guard let mask = SDL_ConvertSurfaceFormat(loaded.pointer, SDL_PIXELFORMAT_ARGB8888.rawValue, 0) else {
      return nil
    }
    return Surface(owning: mask)
  }
}

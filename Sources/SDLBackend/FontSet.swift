internal import CSDL2
internal import Synchronization
internal import Typography
internal import UI

/// The opened typeface. One thread uses it; others may open sets of their own. Opening takes a few milliseconds
/// and reads no glyphs.
public final class FontSet {
  private let regular: OpenFont
  private let bold: OpenFont
  private var advances: [GlyphKey: Int] = [:]

  /// Opening and closing fonts changes the font library, which is one for all threads.
  private static let library = Mutex(())

  /// Opens both weights, or throws what is wrong and which package mends it.
  public init(files: FontFiles = .notoSansSC) throws(FontError) {
    (regular, bold) = try Self.library.withLock { _ throws(FontError) in try Self.open(files) }
  }

  deinit {
    Self.library.withLock { _ in
      // The fonts must be closed before the library: they are released here, not after `deinit`.
      regular.close()
      bold.close()
      TTF_Quit()
    }
  }

  private static func open(_ files: FontFiles) throws(FontError) -> (regular: OpenFont, bold: OpenFont) {
    guard TTF_Init() == 0 else { throw .library(reason: lastSDLError()) }
    do throws(FontError) {
      let regular = try OpenFont(files.regular)
      do throws(FontError) {
        return (regular, try OpenFont(files.bold))
      } catch {
        regular.close()
        throw error
      }
    } catch {
      TTF_Quit()
      throw error
    }
  }

  /// The distance from a character's origin to the next one's, in whole pixels, so that text is even.
  func advance(of key: GlyphKey) -> Int {
    if let known = advances[key] { return known }
    let advance = font(key).advance(of: key)
    advances[key] = advance
    return advance
  }

  /// A character drawn in white; `nil` where it leaves no ink.
  func render(_ key: GlyphKey) -> Glyph? {
    font(key).render(key)
  }

  private func font(_ key: GlyphKey) -> OpenFont { key.isBold ? bold : regular }
}

/// Which character in which size and weight.
struct GlyphKey: Hashable {
  var scalar: UInt32
  var pixels: Int32
  var isBold: Bool

  init(_ scalar: Unicode.Scalar, pixels: Int, weight: FontWeight) {
    self.scalar = scalar.value
    self.pixels = Int32(pixels)
    isBold = weight == .bold
  }
}

/// A character as a white mask, cropped to its ink.
struct Glyph {
  var mask: Surface
  /// From the character's origin to the mask's left edge, in pixels.
  var left: Int
  /// From the baseline to the mask's top edge, in pixels, downwards.
  var top: Int
}

/// One face, set to one size at a time: switching costs less than a second open font.
private final class OpenFont {
  private var font: OpaquePointer?
  private var size: Int32 = 0

  init(_ file: FontFile) throws(FontError) {
    font = TTF_OpenFontIndex(file.path, 40, file.face)
    guard let font else { throw .unreadable(file, reason: lastSDLError()) }
    // Light hinting moves strokes up and down only: horizontals are crisp and the spacing is the design's.
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT)
    TTF_SetFontKerning(font, 0)
  }

  func close() {
    TTF_CloseFont(font)
    font = nil
  }

  func advance(of key: GlyphKey) -> Int {
    guard !key.isInvisible else { return 0 }
    guard let font = sized(key), TTF_GlyphIsProvided32(font, key.scalar) != 0 else {
      return key.substituteAdvance
    }
    var advance: Int32 = 0
    guard TTF_GlyphMetrics32(font, key.scalar, nil, nil, nil, nil, &advance) == 0 else {
      return key.substituteAdvance
    }
    return Int(advance)
  }

  func render(_ key: GlyphKey) -> Glyph? {
    guard !key.isInvisible else { return nil }
    guard let font = sized(key), TTF_GlyphIsProvided32(font, key.scalar) != 0 else { return key.substitute }
    var left: Int32 = 0
    var top: Int32 = 0
    guard TTF_GlyphMetrics32(font, key.scalar, &left, nil, nil, &top, nil) == 0,
      let drawn = TTF_RenderGlyph32_Blended(font, key.scalar, SDL_Color(r: 255, g: 255, b: 255, a: 255))
    else { return nil }
    let line = Surface(owning: drawn)
    guard let ink = line.inkBounds(), let mask = line.cropped(to: ink) else { return nil }
    // The library draws on a line: the origin is moved right for ink left of it, down for ink above the ascent.
    let originX = max(0, -Int(left))
    let baseline = Int(TTF_FontAscent(font)) + max(0, Int(top) - Int(TTF_FontAscent(font)))
    return Glyph(mask: mask, left: ink.x - originX, top: ink.y - baseline)
  }

  private func sized(_ key: GlyphKey) -> OpaquePointer? {
    guard let font else { return nil }
    if size != key.pixels {
      guard TTF_SetFontSize(font, max(1, key.pixels)) == 0 else { return nil }
      size = key.pixels
    }
    return font
  }
}

extension GlyphKey {
  /// Characters that only steer others: controls, joiners, variation selectors, tags.
  fileprivate var isInvisible: Bool {
    switch scalar {
    case _ where pixels <= 0: true
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F,
      0xFEFF, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  /// The width of a character that the font lacks: an em for Chinese and pictures, six tenths for the rest.
  fileprivate var substituteAdvance: Int {
    scalar >= 0x2E80 ? Int(pixels) : (Int(pixels) * 6 + 5) / 10
  }

  /// A plain box in place of a character that the font lacks.
  fileprivate var substitute: Glyph? {
    let gap = max(1, Int(pixels) / 12)
    let width = max(3, substituteAdvance - 2 * gap)
    let height = max(3, Int(pixels) * 8 / 10)
    let line = max(1, Int(pixels) / 20)
    let alpha = (0..<width * height).map { index -> UInt8 in
      let (y, x) = index.quotientAndRemainder(dividingBy: width)
      return min(x, y, width - 1 - x, height - 1 - y) < line ? 160 : 0
    }
    return Surface.mask(width: width, height: height, alpha: alpha).map {
      Glyph(mask: $0, left: gap, top: -height)
    }
  }
}

/// What SDL says about its last failure.
func lastSDLError() -> String { String(cString: SDL_GetError()) }

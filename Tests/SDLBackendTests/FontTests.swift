import Testing
import Typography
import UI

@testable import SDLBackend

extension BackendTests {
  @Suite struct FontTests {
    @Test func `a missing font names the file and the package to install`() throws {
      var files = FontFiles.notoSansSC
      files.bold.path = "/nowhere/none.ttc"
      let error = try #require(throws: FontError.self) { try FontSet(files: files) }
      #expect(error.description.contains("/nowhere/none.ttc"))
      #expect(error.description.contains("fonts-noto-cjk"))
      // The failure leaves the library usable.
      _ = try FontSet()
    }

    @Test func `a file that is no font, and a face that is not there, are refused`() {
      #expect(throws: FontError.self) {
        let file = FontFile(path: iconFolder + "/search.svg", face: 0)
        return try FontSet(files: FontFiles(regular: file, bold: file))
      }
      #expect(throws: FontError.self) {
        var files = FontFiles.notoSansSC
        files.regular.face = 4000
        return try FontSet(files: files)
      }
    }

    @Test func `a Chinese character is one em wide in both weights and all sizes`() throws {
      let measuring = FontMeasuring(fonts: try FontSet(), scale: 1)
      for size in [32, 36, 40, 56, 64, 100, 208] {
        for weight in FontWeight.allCases {
          #expect(measuring.width(of: "法律", in: TextStyle(size: size, weight: weight)) == Double(2 * size))
        }
      }
    }

    @Test func `what is measured at another scale is a whole number of pixels`() throws {
      let scale = 768.0 / 1080
      let measuring = FontMeasuring(fonts: try FontSet(), scale: scale)
      for character in "法Wi1，".unicodeScalars {
        let pixels = measuring.advance(of: character, in: TextStyle(size: 40)) * scale
        #expect(abs(pixels - pixels.rounded()) < 0.000_001)
        #expect(pixels >= 1)
      }
    }

    @Test func `the simplified Chinese face is the one that is used`() throws {
      // 骨 is drawn with its inner corner on the left in SC, on the right in JP.
      let chinese = try FontSet().render(GlyphKey("骨", pixels: 64, weight: .regular))
      var files = FontFiles.notoSansSC
      files.regular.face = 0
      let japanese = try FontSet(files: files).render(GlyphKey("骨", pixels: 64, weight: .regular))
      #expect(try ink(#require(chinese)) != ink(#require(japanese)))
    }

    @Test func `a character that the font lacks has room and a box, a joiner has neither`() throws {
      let fonts = try FontSet()
      let picture = GlyphKey("😀", pixels: 40, weight: .regular)
      #expect(fonts.advance(of: picture) == 40)
      #expect(fonts.render(picture) != nil)
      for scalar in ["\u{200D}", "\u{FE0F}", "\u{7}", "\n"] as [Unicode.Scalar] {
        let key = GlyphKey(scalar, pixels: 40, weight: .bold)
        #expect(fonts.advance(of: key) == 0)
        #expect(fonts.render(key) == nil)
      }
      #expect(fonts.render(GlyphKey(" ", pixels: 40, weight: .regular)) == nil)
    }

    @Test func `ink lies where the font's own figures say`() throws {
      let fonts = try FontSet()
      // The stroke of 一 lies in the middle of the ideographic box: 0.88 em above the baseline, 0.12 below.
      let stroke = try #require(fonts.render(GlyphKey("一", pixels: 100, weight: .regular)))
      let middle = stroke.top + stroke.mask.height / 2
      #expect((-44...(-32)).contains(middle))
      #expect(stroke.left + stroke.mask.width / 2 == 50)
      // j reaches left of its origin and below the baseline; Å stands on it.
      let descender = try #require(fonts.render(GlyphKey("j", pixels: 100, weight: .regular)))
      #expect(descender.left < 0)
      #expect(descender.top + descender.mask.height > 10)
      let ring = try #require(fonts.render(GlyphKey("Å", pixels: 100, weight: .regular)))
      #expect((0...1).contains(ring.top + ring.mask.height))
    }

    @Test func `the glyph cache stays below its limit and forgets what was used longest ago`() throws {
      let fonts = try FontSet()
      var cache = GlyphCache(limit: 60_000)
      let keys = (0..<40).compactMap { Unicode.Scalar(0x4E00 + UInt32($0)) }.map {
        GlyphKey($0, pixels: 40, weight: .regular)
      }
      for key in keys {
        _ = cache.glyph(keys[0], render: fonts.render)
        _ = cache.glyph(key, render: fonts.render)
        #expect(cache.bytes <= cache.limit)
      }
      #expect(cache.holds(keys[0]))
      #expect(cache.holds(keys[39]))
      #expect(!cache.holds(keys[1]))
    }

    private func ink(_ glyph: Glyph) -> [UInt32] {
      var all: [UInt32] = [UInt32(glyph.mask.width)]
      glyph.mask.withRows { row, _ in all += row }
      return all
    }
  }
}

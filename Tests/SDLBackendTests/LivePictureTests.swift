import Testing
import Typography
import UI

@testable import SDLBackend

extension BackendTests {
  @Suite struct LivePictureTests {
    private let block = Color(0xF1EEE6)
    private let box = rect(20, 10, 80, 60)

    private var page: [DrawCommand] {
      [
        .fill(rect(0, 0, 120, 80), Color(0x0B5350), radius: 0, topOnly: false),
        .fill(box, block, radius: 12, topOnly: false), .live(.selfPreview, box, radius: 12),
      ]
    }

    /// Hands over a frame whose left half is red and whose right half is blue, at the time of the next one.
    private func show(on pictures: LivePictures, left: UInt32 = 0xFF0000, right: UInt32 = 0x0000FF) throws {
      let pixels = (0..<64 * 48).map { $0 % 64 < 32 ? left : right }
      let before = pictures.versions
      for _ in 0..<1000 where pictures.versions == before {
        pixels.withUnsafeBytes { pictures.show(.selfPreview, width: 64, height: 48, pixels: $0) }
      }
      try #require(pictures.versions != before)
    }

    @Test func `without a frame the block shows, with one the picture as in a mirror`() throws {
      let painter = try makePainter()
      let canvas = try OffscreenCanvas(painter: painter, pixels: Size(width: 120, height: 80))
      canvas.paint(page)
      #expect(canvas.pixel(x: 30, y: 40) == block)
      try show(on: painter.livePictures)
      canvas.paint(page)
      #expect(canvas.pixel(x: 30, y: 40) == Color(0x0000FF))
      #expect(canvas.pixel(x: 90, y: 40) == Color(0xFF0000))
      // A round corner leaves the page's own colour, whatever the camera sees.
      #expect(canvas.pixel(x: 20, y: 10) == Color(0x0B5350))
    }

    @Test func `a new frame repaints its rectangle and nothing else, and no frame repaints nothing`() throws {
      let painter = try makePainter()
      let canvas = try OffscreenCanvas(painter: painter, pixels: Size(width: 120, height: 80))
      canvas.paint(page)
      #expect(canvas.paint(page).isEmpty)
      try show(on: painter.livePictures)
      #expect(canvas.paint(page) == [box])
      #expect(canvas.paint(page).isEmpty)
    }

    @Test func `frames that come faster than fifteen a second are left out`() throws {
      let pictures = try makePainter().livePictures
      try show(on: pictures)
      let before = pictures.versions
      let pixels = [UInt32](repeating: 0, count: 64 * 48)
      pixels.withUnsafeBytes { pictures.show(.selfPreview, width: 64, height: 48, pixels: $0) }
      #expect(pictures.versions == before)
    }

    @Test func `a frame that is shorter than its size is refused`() throws {
      let pictures = try makePainter().livePictures
      [UInt32](repeating: 0, count: 10).withUnsafeBytes {
        pictures.show(.selfPreview, width: 64, height: 48, pixels: $0)
      }
      #expect(pictures.versions.isEmpty)
    }

    @Test func `when a picture ends the block is back and its pixels are overwritten`() throws {
      let painter = try makePainter()
      let canvas = try OffscreenCanvas(painter: painter, pixels: Size(width: 120, height: 80))
      try show(on: painter.livePictures)
      canvas.paint(page)
      var copies = LiveCopies()
      let drawn = copies.surface(.selfPreview, width: 40, height: 40, radius: 0, of: painter.livePictures)
      let copy = try #require(drawn)
      painter.livePictures.clear(.selfPreview)
      copies.forgetOld(painter.livePictures.versions)
      #expect(PixelImage(copy).pixels.allSatisfy { $0 == 0 })
      #expect(canvas.paint(page) == [box])
      #expect(canvas.pixel(x: 30, y: 40) == block)
    }
  }
}

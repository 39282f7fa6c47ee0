internal import CPNG
public import Model

/// A picture of dots as a PNG file, 8-bit gray.
public enum PNGFile {
  /// Writes `picture` to `path` for its owner's eyes, replacing what lies there. Throws `PrinterError.file` where that
  /// cannot be done.
  public static func write(_ picture: Bitmap1, to path: String) throws(PrinterError) {
    try SlipBytes.write(try bytes(picture), to: path)
  }

  /// What such a file holds.
  static func bytes(_ picture: Bitmap1) throws(PrinterError) -> [UInt8] {
    var image = CPNG_gray(png_uint_32(picture.width), png_uint_32(picture.height))
    defer { png_image_free(&image) }
    let pixels = gray(picture)
    // The first call only tells how much room the second one needs.
    var size = png_alloc_size_t(0)
    guard png_image_write_to_memory(&image, nil, &size, 0, pixels, 0, nil) != 0 else {
      throw .file(path: "PNG", reason: message(of: image))
    }
    var bytes = [UInt8](repeating: 0, count: Int(size))
    guard png_image_write_to_memory(&image, &bytes, &size, 0, pixels, 0, nil) != 0 else {
      throw .file(path: "PNG", reason: message(of: image))
    }
    return Array(bytes.prefix(Int(size)))
  }

  private static func gray(_ picture: Bitmap1) -> [UInt8] {
    (0..<picture.height).flatMap { y in (0..<picture.width).map { x in picture[x, y] ? 0 : 255 } }
  }

  private static func message(of image: png_image) -> String {
    withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

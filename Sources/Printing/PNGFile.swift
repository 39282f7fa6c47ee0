internal import CPNG
public import Model

/// A picture of dots as a PNG file, 8-bit gray.
public enum PNGFile {
  /// Writes `picture` to `path`, replacing what lies there. Throws `PrinterError.file` where that cannot be done.
  public static func write(_ picture: Bitmap1, to path: String) throws(PrinterError) {
    var image = CPNG_gray(png_uint_32(picture.width), png_uint_32(picture.height))
    defer { png_image_free(&image) }
    let pixels = gray(picture)
    guard png_image_write_to_file(&image, path, 0, pixels, 0, nil) != 0 else {
      throw .file(path: path, reason: message(of: image))
    }
  }

  private static func gray(_ picture: Bitmap1) -> [UInt8] {
    (0..<picture.height).flatMap { y in (0..<picture.width).map { x in picture[x, y] ? 0 : 255 } }
  }

  private static func message(of image: png_image) -> String {
    withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

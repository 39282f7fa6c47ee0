public import Model

/// A slip in the language of receipt printers, as nothing but dots: Chinese text in a printer's code pages garbles.
///
/// Only four commands leave this file: `ESC @`, `GS v 0`, `ESC d` and `GS V 66`, which every ESC/POS printer with a
/// raster mode knows.
public enum ESCPOS {
  /// What comes after the last dot.
  public enum Ending: Hashable, Sendable {
    /// Feed to the cutter and so many vertical units more, then cut.
    case cut(feed: UInt8)
    /// Feed so many lines, so that the slip can be torn off by hand.
    case tear(lines: UInt8)
  }

  /// Rows of one `GS v 0`: small enough for the buffer of simple printers.
  static let bandRows = 128
  /// What a band begins with.
  static let bandHeader = 8

  /// The bytes that print `picture`.
  public static func encode(_ picture: Bitmap1, ending: Ending) -> [UInt8] {
    commands(picture, ending: ending).flatMap { $0 }
  }

  /// The same, one command after the other.
  static func commands(_ picture: Bitmap1, ending: Ending) -> [[UInt8]] {
    let initialize: [UInt8] = [0x1B, 0x40]
    let bands = stride(from: 0, to: picture.height, by: bandRows).map { first in
      band(picture, rows: first..<min(picture.height, first + bandRows))
    }
    return [initialize] + bands + finish(ending)
  }

  private static func band(_ picture: Bitmap1, rows: Range<Int>) -> [UInt8] {
    let (width, height) = (UInt16(clamping: picture.bytesPerRow), UInt16(clamping: rows.count))
    return [
      0x1D, 0x76, 0x30, 0, UInt8(width & 0xFF), UInt8(width >> 8), UInt8(height & 0xFF), UInt8(height >> 8),
    ]
      + withoutRealTimeCommands(rows.flatMap(picture.row))
  }

  /// The dots with one more where they would read as DLE EOT, DLE ENQ or DLE DC4: printers obey these also in the
  /// middle of a picture, and answer what nobody asked.
  private static func withoutRealTimeCommands(_ dots: [UInt8]) -> [UInt8] {
    var dots = dots
    for index in dots.indices.dropFirst()
    where dots[index - 1] == 0x10 && [0x04, 0x05, 0x14].contains(dots[index]) {
      dots[index] |= 0x08
    }
    return dots
  }

  /// What ends a slip.
  static func finish(_ ending: Ending) -> [[UInt8]] {
    switch ending {
    case .cut(let feed): [[0x1D, 0x56, 66, feed]]
    case .tear(let lines): [[0x1B, 0x64, lines]]
    }
  }

  /// What is left of a command of which `sent` bytes arrived, with its dots white: a printer that was interrupted waits
  /// for them, and what they showed is another resident's.
  static func whitened(_ command: [UInt8], sent: Int) -> [UInt8] {
    guard sent > 0, sent < command.count else { return [] }
    return command.indices.dropFirst(sent).map { $0 < bandHeader ? command[$0] : 0 }
  }

  /// Zeros in place of the rest of a band of `picture`, where nobody knows how much of it arrived before a connection
  /// broke. They are dots to a printer that waits for some, and nothing to one that waits for a command.
  static func padding(_ picture: Bitmap1) -> [UInt8] {
    [UInt8](repeating: 0, count: bandHeader + bandRows * picture.bytesPerRow)
  }
}

internal import Glibc
public import Model
internal import Synchronization

/// A folder in a printer's place, in which every slip becomes `slip-1.bin`, the printer's bytes, and `slip-1.png`. For
/// tests and demonstration: what residents take home does not belong into files.
public final class FolderPrinter: SlipPrinter {
  private let folder: String
  private let ending: ESCPOS.Ending
  private let count = Mutex(0)

  /// The folder at a path, made where it is missing.
  public init(folder: String, ending: ESCPOS.Ending) {
    self.folder = folder
    self.ending = ending
  }

  /// Writes a picture; older slips of an earlier run are replaced.
  public func print(
    _ picture: Bitmap1, isWanted: () -> Bool
  ) throws(PrinterError) -> PrintConfirmation {
    try count.withLock { count throws(PrinterError) in
      guard isWanted() else { throw PrinterError.unwanted }
      if mkdir(folder, 0o700) != 0, errno != EEXIST {
        throw .file(path: folder, reason: String(cString: strerror(errno)))
      }
      let base = "\(folder)/slip-\(count + 1)"
      try SlipBytes.write(ESCPOS.encode(picture, ending: ending), to: base + ".bin")
      try SlipBytes.write(try PNGFile.bytes(picture), to: base + ".png")
      count += 1
      return .confirmed
    }
  }

  /// A folder always takes slips, or says so when it is asked to.
  public func state() throws(PrinterError) -> PrinterState? {
    guard access(folder, W_OK) == 0 || errno == ENOENT else {
      throw .file(path: folder, reason: String(cString: strerror(errno)))
    }
    return .ready(isPaperLow: false)
  }
}

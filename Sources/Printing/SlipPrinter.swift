public import Model

/// Something that takes slips: a receipt printer, a queue of CUPS, a folder.
///
/// Nothing of it waits without a limit. It may be called from several threads, which wait for each other, but not
/// from the main one: printing takes seconds.
public protocol SlipPrinter: Sendable {
  /// Prints a picture and says whether it is known to have come out.
  ///
  /// `isWanted` is asked once more before anything is sent: what nobody waits for is given up then. Paper that has begun
  /// is finished and cut whatever happens, for half a slip would hang before the next one.
  func print(_ picture: Bitmap1, isWanted: () -> Bool) throws(PrinterError) -> PrintConfirmation

  /// How the printer stands; `nil` while it prints.
  func state() throws(PrinterError) -> PrinterState?
}

extension SlipPrinter {
  /// Prints a picture for somebody who waits for it.
  public func print(_ picture: Bitmap1) throws(PrinterError) -> PrintConfirmation {
    try print(picture, isWanted: { true })
  }
}

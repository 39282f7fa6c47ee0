public import Model

/// Something that takes slips: a receipt printer, a queue of CUPS, a folder.
///
/// Nothing of it waits without a limit. It may be called from several threads, which wait for each other, but not
/// from the main one: printing takes seconds.
public protocol SlipPrinter: Sendable {
  /// Prints a picture and says whether it is known to have come out.
  func print(_ picture: Bitmap1) throws(PrinterError) -> PrintConfirmation

  /// How the printer stands; `nil` while it prints.
  func state() throws(PrinterError) -> PrinterState?
}

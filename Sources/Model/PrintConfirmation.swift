/// What is known about a slip once all of it went to the printer.
public enum PrintConfirmation: Hashable, Sendable {
  /// The printer says that it has paper, is closed and works: the slip is out.
  case confirmed
  /// The printer says nothing: somebody has to look whether the slip came out.
  case unconfirmed
}

public import CallFlow

/// The program that carries one attempt of a call: launched once, told what to do, ended step by step.
///
/// Every order returns at once; what happens comes through the report, from any thread, until `.gone`, which comes
/// once and last. Orders after that do nothing.
public protocol CallClient: AnyObject, Sendable {
  /// Starts the program. Throws where that is not possible; `.gone` is then never reported.
  func launch(report: @escaping @Sendable (ClientEvent) -> Void) throws(CallClientError)
  /// Calls the target.
  func dial()
  /// Ends the conversation or takes the call back; the program goes on.
  func hangUp()
  /// Asks the program to end.
  func quit()
  /// Ends the program and everything it started, whatever state they are in.
  func kill()
}

/// Why a client cannot be started.
public enum CallClientError: Error, Hashable, CustomStringConvertible {
  /// A program is not installed.
  case missing(program: String, package: String)
  /// The system refuses; its words.
  case refused(String)

  /// A sentence for staff.
  public var description: String {
    switch self {
    case .missing(let program, let package):
      "\(program) is not installed, so no call can be made; install Debian's package \(package)."
    case .refused(let reason):
      "The program for calls could not be started (\(reason)); restart the kiosk, and if that does not help the "
        + "machine."
    }
  }
}

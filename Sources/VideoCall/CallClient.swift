public import CallFlow
public import Model

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
  /// There is no screen for a program that needs one.
  case noDisplay
  /// The system refuses; its words.
  case refused(String)

  /// A sentence for staff.
  public var sentence: Localized<String> {
    switch self {
    case .missing(let program, let package):
      Localized(
        zh: "没有安装 \(program)，打不了视频。请管理员安装 \(package)。",
        en: "\(program) is not installed, so no call can be made; install Debian's package \(package).")
    case .noDisplay:
      Localized(
        zh: "没有可用的屏幕，网页视频打不开。请在图形界面里启动。",
        en: "There is no display, so no page can be shown; start the kiosk in a graphical session.")
    case .refused(let reason):
      Localized(
        zh: "视频程序启动不了（\(reason)）。请重启本机。",
        en: "The program for calls could not be started (\(reason)); restart the machine.")
    }
  }

  /// The sentence in English.
  public var description: String { sentence.en }
}

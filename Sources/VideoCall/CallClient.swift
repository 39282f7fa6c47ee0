public import CallFlow
public import Model

/// The program that carries one attempt of a call: launched once, told what to do, ended step by step.
///
/// Every order returns at once; what happens comes through the report, from any thread, until `.gone`, which comes
/// once and last. Orders after that do nothing.
public protocol CallClient: AnyObject, Sendable {
  /// Starts the program. Throws where that is not possible; `.gone` is then never reported.
  func launch(report: @escaping @Sendable (ClientEvent) -> Void) throws(CallClientError)
  /// What it can do during a conversation.
  var abilities: Set<CallAbility> { get }
  /// Calls the target.
  func dial()
  /// Lets the other side hear the resident, or not.
  func microphone(isOn: Bool)
  /// Lets the other side see the resident, or not.
  func camera(isOn: Bool)
  /// Ends the conversation or takes the call back; the program goes on.
  func hangUp()
  /// Asks the program to end.
  func quit()
  /// Ends the program and everything it started, whatever state they are in.
  func kill()
}

/// A client that carries a call and nothing more.
extension CallClient {
  /// Nothing.
  public var abilities: Set<CallAbility> { [] }
  /// Never asked for.
  public func microphone(isOn: Bool) {}
  /// Never asked for.
  public func camera(isOn: Bool) {}
}

/// Why a client cannot be started.
public enum CallClientError: Error, Hashable, CustomStringConvertible {
  /// A program is not installed.
  case missing(program: String, package: String)
  /// A program that the configuration names is not there, or lies where no client can see it.
  case missingProgram(String)
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
    case .missingProgram(let path):
      Localized(
        zh: "\(path) 不在，或者不能执行。请把程序装在 /opt 或 /usr 下面，再改 video.yaml。",
        en:
          "\(path) is not there or cannot be executed; install the program below /opt or /usr and name it "
          + "in video.yaml.")
    case .noDisplay:
      Localized(
        zh: "没有可用的屏幕，视频窗口打不开。请在图形界面里启动。",
        en: "There is no display for the window of a call; start the kiosk in a graphical session.")
    case .refused(let reason):
      Localized(
        zh: "视频程序启动不了（\(reason)）。请重启本机。",
        en: "The program for calls could not be started (\(reason)); restart the machine.")
    }
  }

  /// The sentence in English.
  public var description: String { sentence.en }
}

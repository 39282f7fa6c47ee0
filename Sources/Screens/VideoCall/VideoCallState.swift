public import CallFlow
internal import Model
internal import UI

/// A video call as the pages show it: what the machine of the call last said, and what stands over it.
///
/// Where the call is, who comes next and when is in `flow` alone; nothing here decides about it.
public struct VideoCallState: Hashable, Sendable {
  /// What the page shows.
  public enum Stage: String, Hashable, Sendable {
    /// Who will be called, what is seen and heard.
    case consent
    /// Who translates.
    case helpers
    /// Camera and microphone are tried.
    case selfTest = "self-test"
    /// What to do when they fail.
    case trouble
    /// One level after the other is called.
    case calling
    /// The conversation.
    case talking
    /// The client is ending, and nobody else is called.
    case closing
    /// Nobody answered: the number to telephone.
    case phone
    /// The ways to be called back.
    case callBack = "call-back"
    /// The consent to leave a number.
    case numberConsent = "number-consent"
    /// The number is typed.
    case number
    /// The number was written down.
    case numberLeft = "number-left"
    /// After a conversation.
    case lookBack = "look-back"
    /// Nobody answered, and nothing else is configured.
    case unanswered
    /// The program of the call could not be ended.
    case stuck
  }

  /// What stands over what the call shows.
  public enum Panel: Hashable, Sendable {
    /// Who translates.
    case helpers
    /// What to do when the self-test fails.
    case trouble
    /// The consent to leave a number.
    case numberConsent
    /// The number is typed.
    case number
  }

  /// The token of the call; `nil` before the resident has agreed.
  public internal(set) var call: Int?
  /// Where the call is; `nil` before the desk has said so.
  public internal(set) var flow: CallFlow?
  /// What stands over it.
  public internal(set) var panel: Panel?
  /// Who translates, by the name of the desk; `nil` for nobody.
  var helper: Private<String>?
  /// The digits of the number to call back.
  var digits = Private("")
  /// How loud the microphone hears.
  var meter = LevelMeter()
  /// The answer with this token brings the ticket of the appointment.
  var appointment: Int?
  /// How the slip with the number stands.
  var print = PrintState.idle
  /// The page of a long text, from 0.
  var page = 0

  /// The most digits of a telephone number.
  static let mostDigits = 15
  /// The fewest.
  static let leastDigits = 7

  /// Before the resident has agreed.
  public init() {}

  /// What the page shows.
  public var stage: Stage {
    switch panel {
    case .helpers: return .helpers
    case .trouble: return .trouble
    case .numberConsent: return .numberConsent
    case .number: return .number
    case nil: break
    }
    guard let flow else { return call == nil ? .consent : .selfTest }
    switch flow.state {
    case .consent, .selfTest: return .selfTest
    case .launching, .dialling, .ringing: return .calling
    case .connected, .stalled: return .talking
    case .closing, .restore: return flow.isEnding ? .closing : .calling
    case .phone: return .phone
    case .callBack: return .callBack
    case .ended(.talked): return .lookBack
    case .ended(.stuck): return .stuck
    case .ended(.numberLeft): return .numberLeft
    case .ended: return .unanswered
    }
  }

  /// Whether a program holds the camera or calls somebody: nobody is asked whether they are still there.
  public var isLive: Bool {
    guard let state = flow?.state else { return false }
    return state.hasClient || state == .restore
  }

  /// Whether the call has to be told when nobody waits for it any more.
  var hasCall: Bool {
    if case .ended = flow?.state { return false }
    return call != nil
  }

  /// Whether leaving now hangs up on somebody, or stops calling.
  var asksBeforeLeaving: Bool { [.calling, .talking].contains(stage) }
}

/// What a touch on the pages of a call means.
public enum VideoCallAction: Hashable, Sendable {
  /// Agrees to what was read.
  case agree(withCamera: Bool)
  /// Wants to go to the small room first: calls staff.
  case room
  /// Wants somebody who translates.
  case helpers
  /// That one; `nil` for nobody.
  case helper(Int?)
  /// 都好了，开始呼叫.
  case goOn
  /// Calls without the camera.
  case voiceOnly
  /// The self-test once more.
  case testAgain
  /// What to do when it fails.
  case trouble
  /// Closes what stands over the call.
  case closePanel
  /// 不等了，打下一级.
  case nextLevel
  /// 直接打电话.
  case takePhone
  /// 挂断.
  case hangUp
  /// Leaves although somebody is there: the answer to 要挂断吗.
  case hangUpAndLeave
  /// Whether the other side hears.
  case microphone(isOn: Bool)
  /// Whether the other side sees.
  case camera(isOn: Bool)
  /// Goes on without the telephone.
  case skipPhone
  /// Has telephoned, or needs nothing more.
  case done
  /// Takes a number instead.
  case ticket
  /// Searches the law instead.
  case search
  /// Prints the number to telephone.
  case print
  /// Wants an appointment.
  case appointment
  /// Wants to be called back.
  case leaveNumber
  /// Agrees that the number is kept.
  case agreeNumber
  /// A digit of the number.
  case digit(Int)
  /// Takes back a digit.
  case backspace
  /// Takes back all.
  case clear
  /// Leaves the number.
  case keepNumber
  /// Calls once more.
  case again
  /// That page of a long text.
  case page(Int)
}

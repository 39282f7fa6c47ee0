public import CallFlow
public import Model

/// Something for the desk that makes calls. Every command names its call: one for another call changes nothing.
public enum VideoCallCommand: Codable, Equatable, Sendable {
  /// Begins a call with the self-test, or, where nobody is on duty, with what is offered then. Answers
  /// `CallNews.flow` again and again until the call has ended.
  case begin(withCamera: Bool, helper: Private<String>?, call: Int)
  /// The resident says something to the call.
  case tell(CallWord, call: Int)
  /// Nobody waits for the call any more: it ends, whatever it is at.
  case end(call: Int)
}

/// What the resident says to a call; the machine's own event of that name takes it.
public enum CallWord: Codable, Equatable, Sendable {
  /// Begins to call after the self-test.
  case goOn
  /// The same without the camera.
  case voiceOnly
  /// The self-test once more.
  case testAgain
  /// Does not want to wait for this level.
  case nextLevel
  /// Would rather telephone.
  case takePhone
  /// Hangs up.
  case cancel
  /// Whether the other side hears.
  case microphone(isOn: Bool)
  /// Whether the other side sees.
  case camera(isOn: Bool)
  /// Has telephoned.
  case phoned
  /// Goes on without the telephone.
  case skipPhone
  /// Wants an appointment.
  case takeAppointment
  /// Leaves a telephone number under that version of the consent.
  case leaveNumber(Private<String>, consent: String)
  /// Whether the appointment could be made.
  case callBackKept(Bool)
}

extension CallWord {
  /// What the machine of the call hears; `nil` for a telephone number that is none.
  public var event: CallEvent? {
    switch self {
    case .goOn: .goOn
    case .voiceOnly: .voiceOnly
    case .testAgain: .testAgain
    case .nextLevel: .nextLevel
    case .takePhone: .takePhone
    case .cancel: .cancel
    case .microphone(let isOn): .microphone(isOn: isOn)
    case .camera(let isOn): .camera(isOn: isOn)
    case .phoned: .phoned
    case .skipPhone: .skipPhone
    case .takeAppointment: .takeAppointment
    case .callBackKept(let isKept): .callBackKept(isKept)
    case .leaveNumber(let number, let consent):
      PhoneNumber(number.value).map { .leaveNumber(Private($0), consent: consent) }
    }
  }
}

/// What the desk says about a call.
public enum CallNews: Equatable, Sendable {
  /// Where the call is. Its times are those of the wall clock.
  case flow(CallFlow, call: Int)
  /// How loud the microphone hears the resident during the self-test, from 0 to 1.
  case level(Double, call: Int)
  /// The resident is to be given an appointment, which is answered by `CallWord.callBackKept`.
  case makeAppointment(call: Int)

  /// A name for the log: the state and nothing else.
  public var name: String {
    switch self {
    case .flow(let flow, _): "call.\(flow.state.name)"
    case .level: "call.level"
    case .makeAppointment: "call.make-appointment"
    }
  }
}

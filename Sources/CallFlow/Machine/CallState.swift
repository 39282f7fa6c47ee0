/// Where a call is.
public enum CallState: Hashable, Sendable {
  /// The resident reads who will be called and what is seen and heard.
  case consent
  /// Camera, microphone, client and network are tried; then what was found.
  case selfTest(SelfTest?)
  /// A client was started and does not take orders yet.
  case launching
  /// The client calls; nothing is heard of the other side yet.
  case dialling
  /// It rings there.
  case ringing
  /// Both see and hear each other.
  case connected
  /// Connected, but without a sign of life for half of the limit.
  case stalled
  /// The client was told to end and is not gone yet.
  case closing
  /// The client is gone; the kiosk's own window comes back in front.
  case restore
  /// A number that the resident dials on a telephone.
  case phone(PhoneNumber)
  /// The ways to be called back.
  case callBack(CallBackState)
  /// Over. Nothing happens any more.
  case ended(CallOutcome)

  /// The name of the state in answers and logs.
  public var name: String {
    switch self {
    case .consent: "consent"
    case .selfTest: "self-test"
    case .launching: "launching"
    case .dialling: "dialling"
    case .ringing: "ringing"
    case .connected: "connected"
    case .stalled: "stalled"
    case .closing: "closing"
    case .restore: "restore"
    case .phone: "phone"
    case .callBack: "call-back"
    case .ended: "ended"
    }
  }

  /// Whether a client is expected to be alive.
  public var hasClient: Bool {
    switch self {
    case .launching, .dialling, .ringing, .connected, .stalled, .closing: true
    case .consent, .selfTest, .restore, .phone, .callBack, .ended: false
    }
  }
}

/// What the self-test found.
public struct SelfTest: Hashable, Sendable {
  /// Whether a client can be started at all.
  public var hasClient: Bool
  /// Whether the network leads anywhere.
  public var hasNetwork: Bool
  /// Whether the microphone hears. Without one nobody is disturbed.
  public var hasMicrophone: Bool
  /// Whether the camera sees. Without one the call is by voice.
  public var hasCamera: Bool

  /// A result.
  public init(hasClient: Bool, hasNetwork: Bool, hasMicrophone: Bool, hasCamera: Bool) {
    self.hasClient = hasClient
    self.hasNetwork = hasNetwork
    self.hasMicrophone = hasMicrophone
    self.hasCamera = hasCamera
  }

  /// Whether a lawyer may be disturbed with it.
  public var allowsCall: Bool { hasClient && hasNetwork && hasMicrophone }
}

/// How far a call-back is.
public enum CallBackState: Hashable, Sendable {
  /// The ways are shown.
  case offered
  /// The resident's choice is being written down.
  case keeping
  /// It could not be written down, so nothing is promised; the ways are shown again.
  case failed
}

/// Why an attempt did not become a conversation, or how one ended.
public enum CallReason: String, Codable, Sendable, CaseIterable {
  /// Somebody is speaking there already.
  case busy
  /// Somebody there does not want to.
  case declined
  /// Nobody is there, or the place cannot be reached.
  case absent
  /// It rang, and nobody took it.
  case noAnswer = "no-answer"
  /// The resident did not want to wait.
  case skipped
  /// The client, this machine's devices, or the line broke.
  case crashed
  /// Somebody ended it on purpose.
  case ended
}

/// How the whole call ended.
public enum CallOutcome: String, Codable, Sendable {
  /// There was a conversation.
  case talked
  /// The resident ended it before there was one.
  case cancelled
  /// The resident telephoned.
  case phoned
  /// There is an appointment.
  case appointment
  /// A telephone number was left.
  case numberLeft = "number-left"
  /// Nobody answered, and nothing else was taken.
  case unanswered
  /// A client could not be ended; staff must see to it.
  case stuck
}

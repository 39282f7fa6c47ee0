public import Model

/// Something that happens to a call.
public enum CallEvent: Hashable, Sendable {
  /// The resident agrees to what was read, or presses 开始 after the self-test.
  case goOn
  /// The same without the camera: the resident is heard and not seen.
  case voiceOnly
  /// What the self-test found.
  case selfTested(SelfTest)
  /// The self-test shall be made once more.
  case testAgain
  /// The resident does not want to wait for this level.
  case nextLevel
  /// The resident would rather telephone.
  case takePhone
  /// Whether the other side hears the resident.
  case microphone(isOn: Bool)
  /// Whether the other side sees the resident.
  case camera(isOn: Bool)
  /// The resident cancels, hangs up or leaves.
  case cancel
  /// Something that the client of an attempt says.
  case client(ClientEvent, attempt: Int)
  /// The kiosk's window is in front again.
  case restored
  /// The resident has telephoned.
  case phoned
  /// The resident goes on without the telephone.
  case skipPhone
  /// The resident takes an appointment.
  case takeAppointment
  /// The resident leaves a telephone number under a consent of its own.
  case leaveNumber(Private<PhoneNumber>, consent: String)
  /// Whether the choice of a call-back was written down.
  case callBackKept(Bool)
  /// Time passed; nothing else happened.
  case wake
}

/// What a client says about itself.
public enum ClientEvent: Hashable, Sendable {
  /// It takes orders.
  case ready
  /// What it can do besides a call.
  case able(Set<CallAbility>)
  /// The other side was reached and is being called.
  case ringing
  /// Both see and hear each other.
  case connected
  /// A sign of life within the call, with figures where the client has any.
  case alive(CallQuality?)
  /// The attempt or the conversation is over; the client may still run.
  case closed(ClientClosing)
  /// The client and everything it started are gone, and with them its hold on camera and microphone.
  case gone
}

/// What a client can do during a conversation.
public enum CallAbility: Hashable, Sendable {
  /// Keep the resident from being heard for a while.
  case muteMicrophone
  /// Keep the resident from being seen for a while.
  case hideCamera
}

/// Why a client says that an attempt is over.
public enum ClientClosing: Hashable, Sendable {
  /// The other side, the line or the client, with the reason to report.
  case reason(CallReason)
  /// This machine's own devices: every further level would be disturbed for nothing.
  case ownDevices
}

/// The client's own figures of a conversation.
public struct CallQuality: Hashable, Sendable {
  /// Packets that arrived, of either medium, since the last figures.
  public var received: Int
  /// Packets that were lost on their way here.
  public var lost: Int
  /// The way there and back, in milliseconds; 0 where it is not known.
  public var roundTrip: Int

  /// Figures.
  public init(received: Int, lost: Int, roundTrip: Int) {
    self.received = received
    self.lost = lost
    self.roundTrip = roundTrip
  }
}

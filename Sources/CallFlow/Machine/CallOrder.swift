public import Model

/// Something that the launcher has to do for the machine.
public enum CallOrder: Hashable, Sendable {
  /// Begin the self-test: preview and meter hold camera and microphone.
  case beginSelfTest
  /// End the self-test and let go of the devices.
  case endSelfTest
  /// Start a client for the target.
  case launch(CallTarget, attempt: Int, withCamera: Bool)
  /// Let the client call.
  case dial(attempt: Int)
  /// Let the other side hear the resident, or not.
  case microphone(isOn: Bool, attempt: Int)
  /// Let the other side see the resident, or not.
  case camera(isOn: Bool, attempt: Int)
  /// Let the client hang up.
  case hangUp(attempt: Int)
  /// Ask the client to end.
  case quit(attempt: Int)
  /// End the client and everything it started without asking.
  case kill(attempt: Int)
  /// Bring the kiosk's window back in front, with the keyboard.
  case restore
  /// Give the resident an appointment by ticket number.
  case makeAppointment
  /// Keep the telephone number for the officer, under that version of the consent.
  case keepNumber(Private<PhoneNumber>, consent: String)
}

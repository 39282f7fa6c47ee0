/// Why something cannot be said or played.
public enum VoiceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The program is not installed, or may not be run.
  case notStarted(program: String, reason: String)
  /// It did not end within its time, and was ended.
  case tooSlow(program: String)
  /// It ended with another status than 0.
  case failed(program: String, status: Int32)
  /// What it wrote is no sound.
  case noSound(program: String)
  /// The announcement came too late to be played.
  case late

  /// A sentence that a person can act on.
  public var description: String {
    switch self {
    case .notStarted(let program, let reason):
      "\(program) cannot be started (\(reason)): install it with apt."
    case .tooSlow(let program): "\(program) did not answer in time and was ended; the next call tries again."
    case .failed(let program, let status):
      "\(program) ended with status \(status): run it by hand to see why."
    case .noSound(let program): "\(program) gave no sound that can be used: install its voices again."
    case .late: "An announcement was left out because the loudspeaker was busy too long."
    }
  }
}

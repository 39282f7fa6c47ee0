internal import Model
internal import UI

/// How long a call for help waits before the machine says that nobody has come.
enum HelpTiming {
  /// Source: DESIGN §6.
  static let patienceSeconds = 60
  /// How long a resident who called may wait without touching before the machine asks, in seconds: our judgement.
  static let waitSeconds = 300
}

extension App {
  /// A first touch calls; a touch while a call is open shows it again without a second chime.
  mutating func askForHelp() -> [Effect] {
    overlay = .help
    guard helpSince == nil else { return [] }
    helpSince = now
    return isQuiet ? [] : [.chime]
  }

  /// Whether the call for help has waited too long.
  var helpIsOverdue: Bool {
    guard let helpSince else { return false }
    return now.milliseconds(since: helpSince) >= Int64(HelpTiming.patienceSeconds) * 1000
  }
}

internal import Model
internal import UI

/// The times of a call for help.
enum HelpTiming {
  /// After that many seconds the machine says that nobody has come. Source: DESIGN §6.
  static let patienceSeconds = 60
  /// How long a call stands, in seconds, and whoever made it may wait without touching: our judgement.
  static let waitSeconds = 300
  /// The chime sounds once in that many seconds, however often somebody calls: our judgement.
  static let chimeSeconds = 30
}

extension App {
  /// A first touch calls; a touch while a call is open shows it again without a second chime.
  mutating func askForHelp() -> [Effect] {
    overlay = .help
    guard helpSince == nil else { return [] }
    helpSince = now
    return ring()
  }

  /// 再叫一次, after nobody came.
  mutating func callAgain() -> [Effect] {
    helpSince = now
    return ring()
  }

  private mutating func ring() -> [Effect] {
    // A quiet matter must not draw eyes: staff see the page, nobody hears a bell.
    guard !isQuiet else {
      helpRang = false
      return []
    }
    if let lastChime, now.milliseconds(since: lastChime) < Int64(HelpTiming.chimeSeconds) * 1000 { return [] }
    lastChime = now
    helpRang = nil
    return [.chime]
  }

  /// Ends a call that nobody needs any more.
  mutating func endHelp() {
    helpSince = nil
    helpRang = nil
  }

  /// Whether the call for help has waited too long.
  var helpIsOverdue: Bool { helpHasLasted(HelpTiming.patienceSeconds) }

  /// A call that was made long ago says nothing any more to whoever stands here now.
  mutating func forgetOldHelp() {
    if isPristine, helpHasLasted(HelpTiming.waitSeconds) { endHelp() }
  }

  private func helpHasLasted(_ seconds: Int) -> Bool {
    guard let helpSince else { return false }
    return now.milliseconds(since: helpSince) >= Int64(seconds) * 1000
  }
}

internal import Model
internal import Queue
internal import UI

/// The times of a call for help.
enum HelpTiming {
  /// After that many seconds the machine says that nobody has come. Source: DESIGN §6.
  static let patienceSeconds = 60
  /// So many seconds after 收到 the same is said: crossing a large hall takes time. Our judgement.
  static let comingSeconds = 180
  /// How long a call that rang nowhere may take to come before somebody's eyes, in seconds, before the machine
  /// sends people to the counter: our judgement.
  static let showSeconds = 10
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
    return ring() + signal()
  }

  /// 再叫一次, after nobody came.
  mutating func callAgain() -> [Effect] {
    helpSince = now
    guard let id = helpSignal?.id else { return ring() }
    helpSignal?.reach = .sending
    return ring() + [.help(.tell(.again, id))]
  }

  /// 不用了.
  mutating func withdrawHelp() -> [Effect] {
    overlay = nil
    return endHelp(.withdraw)
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

  /// Tells the counter, where the hall keeps calls.
  private mutating func signal() -> [Effect] {
    guard services.hasHelpDesk else { return [] }
    let id = HelpCallID(kiosk: settings.hall.machineNumber, raisedAt: now)
    helpSignal = HelpSignal(id)
    return [.help(.raise(id))]
  }

  /// Ends a call that nobody needs any more; `action` is what the counter is told.
  private mutating func endHelp(_ action: HelpAction) -> [Effect] {
    let id = helpSignal?.id
    forgetHelp()
    return id.map { [.help(.tell(action, $0))] } ?? []
  }

  private mutating func forgetHelp() {
    helpSince = nil
    helpRang = nil
    helpSignal = nil
  }

  /// What the counter made of the call. Whoever has come stands there in person: nothing more is to be said.
  mutating func receiveHelp(_ news: HelpNews) {
    switch news {
    case .unreachable(let id):
      if helpSignal?.id == id { helpSignal?.reach = .failed }
    case .stands(let call):
      guard helpSignal?.id == call.id else { return }
      switch call.state {
      case .raised: helpSignal?.reach = call.shownAt == nil ? .kept : .shown
      case .received:
        let since = helpSignal?.receivedSince ?? now
        helpSignal?.reach = .received(since: since)
      case .arrived, .withdrawn, .lapsed:
        forgetHelp()
        if overlay == .help { overlay = nil }
      }
    }
  }

  /// How the call stands; `nil` where there is none.
  var helpStand: HelpStand? {
    guard helpSince != nil else { return nil }
    if helpIsUnheard { return .unheard }
    if helpIsOverdue { return .overdue }
    if helpSignal?.receivedSince != nil { return .coming }
    return helpRang == false && helpSignal?.isHeard != true ? .pending : .called
  }

  /// Whether nobody can know of the call: the machine did not ring, and no page of the staff shows it.
  private var helpIsUnheard: Bool {
    guard helpRang == false else { return false }
    guard let signal = helpSignal else { return true }
    return !signal.isHeard && !(signal.isPending && !helpHasLasted(HelpTiming.showSeconds))
  }

  /// Whether the call for help has waited too long.
  var helpIsOverdue: Bool {
    guard let since = helpSignal?.receivedSince else { return helpHasLasted(HelpTiming.patienceSeconds) }
    return now.milliseconds(since: since) >= Int64(HelpTiming.comingSeconds) * 1000
  }

  /// A call that was made long ago says nothing any more to whoever stands here now.
  mutating func forgetOldHelp() -> [Effect] {
    guard isPristine, let end = helpMoments.last, now >= end else { return [] }
    return endHelp(.lapse)
  }

  /// When the page about the call changes by itself, the last of all when it is forgotten.
  var helpMoments: [Instant] {
    guard let helpSince else { return [] }
    let patience = [HelpTiming.showSeconds, HelpTiming.patienceSeconds].map { helpSince.adding(seconds: $0) }
    let since = helpSignal?.receivedSince
    let coming = since.map { [$0.adding(seconds: HelpTiming.comingSeconds)] } ?? []
    return patience + coming + [max(helpSince, since ?? helpSince).adding(seconds: HelpTiming.waitSeconds)]
  }

  private func helpHasLasted(_ seconds: Int) -> Bool {
    guard let helpSince else { return false }
    return now.milliseconds(since: helpSince) >= Int64(seconds) * 1000
  }
}

public import Model

/// How a call for help stands. The raw values stand in the store.
public enum HelpState: String, Codable, Sendable, CaseIterable {
  /// Somebody waits and nobody has answered.
  case raised
  /// Somebody has touched 收到 and is on the way.
  case received
  /// Somebody has come.
  case arrived
  /// The resident no longer needs it.
  case withdrawn
  /// Nobody has touched the kiosk for so long that nobody can be waiting there any more.
  case lapsed

  /// Whether nobody waits any more.
  public var isEnd: Bool { self == .arrived || self == .withdrawn || self == .lapsed }

  /// The state after an action; `nil` where it is refused. Total.
  public func next(after action: HelpAction) -> HelpState? {
    switch action {
    // What nobody has seen can still be shown after it ended: the list of the day shows it.
    case .show: self
    // Whoever asks again was not helped: it needs an answer again.
    case .again: isEnd ? nil : .raised
    case .receive: self == .raised ? .received : nil
    case .arrive: isEnd ? nil : .arrived
    case .withdraw: isEnd ? nil : .withdrawn
    case .lapse: isEnd ? nil : .lapsed
    }
  }
}

/// What can happen to a call for help.
public enum HelpAction: String, Codable, Sendable, CaseIterable {
  /// A page that staff look at shows it: from now on the kiosk may say that they know.
  case show
  /// 再叫一次: the resident asks again.
  case again
  /// 收到: somebody is coming.
  case receive
  /// 已到: somebody has come.
  case arrive
  /// 不用了: the resident no longer needs it.
  case withdraw
  /// The kiosk has forgotten it.
  case lapse
}

/// Why nothing was done about a call for help.
public struct HelpRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// The machine.
  public var kiosk: Int
  /// How the call stands; `nil` where there is no such call.
  public var state: HelpState?
  /// Who touched 收到, where somebody did.
  public var receivedBy: TicketActor?
  /// What was asked.
  public var action: HelpAction

  /// There is no such call.
  public init(unknown id: HelpCallID, action: HelpAction) {
    kiosk = id.kiosk
    self.action = action
  }

  /// The call is past that.
  public init(call: HelpCall, action: HelpAction) {
    kiosk = call.id.kiosk
    state = call.state
    receivedBy = call.receivedBy
    self.action = action
  }

  /// A sentence that a person can act on.
  public var description: String { sentence.en }

  /// The sentence in both languages.
  public var sentence: Localized<String> {
    switch state {
    case nil:
      Localized(zh: "没有 \(kiosk) 号机的这次求助。请刷新页面。", en: "No such call from machine \(kiosk); look again.")
    case .raised:
      Localized(zh: "\(kiosk) 号机还在等人。请先点“收到”。", en: "Machine \(kiosk) still waits; touch Received first.")
    case .received:
      Localized(
        zh: "\(kiosk) 号机\(Self.name(receivedBy).zh)已经收到，正在过去。",
        en: "\(Self.name(receivedBy).en) is on the way to machine \(kiosk).")
    case .arrived:
      Localized(zh: "\(kiosk) 号机已经有人到了，不用再去。", en: "Somebody has come to machine \(kiosk) already.")
    case .withdrawn:
      Localized(zh: "\(kiosk) 号机的人说不用了。", en: "The person at machine \(kiosk) no longer needs help.")
    case .lapsed:
      Localized(zh: "\(kiosk) 号机前已经没有人等。", en: "Nobody waits at machine \(kiosk) any more.")
    }
  }

  private static func name(_ actor: TicketActor?) -> Localized<String> {
    if case .window(let number) = actor {
      return Localized(zh: "，\(number) 号窗口", en: "Window \(number)")
    }
    return Localized(zh: "，别的工作人员", en: "Somebody")
  }
}

public import Model

/// What may follow what. Total: every action in every state has either a next state or a refusal.
public enum TicketTransition {
  /// The state after an action of `kind` in `state`; `nil` where the action is refused.
  public static func next(after state: TicketState, _ kind: TicketAction.Kind) -> TicketState? {
    switch kind {
    case .issue: nil
    case .print: state == .issued ? .printed : nil
    case .reprint, .prioritise: state.isEnd ? nil : state
    case .call: state.isCountedAhead ? .called : nil
    case .recall: state.isAtWindow ? state : nil
    case .start: state == .called ? .serving : nil
    // A window that never says 开始 finishes what it called.
    case .finish: state.isAtWindow ? .done : nil
    case .miss: state == .called ? .noShow : nil
    case .postpone: state.isWaiting || state.isAtWindow || state == .noShow ? .postponed : nil
    // A finished one too: staff may have pressed the wrong key.
    case .restore: [.noShow, .postponed, .cancelled, .done].contains(state) ? .printed : nil
    case .transfer: state.isCountedAhead || state.isAtWindow || state == .done ? .transferred : nil
    case .cancel: state.isEnd ? nil : .cancelled
    }
  }

  /// Whether a ticket that stands at a window may only be changed so by that window, or by staff at none: a number
  /// typed wrong elsewhere must not end a stranger's visit.
  public static func belongsToItsWindow(_ kind: TicketAction.Kind) -> Bool {
    kind != .reprint && kind != .prioritise
  }
}

/// Why an action is refused, as a sentence for staff.
public struct TicketRefusal: Error, Hashable, Codable, Sendable, CustomStringConvertible {
  /// The ticket.
  public var number: TicketNumber
  /// Its state.
  public var state: TicketState
  /// What was asked.
  public var action: TicketAction.Kind
  /// The window at which it stands, where another one asked; `nil` where its state is the reason.
  public var window: Int?

  /// A refused action.
  public init(number: TicketNumber, state: TicketState, action: TicketAction.Kind, window: Int? = nil) {
    self.number = number
    self.state = state
    self.action = action
    self.window = window
  }

  /// A sentence that a person can act on.
  public var description: String { sentence.en }

  /// The sentence in both languages.
  public var sentence: Localized<String> {
    if let window {
      return Localized(
        zh: "\(number) 正在 \(window) 号窗口，没有\(Self.participle(action).zh)；请核对号码，或由 \(window) 号窗口来办。",
        en: "\(number) is at window \(window), so it was not \(Self.participle(action).en) here; "
          + "check the number, or let window \(window) do it.")
    }
    return Localized(
      zh: "\(number) 现在是“\(Self.name(state))”，不能\(Self.participle(action).zh)；\(advice.zh)。",
      en: "\(number) is \(state.rawValue), so it cannot be \(Self.participle(action).en); \(advice.en).")
  }

  private var advice: Localized<String> {
    switch state {
    case .issued: Localized(zh: "先打印或让来访人确认号码", en: "print it or let the visitor confirm the number first")
    case .printed, .transferred: Localized(zh: "先叫号", en: "call it first")
    case .called: Localized(zh: "先标为到场、未到或办结", en: "mark it started, missed or finished first")
    case .serving: Localized(zh: "先办结或转办", en: "finish or transfer it first")
    case .noShow, .postponed: Localized(zh: "先叫号或恢复", en: "call or restore it first")
    case .done, .cancelled: Localized(zh: "需要时先恢复", en: "restore it first if it is needed")
    }
  }

  private static func name(_ state: TicketState) -> String {
    switch state {
    case .issued: "取号中"
    case .printed: "等候"
    case .called: "已叫号"
    case .serving: "办理中"
    case .done: "办结"
    case .noShow: "过号"
    case .postponed: "稍后再叫"
    case .transferred: "转办等候"
    case .cancelled: "作废"
    }
  }

  private static func participle(_ kind: TicketAction.Kind) -> Localized<String> {
    switch kind {
    case .issue: Localized(zh: "再次取号", en: "issued again")
    case .print: Localized(zh: "打印", en: "printed")
    case .reprint: Localized(zh: "补打", en: "reprinted")
    case .call: Localized(zh: "叫号", en: "called")
    case .recall: Localized(zh: "重呼", en: "called again")
    case .start: Localized(zh: "开始办理", en: "started")
    case .finish: Localized(zh: "办结", en: "finished")
    case .miss: Localized(zh: "标为未到", en: "marked as missed")
    case .postpone: Localized(zh: "推后", en: "postponed")
    case .restore: Localized(zh: "恢复", en: "restored")
    case .transfer: Localized(zh: "转办", en: "transferred")
    case .prioritise: Localized(zh: "改优先级", en: "given another priority")
    case .cancel: Localized(zh: "作废", en: "cancelled")
    }
  }
}

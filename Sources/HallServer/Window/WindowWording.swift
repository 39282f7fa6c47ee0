internal import Model
internal import Queue

/// What a window's page says once something is done.
enum WindowWording {
  static func done(_ action: TicketAction, _ ticket: Ticket, _ settings: QueueSettings) -> Localized<String> {
    let number = ticket.id.number
    switch action {
    case .recalled: return Localized(zh: "再叫一次 \(number)。", en: "\(number) is called once more.")
    case .started: return Localized(zh: "\(number) 开始办理。", en: "\(number) has come.")
    case .finished: return Localized(zh: "\(number) 办结。", en: "\(number) is done.")
    case .missed: return missed(ticket, settings)
    case .postponed(let until):
      let time = clock(until)
      return Localized(zh: "\(number) 推后，\(time) 以后再叫。", en: "\(number) is put off until \(time).")
    case .restored: return Localized(zh: "\(number) 回到队里。", en: "\(number) is back in the line.")
    case .transferred(let id, let place):
      let name = settings.service(id)?.name ?? Localized(zh: id, en: id)
      return Localized(
        zh: "\(number) 转到\(name.zh)，号码不变，\(place == .keep ? "按原来的取号时间排" : "排在队尾")。",
        en:
          "\(number) goes on to \(name.en) with the same number\(place == .keep ? " and its place" : ", at the end")."
      )
    case .prioritised(let id):
      let name = settings.priorities.first { $0.id == id }?.name ?? Localized(zh: id, en: id)
      return Localized(zh: "\(number) 按“\(name.zh)”优先。", en: "\(number) has priority: \(name.en).")
    case .cancelled: return Localized(zh: "\(number) 作废。", en: "\(number) is given up.")
    case .reprinted, .printed, .called: return Localized(zh: "\(number) 好了。", en: "\(number) is done.")
    }
  }

  private static func missed(_ ticket: Ticket, _ settings: QueueSettings) -> Localized<String> {
    let number = ticket.id.number
    let left = settings.policy.maximumCalls - ticket.calls
    guard left > 0, let again = ticket.notBefore else {
      return Localized(
        zh: "\(number) 已叫 \(ticket.calls) 次都没到，不再自动叫；人来了请点“恢复过号”。",
        en: "\(number) missed \(ticket.calls) calls and is called no more; press Restore when they come.")
    }
    return Localized(
      zh: "\(number) 没到，\(clock(again)) 以后再叫，还有 \(left) 次。",
      en: "\(number) did not come; called again after \(clock(again)), \(left) more.")
  }

  static func issued(_ receipt: TicketDesk.Receipt, _ printed: TicketPrint?) -> Localized<String> {
    let number = receipt.ticket.id.number
    let wait = Localized(
      zh: "\(number)，前面 \(receipt.estimate.ahead) 人，\(receipt.estimate.text.zh)。",
      en: "\(number), \(receipt.estimate.ahead) ahead, \(receipt.estimate.text.en). ")
    let rest: Localized<String> =
      switch printed {
      case .printed: Localized(zh: "号票已打印。", en: "The slip is printed.")
      case .unconfirmed:
        Localized(
          zh: "打印机没有回答：没出票就把号码写给来访人。",
          en: "The printer does not answer: if no slip came, write the number down.")
      case .failed(let why):
        Localized(zh: "\(why.zh)请把号码写给来访人。", en: "\(why.en) Write the number down for the visitor.")
      case nil: Localized(zh: "请把号码写给来访人。", en: "Write the number down for the visitor.")
      }
    return Localized(zh: wait.zh + rest.zh, en: wait.en + rest.en)
  }

  static func help(_ call: HelpCall, _ action: HelpAction) -> Localized<String> {
    let kiosk = call.id.kiosk
    return switch action {
    case .receive:
      Localized(zh: "\(kiosk) 号机：收到，屏幕上会说有人过来。", en: "Machine \(kiosk): its screen says that somebody comes.")
    case .arrive: Localized(zh: "\(kiosk) 号机：已到。", en: "Machine \(kiosk): somebody is there.")
    case .show, .again, .withdraw, .lapse: call.text
    }
  }

  private static func clock(_ moment: Instant) -> String {
    "\(moment.minuteOfDay / 60):" + (moment.minuteOfDay % 60 < 10 ? "0" : "") + "\(moment.minuteOfDay % 60)"
  }
}

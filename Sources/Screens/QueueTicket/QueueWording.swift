internal import Model
internal import Queue

enum QueueWording {
  static let tile = Localized(zh: "取号排队", en: "Take a number")
  static let tileNote = Localized(zh: "看看要等多久", en: "See how long it takes")
  static let take = Localized(zh: "取号", en: "Take a number")
  static let ask = Localized(zh: "取号，找人问", en: "Take a number and ask")
  static let takeHere = Localized(zh: "取号办理", en: "Take a number")

  static let which = Localized(zh: "您要办什么事？", en: "What is it about?")
  static let whichHint = Localized(
    zh: "点一项，先看要等多久，再取号。不用身份证。", en: "Touch one to see the wait. No ID card needed.")
  static let notSure = Localized(zh: "不知道点哪个，请工作人员帮忙。", en: "Not sure? Ask the staff.")
  static let allClosed = Localized(
    zh: "现在都不能取号。有急事，请到窗口问工作人员。", en: "No numbers now. If it is urgent, ask at a counter.")
  static let closed = Localized(zh: "现在取不了号", en: "Closed now")
  static let trouble = Localized(zh: "现在取不了号", en: "No numbers now")
  static let troubleWhy = Localized(
    zh: "取号出了问题。请到窗口告诉工作人员，可以直接排队。",
    en: "The queue does not work now. Please tell the staff at a counter.")
  static let retry = Localized(zh: "再试一次", en: "Try again")

  static let anotherTitle = Localized(zh: "您已经有号了", en: "You have a number")
  static let anotherWhy = Localized(
    zh: "两个号要排两次队。确实要办两件事，再取一个。", en: "Two numbers mean two waits. Take another only for another matter.")
  static let another = Localized(zh: "再取一个号", en: "Take another")
  static let showMine = Localized(zh: "不取了，看我的号", en: "No, show my number")

  static let priorityTitle = Localized(zh: "有没有下面的情况？", en: "Is one of these true?")
  static let priorityWhy = Localized(
    zh: "有的话，可以优先安排。叫到号时可能要看证件。", en: "Then you may be called sooner. Staff may ask for proof.")
  static let none = Localized(zh: "都不是", en: "None of these")

  static let people = Localized(zh: "前面还有", en: "Before you")
  static let waiting = Localized(zh: "大约要等", en: "Wait about")
  static let onlyEstimate = Localized(zh: "这是估计，以叫号为准。", en: "An estimate: the call counts.")
  static let counting = Localized(zh: "正在算……", en: "…")
  static let mayNot = Localized(
    zh: "今天可能轮不到。可以先问窗口，或改天早点来。", en: "You may not be reached today. Ask at a counter, or come earlier.")
  static let bring = Localized(zh: "要带的", en: "To bring")
  static let taking = Localized(zh: "正在取号……", en: "One moment …")
  static let otherService = Localized(zh: "看看别的业务", en: "Other services")

  static let more = Localized(zh: "更多", en: "More")

  /// 前面 6 人; empty where nobody here knows.
  static func ahead(_ estimate: WaitEstimate) -> Localized<String> {
    guard estimate.gap != .offline else { return Localized(zh: "", en: "") }
    let count = estimate.ahead
    return count == 0
      ? Localized(zh: "您排第一个", en: "You are next")
      : Localized(zh: "前面还有 \(count) 人", en: count == 1 ? "1 person ahead" : "\(count) people ahead")
  }

  /// 大约要等 15–25 分钟.
  static func about(_ estimate: WaitEstimate) -> Localized<String> {
    Localized(zh: "大约要等 \(estimate.text.zh)", en: "Wait about \(estimate.text.en)")
  }

  /// 13:30 开始, 明天 9:00 开始, 11月26日 9:00 开始.
  static func opens(_ next: Instant, now: Instant, locale: Model.Locale) -> String {
    let time = Clock.time(next)
    let days = next.day.daysSinceEpoch - now.day.daysSinceEpoch
    switch (locale, days) {
    case (.zh, 0): return "\(time) 开始"
    case (.zh, 1): return "明天 \(time) 开始"
    case (.zh, _): return "\(next.day.month)月\(next.day.day)日 \(time) 开始"
    case (.en, 0): return "opens \(time)"
    case (.en, 1): return "opens tomorrow \(time)"
    case (.en, _): return "opens \(next.day.day) \(Clock.month(next.day.month)) \(time)"
    }
  }

  /// Why no number was given, for a resident: never what went wrong inside.
  static func refusal(_ problem: TicketDesk.Problem, now: Instant, locale: Model.Locale) -> String {
    switch problem {
    case .closed(let reason, let next):
      let again = next.map { opens($0, now: now, locale: locale) }
      switch locale {
      case .zh: return reason.text.zh + (again.map { "，\($0)。" } ?? "。") + "有急事，请到窗口问工作人员。"
      case .en:
        return [reason.text.en, again].compactMap { $0 }.joined(separator: "; ") + ". Ask at a counter."
      }
    case .store(.limitReached(let limit)):
      return OpeningReason.limitReached(limit).text[locale]
        + Localized(zh: "。请到窗口问工作人员。", en: ". Please ask at a counter.")[locale]
    default: return troubleWhy[locale]
    }
  }
}

enum TicketWording {
  static let yours = Localized(zh: "这是您的号", en: "Your number")
  static let takeSlip = Localized(zh: "这是您的号，请拿好小票", en: "Your number: take the slip")
  static let remember = Localized(zh: "记住这个号", en: "Remember this number")
  static let isItOut = Localized(zh: "小票出来了吗？", en: "Did the slip come out?")
  static let unsure = Localized(
    zh: "请看一下出纸口。", en: "Please look where slips come out.")
  static let printing = Localized(zh: "正在打印小票……", en: "Printing the slip …")
  static let notPrinted = Localized(zh: "小票没打出来", en: "No slip came out")
  static let notLost = Localized(zh: "您的号没有丢。", en: "Your number is not lost.")
  static let mustConfirm = Localized(zh: "点“我记下了”，号才算数。", en: "Touch I have it: only then it counts.")
  static let takeIt = Localized(
    zh: "出来了，拿好小票；没出来，点“没出来”。", en: "Take the slip. If there is none, touch No slip.")
  static let photo = Localized(
    zh: "可以用手机拍下来，或扫码存下来，也可以请工作人员写给您。", en: "Take a photo, scan the code, or ask staff to write it down.")
  static let rememberHow = Localized(
    zh: "记在心里，或用手机拍下来。叫到这个号，就去窗口。", en: "Remember it or take a photo. When it is called, go to the window.")
  static let counted = Localized(zh: "号已经算数了，听叫号。", en: "It counts. Listen for the call.")
  static let sit = Localized(zh: "不用一直站着，听叫号就行。", en: "Take a seat and listen for the call.")
  static let notWritten = Localized(
    zh: "号还没有记上。请再点一次，或把号码告诉窗口。", en: "It is not recorded yet. Touch again, or tell a counter.")
  static let confirming = Localized(zh: "正在记……", en: "One moment …")

  static let gotIt = Localized(zh: "我记下了", en: "I have it")
  static let gotPaper = Localized(zh: "我拿到了", en: "I have it")
  static let noSlip = Localized(zh: "小票没出来", en: "No slip?")
  static let notOut = Localized(zh: "没出来", en: "No slip")
  static let print = Localized(zh: "打印小票", en: "Print a slip")
  static let printAgain = Localized(zh: "再打一次", en: "Print again")
  static let writeItDown = Localized(zh: "请工作人员写给我", en: "Write it down")
  static let end = Localized(zh: "好了，结束", en: "Done")
  static let other = Localized(zh: "办别的业务", en: "Other services")
  static let code = Localized(zh: "号码的二维码", en: "Code of the number")
  static let scan = Localized(zh: "扫码存号码", en: "Scan to keep")

  static let leaveTitle = Localized(zh: "这个号还不算数", en: "The number does not count yet")
  static let leaveWhy = Localized(
    zh: "现在离开，这个号就作废。", en: "If you leave now, it is given up.")
  static let keepAndLeave = Localized(zh: "我记下了，离开", en: "I have it, leave")
  static let giveUp = Localized(zh: "不要这个号了", en: "Give it up")
  static let stay = Localized(zh: "回去看号码", en: "Back to the number")

  static func taken(_ time: String) -> Localized<String> {
    Localized(zh: "\(time) 取", en: "Taken \(time)")
  }

  static func people(_ count: Int) -> Localized<String> {
    Localized(zh: "\(count) 人", en: "\(count)")
  }
}

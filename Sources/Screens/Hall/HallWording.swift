internal import Model
internal import Queue

enum HallWording {
  static let tile = Localized(zh: "取号和大厅", en: "Queue")
  static let title = Localized(zh: "取号和大厅", en: "Queue and hall")
  static let hall = Localized(zh: "整个大厅", en: "The whole hall")
  static let asUsual = Localized(zh: "照常", en: "as usual")
  static let hallOpen = Localized(
    zh: "现在照常取号。关闭后，各项业务都不能取号。", en: "Numbers as usual. Closed, no service gives any.")
  static let reprint = Localized(zh: "补打小票", en: "Print a slip again")
  static let closeHall = Localized(zh: "临时关闭大厅", en: "Close the hall")
  static let openHall = Localized(zh: "大厅恢复取号", en: "Open the hall")
  static let closeService = Localized(zh: "暂停办理", en: "Suspend")
  static let openService = Localized(zh: "恢复办理", en: "Resume")
  static let limit = Localized(zh: "今天限多少个号", en: "Limit for today")
  static let limitOf = Localized(zh: "：今天限多少个号？", en: ": limit today")
  static let why = Localized(zh: "为什么？居民看得到", en: "Why? Visitors read it")
  static let noReason = Localized(zh: "不写原因", en: "No reason")
  static let untilWhen = Localized(zh: "到什么时候？", en: "Until when?")
  static let restOfDay = Localized(zh: "今天不再办理", en: "For the rest of today")
  static let stillCalled = Localized(
    zh: "已经取了号的人，照样叫号。", en: "Whoever has a number is still called.")
  static let usual = Localized(zh: "照旧", en: "Usual")
  static let save = Localized(zh: "保存", en: "Save")
  static let find = Localized(zh: "找这个号", en: "Find it")
  static let whichLetter = Localized(zh: "号码是哪个字母开头？", en: "Which letter does it begin with?")
  static let whichNumber = Localized(zh: "要补打哪个号？", en: "Which number?")
  static let numberHint = Localized(
    zh: "输字母后面的数字，只能补打今天的号。", en: "The digits after the letter; only of today.")
  static let printAgain = Localized(zh: "补打这个号", en: "Print it again")
  static let onceMore = Localized(zh: "再打一张", en: "Print once more")
  static let printing = Localized(zh: "正在打印……", en: "Printing …")
  static let printed = Localized(zh: "打好了，请交给来访人。", en: "It is out. Please hand it over.")
  static let unconfirmed = Localized(
    zh: "打印机没有回答，请看看小票出来没有。", en: "The printer does not answer. See whether the slip came out.")
  static let cameOut = Localized(zh: "出来了", en: "It came out")
  static let noPrinter = Localized(zh: "本机没有打印机，请把号码写给来访人", en: "No printer: write it down")
  static let sameTicket = Localized(
    zh: "还是这一个号，小票上印“补打”。", en: "It stays one ticket; the slip says “copy”.")

  /// 今天取号 41 · 等候 6 · 窗口 3 · 办结 30 · 过号 2.
  static func counts(_ counts: HallReport.Counts, locale: Model.Locale) -> String {
    switch locale {
    case .zh:
      "今天取号 \(counts.taken)，等候 \(counts.waiting)，在窗口 \(counts.atWindow)，办结 \(counts.done)，过号 \(counts.missed)。"
    case .en:
      "Today \(counts.taken) taken: \(counts.waiting) waiting, \(counts.atWindow) called, \(counts.done) done, "
        + "\(counts.missed) missed."
    }
  }

  /// 打印机：没有纸.
  static func line(_ item: HealthItem, locale: Model.Locale) -> String {
    locale == .zh ? "\(item.name.zh)：\(item.state.zh)" : "\(item.name.en): \(item.state.en)"
  }

  /// 已取 12 个，等候 3 个.
  static func taken(_ line: HallReport.Line, locale: Model.Locale) -> String {
    locale == .zh
      ? "今天已取 \(line.taken) 个，等候 \(line.waiting) 个。" : "\(line.taken) taken today, \(line.waiting) waiting."
  }

  static func limit(_ line: HallReport.Line, locale: Model.Locale) -> String {
    guard let limit = line.limit else { return locale == .zh ? "今天不限号。" : "No limit today." }
    let isReached = line.taken >= limit
    switch locale {
    case .zh: return "今天限 \(limit) 个\(isReached ? "，已经满了" : "")。"
    case .en: return "Limit today: \(limit)\(isReached ? ", reached" : "")."
    }
  }

  /// What the limit is when staff say nothing; it follows another sentence.
  static func usualLimit(_ limit: Int?, locale: Model.Locale) -> String {
    switch (locale, limit) {
    case (.zh, let limit?): "照旧是限 \(limit) 个。"
    case (.zh, nil): "照旧是不限号。"
    case (.en, let limit?): " Usually \(limit)."
    case (.en, nil): " Usually no limit."
    }
  }

  /// How a service stands, in one line.
  static func state(_ line: HallReport.Line, now: Instant, locale: Model.Locale) -> String {
    guard case .closed(let reason, let next) = line.opening else {
      return locale == .zh ? "照常，等候 \(line.waiting) 人" : "as usual, \(line.waiting) waiting"
    }
    if let closure = line.closure {
      return closed(.service(line.service.id), closure, now: now, locale: locale)
    }
    let again = next.map { QueueWording.opens($0, now: now, locale: locale) }
    return [reason.text[locale], again].compactMap { $0 }.joined(separator: locale == .zh ? "，" : "; ")
  }

  /// 暂停办理，到 14:00。停电或断网.
  static func closed(
    _ subject: HallNotice.Subject, _ closure: HallReport.Closure, now: Instant, locale: Model.Locale
  ) -> String {
    let reason = closure.reason.map { ClosureReason.text($0)[locale] }
    let time = closure.until.map { Clock.time($0) }
    switch locale {
    case .zh:
      let what = subject == .hall ? "大厅关闭" : "暂停办理"
      return what + (time.map { "到 \($0)" } ?? "，今天不再办理") + (reason.map { "：\($0)" } ?? "")
    case .en:
      let what = subject == .hall ? "closed" : "suspended"
      return what + (time.map { " until \($0)" } ?? " for today") + (reason.map { ": \($0)" } ?? "")
    }
  }

  static func until(_ moment: Instant, now: Instant, locale: Model.Locale) -> String {
    locale == .zh ? "到 \(Clock.time(moment))" : "until \(Clock.time(moment))"
  }

  /// The services of a letter: 法律咨询、公证; the neutral letter is for private matters.
  static func letter(_ letter: String, _ queue: QueueSettings, locale: Model.Locale) -> String {
    let names = queue.services.filter { $0.letter == letter }.map { $0.name[locale] }
    guard !names.isEmpty else { return locale == .zh ? "其他" : "others" }
    return names.joined(separator: locale == .zh ? "、" : ", ")
  }
}

internal import Model
internal import UI

/// Says how far the call for help has come, since when, and what to do if nobody comes.
struct HelpDialog {
  var app: App
  var context: ViewContext

  var view: View {
    let again = context.secondaryButton(context.say(HelpWording.again), icon: "bell", .callAgain).id(
      "help-again")
    return Sheet(
      context: context,
      children: [heading] + words.map { context.body($0) } + (app.helpIsOverdue ? [again] : []) + [
        context.secondaryButton(context.say(HelpWording.withdraw), .withdrawHelp).id("help-withdraw"),
        context.primaryButton(context.say(HelpWording.wait), icon: "check", .closeOverlay).id("help-wait"),
      ]
    ).view
  }

  private var stand: HelpStand { app.helpStand ?? .called }

  private var heading: View {
    let words =
      switch stand {
      case .unheard: HelpWording.silent
      case .pending: HelpWording.telling
      case .called: HelpWording.called
      case .coming: HelpWording.coming
      case .overdue: HelpWording.overdue
      }
    return View.text(context.say(words), size: context.type.heading, color: .ochre, isBold: true).role(
      .heading)
  }

  private var words: [String] {
    let goOn = HelpWording.goOn(app.settings.phones, locale: context.locale)
    switch stand {
    case .unheard: return [goOn] + kept
    case .pending: return [context.say(HelpWording.ifNobody)]
    case .called:
      // The bell rang, but the counter's page does not have it: whoever waits should know both.
      let hasFailed = app.helpSignal?.reach == .failed
      return since + [hasFailed ? goOn : context.say(HelpWording.stay)]
    case .coming: return since + [context.say(HelpWording.stay)]
    case .overdue: return since + [goOn] + kept
    }
  }

  /// What happened last, with its time.
  private var since: [String] {
    if let since = app.helpSignal?.receivedSince {
      return [HelpWording.received(Clock.time(since), locale: context.locale)]
    }
    guard let since = app.helpSince.map({ Clock.time($0) }) else { return [] }
    let isShown = app.helpSignal?.isHeard == true
    if app.helpRang == false {
      return isShown ? [HelpWording.shown(since, locale: context.locale)] : []
    }
    return [HelpWording.since(since, isShown: isShown, locale: context.locale)]
  }
}

extension HelpDialog {
  /// Whoever leaves a quiet page to fetch somebody has to know that nobody reads it meanwhile, and until when it stays.
  private var kept: [String] {
    guard app.isQuiet else { return [] }
    return [HelpWording.kept(minutes: HelpTiming.waitSeconds / 60, locale: context.locale)]
  }
}

enum HelpWording {
  static let called = Localized(zh: "已经请了工作人员", en: "Staff have been called")
  static let telling = Localized(zh: "正在告诉窗口……", en: "Telling the counter …")
  static let coming = Localized(zh: "工作人员说马上来", en: "Staff are on the way")
  static let overdue = Localized(zh: "还没有人过来", en: "Nobody has come yet")
  static let stay = Localized(zh: "您可以在这里等，也可以接着用。", en: "You can wait here, or go on.")
  static let ifNobody = Localized(
    zh: "窗口有人看到，这里马上会写出来。", en: "As soon as somebody there sees it, this page says so.")
  static let wait = Localized(zh: "知道了，我接着用", en: "Go on")
  static let withdraw = Localized(zh: "不用了，谢谢", en: "No longer needed")
  static let again = Localized(zh: "再叫一次", en: "Ring again")
  static let silent = Localized(zh: "请您到窗口叫一下工作人员", en: "Please ask at a counter")

  static func since(_ time: String, isShown: Bool, locale: Model.Locale) -> String {
    switch (locale, isShown) {
    case (.zh, false): "\(time) 响过铃。"
    case (.zh, true): "\(time) 响过铃，窗口也看得到。"
    case (.en, false): "The bell rang at \(time)."
    case (.en, true): "The bell rang at \(time); the counter sees it too."
    }
  }

  static func shown(_ time: String, locale: Model.Locale) -> String {
    switch locale {
    case .zh: "\(time) 叫的，窗口看得到。"
    case .en: "Called at \(time); the counter sees it."
    }
  }

  static func received(_ time: String, locale: Model.Locale) -> String {
    switch locale {
    case .zh: "\(time) 收到，马上来。"
    case .en: "Answered at \(time): on the way."
    }
  }

  static func kept(minutes: Int, locale: Model.Locale) -> String {
    switch locale {
    case .zh: "这一页会盖住，\(ChineseNumeral.text(minutes))分钟内回来还在。"
    case .en: "This page will be covered, and kept for \(minutes) minutes."
    }
  }

  /// A duty phone appears only where the hall has configured one.
  static func goOn(_ phones: KioskSettings.Phones, locale: Model.Locale) -> String {
    switch (locale, phones.duty) {
    case (.zh, let duty?): "请到窗口问一下，或打值班电话 \(duty)。"
    case (.zh, nil): "请到窗口问一下，或打法律咨询 \(phones.legalLine)。"
    case (.en, let duty?): "Please ask at a counter, or call \(duty)."
    case (.en, nil): "Please ask at a counter, or call \(phones.legalLine)."
    }
  }
}

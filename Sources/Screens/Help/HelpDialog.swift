internal import Model
internal import UI

/// Says that help was asked for, since when, and what to do if nobody comes.
struct HelpDialog {
  var app: App
  var context: ViewContext

  var view: View {
    let again = context.secondaryButton(context.say(HelpWording.again), icon: "bell", .callAgain).id(
      "help-again")
    return Sheet(
      context: context,
      children: [heading] + words + (app.helpIsOverdue ? [again] : []) + [
        context.secondaryButton(context.say(HelpWording.withdraw), .withdrawHelp).id("help-withdraw"),
        context.primaryButton(context.say(HelpWording.wait), icon: "check", .closeOverlay).id("help-wait"),
      ]
    ).view
  }

  private var heading: View {
    let words = isSilent ? HelpWording.silent : app.helpIsOverdue ? HelpWording.overdue : HelpWording.called
    return View.text(context.say(words), size: context.type.heading, color: .ochre, isBold: true).role(
      .heading)
  }

  /// The machine cannot ring: then nobody knows of the call, and the page must not say so.
  private var isSilent: Bool { app.helpRang == false }

  private var words: [View] {
    if isSilent {
      return [context.body(HelpWording.goOn(app.settings.phones, locale: context.locale))] + kept
    }
    guard let since = app.helpSince else { return [] }
    let rang = context.body(HelpWording.since(Clock.time(since), locale: context.locale))
    let next =
      app.helpIsOverdue
      ? HelpWording.goOn(app.settings.phones, locale: context.locale) : context.say(HelpWording.stay)
    return [rang, context.body(next)]
  }
}

extension HelpDialog {
  /// Whoever leaves a quiet page to fetch somebody has to know that nobody reads it meanwhile, and until when it stays.
  private var kept: [View] {
    guard app.isQuiet else { return [] }
    return [context.body(HelpWording.kept(minutes: HelpTiming.waitSeconds / 60, locale: context.locale))]
  }
}

enum HelpWording {
  static let called = Localized(zh: "已经请了工作人员", en: "Staff have been called")
  static let overdue = Localized(zh: "还没有人过来", en: "Nobody has come yet")
  static let stay = Localized(zh: "您可以在这里等，也可以接着用。", en: "You can wait here, or go on.")
  static let wait = Localized(zh: "知道了，我接着用", en: "Go on")
  static let withdraw = Localized(zh: "不用了，谢谢", en: "No longer needed")
  static let again = Localized(zh: "再叫一次", en: "Ring again")
  static let silent = Localized(zh: "请您到窗口叫一下工作人员", en: "Please ask at a counter")

  static func since(_ time: String, locale: Model.Locale) -> String {
    switch locale {
    case .zh: "\(time) 响过铃。"
    case .en: "The bell rang at \(time)."
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

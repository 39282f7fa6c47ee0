internal import Model
internal import UI

/// Says that help was asked for, since when, and what to do if nobody comes.
struct HelpDialog {
  var app: App
  var context: ViewContext

  var view: View {
    Sheet(
      context: context,
      children: [heading] + words + [
        context.primaryButton(context.say(HelpWording.wait), icon: "check", .closeOverlay).id("help-wait"),
        context.secondaryButton(context.say(HelpWording.withdraw), .withdrawHelp).id("help-withdraw"),
        context.secondaryButton(context.say(PrivacyWording.title), icon: "eye-off", .openPrivacy).id(
          "privacy"),
      ]
    ).view
  }

  private var heading: View {
    View.text(
      context.say(app.helpIsOverdue ? HelpWording.overdue : HelpWording.called), size: context.type.heading,
      color: .ochre, isBold: true
    ).role(.heading)
  }

  private var words: [View] {
    var lines: [View] = []
    if let since = app.helpSince {
      lines.append(context.body(HelpWording.since(Clock.time(since), locale: context.locale)))
    }
    if app.helpIsOverdue {
      lines.append(context.body(HelpWording.goOn(app.settings.phones, locale: context.locale)))
    } else {
      lines.append(context.body(context.say(HelpWording.stay)))
    }
    return lines
  }
}

enum HelpWording {
  static let called = Localized(zh: "已经请了工作人员", en: "Staff have been called")
  static let overdue = Localized(zh: "还没有人过来", en: "Nobody has come yet")
  static let stay = Localized(zh: "您可以在这里等，也可以接着用。", en: "You can wait here, or go on.")
  static let wait = Localized(zh: "知道了，我接着用", en: "Go on")
  static let withdraw = Localized(zh: "不用了，自己来", en: "No need any more")

  static func since(_ time: String, locale: Model.Locale) -> String {
    switch locale {
    case .zh: "\(time) 响过铃。"
    case .en: "The bell rang at \(time)."
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

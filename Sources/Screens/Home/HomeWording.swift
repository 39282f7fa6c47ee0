internal import Model

enum HomeWording {
  static let greeting = Localized(zh: "您好，\n遇到什么事了？", en: "Hello.\nWhat happened?")
  static let promise = Localized(zh: "不用懂法律，也不用登录，查法律不收费。", en: "Free. No login. No legal words needed.")
  static let promiseLarge = Localized(zh: "不用懂法律，也不用登录。", en: "Free. No login needed.")

  static let `private` = Localized(zh: "不留信息", en: "Private")
  static let privateNote = Localized(zh: "您写的、看的，离开就清除", en: "What you write is wiped")
  static let search = Localized(zh: "用自己的话，查法律", en: "Search in your own words")
  static let searchLarge = Localized(zh: "说说您遇到的事", en: "Search the law")
  static let searchNote = Localized(zh: "例如：老板不给工钱", en: "Example: 老板不给工钱")

  static let privacyNote = Localized(zh: "看看本机记什么", en: "What is kept here")

  /// The two numbers alone, for large print.
  static func numbers(_ phones: KioskSettings.Phones, locale: Model.Locale) -> String {
    locale == .zh ? "有危险打 110，问法律打 \(phones.legalLine)" : "Danger: 110. Advice: \(phones.legalLine)"
  }

  /// Only what is true here: 全天 appears where the hall has configured it.
  static func phones(_ phones: KioskSettings.Phones, locale: Model.Locale) -> String {
    let allDay = phones.isLegalLineAllDay == true
    switch locale {
    case .zh: return "有人身危险，请先打 110。法律咨询 \(phones.legalLine)\(allDay ? "，全天能打" : "")。"
    case .en: return "In danger? Call 110. Legal advice: \(phones.legalLine)\(allDay ? ", 24 hours" : "")."
    }
  }
}

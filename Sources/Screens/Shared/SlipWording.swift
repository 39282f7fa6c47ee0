internal import Model

/// Words and blocks that several slips share.
enum SlipWording {
  static func hall(_ name: Localized<String>, _ locale: Model.Locale) -> Slip.Block {
    .text(name[locale], isBold: true, alignment: .center)
  }

  /// 2026年11月23日 10:24: paper is kept, so the year stands on it.
  static func moment(_ instant: Instant, _ locale: Model.Locale) -> Slip.Block {
    .text(
      "\(Clock.date(instant.day, locale: locale)) \(Clock.time(instant))", role: .note, alignment: .center)
  }

  /// The line to call; 全天 only where the hall's settings say so.
  static func phone(
    _ lead: Localized<String>, _ phones: KioskSettings.Phones, _ locale: Model.Locale
  ) -> Slip.Block {
    let allDay = phones.isLegalLineAllDay == true ? Localized(zh: "（全天）", en: " (day and night)")[locale] : ""
    return .text("\(lead[locale]) \(phones.legalLine)\(allDay)", isBold: true)
  }

  /// A heading in Chinese and, in the English interface, in English too: the staff at the window read it as well.
  static func heading(_ words: Localized<String>, _ locale: Model.Locale) -> Slip.Block {
    .text(locale == .zh ? words.zh : "\(words.en) \(words.zh.prefix { $0 != "（" })", role: .heading)
  }

  static let notSure = Localized(zh: "不清楚就打", en: "Not sure? Call")
}

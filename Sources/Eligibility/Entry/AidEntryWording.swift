import Model

/// What is said about a field, on the page and on the command line.
enum AidEntryWording {
  static func empty(_ field: AidEntryField, _ kind: AidValue.Kind) -> Localized<String> {
    switch field {
    case .region: noRegion
    case .figure: figure(kind)
    case .article: figure(.provision)
    case .phone: phone
    case .validFrom, .validTo, .reviewBy: notADay
    case .name: Localized(zh: "请写机构名称。", en: "Please write the institution's name.")
    case .address: Localized(zh: "请写地址。", en: "Please write the address.")
    case .title: Localized(zh: "请写文件名称。", en: "Please write the title of the document.")
    case .documentNumber: Localized(zh: "请写文号。", en: "Please write the number of the document.")
    }
  }

  static func figure(_ kind: AidValue.Kind) -> Localized<String> {
    switch kind {
    case .incomeLine:
      Localized(
        zh: "请输大于零的数，最多两位小数，比如 1234.50。",
        en: "Please enter an amount above zero with at most two decimals, such as 1234.50.")
    case .provision:
      Localized(zh: "请输条号，比如 12，或 133-1。", en: "Please enter an article, such as 12 or 133-1.")
    case .days: Localized(zh: "请输天数，1 到 1000。", en: "Please enter days, from 1 to 1000.")
    case .contact: Localized(zh: "请填写。", en: "Please fill this in.")
    }
  }

  static func implausible(_ kind: AidValue.Kind) -> Localized<String> {
    switch kind {
    case .incomeLine:
      Localized(
        zh: "每人每月一般在 100 到 20000 元之间，请再对一遍原文。",
        en:
          "Per person and month it is usually between 100 and 20,000 yuan. Please compare with the document.")
    case .days:
      Localized(
        zh: "期限一般是 3 到 180 天，请再对一遍原文。",
        en: "Periods are usually 3 to 180 days. Please compare with the document.")
    case .provision, .contact:
      Localized(zh: "条号很大，请再对一遍原文。", en: "A high article number. Please compare with the document.")
    }
  }

  static func tooLong(_ longest: Int) -> Localized<String> {
    Localized(zh: "最多 \(longest) 个字。", en: "At most \(longest) characters.")
  }

  static let tooShort = Localized(zh: "太短了，请写全。", en: "Too short. Please write it in full.")
  static let strange = Localized(
    zh: "有看不见的字符，请重写。", en: "It has characters that cannot be seen. Please write it again.")
  static let phone = Localized(
    zh: "电话请这样写：0351-1234567、手机号、400-123-4567 或 12348。",
    en: "Write a telephone like 0351-1234567, 11 digits of a mobile, 400-123-4567 or 12348.")
  static let noYear = Localized(
    zh: "文号一般带年份，比如晋司规〔2025〕3号。没有年份也能录，请再对一遍。",
    en: "A number usually has a year, like 晋司规〔2025〕3号. Without one it is taken, but look again.")
  static let noRegion = Localized(
    zh: "没有这个行政区划代码，请写六位代码。", en: "There is no such division. Please give a code of six digits.")
  static let countyOnly = Localized(
    zh: "这一项每个县各录各的，请选县（市、区）。", en: "Each county has its own. Please choose a county.")
  static let notADay = Localized(
    zh: "请输日历上有的日子，年、月、日。", en: "Please enter a day of the calendar: year, month, day.")
  static let farAway = Localized(
    zh: "离今天超过十年，请再对一遍原文。", en: "More than ten years from today. Please compare with the document.")
  static let notYet = Localized(
    zh: "还没有到施行日期，到那天才用。", en: "That day is still to come. Until then it is not used.")
  static let endsBeforeItBegins = Localized(
    zh: "截止日期不能早于施行日期。", en: "The last day cannot be before the first.")
  static let alreadyOver = Localized(
    zh: "截止日期已经过了，录入后仍请工作人员核。", en: "That day has passed, so it will not be used.")
  static let reviewNotAhead = Localized(
    zh: "复查日期要在今天以后。", en: "The day to check again must be after today.")
  static let reviewLate = Localized(
    zh: "两年以后才复查，太晚了吧？请再看一遍。", en: "More than two years until then. Please look again.")
}

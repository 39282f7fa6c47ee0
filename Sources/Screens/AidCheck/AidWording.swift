internal import Eligibility
internal import Model

enum AidWording {
  static let tile = Localized(zh: "法律援助自测", en: "Legal aid check")
  static let tileNote = Localized(zh: "看能不能免费请律师", en: "Can I get a free lawyer?")
  static let nearest = Localized(zh: "选最接近的。", en: "Choose the nearest.")
  static let several = Localized(zh: "可选几个。", en: "Choose all that fit, then touch Next.")
  static let why = Localized(zh: "为什么问这个", en: "Why we ask")
  static let wiped = Localized(zh: "回答只用来算结果，您离开后就清除。", en: "Your answers are wiped when you leave.")
  static let saidNothingHere = Localized(
    zh: "案子经过别在这里说、写，见了律师再说。",
    en: "Say and write nothing of the case here: tell the lawyer.")
  static let more = Localized(zh: "更多", en: "More")
  static let next = Localized(zh: "下一步", en: "Next")
  static let tickFirst = Localized(zh: "先选一个", en: "Choose one first")
  static let overviewTitle = Localized(zh: "这样对不对？", en: "Is this right?")
  static let change = Localized(zh: "改", en: "Change")
  static let overviewMore = Localized(zh: "接着看", en: "Show the rest")
  static let confirm = Localized(zh: "都对，看结果", en: "Yes, show the result")
  static let reasons = Localized(zh: "为什么", en: "Why")
  static let bring = Localized(zh: "带上这些，少跑一趟", en: "Bring these")
  static let place = Localized(zh: "去哪里", en: "Where")
  static let deadlines = Localized(zh: "别过期", en: "Until when")
  static let citations = Localized(zh: "看法律依据", en: "The law")
  static let changeAnswers = Localized(zh: "改我的回答", en: "Answers")
  static let citationsTitle = Localized(zh: "法律依据", en: "The law behind it")
  static let citationsHint = Localized(zh: "点一条，看它怎么写的。", en: "Touch an article to read it.")
  static let noPack = Localized(zh: "自测暂时用不了", en: "The check does not work now")
  static let optional = Localized(zh: "，有就带，没有也能申请", en: ", if you have it")

  static func step(_ number: Int, locale: Model.Locale) -> String {
    locale == .zh ? "第 \(number) 步" : "Step \(number)"
  }

  static func unverified(_ citation: String, locale: Model.Locale) -> String {
    locale == .zh ? "\(citation)：本机没有原文，请工作人员核对。" : "\(citation): no text here; staff check it."
  }

  static func lastDay(_ day: Day, locale: Model.Locale) -> String {
    let date = Clock.date(day, locale: locale)
    return locale == .zh ? "（最晚\(date)）" : " (by \(date))"
  }

  static func form(_ form: AidMaterialForm) -> Localized<String> {
    switch form {
    case .original: Localized(zh: "原件", en: "original")
    case .copy: Localized(zh: "复印件", en: "copy")
    case .copyAndOriginal: Localized(zh: "复印件，带原件核对", en: "copy, and the original to compare")
    case .originalShown: Localized(zh: "原件，看完拿回", en: "original, you keep it")
    case .either: Localized(zh: "原件或复印件", en: "original or copy")
    }
  }
}

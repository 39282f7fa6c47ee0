internal import Eligibility
internal import Model

/// The words of the result and of what can be added to it.
enum AidResultWording {
  static let person = Localized(zh: "请工作人员帮我看", en: "Ask staff")
  static let askWindow = Localized(
    zh: "请到窗口问，或请工作人员帮忙。您的回答没有存下来。", en: "Please ask at a counter, or ask staff. Nothing was kept.")
  static let danger = Localized(
    zh: "有危险，马上打 \(KioskSettings.Phones.police)", en: "In danger? Call \(KioskSettings.Phones.police) now")
  static let personFirst = Localized(zh: "先和工作人员说", en: "First talk to staff")
  static let next = Localized(zh: "接下来怎么办", en: "What to do next")
  static let helps = Localized(zh: "接下来怎么办，还有谁能帮", en: "What to do, and who else helps")
  static let supplement = Localized(zh: "补充情况", en: "Add facts")
  static let supplementTitle = Localized(zh: "还有这些情况吗？", en: "Is any of this so?")
  static let supplementHint = Localized(
    zh: "有就点一下；知道哪一天的，点开选日子，就能算出最晚哪天。",
    en: "Touch what is so. Where you know the day, set it: then the last day can be counted.")
  static let nowSays = Localized(zh: "现在的结果", en: "The result now")
  static let showResult = Localized(zh: "看结果", en: "Show the result")
  static let noDay = Localized(zh: "不知道，没填", en: "not set")
  static let dateHint = Localized(zh: "记不清的，选个大概，工作人员再核。", en: "If you are not sure, set about when.")
  static let keepDay = Localized(zh: "就是这天", en: "This day")
  static let forgetDay = Localized(zh: "不知道", en: "Not known")

  /// 要核的两件事.
  static func checks(_ count: Int, locale: Model.Locale) -> String {
    switch locale {
    case .zh: "要核的\(count == 2 ? "两" : ChineseNumeral.text(count))件事"
    case .en: count == 1 ? "What staff check" : "What staff check (\(count))"
    }
  }

  /// 最晚 2027年3月1日.
  static func atLatest(_ day: Day, locale: Model.Locale) -> String {
    let date = Clock.date(day, locale: locale)
    return locale == .zh ? "最晚 \(date)" : "By \(date)"
  }

  /// 有就带，没有也能申请：欠条、工资条.
  static func optional(_ names: [String], locale: Model.Locale) -> String {
    switch locale {
    case .zh: "有就带，没有也能申请：\(names.joined(separator: "；"))"
    case .en:
      "If you have them: \(names.map(inSentence).joined(separator: "; "))"
    }
  }

  /// A paper with its form: 身份证：复印件，带原件核对.
  static func full(_ material: AidResult.Material, locale: Model.Locale) -> String {
    var form = AidWording.form(material.form)[locale]
    if let note = material.formNote?[locale] { form += (locale == .zh ? "；" : "; ") + note }
    if material.isOptional { form += AidWording.optional[locale] }
    let item = material.item[locale]
    return item + (locale == .zh ? "：" : ": ") + form
  }

  /// Citations with each law named once: 法律援助法 第三十一条、第四十二条；刑事诉讼法 第三十五条.
  static func citations(_ citations: [AidCitation], isAll: Bool, locale: Model.Locale) -> String {
    var laws: [(law: String, articles: [String])] = []
    for citation in citations {
      let article = citation.article.flatMap { ArticleNumber($0) }.map {
        locale == .zh ? $0.chinese : $0.label(.en)
      }
      let index = laws.firstIndex { $0.law == citation.law } ?? laws.count
      if index == laws.count { laws.append((citation.law, [])) }
      if let article, !laws[index].articles.contains(article) { laws[index].articles.append(article) }
    }
    let comma = locale == .zh ? "、" : ", "
    let words = laws.map { ([$0.law] + ($0.articles.isEmpty ? [] : [$0.articles.joined(separator: comma)])) }
      .map { $0.joined(separator: " ") }.joined(separator: locale == .zh ? "；" : "; ")
    return isAll ? words : words + (locale == .zh ? "等" : " and others")
  }

  /// Long words in sentences, each of which can stand on a line of its own.
  static func sentences(of words: String, locale: Model.Locale) -> [String] {
    let limit = locale == .zh ? 40 : 90
    guard words.count > limit else { return [words] }
    var sentences: [String] = []
    var current = ""
    for (index, character) in words.enumerated() {
      // What follows a full stop in English is a space; it belongs to neither sentence.
      if current.isEmpty, character == " " { continue }
      current.append(character)
      let isEnd = "。；！？".contains(character) || character == " " && current.dropLast().last == "."
      if isEnd, index < words.count - 1 {
        sentences.append(current.last == " " ? String(current.dropLast()) : current)
        current = ""
      }
    }
    return sentences + (current.isEmpty ? [] : [current])
  }

  /// Within a sentence, as in "pay slips"; what is capital throughout, such as IOU, stays.
  private static func inSentence(_ name: String) -> String {
    name.dropFirst().first?.isUppercase == true ? name : name.prefix(1).lowercased() + name.dropFirst()
  }
}

internal import Eligibility
internal import Model

/// The words of the pages on which staff enter values.
enum AidEntryPageWording {
  static let title = Localized(zh: "待录入的数据", en: "Values to enter")
  static let allEntered = Localized(
    zh: "需要的数都录了。过期和到复查日的会回到这里。", en: "Everything is entered. What runs out comes back here.")
  static let citations = Localized(zh: "没有核对原文的条文", en: "Articles nobody has read")
  static let citationsHint = Localized(
    zh: "这些条文机器没有原文，居民看到的是“条文待核”。请对照原文，报告管理员改规则包。",
    en: "Residents see these marked as unverified. Compare with the text and tell the administrator.")
  static let areas = Localized(zh: "没有定主管县的开发区", en: "Zones without a county")
  static let areasHint = Localized(
    zh: "这些地方由哪个县（市、区）的法律援助机构办，请管理员写进 regions/functional-areas.csv 的 host 一栏。",
    en: "Which county serves them? The administrator writes it into host of regions/functional-areas.csv.")
  static let needed = Localized(zh: "需要什么", en: "What is needed")
  static let history = Localized(zh: "以前录入的（都留着）", en: "Entered so far (all kept)")
  static let noHistory = Localized(zh: "以前没有录入过。", en: "Nothing has been entered yet.")
  static let enter = Localized(zh: "录入", en: "Enter")
  static let enterNew = Localized(zh: "录入新的", en: "Enter a new one")
  static let noPlace = Localized(zh: "本机没有设所在的县", en: "No county is set")
  static let noPlaceHint = Localized(
    zh: "先请管理员在 kiosk.yaml 的 hall.region_code 写上所在县的六位代码，再来录入。",
    en: "First the administrator writes the county's six digits into kiosk.yaml, hall.region_code.")
  static let next = Localized(zh: "下一步", en: "Next")
  static let absent = Localized(zh: "没有", en: "None")
  static let thereIsNone = Localized(zh: "没有这样的规定", en: "There is none")
  static let skip = Localized(zh: "文件没有写", en: "None")
  static let secondLook = Localized(zh: "第二遍核对", en: "Second look")
  static let secondLookHint = Localized(zh: "请对着文件一项一项看。", en: "Compare each line with the document.")
  static let fix = Localized(zh: "有错，回去改", en: "Wrong: change it")
  static let right = Localized(zh: "都对，再输一遍", en: "Right: once more")
  static let write = Localized(zh: "写入", en: "Write")
  static let writing = Localized(zh: "正在写入……", en: "Writing …")
  static let different = Localized(
    zh: "两遍不一样，没有写入。请看着文件再输一遍；前面输错了，点“返回”改。",
    en: "The two differ, so nothing was written. Enter it again, or go back to change it.")
  static let saved = Localized(zh: "录好了", en: "Entered")
  static let savedHint = Localized(
    zh: "从施行日起，自测按新的算。旧的一条没有删。",
    en: "The self-check uses it from its first day. Nothing old was removed.")
  static let backToValue = Localized(zh: "看这一项", en: "See this value")
  static let pinyinBroken = Localized(
    zh: "拼音键盘暂时用不了。请用命令 kiosk aid enter 录入。",
    en: "Pinyin does not work now. Use the command kiosk aid enter.")
  static let noEnd = Localized(zh: "没有写明", en: "none stated")

  static func missing(_ count: Int, locale: Model.Locale) -> String {
    switch locale {
    case .zh: "还有 \(count) 项用不上。靠它们的结果，自测都请工作人员看，不会说“不够条件”。"
    case .en:
      "\(count) cannot be used. Where an answer rests on them, people are sent to staff, never told no."
    }
  }

  static func state(_ state: AidValue.State) -> Localized<String> {
    switch state {
    case .holds: Localized(zh: "有效", en: "in use")
    case .unset: Localized(zh: "未录入", en: "not entered")
    case .notYet(let day):
      Localized(zh: "\(Clock.date(day, locale: .zh))起生效", en: "from \(Clock.date(day, locale: .en))")
    case .expired(let day):
      Localized(
        zh: "\(Clock.date(day, locale: .zh))到期，待更新", en: "to renew since \(Clock.date(day, locale: .en))")
    case .overdue(let day):
      Localized(
        zh: "\(Clock.date(day, locale: .zh))该复查了", en: "to check since \(Clock.date(day, locale: .en))")
    }
  }

  static func uses(_ item: AidUnknowns.Item, locale: Model.Locale) -> String {
    switch locale {
    case .zh: "\(item.rules.count) 条规则、另外 \(item.otherUses) 处用到它。"
    case .en: "\(item.rules.count) rules and \(item.otherUses) other places rest on it."
    }
  }

  static func times(_ count: Int, locale: Model.Locale) -> String {
    locale == .zh ? "\(count) 处引用" : "cited \(count)×"
  }

  static func count(_ count: Int, locale: Model.Locale) -> String {
    locale == .zh ? "\(count) 项，请人核对" : "\(count) to look at"
  }

  /// 2026年1月1日起, or 2026年1月1日至2026年12月31日, and when it was entered here.
  static func days(_ entry: AidValue.Entry, locale: Model.Locale) -> String {
    let date = { (day: Day) in Clock.date(day, locale: locale) }
    let from = entry.validFrom.map(date) ?? ""
    let entered = entry.entered.map { date($0.day) }
    switch locale {
    case .zh:
      return from + (entry.validTo.map { "至\(date($0))" } ?? "起") + (entered.map { "，\($0)录入" } ?? "")
    case .en:
      return "from \(from)" + (entry.validTo.map { " to \(date($0))" } ?? "")
        + (entered.map { ", entered \($0)" } ?? "")
    }
  }

  // MARK: The form

  static func question(_ field: AidEntryField, _ kind: AidValue.Kind) -> Localized<String> {
    switch field {
    case .region: Localized(zh: "管哪里？", en: "For which place?")
    case .figure:
      switch kind {
      case .incomeLine: Localized(zh: "每人每月多少元？", en: "Yuan per person a month?")
      case .days: Localized(zh: "多少天？", en: "How many days?")
      case .provision, .contact: Localized(zh: "第几条？", en: "Which article?")
      }
    case .article: Localized(zh: "第几条写的？", en: "Which article says so?")
    case .name: Localized(zh: "机构叫什么？", en: "Name of the institution?")
    case .address: Localized(zh: "地址在哪里？", en: "Its address?")
    case .phone: Localized(zh: "电话多少？", en: "Its telephone?")
    case .validFrom: Localized(zh: "从哪天起施行？", en: "From which day?")
    case .validTo: Localized(zh: "到哪天为止？", en: "Until which day?")
    case .reviewBy: Localized(zh: "最晚哪天再核一次？", en: "Check again by when?")
    case .title: Localized(zh: "文件叫什么？", en: "Title of the document?")
    case .documentNumber: Localized(zh: "文号是什么？", en: "Number of the document?")
    }
  }

  static func hint(_ field: AidEntryField, _ kind: AidValue.Kind) -> Localized<String> {
    switch field {
    case .region: Localized(zh: "按文件的适用范围选。", en: "As the document says.")
    case .figure where kind == .incomeLine:
      Localized(zh: "照文件写，比如 1234.50。", en: "As in the document, such as 1234.50.")
    case .figure where kind == .days: Localized(zh: "照文件写。", en: "As in the document.")
    case .figure, .article: Localized(zh: "比如 12；之一写成 133-1。", en: "Such as 12, or 133-1.")
    case .phone: Localized(zh: "比如 0351-1234567。", en: "Such as 0351-1234567.")
    case .validFrom, .validTo: Localized(zh: "八个数字：年、月、日，比如 20260101。", en: "Eight digits, such as 20260101.")
    case .reviewBy:
      Localized(zh: "先填了一年后。过了这天没人核，机器就不用它。", en: "A year is filled in. After it the value is not used.")
    case .name, .address: Localized(zh: "写全称。", en: "In full.")
    case .title: Localized(zh: "写全称，不用书名号。", en: "In full, without 《》.")
    case .documentNumber: Localized(zh: "比如 晋司规〔2025〕3号。", en: "Such as 晋司规〔2025〕3号.")
    }
  }

  static func again(_ field: AidEntryField, _ kind: AidValue.Kind) -> Localized<String> {
    let what = question(field, kind)
    return Localized(zh: "再输一遍：\(what.zh)", en: "Once more: \(what.en)")
  }

  static func name(_ field: AidEntryField, _ kind: AidValue.Kind) -> Localized<String> {
    switch field {
    case .region: Localized(zh: "管哪里", en: "For")
    case .figure:
      switch kind {
      case .incomeLine: Localized(zh: "每人每月", en: "Per person")
      case .days: Localized(zh: "天数", en: "Days")
      case .provision, .contact: Localized(zh: "条号", en: "Article")
      }
    case .article: Localized(zh: "条号", en: "Article")
    case .name: Localized(zh: "机构", en: "Name")
    case .address: Localized(zh: "地址", en: "Address")
    case .phone: Localized(zh: "电话", en: "Telephone")
    case .validFrom: Localized(zh: "施行", en: "From")
    case .validTo: Localized(zh: "截止", en: "Until")
    case .reviewBy: Localized(zh: "复查", en: "Check by")
    case .title: Localized(zh: "文件", en: "Document")
    case .documentNumber: Localized(zh: "文号", en: "Number")
    }
  }

  static func content(_ content: AidValue.Content, locale: Model.Locale) -> String {
    switch content {
    case .incomeLine(let fen, _):
      let decimals = fen % 100
      let amount = "\(fen / 100).\(decimals < 10 ? "0" : "")\(decimals)"
      return locale == .zh ? "每人每月 \(amount) 元" : "\(amount) yuan a month"
    case .provision(let article): return ArticleNumber(article)?.label(locale) ?? article
    case .days(let days, let article):
      let count = locale == .zh ? "\(days) 天" : "\(days) days"
      guard let label = article.flatMap({ ArticleNumber($0) })?.label(locale) else { return count }
      return locale == .zh ? "\(count)（\(label)）" : "\(count) (\(label))"
    case .absent: return thereIsNone[locale]
    case .contact(let name, let address, let phone): return [name, address, phone].joined(separator: "，")
    }
  }
}

internal import Model

enum LawWording {
  static let title = Localized(zh: "查法律", en: "Search the law")
  static let ownWords = Localized(zh: "用平常说的话就行", en: "Use everyday words")
  static let topicsTitle = Localized(zh: "您遇到的是哪一类事？", en: "What is it about?")
  static let topicsHint = Localized(
    zh: "点一个最接近的。都不像，就自己写。", en: "Touch the nearest, or write it yourself.")
  static let chineseOnly = "Laws and explanations are in Chinese. Staff can help you read them."
  static let noImport = Localized(
    zh: "本机还没有法条原文，先看通俗说明；要看原文，请工作人员帮忙。",
    en: "This machine holds no official text yet, only plain words. Staff can help.")
  static let broken = Localized(
    zh: "查法律暂时用不了。请工作人员帮忙，或到窗口问。", en: "Search does not work now. Please ask the staff.")
  static let moreTopics = Localized(zh: "换一批", en: "More topics")
  static let write = Localized(zh: "自己写，查一查", en: "Write it")
  static let fieldHint = Localized(zh: "写下您遇到的事", en: "Write what happened")
  static let typeHint = Localized(
    zh: "一边写，一边出答案。也可以写法名和条号，比如“民法典 1079”。",
    en: "Answers appear as you write. You can also write a law and article, such as 民法典 1079.")
  static let pinyinBroken = Localized(
    zh: "拼音键盘暂时用不了。点“返回”按事情找，或请工作人员帮忙。",
    en: "Pinyin does not work now. Go back to the topics, or ask the staff.")
  static let nothingYet = Localized(zh: "还没有对上的，接着写，或换个说法。", en: "Nothing yet. Go on, or say it differently.")
  static let nearest = Localized(zh: "最接近的一条", en: "Nearest answer")
  static let first = Localized(zh: "这一类的第一条", en: "First of these")
  static let openNearest = Localized(zh: "看这一条的全部说明", en: "Read this one in full")
  static let openOfficial = Localized(zh: "看这一条的原文", en: "Read the official text")
  static let noMatch = Localized(zh: "还没有对上的", en: "Nothing found yet")
  static let full = Localized(zh: "写满了，点“查找”", en: "Full: touch Find")
  static let divide = Localized(zh: "分词", en: "split")
  static let danger = Localized(zh: "有人身危险，请先打 110。", en: "In danger? Call 110 first.")
  static let pinyin = Localized(zh: "拼音", en: "Pinyin")
  static let latin = Localized(zh: "英文", en: "ABC")
  static let noHitsYet = Localized(zh: "写几个字就有答案", en: "Answers come here")
  static let moreCandidates = Localized(zh: "更多字", en: "More words")
  static let fewerCandidates = Localized(zh: "前面的字", en: "Words before")
  static let letters = Localized(zh: "拼音", en: "abc")
  static let clear = Localized(zh: "清空", en: "Clear")
  static let space = Localized(zh: "空格", en: "Space")
  static let find = Localized(zh: "查找", en: "Find")
  static let backspace = Localized(zh: "删一个", en: "Delete")
  static let nothing = Localized(zh: "没有找到", en: "Nothing found")
  static let topics = Localized(zh: "按事情找", en: "By topic")
  static let writeAgain = Localized(zh: "换个说法，再写", en: "Write it differently")
  static let tries = [
    Localized(zh: "写短一点，比如“不给工钱”。", en: "Write less, such as 不给工钱."),
    Localized(zh: "用平常说的话，不用法律词。", en: "Use everyday words, not legal ones."),
  ]

  static func person(_ phones: KioskSettings.Phones, locale: Model.Locale) -> String {
    switch locale {
    case .zh: "也可以问人：点下面“请工作人员帮忙”，或打 \(phones.legalLine)。"
    case .en: "Or ask a person: touch Ask staff below, or call \(phones.legalLine)."
    }
  }

  static func showAll(_ count: Int, locale: Model.Locale) -> String {
    locale == .zh ? "看全部 \(count) 条" : "See all \(count)"
  }

  static func found(_ count: Int, locale: Model.Locale) -> String {
    locale == .zh ? "找到 \(count) 条" : "\(count) found"
  }

  static func holdings(_ statistics: LawStatistics, locale: Model.Locale) -> String {
    switch locale {
    case .zh: "本机有 \(statistics.laws) 部法律法规、\(statistics.articles) 条原文，\(statistics.digests) 条通俗说明。"
    case .en:
      "\(statistics.laws) laws, \(statistics.articles) articles, \(statistics.digests) in plain words."
    }
  }

  static func ended(_ law: EndedLawNote, locale: Model.Locale) -> String {
    let day = Clock.date(law.date, locale: locale)
    switch locale {
    case .zh: return "《\(law.title)》\(day)起已经废止，看《\(law.by.law)》\(law.by.article.label(.zh))。"
    case .en: return "\(law.title) ended on \(day); see \(law.by.law) \(law.by.article)."
    }
  }

  static func validity(_ validity: LawValidity) -> Localized<String> {
    switch validity {
    case .inForce: Localized(zh: "现行有效", en: "in force")
    case .announced(let day):
      Localized(zh: "\(Clock.date(day, locale: .zh))起施行", en: "from \(Clock.date(day, locale: .en))")
    case .unchecked: Localized(zh: "", en: "")
    }
  }
}

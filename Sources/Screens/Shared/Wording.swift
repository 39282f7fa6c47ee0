internal import Model

/// Words that several pages share.
enum Wording {
  static let back = Localized(zh: "返回", en: "Back")
  static let home = Localized(zh: "返回首页", en: "Home")
  static let leave = Localized(zh: "快速离开", en: "Leave")
  static let display = Localized(zh: "大字·降低", en: "Text size")
  static let help = Localized(zh: "请工作人员帮忙", en: "Ask staff")
  static let helpCalled = Localized(zh: "已请工作人员", en: "Staff called")
  static let helpComing = Localized(zh: "工作人员马上来", en: "Staff coming")
  static let helpOverdue = Localized(zh: "还没有人来", en: "Nobody yet")
  static let previousPage = Localized(zh: "上一页", en: "Prev")
  static let nextPage = Localized(zh: "下一页", en: "Next")
  static let lastPage = Localized(zh: "最后一页", en: "Last page")
  static let digest = Localized(zh: "通俗说明", en: "Plain words")
  static let official = Localized(zh: "法条原文", en: "Official text")
  static let officialPrevails = Localized(zh: "通俗说明帮您看懂，以法条原文为准。", en: "The official text prevails.")
  static let oneMoment = Localized(zh: "马上就好……", en: "One moment …")
}

internal import LawIndex
internal import Model
internal import Screens

/// How the law stands on this machine: official texts and plain words.
struct LawHealth {
  private let statistics: LawStatistics?
  private let older: [OlderDigests]
  private let notes: [LawDesk.Note]

  init(_ desk: LawDesk, today: Day) {
    notes = desk.notes
    let holdings: (LawStatistics, [OlderDigests])?
    do {
      let index = try desk.current()
      holdings = (try index.statistics(), try index.olderDigests(today: today))
    } catch {
      // One sentence fits whatever is wrong with an index: build it again.
      holdings = nil
    }
    statistics = holdings?.0
    older = holdings?.1 ?? []
  }

  /// The lines for staff.
  var items: [HealthItem] { [texts, plainWords] }

  // MARK: Official texts

  private static let textsName = Localized(zh: "法条原文", en: "Official texts")
  private static let rebuild = Localized(
    zh: "请管理员运行：kiosk law build。", en: "An administrator runs: kiosk law build")

  private var texts: HealthItem {
    guard let statistics else { return Self.unopened(Self.textsName, icon: "book") }
    for note in notes {
      switch note {
      case .cannotReadImport(let error, let usesLastIndex):
        return unread(error, usesLastIndex: usesLastIndex, statistics)
      case .notWritten:
        return HealthItem(
          name: Self.textsName, state: Localized(zh: "能查，索引存不下", en: "work, index not stored"), icon: "book",
          level: .attention,
          advice: Localized(
            zh: "每次开机都要重新准备。请看看硬盘够不够、能不能写，再运行：kiosk law build。",
            en:
              "Every start prepares it anew. See whether the disk is full or read-only, then run: kiosk law build"
          ))
      case .cannotReadBundle, .finding: continue
      }
    }
    return statistics.articles > 0 ? held(statistics) : none
  }

  private func unread(_ error: LawImportError, usesLastIndex: Bool, _ statistics: LawStatistics) -> HealthItem
  {
    let state =
      usesLastIndex
      ? Localized(zh: "导入的文件读不了，用上次的 \(statistics.articles) 条", en: "import unreadable, last index used")
      : Localized(zh: "导入的文件读不了", en: "import unreadable")
    let advice =
      if case .damagedStore = error {
        Localized(
          zh: "请管理员把数据文件夹里的 laws.sqlite 移到别处，再运行：kiosk law import 文件夹，然后重启程序。",
          en: "Move laws.sqlite out of the data folder, run kiosk law import FOLDER, then restart.")
      } else {
        Localized(
          zh: "可能正在导入：过几分钟重启程序。还不行，请管理员看谁能读数据文件夹。",
          en: "An import may be under way: restart in some minutes. Else see who may read the data folder.")
      }
    return HealthItem(
      name: Self.textsName, state: state, icon: "book", level: usesLastIndex ? .attention : .broken,
      advice: advice)
  }

  private func held(_ statistics: LawStatistics) -> HealthItem {
    let day = statistics.imported
    return HealthItem(
      name: Self.textsName,
      state: Localized(
        zh: "\(statistics.laws) 部 \(statistics.articles) 条" + (day.map { "，\($0) 导入" } ?? ""),
        en: "\(statistics.laws) laws, \(statistics.articles) articles"
          + (day.map { ", imported \($0)" } ?? "")),
      icon: "book", level: .fine)
  }

  private var none: HealthItem {
    HealthItem(
      name: Self.textsName, state: Localized(zh: "还没有导入", en: "none yet"), icon: "book", level: .attention,
      advice: Localized(
        zh: "把法规文件夹放到本机，运行：kiosk law import 文件夹，然后重启程序。",
        en: "Copy a folder of laws to this machine, run kiosk law import FOLDER, then restart."))
  }

  private static func unopened(_ name: Localized<String>, icon: String) -> HealthItem {
    HealthItem(
      name: name, state: Localized(zh: "打不开", en: "cannot be opened"), icon: icon, level: .broken,
      advice: rebuild)
  }

  // MARK: Plain words

  private var plainWords: HealthItem {
    let name = Localized(zh: "通俗说明", en: "Plain words")
    guard let statistics else { return Self.unopened(name, icon: "document") }
    let (level, advice) = plainWordsAdvice(statistics)
    return HealthItem(
      name: name,
      state: Localized(
        zh: "\(statistics.digests) 条，\(statistics.layTerms) 个俗语",
        en: "\(statistics.digests) digests, \(statistics.layTerms) lay terms"),
      icon: "document", level: level, advice: advice)
  }

  private func plainWordsAdvice(_ statistics: LawStatistics) -> (HealthItem.Level, Localized<String>?) {
    let reinstall = Localized(
      zh: "程序文件夹里的 Assets/law 缺了或读不了，请重新安装。", en: "Assets/law is missing or unreadable; install again.")
    guard statistics.digests > 0 else { return (.broken, reinstall) }
    let findings = notes.compactMap { if case .finding(let finding) = $0 { finding } else { nil } }
    if notes.contains(where: { if case .cannotReadBundle = $0 { true } else { false } }) {
      return (.attention, reinstall)
    }
    if !findings.isEmpty {
      return (
        .attention,
        Localized(
          zh: "Assets/law 里有 \(findings.count) 处写错了。请管理员运行 kiosk law build，看在哪里。",
          en: "\(findings.count) mistakes in Assets/law; kiosk law build names them.")
      )
    }
    return older.isEmpty ? (.fine, nil) : (.attention, olderAdvice)
  }

  private var olderAdvice: Localized<String> {
    let count = older.reduce(0) { $0 + $1.digests }
    let titles = older.map(\.title)
    return Localized(
      zh: "\(titles.joined(separator: "、"))有新条文了，\(count) 条说明写的是旧条文，已不再显示，要重写。",
      en:
        "\(count) digests explain an older text of \(older.count) laws, are not shown, and must be rewritten."
    )
  }
}

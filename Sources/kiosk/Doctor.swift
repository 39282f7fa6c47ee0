internal import Configuration
internal import Foundation
internal import LawIndex
internal import Model
internal import Screens
internal import TextInput

/// Looks at everything the kiosk needs and says in words what works and what does not.
struct Doctor: Sendable {
  private let locations: Locations
  private let outcome: ConfigurationOutcome
  private let settings: KioskSettings
  private let law: LawDesk

  init(_ kiosk: Kiosk) {
    locations = kiosk.locations
    outcome = kiosk.outcome
    settings = kiosk.settings
    law = kiosk.law
  }

  /// The state of every part. May take some milliseconds; not for the main thread.
  func look() -> [HealthItem] { [lawTexts, plainWords, keyboard, configuration, pin, fonts, disk] }

  private var lawTexts: HealthItem {
    let name = Localized(zh: "法条原文", en: "Official texts")
    do {
      let statistics = try law.current().statistics()
      guard statistics.articles > 0 else {
        return HealthItem(
          name: name, state: Localized(zh: "还没有导入", en: "none yet"), icon: "book", level: .attention,
          advice: "把法规文件夹放到本机，运行：kiosk law import 文件夹，然后重启程序。")
      }
      let day = statistics.imported.map { "，\($0) 导入" } ?? ""
      return HealthItem(
        name: name,
        state: Localized(
          zh: "\(statistics.laws) 部 \(statistics.articles) 条\(day)",
          en: "\(statistics.laws) laws, \(statistics.articles) articles"),
        icon: "book", level: .fine)
    } catch {
      return HealthItem(
        name: name, state: Localized(zh: "打不开", en: "cannot be opened"), icon: "book", level: .broken,
        advice: "运行：kiosk law build。\(error)")
    }
  }

  private var plainWords: HealthItem {
    let name = Localized(zh: "通俗说明", en: "Plain words")
    do {
      let statistics = try law.current().statistics()
      return HealthItem(
        name: name,
        state: Localized(
          zh: "\(statistics.digests) 条，\(statistics.layTerms) 个俗语",
          en: "\(statistics.digests) digests, \(statistics.layTerms) lay terms"),
        icon: "document", level: statistics.digests > 0 ? .fine : .broken,
        advice: statistics.digests > 0 ? "" : "程序文件夹里缺 Assets/law，请重新安装。")
    } catch {
      return HealthItem(
        name: name, state: Localized(zh: "打不开", en: "cannot be opened"), icon: "document", level: .broken,
        advice: "运行：kiosk law build。")
    }
  }

  private var keyboard: HealthItem {
    let name = Localized(zh: "拼音键盘", en: "Pinyin keyboard")
    do {
      let isCurrent = try RimeDeployment.isCurrent(schemas: locations.inputAssets, in: locations.pinyinTables)
      return HealthItem(
        name: name,
        state: isCurrent ? Localized(zh: "正常", en: "works") : Localized(zh: "要准备", en: "not prepared"),
        icon: "keyboard", level: isCurrent ? .fine : .broken, advice: isCurrent ? "" : "运行：kiosk prepare。")
    } catch {
      return HealthItem(
        name: name, state: Localized(zh: "用不了", en: "does not work"), icon: "keyboard", level: .broken,
        advice: "\(error)")
    }
  }

  private var configuration: HealthItem {
    let name = Localized(zh: "配置", en: "Configuration")
    let first = outcome.problems.first?.description ?? ""
    switch outcome {
    case .current:
      return HealthItem(name: name, state: Localized(zh: "正常", en: "works"), icon: "edit", level: .fine)
    case .lastGood:
      return HealthItem(
        name: name, state: Localized(zh: "有错，用上次的", en: "wrong, last good used"), icon: "edit",
        level: .attention, advice: "运行 kiosk check 看全部。\(first)")
    case .defaults:
      return HealthItem(
        name: name, state: Localized(zh: "有错，用默认的", en: "wrong, defaults used"), icon: "edit",
        level: .broken, advice: "运行 kiosk check 看全部。\(first)")
    }
  }

  private var pin: HealthItem {
    let isSet = settings.staff.pinHash != nil
    return HealthItem(
      name: Localized(zh: "工作人员密码", en: "Staff PIN"),
      state: isSet ? Localized(zh: "已设", en: "set") : Localized(zh: "没有设", en: "not set"), icon: "lock",
      level: isSet ? .fine : .attention,
      advice: isSet ? "" : "运行：kiosk pin，把结果写进 kiosk.yaml 的 staff.pin_hash。")
  }

  private var fonts: HealthItem {
    let missing = [settings.fonts.regular, settings.fonts.bold].filter {
      !FileManager.default.fileExists(atPath: $0)
    }
    return HealthItem(
      name: Localized(zh: "字体", en: "Fonts"),
      state: missing.isEmpty ? Localized(zh: "正常", en: "works") : Localized(zh: "找不到", en: "missing"),
      icon: "text-size", level: missing.isEmpty ? .fine : .broken,
      advice: missing.isEmpty ? "" : "找不到 \(missing.joined(separator: "、"))，请安装 fonts-noto-cjk。")
  }

  private var disk: HealthItem {
    let name = Localized(zh: "硬盘", en: "Disk")
    var folder = locations.data
    while !FileManager.default.fileExists(atPath: folder), folder.count > 1 {
      folder = URL(filePath: folder).deletingLastPathComponent().path
    }
    var statistics = statvfs()
    guard statvfs(folder, &statistics) == 0 else {
      return HealthItem(
        name: name, state: Localized(zh: "看不到", en: "unknown"), icon: "disk", level: .attention,
        advice: "看不到数据文件夹 \(locations.data)。")
    }
    let megabytes = Int(UInt64(statistics.f_bavail) * UInt64(statistics.f_frsize) / 1_000_000)
    let canWrite = access(folder, W_OK) == 0
    let state =
      canWrite
      ? Localized(zh: "剩 \(megabytes / 1000) GB", en: "\(megabytes / 1000) GB free")
      : Localized(zh: "只能读", en: "read-only")
    return HealthItem(
      name: name, state: state, icon: "disk", level: !canWrite || megabytes < 500 ? .attention : .fine,
      advice: !canWrite ? "数据文件夹 \(locations.data) 不能写，导入和上次配置存不了。" : megabytes < 500 ? "硬盘快满了，请清理。" : "")
  }
}

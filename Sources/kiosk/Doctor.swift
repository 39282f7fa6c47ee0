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
  private let notSet: [String]
  private let law: LawDesk
  private let printer: PrintDesk
  private let seal: SealDesk
  private let aid: AidDesk
  private let queue: QueueDesk
  private let calls: CallDesk

  init(_ kiosk: Kiosk) {
    locations = kiosk.locations
    outcome = kiosk.outcome
    settings = kiosk.settings
    notSet = kiosk.configuration.diagnostics.filter { $0.severity == .notice }.map(Self.key)
      .filter { !$0.hasPrefix("values.") }
    law = kiosk.law
    printer = kiosk.printer
    seal = SealDesk(kiosk.configuration, kiosk.aid)
    aid = kiosk.aid
    queue = kiosk.queue
    calls = CallDesk(kiosk.configuration, kiosk.locations)
  }

  /// The state of every part. Takes milliseconds, and seconds where a printer or a server does not answer; not
  /// for the main thread.
  func look() -> [HealthItem] {
    let today = Instant.current.day
    return LawHealth(law, today: today).items + (aid.health(today: today).map { [$0] } ?? [])
      + (queue.health(today: today).map { [$0] } ?? []) + (calls.health.map { [$0] } ?? [])
      + (SignInFile(in: locations).health(at: .current).map { [$0] } ?? []) + [keyboard]
      + (printer.health.map { [$0] } ?? [])
      + [configuration, pin, sealedCode, fonts, icons, disk]
  }

  private var keyboard: HealthItem {
    let name = Localized(zh: "拼音键盘", en: "Pinyin keyboard")
    do {
      let isCurrent = try RimeDeployment.isCurrent(schemas: locations.inputAssets, in: locations.pinyinTables)
      return HealthItem(
        name: name,
        state: isCurrent ? Localized(zh: "正常", en: "works") : Localized(zh: "要准备", en: "not prepared"),
        icon: "keyboard", level: isCurrent ? .fine : .broken,
        advice: isCurrent
          ? nil : Localized(zh: "请管理员运行：kiosk prepare。", en: "An administrator runs: kiosk prepare"))
    } catch {
      return HealthItem(
        name: name, state: Localized(zh: "用不了", en: "does not work"), icon: "keyboard", level: .broken,
        advice: Localized(zh: "请管理员运行 kiosk prepare，看哪里不对。", en: "\(error)"))
    }
  }

  // MARK: Configuration

  private var configuration: HealthItem {
    let name = Localized(zh: "配置", en: "Configuration")
    switch outcome {
    case .current where notSet.isEmpty:
      return HealthItem(name: name, state: Localized(zh: "正常", en: "works"), icon: "edit", level: .fine)
    case .current:
      return HealthItem(
        name: name,
        state: Localized(zh: "能用，\(notSet.count) 项未录入", en: "works, \(notSet.count) values not set"),
        icon: "edit",
        level: .attention,
        advice: Localized(
          zh: "未录入：\(notSet.joined(separator: "、"))。请写进配置文件（kiosk check 说明在哪一行）。",
          en: "Not set: \(notSet.joined(separator: ", "))"))
    case .lastGood(let problems):
      return HealthItem(
        name: name, state: Localized(zh: "有错，用上次的", en: "wrong, last good used"), icon: "edit",
        level: .attention, advice: Self.advice(problems))
    case .defaults(let problems):
      return HealthItem(
        name: name, state: Localized(zh: "有错，用默认的", en: "wrong, defaults used"), icon: "edit",
        level: .broken, advice: Self.advice(problems))
    }
  }

  /// The key that a notice is about: `phones.duty` of “phones.duty: not set: …”.
  private static func key(_ notice: Diagnostic) -> String { String(notice.message.prefix { $0 != ":" }) }

  private static func advice(_ problems: [Diagnostic]) -> Localized<String>? {
    problems.first.map { problem in
      Localized(
        zh: "\(problem.file) 第 \(problem.line) 行写错了。请管理员运行 kiosk check，看怎么改。",
        en: "\(problem) (kiosk check lists all)")
    }
  }

  private var pin: HealthItem {
    let isSet = settings.staff.pinHash != nil
    return HealthItem(
      name: Localized(zh: "工作人员密码", en: "Staff PIN"),
      state: isSet ? Localized(zh: "已设", en: "set") : Localized(zh: "没有设", en: "not set"), icon: "lock",
      level: isSet ? .fine : .attention,
      advice: isSet
        ? nil
        : Localized(
          zh: "请管理员运行 kiosk pin，把结果写进 kiosk.yaml 的 staff.pin_hash。",
          en: "Run kiosk pin and write what it prints into kiosk.yaml as staff.pin_hash."))
  }

  /// The code with their answers that residents take along.
  private var sealedCode: HealthItem {
    let name = Localized(zh: "带走的码", en: "Code to take along")
    guard let key = seal.key else {
      return HealthItem(
        name: name, state: Localized(zh: "没有设", en: "not set"), icon: "lock", level: .attention,
        advice: Localized(
          zh: "没有法律援助机构的公钥，居民带不走码。请机构运行 kiosk aid keygen，把公钥写进 kiosk.yaml 的 aid.institution_key。",
          en:
            "No institution's key, so residents get no code. The institution runs kiosk aid keygen; write the public key into kiosk.yaml as aid.institution_key."
        ))
    }
    guard let problem = seal.problem(at: .current) else {
      let id = InstitutionKey.text(ofID: key.id)
      return HealthItem(
        name: name, state: Localized(zh: "正常，密钥 \(id)", en: "works, key \(id)"), icon: "lock", level: .fine)
    }
    return HealthItem(
      name: name, state: Localized(zh: "用不了", en: "does not work"), icon: "lock", level: .broken,
      advice: Localized(
        zh: "封不了码：请管理员核对 kiosk.yaml 的 aid.institution_key、aid 文件夹里的编号和本机时间。", en: "\(problem)"))
  }

  private var fonts: HealthItem {
    let missing = [settings.fonts.regular, settings.fonts.bold].filter {
      !FileManager.default.fileExists(atPath: $0)
    }
    return HealthItem(
      name: Localized(zh: "字体", en: "Fonts"),
      state: missing.isEmpty ? Localized(zh: "正常", en: "works") : Localized(zh: "找不到", en: "missing"),
      icon: "text-size", level: missing.isEmpty ? .fine : .broken,
      advice: missing.isEmpty
        ? nil
        : Localized(
          zh: "找不到 \(missing.joined(separator: "、"))。请安装 fonts-noto-cjk。",
          en: "Not found: \(missing.joined(separator: ", ")). Install fonts-noto-cjk."))
  }

  /// Icons without which a key or a button is blank.
  private static let neededIcons = [
    "back", "backspace", "check", "chevron-down", "chevron-left", "chevron-right", "chevron-up", "contrast",
    "cross", "eye-off", "globe", "help", "home", "info", "list", "lock", "lower", "phone", "power", "refresh",
    "search", "text-size", "warning",
  ]

  private var icons: HealthItem {
    let folder = locations.iconFolder
    let missing = Self.neededIcons.filter { access("\(folder)/\($0).svg", R_OK) != 0 }
    return HealthItem(
      name: Localized(zh: "图标", en: "Icons"),
      state: missing.isEmpty
        ? Localized(zh: "正常", en: "works")
        : Localized(zh: "缺 \(missing.count) 个", en: "\(missing.count) missing"),
      icon: "info", level: missing.isEmpty ? .fine : .broken,
      advice: missing.isEmpty
        ? nil
        : Localized(
          zh: "读不了 \(folder) 里的 \(missing.prefix(3).joined(separator: "、")) 等，有的键会是空白。请重新安装。",
          en:
            "\(missing.prefix(3).joined(separator: ", ")) of \(folder) cannot be read, keys are blank. Install again."
        ))
  }

  // MARK: Disk

  private var disk: HealthItem {
    let name = Localized(zh: "硬盘", en: "Disk")
    let exists = FileManager.default.fileExists(atPath: locations.data)
    let folder = nearestFolder
    var statistics = statvfs()
    // A folder that is not on a disk, such as one of /proc, has no blocks.
    guard statvfs(folder, &statistics) == 0, statistics.f_blocks > 0, access(folder, W_OK | X_OK) == 0 else {
      return HealthItem(
        name: name,
        state: exists
          ? Localized(zh: "数据文件夹不能写", en: "data folder cannot be written")
          : Localized(zh: "没有数据文件夹", en: "no data folder"),
        icon: "disk", level: .attention,
        advice: exists
          ? Localized(
            zh: "\(locations.data) 不能写，导入和上次的配置存不了。请管理员看看权限。",
            en:
              "\(locations.data) cannot be written: no import, no last good configuration. See its permissions."
          )
          : Localized(
            zh: "\(locations.data) 不存在，也建不了。请管理员建好它，并让程序能写。",
            en:
              "\(locations.data) does not exist and cannot be made. Create it so that the kiosk may write there."
          ))
    }
    let megabytes = Int(UInt64(statistics.f_bavail) * UInt64(statistics.f_frsize) / 1_000_000)
    return HealthItem(
      name: name,
      state: Localized(zh: "剩 \(megabytes / 1000) GB", en: "\(megabytes / 1000) GB free"), icon: "disk",
      level: megabytes < 500 ? .attention : .fine,
      advice: megabytes < 500 ? Localized(zh: "硬盘快满了，请清理。", en: "The disk is nearly full; make room.") : nil)
  }

  /// The data folder, or what of the way to it exists.
  private var nearestFolder: String {
    var folder = locations.data
    while !FileManager.default.fileExists(atPath: folder), folder.count > 1 {
      folder = URL(filePath: folder).deletingLastPathComponent().path
    }
    return folder
  }
}

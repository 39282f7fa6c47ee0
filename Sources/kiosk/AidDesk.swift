internal import Configuration
internal import Eligibility
internal import Foundation
internal import Model
internal import Screens
internal import Synchronization

/// The rule pack with the values that were entered on this machine, and the one who writes new ones.
///
/// Any thread; writing blocks for the disk.
final class AidDesk: Sendable {
  private struct State {
    var pack: AidPack?
    var problems: [Diagnostic]
  }

  /// What was shipped or configured, to which the entries are added at every writing.
  private let shipped: AidPack?
  private let file: AidEntryFile
  private let regions: RegionTable
  private let home: String?
  private let state: Mutex<State>

  /// Reads the entries in the data folder on top of the pack of `configuration`.
  init(_ configuration: LoadedConfiguration, _ locations: Locations) {
    shipped = configuration.aid
    file = AidEntryFile(path: locations.aidEntries)
    regions = configuration.regions
    home = configuration.settings.hall.regionCode
    let merged = configuration.adding(file)
    state = Mutex(State(pack: merged.aid, problems: merged.entryProblems))
  }

  /// The pack as it counts now; `nil` where this machine has none.
  var pack: AidPack? { state.withLock(\.pack) }

  /// What is wrong with the file of entries.
  var problems: [Diagnostic] { state.withLock(\.problems) }

  /// What the pages of values need to know about a hall in that place.
  func places(home: String?) -> AidPlaces {
    var places = AidPlaces()
    places.chain = AidRegion.chain(home).compactMap { division($0) }
    places.areasWithoutHost = regions.areasWithoutHost.map { AidDivision(code: $0.code, name: $0.name) }
    places.problem = problems.first { $0.severity == .error }.map { problem in
      Localized(
        zh: "已录入的文件第 \(problem.line) 行坏了，录入过的都没有用上。请管理员运行 kiosk check，看怎么改。",
        en: "Line \(problem.line) of the entries is damaged: none of them is used. See kiosk check.")
    }
    return places
  }

  private func division(_ code: String) -> AidDivision? {
    regions.regions[code].map { AidDivision(code: $0.code, name: $0.name) }
  }

  /// Writes an entry; from then on the pack has it.
  func save(_ entry: AidEntry, now: Instant) throws(AidEntryFailure) -> AidPack {
    guard let shipped else {
      throw AidEntryFailure(
        Localized(zh: "本机没有能用的规则包，没有录入。", en: "This machine has no rule pack. Nothing was entered."))
    }
    do throws(AidEntryFileError) {
      let pack = try file.append(entry, to: shipped, entered: now)
      state.withLock { $0 = State(pack: pack, problems: []) }
      return pack
    } catch {
      standardError("\(error)")
      throw AidEntryFailure(error.sentence)
    }
  }

  // MARK: For staff

  /// How the values stand, as a line of the staff page; `nil` where there is no pack.
  func health(today: Day) -> HealthItem? {
    let name = Localized(zh: "法律援助数据", en: "Legal-aid values")
    if let problem = problems.first(where: { $0.severity == .error }) {
      return HealthItem(
        name: name, state: Localized(zh: "录入的文件坏了", en: "entries damaged"), icon: "clipboard",
        level: .broken,
        advice: Localized(
          zh: "\(problem.file) 第 \(problem.line) 行坏了，录入过的都没有用上。请管理员运行 kiosk check。",
          en: "\(problem) None of the entries is used."))
    }
    guard let missing = pack?.unknowns(region: home, day: today).missing else { return nil }
    return HealthItem(
      name: name,
      state: missing == 0
        ? Localized(zh: "都录了", en: "all entered")
        : Localized(zh: "\(missing) 项用不上", en: "\(missing) not usable"),
      icon: "clipboard", level: missing == 0 ? .fine : .attention,
      advice: missing == 0
        ? nil
        : Localized(
          zh: "点“待录入的数据”，看缺什么、怎么录。", en: "Touch Values to enter: what is missing, and how to enter it."))
  }
}

internal import ArgumentParser
internal import Configuration
internal import Eligibility
internal import Foundation
internal import Model

extension PlaceOptions {
  /// The values that were entered on this machine.
  var aidEntries: AidEntryFile { AidEntryFile(path: locations.aidEntries) }

  /// The configured rule pack with the values that were entered on this machine. Where those cannot be read,
  /// the pack without them, and a line on standard error.
  func loadAidPack() throws -> AidPack {
    let (pack, _) = try AidPackFile.load(aidFolder)
    let (merged, problems) = aidEntries.entries(in: pack)
    for problem in problems { standardError(problem.description) }
    return merged
  }
}

struct AidUnknownsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unknowns",
    abstract:
      "Lists what a person has to enter or check: values, articles nobody has read, zones without a county.")

  private struct Answer: Encodable {
    struct Value: Encodable {
      var value: String
      var label: String
      var state: String
      var since: Day?
      var needed: String
      var rules: [String]
      var otherUses: Int
      var entries: [Entry]
    }
    struct Entry: Encodable {
      var region: String
      var content: String
      var validFrom: Day?
      var validTo: Day?
      var reviewBy: Day?
      var title: String?
      var documentNumber: String?
      var entered: String?
    }
    struct Citation: Encodable {
      var cite: AidCitation
      var law: String
      var places: Int
    }
    struct Area: Encodable {
      var code: String
      var name: String
    }
    var region: String
    var date: Day
    var missing: Int
    var values: [Value]
    var unverified: [Citation]
    var areasWithoutHost: [Area]
    var problems: [Diagnostic]
  }

  @OptionGroup var places: PlaceOptions
  @Option(help: "The division code of the county; the hall's where it is missing.")
  var region: String?
  @Option(help: "The day that counts, such as 2026-11-23; today where it is missing.")
  var date: String?
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let loaded = ConfigurationStore().load(places.locations.configuration)
    let (shipped, _) = try AidPackFile.load(places.aidFolder)
    let (pack, problems) = places.aidEntries.entries(in: shipped)
    let region =
      try checkedRegion(region, in: loaded.regions) ?? loaded.settings.hall.regionCode ?? pack.region
    let day = try checkedDay(date, option: "--date") ?? Instant.current.day
    let unknowns = pack.unknowns(region: region, day: day)
    let answer = Answer(
      region: region, date: day, missing: unknowns.missing, values: unknowns.values.map(Self.value),
      unverified: unknowns.citations.map {
        Answer.Citation(cite: $0.citation, law: $0.lawTitle, places: $0.places)
      },
      areasWithoutHost: loaded.regions.areasWithoutHost.map { Answer.Area(code: $0.code, name: $0.name) },
      problems: problems)
    if json { return try printJSON(answer) }
    for problem in problems { standardError(problem.description) }
    Self.show(answer)
  }

  private static func value(_ item: AidUnknowns.Item) -> Answer.Value {
    let since: Day? =
      switch item.state {
      case .holds, .unset: nil
      case .notYet(let day), .expired(let day), .overdue(let day): day
      }
    return Answer.Value(
      value: item.value.id, label: item.value.label.zh, state: item.state.name, since: since,
      needed: item.value.needed.zh, rules: item.rules, otherUses: item.otherUses,
      entries: item.entries.map { entry in
        Answer.Entry(
          region: entry.region, content: entry.content.map(AidEntryPrint.content) ?? "",
          validFrom: entry.validFrom, validTo: entry.validTo, reviewBy: entry.reviewBy,
          title: entry.source?.title, documentNumber: entry.source?.documentNumber,
          entered: entry.entered.map(AidEntryMoment.text))
      })
  }

  private static func show(_ answer: Answer) {
    print("\(answer.region) \(answer.date)：\(answer.missing) 项用不上")
    for value in answer.values {
      let since = value.since.map { " \($0)" } ?? ""
      print(
        "\n\(value.value)  \(value.label)  [\(value.state)\(since)]  \(value.rules.joined(separator: " "))")
      print("  需要：\(value.needed)")
      for entry in value.entries {
        let days = "\(entry.validFrom?.description ?? "") — \(entry.validTo?.description ?? "")"
        let source = "《\(entry.title ?? "")》\(entry.documentNumber ?? "")"
        print(
          "  · \(entry.region) \(entry.content)，\(days)，\(source)，复查 \(entry.reviewBy?.description ?? "")")
      }
    }
    print("\n没有核对原文的条文：")
    for cited in answer.unverified { print("  \(cited.cite.chinese)  \(cited.places) 处") }
    print("没有定主管县的开发区：")
    for area in answer.areasWithoutHost { print("  \(area.code) \(area.name)") }
  }
}

/// Entries as the command line says them.
enum AidEntryPrint {
  static func content(_ content: AidValue.Content) -> String {
    switch content {
    case .incomeLine(let fen, let near):
      "每人每月 \(fen / 100).\(fen % 100 < 10 ? "0" : "")\(fen % 100) 元（\(near)% 以内算接近）"
    case .provision(let article): ArticleNumber(article)?.chinese ?? article
    case .days(let days, let article):
      "\(days) 天" + (article.flatMap { ArticleNumber($0) }.map { "（\($0.chinese)）" } ?? "")
    case .absent: "没有这样的规定"
    case .contact(let name, let address, let phone): "\(name)，\(address)，\(phone)"
    }
  }
}

/// A day that an option names; `nil` where it is missing.
func checkedDay(_ text: String?, option: String) throws -> Day? {
  guard let text else { return nil }
  guard let day = Day(text) else {
    throw Refusal("\(option) takes a day such as 2026-11-23, not \(text)", status: 2)
  }
  return day
}

/// A division that an option names; `nil` where it is missing.
private func checkedRegion(_ code: String?, in table: RegionTable) throws -> String? {
  guard let code else { return nil }
  guard AidRegion.isCode(code), table.regions[code] != nil else {
    throw Refusal("--region takes the code of a division in regions/, not \(code)", status: 2)
  }
  return code
}

struct AidEnterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enter",
    abstract:
      "Enters a value with its document. The first run shows it and its effect; the second one writes it.",
    discussion: """
      The first run writes nothing. It prints the entry, what changes for whom, and a fingerprint. Look at it \
      again beside the document, then run the same command with --confirm FINGERPRINT.
      """)

  @OptionGroup var places: PlaceOptions
  @Argument(help: "The value, such as hardship; kiosk aid unknowns lists them.")
  var value: String
  @Option(help: "The division code for which it holds.")
  var region: String
  @Option(help: "Yuan per person and month, days, or the article; none where you looked and there is none.")
  var figure: String?
  @Option(help: "The article that names the days.")
  var article: String?
  @Option(help: "The institution's name.")
  var name: String?
  @Option(help: "The institution's address.")
  var address: String?
  @Option(help: "The institution's telephone.")
  var phone: String?
  @Option(help: "The first day it holds.")
  var validFrom: String
  @Option(help: "The last day it holds, where the document names one.")
  var validTo: String?
  @Option(help: "The last day before somebody has to look again; a year from today where it is missing.")
  var reviewBy: String?
  @Option(help: "The title of the document.")
  var title: String
  @Option(help: "The number of the document, such as 晋司规〔2025〕3号.")
  var number: String
  @Option(help: "The fingerprint that the first run printed.")
  var confirm: String?

  func run() throws {
    let loaded = ConfigurationStore().load(places.locations.configuration)
    let (shipped, _) = try AidPackFile.load(places.aidFolder)
    let (pack, problems) = places.aidEntries.entries(in: shipped)
    for problem in problems { standardError(problem.description) }
    let entry = try checkedEntry(pack, regions: loaded.regions)
    guard let confirm else { return show(entry, pack, regions: loaded.regions) }
    guard confirm == entry.fingerprint else {
      throw Refusal(
        "the fingerprint \(confirm) is not that of this entry: run the command without --confirm, look at what it "
          + "prints beside the document, and take the fingerprint from there; nothing was written")
    }
    do throws(AidEntryFileError) {
      _ = try places.aidEntries.append(entry, to: shipped, entered: .current)
    } catch {
      throw Refusal(error.description)
    }
    print("written to \(places.aidEntries.path)；a kiosk that runs takes it at its next start")
  }

  private func checkedEntry(_ pack: AidPack, regions: RegionTable) throws -> AidEntry {
    guard let known = pack.values.first(where: { $0.id == value }) else {
      let names = pack.values.map(\.id)
      let hint = NearestName.of(value, among: names).map { "did you mean \($0)?" }
      throw Refusal(
        "the pack has no value \(value): \(hint ?? "it has " + names.joined(separator: ", "))", status: 2)
    }
    let check = AidEntryCheck(known, today: Instant.current.day, isRegion: { regions.regions[$0] != nil })
    let (entry, findings) = check.check(draft)
    for finding in findings {
      let option = Self.option(finding.field)
      standardError("\(finding.severity == .refusal ? "error" : "warning"): \(option): \(finding.text.en)")
    }
    guard let entry else { throw Refusal("nothing was written", status: 2) }
    return entry
  }

  private var draft: AidEntryDraft {
    var draft = AidEntryDraft(value: value)
    let texts: [(AidEntryField, String?)] = [
      (.region, region), (.figure, figure), (.article, article), (.name, name), (.address, address),
      (.phone, phone),
      (.validFrom, validFrom), (.validTo, validTo), (.reviewBy, reviewBy), (.title, title),
      (.documentNumber, number),
    ]
    for (field, text) in texts { draft[field] = text ?? "" }
    return draft
  }

  private static func option(_ field: AidEntryField) -> String {
    switch field {
    case .region: "--region"
    case .figure: "--figure"
    case .article: "--article"
    case .name: "--name"
    case .address: "--address"
    case .phone: "--phone"
    case .validFrom: "--valid-from"
    case .validTo: "--valid-to"
    case .reviewBy: "--review-by"
    case .title: "--title"
    case .documentNumber: "--number"
    }
  }

  private func show(_ entry: AidEntry, _ pack: AidPack, regions: RegionTable) {
    let place = regions.regions[entry.region]?.name ?? ""
    print("\(value)  \(entry.region) \(place)")
    print("  \(AidEntryPrint.content(entry.content))")
    print("  施行 \(entry.validFrom)，截止 \(entry.validTo?.description ?? "没有写明")，复查 \(entry.reviewBy)")
    print("  《\(entry.source.title)》\(entry.source.documentNumber)")
    let now = Instant.current
    // What is entered ahead of its day changes nothing today: its effect is that of its first day.
    let day = max(now.day, entry.validFrom)
    let changes = AidPack.differences(
      old: pack, new: pack.adding(entry, entered: now), region: entry.region, day: day,
      standard: .asConfigured)
    let outcomes = changes.filter { $0.parts.contains(.outcome) }
    print(
      "\(day)：\(outcomes.reduce(0) { $0 + $1.paths }) 条路径的结果变了，"
        + "\(changes.reduce(0) { $0 + $1.paths }) 条路径的内容变了")
    for change in outcomes.prefix(10) {
      print("  \(change.paths) × \(change.old) → \(change.new)，比如 \(change.example)")
    }
    print("还没有写入。请对着文件再看一遍，都对就在同一条命令后面加上：--confirm \(entry.fingerprint)")
  }
}

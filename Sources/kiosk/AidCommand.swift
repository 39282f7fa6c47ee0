internal import ArgumentParser
internal import Configuration
internal import Eligibility
internal import Foundation
internal import Model

struct AidCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aid",
    abstract: "The legal-aid self-check: asks, walks, checks and compares rule packs, opens slips' codes.",
    subcommands: [
      AidCheckCommand.self, AidPathsCommand.self, AidLintCommand.self, AidDiffCommand.self,
      AidResumeCommand.self, AidKeygenCommand.self,
      AidUnknownsCommand.self, AidEnterCommand.self,
    ])
}

/// A rule pack on the disk.
enum AidPackFile {
  /// Reads and compiles the pack at `path`, a folder with `.yaml` files; notices are left out of the refusal.
  static func load(_ path: String) throws -> (pack: AidPack, diagnostics: [Diagnostic]) {
    let (files, problems) = YAMLReader.read(folder: path)
    let reading = problems + files.flatMap(\.diagnostics)
    let (pack, compiling) = AidPack.compile(files.compactMap(\.node))
    let diagnostics = reading + compiling
    guard let pack, !diagnostics.contains(where: { $0.severity == .error }) else {
      let errors = diagnostics.filter { $0.severity == .error }
      throw Refusal(errors.map(\.description).joined(separator: "\n"), status: 2)
    }
    return (pack, diagnostics)
  }
}

extension AidPack {
  /// Answers written as `matter=wage`. What is harmless is told on standard error; refuses the rest.
  func checkedAnswers(_ words: [String]) throws -> AidAnswers {
    let pairs = try words.map { text in
      guard let mark = text.firstIndex(of: "=") else {
        throw Refusal("expected KEY=VALUE such as matter=wage, found a word without =", status: 2)
      }
      return (key: String(text[..<mark]), value: String(text[text.index(after: mark)...]))
    }
    let (answers, problems) = answers(pairs)
    for problem in problems where problem.isHarmless { standardError("\(problem)") }
    let wrong = problems.filter { !$0.isHarmless }
    guard wrong.isEmpty else { throw Refusal(wrong.map(\.description).joined(separator: "\n"), status: 2) }
    return answers
  }
}

extension PlaceOptions {
  /// The folder of the configured rule pack.
  var aidFolder: String { locations.configuration + "/aid" }
}

struct AidCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says whether somebody probably qualifies, why, with what, where, until when.")

  @OptionGroup var places: PlaceOptions
  @Argument(help: "Answers such as matter=wage or status=aid,migrant; days such as left_job=2026-01-05.")
  var answers: [String] = []
  @Option(help: "The division code of the county whose institution is asked.")
  var region: String?
  @Option(help: "The day that counts, such as 2026-11-23; today where it is missing.")
  var date: String?
  @Option(help: "Take the hardship standard for set or unset, whatever has been entered.")
  var standard: String?
  @Option(help: "The language of the texts: zh or en.")
  var locale = Model.Locale.zh
  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard standard.map({ ["set", "unset"].contains($0) }) != false else {
      throw ValidationError("--standard takes set or unset, not \(standard ?? "")")
    }
  }

  func run() throws {
    let pack = try places.loadAidPack()
    let answers = try pack.checkedAnswers(answers)
    let result = pack.evaluate(
      answers, region: try checkedRegion(), day: try day(),
      standard: standard.flatMap(AidStandard.init) ?? .asConfigured)
    if json { try printJSON(AidAnswer(result, locale)) } else { print(AidText.of(result, locale)) }
  }

  private func day() throws -> Day {
    guard let date else { return Instant.current.day }
    guard let day = Day(date) else {
      throw Refusal("--date takes a day such as 2026-11-23, not \(date)", status: 2)
    }
    return day
  }

  private func checkedRegion() throws -> String? {
    guard let region else {
      return ConfigurationStore().load(places.locations.configuration).settings.hall.regionCode
    }
    guard AidRegion.isCode(region) else {
      throw Refusal(
        "--region takes a division code of six digits, or nine for a township, not \(region)", status: 2)
    }
    return region
  }
}

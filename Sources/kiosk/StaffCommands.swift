internal import ArgumentParser
internal import CaseSeal
internal import Configuration
internal import Foundation
internal import Model
internal import Screens
internal import UI

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks every configuration file and asks the printer; values not set yet are notices.")

  @OptionGroup var places: PlaceOptions
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let folder = places.locations.configuration
    let loaded = ConfigurationStore().load(folder).adding(places.aidEntries)
    let remarks =
      loaded.diagnostics + loaded.entryProblems + legibility(of: loaded.settings.panel, folder: folder)
      + privateKeys(in: folder) + printer(of: loaded.settings, folder: folder)
      + SpeechDesk(loaded.queue).remarks(file: folder + "/services.yaml")
    if json {
      try printJSON(remarks)
    } else {
      for diagnostic in remarks { print(diagnostic.description) }
      let errors = remarks.count { $0.severity == .error }
      print(errors == 0 ? "\(folder): no errors" : "\(folder): \(errors) errors")
    }
    if remarks.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
  }
}

extension CheckCommand {
  /// Private keys of the institution that lie in the configuration, which is copied from machine to machine.
  private func privateKeys(in folder: String) -> [Diagnostic] {
    OfficerKeyFile.files(in: folder).map { file in
      Diagnostic(
        .warning, file: file, line: 1, message: "a private key of the institution stands in this file",
        hint:
          "take it away and make a new pair with kiosk aid keygen: whoever had a copy can open residents' codes"
      )
    }
  }

  /// How the printer stands that is configured; it is asked now.
  private func printer(of settings: KioskSettings, folder: String) -> [Diagnostic] {
    let desk = PrintDesk(settings, lock: places.locations.data + "/printer.lock")
    return desk.finding.map { finding in
      Diagnostic(
        finding.isWrong ? .warning : .notice, file: folder + "/kiosk.yaml", line: 1, message: finding.sentence
      )
    }.map { [$0] } ?? []
  }

  /// Whether body text can be read from where people stand, on the panel that is configured.
  private func legibility(of panel: KioskSettings.Panel, folder: String) -> [Diagnostic] {
    let canvas = Theme.canvas(forPanel: Size(width: panel.width, height: panel.height))
    let angle = panel.bodyAngle(pointsAlongShortSide: min(canvas.width, canvas.height))
    // The figures of the design are rounded to whole points.
    guard angle < KioskSettings.Panel.leastAngle - 0.01 else { return [] }
    let least = Int(Double(panel.viewingDistanceMillimetres) * angle / KioskSettings.Panel.leastAngle)
    return [
      Diagnostic(
        .warning, file: folder + "/kiosk.yaml", line: 1,
        message:
          "panel: body text appears at \(String(format: "%.2f", angle))°, less than the 0.7° of EN 301 549",
        hint: "let people stand within \(least) mm, or use a larger panel")
    ]
  }
}

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Says what works on this machine and what to do about the rest.")

  private struct Line: Encodable {
    var part: String
    var level: String
    var state: String
    var advice: String?
  }

  @OptionGroup var places: PlaceOptions
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let kiosk = Kiosk(places.locations)
    do { _ = try kiosk.law.open(today: Instant.current.day) } catch { standardError("\(error)") }
    let items = Doctor(kiosk).look()
    if json {
      try printJSON(
        items.map {
          Line(part: $0.name.en, level: $0.level.rawValue, state: $0.state.en, advice: $0.advice?.en)
        })
    } else {
      for item in items {
        let sign =
          switch item.level {
          case .fine: "✓";
          case .attention: "!";
          case .broken: "✕"
          }
        print("\(sign) \(item.name.zh)：\(item.state.zh)\(item.advice.map { "。\($0.zh)" } ?? "")")
      }
    }
    if items.contains(where: { $0.level == .broken }) { throw ExitCode(1) }
  }
}

struct PINCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin",
    abstract: "Reads a staff PIN from standard input and prints the hash for kiosk.yaml (staff.pin_hash).")

  func run() throws {
    if isatty(0) == 1 {
      standardError("Staff PIN, \(PINHash.length.lowerBound) to \(PINHash.length.upperBound) digits:")
    }
    // Never an argument: arguments can be read by every user of the machine.
    guard let pin = Terminal.readSecretLine() else { throw Refusal("no PIN was entered", status: 2) }
    do { print(try PINHash.make(Private(pin))) } catch { throw Refusal("\(error)", status: 2) }
  }
}

/// A terminal that does not show what is typed.
private enum Terminal {
  static func readSecretLine() -> String? {
    var settings = termios()
    let isTerminal = tcgetattr(0, &settings) == 0
    if isTerminal {
      var quiet = settings
      quiet.c_lflag &= ~tcflag_t(ECHO)
      tcsetattr(0, TCSANOW, &quiet)
    }
    defer { if isTerminal { tcsetattr(0, TCSANOW, &settings) } }
    return readLine()
  }
}

struct PrepareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prepare",
    abstract: "Computes what is computed once a machine: input tables and the bundled index.")

  @OptionGroup var places: PlaceOptions

  func run() throws {
    let locations = places.locations
    do {
      try InputDesk(locations).prepare()
      print("pinyin tables: \(locations.pinyinTables.path)")
    } catch {
      throw Refusal("\(error)")
    }
    let (_, statistics) = try places.openLaw()
    print(
      "law index: \(statistics.laws) laws, \(statistics.articles) articles, \(statistics.digests) digests")
  }
}

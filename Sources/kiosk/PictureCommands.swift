internal import ArgumentParser
internal import Configuration
internal import Foundation
internal import Harness
internal import Model
internal import SDLBackend
internal import Screens
internal import Typography
internal import UI

/// A kiosk for pictures: a temporary data folder that also takes what is printed, a staff PIN of its own, nothing of the
/// hall's.
struct PictureStudio {
  /// The PIN of the staff scenes.
  static let pin = "2468"
  let kiosk: Kiosk
  let painter: Painter
  let settings: KioskSettings
  private let folder: URL

  init(_ options: PlaceOptions, imported: Bool) throws {
    var locations = options.locations
    folder = FileManager.default.temporaryDirectory.appending(path: "kiosk-harness-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if !imported { locations.data = folder.path }
    kiosk = Kiosk(locations, slips: folder)
    painter = try kiosk.makePainter()
    var settings = kiosk.settings
    settings.staff.pinHash = try PINHash.make(Private(Self.pin))
    // A hall without a county shows no place and takes no entry: the pictures are of one in 太原小店.
    settings.hall.regionCode = settings.hall.regionCode ?? "140105"
    self.settings = settings
  }

  /// Removes the temporary folder.
  func close() {
    do { try FileManager.default.removeItem(at: folder) } catch {
      standardError("cannot remove \(folder.path): \(error)")
    }
  }

  /// A driver on a panel of that size.
  func driver(panel: Size, locale: Model.Locale = .zh, mode: DisplayMode = DisplayMode()) throws
    -> StageDriver
  {
    kiosk.makeDriver(
      canvas: Theme.canvas(forPanel: panel), settings: settings,
      measuring: FontMeasuring(fonts: painter.fonts, scale: Self.scale(panel))
    ) { app in
      app.locale = locale
      app.mode = mode
    }
  }

  /// Pixels a point on a panel.
  static func scale(_ panel: Size) -> Double {
    Double(panel.width) / Double(Theme.canvas(forPanel: panel).width)
  }

  /// Writes what the driver shows as a PNG file.
  func shoot(_ driver: StageDriver, panel: Size, to file: URL) throws {
    let canvas = try OffscreenCanvas(painter: painter, pixels: panel, scale: Self.scale(panel))
    canvas.repaint(driver.displayList)
    try canvas.writePNG(to: file.path)
  }
}

struct ShootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shoot",
    abstract: "Every screen × portrait/landscape × zh/en × normal/large/contrast, as PNG files.")

  @OptionGroup var places: PlaceOptions
  @Option(help: "The folder for the pictures.")
  var out: String
  @Option(help: "Only scenes whose name begins so.")
  var only: String?
  @Option(help: "Only pictures whose name contains this, such as portrait-zh-normal.")
  var mode: String?
  @Flag(help: "With the imported official texts of the data folder.")
  var imported = false

  func run() throws {
    let studio = try PictureStudio(places, imported: imported)
    defer { studio.close() }
    let folder = URL(filePath: out)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var count = 0
    for variant in Variant.all where mode.map({ variant.name.contains($0) }) ?? true {
      for scene in Scene.all where only.map({ scene.name.hasPrefix($0) }) ?? true {
        let driver = try studio.driver(panel: variant.panel, locale: variant.locale, mode: variant.mode)
        let runner = ScriptRunner(driver: driver, start: Kiosk.harnessStart)
        try runner.run(Script(scene.script, file: scene.name))
        try studio.shoot(
          driver, panel: variant.panel, to: folder.appending(path: "\(scene.name)-\(variant.name).png"))
        count += 1
      }
    }
    print("\(count) pictures in \(folder.path)")
  }
}

/// One way a screen can look.
struct Variant {
  var name: String
  var panel: Size
  var locale: Model.Locale
  var mode: DisplayMode

  /// Portrait and landscape, both languages, each mode.
  static let all: [Variant] = {
    let panels = [
      ("portrait", Size(width: 1080, height: 1920)), ("landscape", Size(width: 1920, height: 1080)),
    ]
    let modes = [
      ("normal", DisplayMode()), ("large", DisplayMode(large: true)),
      ("contrast", DisplayMode(contrast: true)),
      ("lowered", DisplayMode(lowered: true)), ("large-contrast", DisplayMode(large: true, contrast: true)),
    ]
    return panels.flatMap { panel in
      Model.Locale.allCases.flatMap { locale in
        modes.map { mode in
          Variant(
            name: "\(panel.0)-\(locale.rawValue)-\(mode.0)", panel: panel.1, locale: locale, mode: mode.1)
        }
      }
    }
  }()
}

struct TourCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tour",
    abstract: "Walks through every function without a display: a PNG a step and a transcript.")

  @OptionGroup var places: PlaceOptions
  @Option(help: "The folder for the pictures and the transcript.")
  var out: String
  @Flag(help: "With the imported official texts of the data folder.")
  var imported = false

  @Flag(help: .hidden)
  var tellMemory = false

  func run() throws {
    let studio = try PictureStudio(places, imported: imported)
    defer { studio.close() }
    let folder = URL(filePath: out)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let panel = Size(width: studio.settings.panel.width, height: studio.settings.panel.height)
    var transcript = "# A tour of the kiosk\n"
    for (index, scene) in Scene.all.enumerated() {
      let driver = try studio.driver(panel: panel)
      let runner = ScriptRunner(driver: driver, start: Kiosk.harnessStart)
      try runner.run(Script(scene.script, file: scene.name))
      let name = "\(index + 1 < 10 ? "0" : "")\(index + 1)-\(scene.name).png"
      try studio.shoot(driver, panel: panel, to: folder.appending(path: name))
      transcript += "\n## \(index + 1). \(scene.name) (\(name))\n\n"
      if !scene.script.isEmpty {
        transcript += scene.script.split(separator: "\n").map { "> \($0)\n" }.joined() + "\n"
      }
      transcript += driver.tree.semanticDump.split(separator: "\n").map { "    \($0)\n" }.joined()
    }
    try transcript.write(to: folder.appending(path: "transcript.md"), atomically: true, encoding: .utf8)
    print("\(Scene.all.count) pictures and transcript.md in \(folder.path)")
    if tellMemory, let resident = ProcessMemory.megabytes("VmRSS") { print("resident \(resident)") }
  }
}

struct ScriptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "script", abstract: "Runs a .kiosk script.")

  /// How much of the real kiosk takes part.
  enum Depth: String, ExpressibleByArgument, CaseIterable {
    case reducer, offscreen, window
  }

  @OptionGroup var places: PlaceOptions
  @Argument(help: "The script.")
  var file: String
  @Option(
    help: "reducer (letters of fixed width), offscreen (real fonts, painted) or window (a real window).")
  var depth = Depth.offscreen
  @Option(help: "The folder for the pictures that the script takes.")
  var out = "."
  @Flag(help: "With the imported official texts of the data folder.")
  var imported = false

  func run() throws {
    let text: String
    do { text = try String(contentsOfFile: file, encoding: .utf8) } catch {
      throw Refusal("cannot read \(file): \(error.localizedDescription)", status: 2)
    }
    let script: Script
    do { script = try Script(text, file: file) } catch { throw Refusal("\(error)", status: 2) }
    let studio = try PictureStudio(places, imported: imported)
    defer { studio.close() }
    let panel = Size(width: studio.settings.panel.width, height: studio.settings.panel.height)
    switch depth {
    case .reducer, .offscreen: try runStage(script, studio: studio, panel: panel)
    case .window: try runWindow(script, studio: studio)
    }
    print("\(file): \(script.lines.count) steps came true")
  }

  /// The same steps in a real window, painted and presented after each; its clock is the script's.
  private func runWindow(_ script: Script, studio: PictureStudio) throws {
    let panel = studio.settings.panel
    let server = try Xvfb.needed(width: panel.width, height: panel.height)
    defer { server?.stop() }
    let session = try WindowSession(
      studio.kiosk, settings: studio.settings,
      extent: .window(Size(width: panel.width, height: panel.height)),
      now: Kiosk.harnessStart)
    session.openServicesNow()
    session.show(at: Kiosk.harnessStart)
    let folder = URL(filePath: out)
    let driver = session.driver
    let runner = ScriptRunner(driver: driver, start: Kiosk.harnessStart) { name in
      let size = Size(width: panel.width, height: panel.height)
      try studio.shoot(driver, panel: size, to: folder.appending(path: name + ".png"))
    }
    do { try runner.run(script) } catch let error as ScriptError { throw Refusal("\(error)") }
  }

  private func runStage(_ script: Script, studio: PictureStudio, panel: Size) throws {
    let driver =
      depth == .reducer
      ? studio.kiosk.makeDriver(
        canvas: Theme.canvas(forPanel: panel), settings: studio.settings, measuring: FixedAdvance())
      : try studio.driver(panel: panel)
    let folder = URL(filePath: out)
    let runner = ScriptRunner(driver: driver, start: Kiosk.harnessStart) { name in
      try studio.shoot(driver, panel: panel, to: folder.appending(path: name + ".png"))
    }
    do { try runner.run(script) } catch let error as ScriptError { throw Refusal("\(error)") }
  }
}

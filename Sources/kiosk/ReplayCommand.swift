internal import ArgumentParser
internal import Foundation
internal import Model
internal import Runtime
internal import SDLBackend
internal import Screens
internal import UI

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Repeats the touches of a recording and compares the pages they lead to."
  )

  @OptionGroup var places: PlaceOptions
  @Argument(help: "A file that kiosk run --record wrote.")
  var file: String

  func run() throws {
    let header: Recorder.Header
    let lines: [Recorder.Line]
    do { (header, lines) = try Recorder.read(URL(filePath: file)) } catch {
      throw Refusal(
        "\(file) is not a recording of kiosk run --record: \(error.localizedDescription)", status: 2)
    }
    // What was printed then is not printed again.
    let slips = FileManager.default.temporaryDirectory.appending(path: "kiosk-replay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: slips, withIntermediateDirectories: true)
    defer {
      do { try FileManager.default.removeItem(at: slips) } catch { standardError("\(error)") }
    }
    let kiosk = Kiosk(places.locations, slips: slips)
    let painter = try kiosk.makePainter()
    let driver = kiosk.makeDriver(
      canvas: header.canvas, settings: kiosk.settings,
      measuring: FontMeasuring(fonts: painter.fonts, scale: 1),
      start: header.start)
    do {
      try Replay.run(lines, from: header.start, on: driver.stage) { driver.settle() }
    } catch {
      throw Refusal(
        "\(file):\(error.line + 2): the page is \(error.page), in the recording it was \(error.recorded)")
    }
    print("\(file): \(lines.count { $0.touch != nil }) touches led where they led before")
  }
}

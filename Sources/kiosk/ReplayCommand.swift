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
    let kiosk = Kiosk(places.locations)
    let painter = try kiosk.makePainter()
    let driver = kiosk.makeDriver(
      canvas: header.canvas, settings: kiosk.settings,
      measuring: FontMeasuring(fonts: painter.fonts, scale: 1),
      start: header.start)
    for (index, line) in lines.enumerated() {
      driver.advance(to: line.at)
      driver.render()
      driver.touch(line.touch, at: line.at)
      driver.settle()
      driver.advance(to: line.at)
      driver.render()
      guard driver.app.screenName == line.page else {
        throw Refusal(
          "\(file):\(index + 2): the touch led to \(driver.app.screenName), in the recording to \(line.page)")
      }
    }
    print("\(file): \(lines.count) touches led where they led before")
  }
}

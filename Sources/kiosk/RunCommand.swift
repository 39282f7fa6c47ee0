internal import ArgumentParser
internal import Configuration
internal import Foundation
internal import Model
internal import Runtime
internal import SDLBackend
internal import Screens
internal import Tickets
internal import UI
internal import VideoCall

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "run", abstract: "Opens the kiosk.")

  @OptionGroup var places: PlaceOptions
  @Option(help: "A window of that many pixels instead of the whole screen, such as 1080x1920.")
  var window: String?
  @Option(help: "The language the kiosk begins in: zh or en.")
  var locale: Model.Locale?
  @Option(help: "Record every touch to a file, for tests. A kiosk outside a checkout refuses it.")
  var record: String?
  @Option(help: "Where picture and sound of calls come from: devices, or test for computed ones.")
  var media: CallCommand.MediaChoice = .devices
  @Flag(help: .hidden)
  var untilFirstFrame = false
  @Flag(help: .hidden)
  var tellFrames = false

  func validate() throws {
    if let window, panelSize(window) == nil {
      throw ValidationError("--window takes a size such as 1080x1920, not \(window)")
    }
  }

  func run() throws {
    let locations = places.locations
    if record != nil, locations.isInstalled {
      throw Refusal(
        "a kiosk outside a checkout does not record: touches on its keyboard are residents' words", status: 2)
    }
    try PrivateProcess.begin(executable: locations.executable)
    let kiosk = Kiosk(locations, media: media == .test ? .test : nil)
    for problem in kiosk.outcome.problems + kiosk.aid.problems { standardError(problem.description) }
    var settings = kiosk.settings
    if let locale { settings.language = locale }
    let session: WindowSession
    do {
      session = try WindowSession(kiosk, settings: settings, extent: extent(settings), record: record)
    } catch {
      throw Refusal("\(error)")
    }
    session.loop.showFirstFrame()
    if untilFirstFrame {
      tell("first frame")
      return
    }
    session.openServices()
    let keeper = kiosk.queue.keeper
    keeper?.start()
    let leaving = session.run { frames in
      // For `kiosk bench`, which counts what an idle kiosk paints.
      if tellFrames { tell("frame \(frames)") }
    }
    // A restart keeps the process, so no client may be left to it.
    kiosk.calls.stop()
    keeper?.stop()
    kiosk.input.settle()
    if leaving == .restart { try restart(locations.executable) }
  }

  private func extent(_ settings: KioskSettings) -> KioskWindow.Extent {
    if let size = window.flatMap(panelSize) { return .window(size) }
    return settings.panel.isFullScreen
      ? .fullScreen : .window(Size(width: settings.panel.width, height: settings.panel.height))
  }

  /// Begins again with the program that lies at `executable` now, which an upgrade may have replaced.
  private func restart(_ executable: String) throws {
    if let record { standardError("the recording \(record) ends with the restart") }
    try PrivateProcess.become(executable, arguments: Self.withoutRecording(CommandLine.arguments))
  }

  /// A recording is one run: the next one would find its file written.
  private static func withoutRecording(_ arguments: [String]) -> [String] {
    var kept: [String] = []
    var isFile = false
    for argument in arguments {
      if !isFile, argument != "--record", !argument.hasPrefix("--record=") { kept.append(argument) }
      isFile = !isFile && argument == "--record"
    }
    return kept
  }
}

/// A line on standard output at once, also into a pipe.
private func tell(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

/// `1080x1920` as a size; `nil` for anything else or for less than 320 pixels a side.
func panelSize(_ text: String) -> Size? {
  let parts = text.split(separator: "x").compactMap { Int($0) }
  guard parts.count == 2, parts.allSatisfy({ (320...8192).contains($0) }) else { return nil }
  return Size(width: parts[0], height: parts[1])
}

/// A window with a stage behind it and its services opening in the background. Main thread only.
final class WindowSession {
  let loop: KioskLoop
  let stage: Stage
  private let kiosk: Kiosk
  private let display: WindowDisplay
  private let runner: EffectRunner
  private let mailbox: Mailbox
  private let showsCalls: CallsInFront
  private var healthySince: ContinuousClock.Instant?
  /// After so long in health the configuration is kept as the last good one. Source: DESIGN §3.
  private static let healthy = Duration.seconds(30)

  /// Opens the window. `now` is the time it begins with; a harness has a clock of its own.
  init(
    _ kiosk: Kiosk, settings: KioskSettings, extent: KioskWindow.Extent, record: String? = nil,
    now: Instant = .current
  ) throws {
    self.kiosk = kiosk
    let painter = try kiosk.makePainter()
    let window = try KioskWindow(painter: painter, extent: extent, title: settings.hall.name.zh)
    let display = WindowDisplay(window: window, painter: painter)
    self.display = display
    let wake = window.wake
    showsCalls = CallsInFront(window, painter, kiosk.calls)
    mailbox = Mailbox(wake: { wake.wake() })
    let chime = Chime()
    let sound = settings.sound
    let services = kiosk.services(settings: settings) { answer in
      guard sound.chime else { return answer(false) }
      chime.play(volume: sound.volume) { outcome in
        if case .noDevice = outcome { standardError(outcome.description) }
        answer(outcome == .played)
      }
    }
    runner = EffectRunner(services: services, mailbox: mailbox)
    stage = Stage(
      app: kiosk.firstApp(settings: settings, now: now), canvas: display.canvas, measuring: display.measuring,
      runner: runner, mailbox: mailbox)
    let recorder = try record.map {
      try Recorder(file: URL(filePath: $0), header: Recorder.Header(canvas: display.canvas, start: now))
    }
    let socket = ProcessInfo.processInfo.environment["NOTIFY_SOCKET"]
    loop = KioskLoop(
      stage: stage, display: display, watchdog: Watchdog(socketPath: socket, now: now), recorder: recorder,
      clock: KioskClock { .current })
  }

  /// Opens index and input method on a thread of their own.
  func openServices() {
    Thread.detachNewThread { [kiosk, mailbox] in kiosk.openServices { mailbox.post($0) } }
  }

  /// The stage as the harness drives it, with every frame shown in the window.
  var driver: StageDriver {
    StageDriver(
      stage: stage, runner: runner, settleInput: { [kiosk] in kiosk.input.settle() },
      afterRender: { [display] in _ = display.present($0) })
  }

  /// Opens them before it returns, for measuring.
  func openServicesNow() { kiosk.openServices { [mailbox] in mailbox.post($0) } }

  /// Lets time pass and shows what changed, for measuring.
  func show(at now: Instant) {
    stage.advance(to: now)
    stage.render()
    _ = display.present(stage.displayList)
  }

  /// A touch and the frame it leads to, for measuring.
  func touch(_ input: TouchInput, at now: Instant) {
    stage.touch(input, at: now)
    stage.render()
    _ = display.present(stage.displayList)
  }

  /// Runs the loop until somebody leaves. `afterFrame` is called with the number of frames when one was painted.
  func run(afterFrame: (Int) -> Void = { _ in }) -> Stage.Leaving {
    healthySince = .now
    var told = 0
    return loop.run { [self] in
      showsCalls.regainFront()
      if loop.counts.frames != told {
        told = loop.counts.frames
        afterFrame(told)
      }
      if let since = healthySince, since.duration(to: .now) >= Self.healthy {
        healthySince = nil
        keepConfiguration()
      }
    }
  }

  private func keepConfiguration() {
    guard case .current = kiosk.outcome else { return }
    let configuration = kiosk.configuration
    let folder = kiosk.locations.lastGood
    Thread.detachNewThread {
      do {
        try ConfigurationStore().keepAsLastGood(configuration, into: folder)
      } catch {
        standardError("\(error)")
      }
    }
  }
}

internal import Foundation
internal import Harness
internal import Model
internal import Runtime
internal import SDLBackend
internal import Screens
internal import Typography
internal import UI

/// A stage that the harness drives, with the real index and input method behind it.
final class StageDriver: Driver {
  let stage: Stage
  private let runner: EffectRunner
  private let settleInput: () -> Void
  private let afterRender: ([DrawCommand]) -> Void

  /// A driver of `stage`. `afterRender` shows what changed, where there is a window.
  init(
    stage: Stage, runner: EffectRunner, settleInput: @escaping () -> Void,
    afterRender: @escaping ([DrawCommand]) -> Void = { _ in }
  ) {
    self.afterRender = afterRender
    self.stage = stage
    self.runner = runner
    self.settleInput = settleInput
  }

  var app: App { stage.app }
  var tree: PlacedTree<AppAction> { stage.tree }
  var displayList: [DrawCommand] { stage.displayList }

  func touch(_ input: TouchInput, at now: Instant) { stage.touch(input, at: now) }
  func send(_ event: Event, at now: Instant) { stage.send(event, at: now) }
  func advance(to now: Instant) { stage.advance(to: now) }
  @discardableResult func render() -> Bool {
    guard stage.render() else { return false }
    afterRender(stage.displayList)
    return true
  }

  func settle() {
    settleInput()
    let deadline = Date().addingTimeInterval(10)
    while runner.outstanding > 0, Date() < deadline { Thread.sleep(forTimeInterval: 0.0005) }
  }
}

extension Kiosk {
  /// The moment at which harness runs begin, so that pictures are the same every day: 2026-11-23 10:24 in China.
  static let harnessStart = Instant(milliseconds: 1_795_400_640_000)

  /// A kiosk without a window whose services are open. `prepare` changes the first state.
  func makeDriver(
    canvas: Size, settings: KioskSettings, measuring: any TextMeasuring, start: Instant = Kiosk.harnessStart,
    prepare: (inout App) -> Void = { _ in }
  ) -> StageDriver {
    let mailbox = Mailbox(wake: {})
    // A tour shows the pages of a machine with a loudspeaker, and makes no noise.
    let services = services(settings: settings) { answer in answer(true) }
    let runner = EffectRunner(services: services, mailbox: mailbox)
    var app = firstApp(settings: settings, now: start)
    openServices { event in
      // The events are those of the real start; here they are taken before the first frame.
      mailbox.post(event)
    }
    for event in mailbox.drain() { _ = app.update(event, at: start) }
    prepare(&app)
    let stage = Stage(app: app, canvas: canvas, measuring: measuring, runner: runner, mailbox: mailbox)
    return StageDriver(stage: stage, runner: runner, settleInput: { [input] in input.settle() })
  }
}

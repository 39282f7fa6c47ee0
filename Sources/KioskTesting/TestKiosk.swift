internal import Foundation
public import Harness
public import Model
public import Runtime
public import Screens
public import Typography
public import UI

/// A kiosk without devices: a stage with fakes behind it, and a clock that only the test moves.
///
/// One thread at a time. Effects run on the runner's own queues; `settle` waits for all that can answer.
public final class TestKiosk: Driver {
  /// 2026-11-23 10:24:00 in China.
  public static let start = Instant(milliseconds: 1_795_400_640_000)
  /// The panel of the design, in points.
  public static let portrait = Size(width: 1080, height: 1920)

  /// What is tested.
  public let stage: Stage
  /// What lies behind it.
  public let world: FakeWorld
  /// The test's own time.
  public private(set) var now = TestKiosk.start
  private let runner: EffectRunner
  private var laidOut = ""
  private var pokes = 0

  /// A kiosk that has just shown its first frame. `prepare` changes the first state before that.
  public init(
    _ world: FakeWorld = FakeWorld(), settings: KioskSettings = KioskSettings(),
    canvas: Size = TestKiosk.portrait, measuring: any TextMeasuring = FixedAdvance(),
    prepare: (inout App) -> Void = { _ in }
  ) {
    self.world = world
    let mailbox = Mailbox(wake: {})
    runner = EffectRunner(services: .fake(world), mailbox: mailbox)
    var app = App.ready(law: world.law, settings: settings)
    app.services.queue = world.queue
    prepare(&app)
    stage = Stage(app: app, canvas: canvas, measuring: measuring, runner: runner, mailbox: mailbox)
  }

  /// The state.
  public var app: App { stage.app }
  /// The page as it stands.
  public var tree: PlacedTree<AppAction> { stage.tree }
  /// What to draw.
  public var displayList: [DrawCommand] { stage.displayList }

  /// Touches the glass.
  public func touch(_ input: TouchInput, at now: Instant) { stage.touch(input, at: now) }
  /// Lets an event happen that no touch can make.
  public func send(_ event: Event, at now: Instant) { stage.send(event, at: now) }
  /// Lets time pass and takes what effects answered.
  public func advance(to now: Instant) { stage.advance(to: now) }
  /// Lays the page out again.
  @discardableResult public func render() -> Bool { stage.render() }

  /// Waits until every effect has answered, or the first of them stands at the closed gate.
  public func settle() {
    let deadline = Date().addingTimeInterval(30)
    while runner.outstanding > 0, world.lawGate.waiting == 0, world.printGate.waiting == 0,
      world.queueGate.waiting == 0, Date() < deadline
    {
      Thread.sleep(forTimeInterval: 0)
    }
  }

  /// Does what a script says, from where the test's time stands. Throws where a step does not come true.
  public func play(_ script: String) throws {
    let fingers = ScriptRunner(driver: self, start: now)
    defer { now = fingers.now }
    try fingers.run(Script(script, file: "test"))
  }

  /// Touches one target. Nothing happens where no page shows it any more.
  public func tap(_ target: PlacedNode<AppAction>) {
    let fingers = ScriptRunner(driver: self, start: now)
    fingers.tap(target)
    now = fingers.now
  }

  /// Rests a finger for 60 ms on a point of the glass, wherever that is, some time after the last touch.
  ///
  /// For tests with many touches: a page that stays the same page is laid out again at every eighth touch only,
  /// as for fingers that are faster than the painter.
  public func poke(_ point: Point, after milliseconds: Int64 = 600) {
    now = now.adding(milliseconds: milliseconds)
    advance(to: now)
    renderAnotherPage()
    touch(.down(finger: 0, at: point), at: now)
    now = now.adding(milliseconds: 60)
    touch(.up(finger: 0, at: point), at: now)
    settle()
    advance(to: now)
    pokes += 1
    if pokes.isMultiple(of: 8) { render() } else { renderAnotherPage() }
  }

  private func renderAnotherPage() {
    let page = "\(app.screenIdentity) \(app.mode) \(app.locale)"
    guard page != laidOut else { return }
    laidOut = page
    render()
  }
}

extension App {
  /// The first state with the law index and the input method ready.
  public static func ready(
    law: FakeLaw = .ordinary, settings: KioskSettings = KioskSettings(), now: Instant = TestKiosk.start
  ) -> App {
    var app = App(settings: settings, now: now)
    app.services.law = .ready
    app.services.statistics = law.statistics
    app.services.topics = law.topics
    app.services.input = .ready
    return app
  }
}

public import Model
internal import Screens
internal import UI

/// The main loop: waits, lets time and touches change the stage, paints what changed. Main thread only.
public final class KioskLoop {
  /// What the loop counted since its start.
  public struct Counts: Equatable, Sendable {
    /// Frames painted.
    public var frames = 0
    /// Times the loop woke up.
    public var wakes = 0
  }

  /// What the loop counted.
  public private(set) var counts = Counts()
  private let stage: Stage
  private let display: any Display
  private let clock: () -> Instant
  private let watchdog: Watchdog
  private let recorder: Recorder?

  /// A loop on a stage and a display. `clock` tells the time; `recorder` writes what happens, for tests.
  public init(
    stage: Stage, display: any Display, watchdog: Watchdog, recorder: Recorder? = nil,
    clock: @escaping () -> Instant
  ) {
    self.stage = stage
    self.display = display
    self.watchdog = watchdog
    self.recorder = recorder
    self.clock = clock
  }

  /// Paints the first frame.
  public func showFirstFrame() {
    stage.advance(to: clock())
    stage.render()
    display.present(stage.displayList)
    counts.frames += 1
  }

  /// Runs until somebody leaves. Calls `afterWake` with the time after each round, for what the wiring has
  /// to do later.
  public func run(afterWake: (Instant) -> Instant? = { _ in nil }) -> Stage.Leaving {
    var due: Instant?
    while true {
      let now = clock()
      var waits = [stage.nextWake, watchdog.nextBeat]
      if let due { waits.append(due) }
      let until = waits.min() ?? stage.nextWake
      let events = display.wait(milliseconds: Int(max(0, until.milliseconds(since: now))))
      counts.wakes += 1
      if let leaving = round(events) { return leaving }
      due = afterWake(clock())
    }
  }

  private func round(_ events: [DisplayEvent]) -> Stage.Leaving? {
    let now = clock()
    // Time first: a touch that comes after the idle limit finds the page that is really shown.
    stage.advance(to: now)
    for event in events {
      switch event {
      case .touch(let input):
        // Each touch meets the page that the touch before it left.
        stage.render()
        stage.touch(input, at: now)
        recorder?.note(input, page: stage.app.screenName, at: now)
      case .key(let key):
        stage.render()
        stage.press(key, at: now)
      case .resized(let size): stage.resize(to: size, measuring: display.measuring)
      case .quit: return .quit
      }
    }
    if stage.render() {
      display.present(stage.displayList)
      counts.frames += 1
    }
    watchdog.beat(at: now)
    return stage.leaving
  }
}

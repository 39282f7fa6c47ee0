internal import Model
internal import Screens
internal import UI

/// The main loop: waits, lets time and touches change the stage, paints what changed. Main thread only.
public final class KioskLoop {
  /// What the loop counted since its start.
  public struct Counts: Equatable, Sendable {
    /// Frames that reached the screen.
    public var frames = 0
    /// Times the loop woke up.
    public var wakes = 0
  }

  /// No wait is longer, in milliseconds, so that a clock that was set is noticed within a minute.
  static let longestWait: Int64 = 60_000

  /// A frame that did not arrive is presented again after so many milliseconds: our judgement.
  static let retryWait: Int64 = 500

  /// What the loop counted.
  public private(set) var counts = Counts()
  private let stage: Stage
  private let display: any Display
  private var clock: KioskClock
  private let watchdog: Watchdog
  private let recorder: Recorder?
  /// Whether the screen shows something else than the stage.
  private var isStale = true

  /// A loop on a stage and a display. `recorder` writes what happens, for tests.
  public init(
    stage: Stage, display: any Display, watchdog: Watchdog, recorder: Recorder? = nil,
    clock: KioskClock
  ) {
    self.stage = stage
    self.display = display
    self.watchdog = watchdog
    self.recorder = recorder
    self.clock = clock
  }

  /// Paints the first frame.
  public func showFirstFrame() {
    stage.advance(to: tellTime())
    stage.render()
    present()
  }

  private func present() {
    isStale = !display.present(stage.displayList)
    if !isStale { counts.frames += 1 }
  }

  /// Runs until somebody leaves. Calls `afterWake` after each round; a round comes at least with each beat.
  public func run(afterWake: () -> Void = {}) -> Stage.Leaving {
    while true {
      let events = display.wait(milliseconds: Int(nextWait()))
      counts.wakes += 1
      if let leaving = round(events) {
        record(nil, at: tellTime())
        return leaving
      }
      afterWake()
    }
  }

  /// How long nothing has to be done, in milliseconds.
  private func nextWait() -> Int64 {
    let now = tellTime()
    let untilWake = max(0, stage.nextWake.milliseconds(since: now))
    // A dark screen has no beat to wait for: systemd starts a kiosk again that stays dark.
    let untilBeat = isStale ? Self.retryWait : max(0, watchdog.nextBeat.milliseconds(since: now))
    return min(Self.longestWait, untilWake, untilBeat)
  }

  /// The time. Where the clock was set, everything that is counted on it is told before anything else, so that
  /// it goes on lasting as long.
  private func tellTime() -> Instant {
    let (now, step) = clock.tick()
    if let step {
      stage.send(.clockStepped(milliseconds: step), at: now.adding(milliseconds: -step))
      watchdog.clockStepped(milliseconds: step)
    }
    return now
  }

  /// Times of a recording go on evenly, so that a replay needs no clock that is set.
  private func record(_ touch: TouchInput?, at now: Instant) {
    recorder?.note(touch, page: stage.app.screenName, at: now.adding(milliseconds: -clock.stepped))
  }

  private func round(_ events: [DisplayEvent]) -> Stage.Leaving? {
    let now = tellTime()
    // Time first: a touch that comes after the idle limit finds the page that is really shown.
    stage.advance(to: now)
    for event in events {
      switch event {
      case .touch(let input):
        // Each touch meets the page that the touch before it left.
        stage.render()
        record(input, at: now)
        stage.touch(input, at: now)
      case .key(let key):
        stage.render()
        stage.press(key, at: now)
      case .resized(let size): stage.resize(to: size, measuring: display.measuring)
      case .exposed: isStale = true
      case .quit: return .quit
      }
    }
    if stage.render() || isStale { present() }
    if !isStale { watchdog.beat(at: now) }
    return stage.leaving
  }
}

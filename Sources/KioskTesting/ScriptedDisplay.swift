public import Model
public import Runtime
public import Typography
public import UI

/// A display of a test: it tells what happened at set times, moves the clock, and keeps what was presented.
///
/// When nothing is left to happen it asks to quit, so that a loop on it always ends. One thread.
public final class ScriptedDisplay: Display {
  /// Something that happens.
  public struct Step {
    var at: Instant
    var event: DisplayEvent
  }

  /// The canvas, in points.
  public private(set) var canvas = TestKiosk.portrait
  /// Letters of fixed width.
  public let measuring: any TextMeasuring = FixedAdvance()
  /// The display's own time, which waiting moves.
  public private(set) var now = TestKiosk.start
  /// The lists that were presented, oldest first.
  public private(set) var presented: [[DrawCommand]] = []
  /// What happens in a test's own time whenever the loop waits; true ends the wait, as a posted event does.
  public var meanwhile: () -> Bool = { false }
  /// When somebody sets the wall clock, and by how many milliseconds.
  private let clockSteps: [(at: Instant, by: Int64)]
  /// When the screen takes no picture.
  public var isDark: (Instant) -> Bool = { _ in false }
  /// When a list was to be presented, whether it arrived or not.
  public private(set) var attempts: [Instant] = []
  private var steps: [Step]
  private let end: Instant

  /// A display on which these happen, so many milliseconds after the start, until it asks to quit at `end`.
  /// `clockSteps` are the moments at which somebody sets the wall clock, and by how many milliseconds.
  public init(
    _ steps: [(Int64, DisplayEvent)], end milliseconds: Int64, clockSteps: [(Int64, Int64)] = []
  ) {
    self.clockSteps = clockSteps.map { (TestKiosk.start.adding(milliseconds: $0.0), $0.1) }
    self.steps = steps.map { Step(at: TestKiosk.start.adding(milliseconds: $0.0), event: $0.1) }
    end = TestKiosk.start.adding(milliseconds: milliseconds)
  }

  /// The clocks of a machine with this display: its own time, and the wall clock that somebody sets.
  public var clock: KioskClock.Reading {
    let set = clockSteps.filter { $0.at <= now }.reduce(0) { $0 + $1.by }
    return KioskClock.Reading(wall: now.adding(milliseconds: set), sinceBoot: now.milliseconds)
  }

  /// Waits in the display's own time.
  public func wait(milliseconds: Int) -> [DisplayEvent] {
    if meanwhile() { return [] }
    let limit = min(end, now.adding(milliseconds: Int64(milliseconds)))
    if let next = steps.first, next.at <= limit {
      now = max(now, next.at)
      steps.removeFirst()
      if case .resized(let size) = next.event { canvas = size }
      return [next.event]
    }
    now = limit
    return now >= end ? [.quit] : []
  }

  /// Keeps a list, unless the screen is dark.
  public func present(_ commands: [DrawCommand]) -> Bool {
    attempts.append(now)
    guard !isDark(now) else { return false }
    presented.append(commands)
    return true
  }
}

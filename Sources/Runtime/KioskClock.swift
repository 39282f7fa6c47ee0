public import Model

/// The wall clock of the loop, which notices when somebody or NTP sets it.
///
/// Limits, locks and beats are counted on wall time, and a wall clock can be set. So each reading is held
/// against the time since the machine was switched on, which nobody sets. One thread.
public struct KioskClock {
  /// Both clocks, read together.
  public struct Reading: Equatable, Sendable {
    /// The time of day.
    public var wall: Instant
    /// Milliseconds since the machine was switched on, sleep included.
    public var sinceBoot: Int64

    /// Both clocks, read together.
    public init(wall: Instant, sinceBoot: Int64) {
      self.wall = wall
      self.sinceBoot = sinceBoot
    }

    fileprivate var offset: Int64 { wall.milliseconds - sinceBoot }
  }

  /// The clocks may drift apart by that much before it counts as a step, in milliseconds: our judgement. Far
  /// below every limit, far above the time between the two readings.
  public static let tolerance: Int64 = 2000

  private let read: () -> Reading
  private var offset: Int64
  /// By how much the clock was set since the start, in milliseconds.
  public private(set) var stepped: Int64 = 0

  /// A clock that reads both clocks with `read`.
  public init(read: @escaping () -> Reading) {
    self.read = read
    offset = read().offset
  }

  /// The time, and by how many milliseconds the clock was set since the last tick; `nil` where it was not.
  public mutating func tick() -> (now: Instant, step: Int64?) {
    let reading = read()
    let step = reading.offset - offset
    guard abs(step) > Self.tolerance else { return (reading.wall, nil) }
    offset = reading.offset
    stepped += step
    return (reading.wall, step)
  }
}

/// A waiting time as a visitor is told it: from … to … minutes, in steps of five.
public struct WaitRange: Hashable, Codable, Sendable {
  /// The shorter time, in minutes.
  public var low: Int
  /// The longer time, in minutes.
  public var high: Int

  /// A range of minutes as given.
  public init(low: Int, high: Int) {
    self.low = low
    self.high = high
  }

  /// The narrowest range in steps of five minutes around two times in milliseconds.
  public init(from low: Int64, to high: Int64) {
    let step: Int64 = 5 * 60_000
    let first = max(0, low) / step
    let last = max(first + 1, (max(0, high) + step - 1) / step)
    self.init(low: Int(first * 5), high: Int(last * 5))
  }

  /// Whether a time in milliseconds lies in the range, its ends included.
  public func contains(_ milliseconds: Int64) -> Bool {
    milliseconds >= Int64(low) * 60_000 && milliseconds <= Int64(high) * 60_000
  }
}

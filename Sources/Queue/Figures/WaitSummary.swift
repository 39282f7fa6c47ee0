/// The waiting times of some tickets, in whole minutes.
public struct WaitSummary: Hashable, Codable, Sendable {
  /// How many were called.
  public var count: Int
  /// Half waited no longer than this; `nil` where nobody was called.
  public var median: Int?
  /// Nine of ten waited no longer than this.
  public var ninth: Int?
  /// The longest wait.
  public var longest: Int?

  /// Sums up waiting times in milliseconds.
  init(_ waits: [Int64]) {
    let sorted = waits.sorted()
    count = sorted.count
    median = Self.value(sorted, tenths: 5)
    ninth = Self.value(sorted, tenths: 9)
    longest = sorted.last.map(Self.minutes)
  }

  /// The smallest value that is not below so many tenths of all.
  private static func value(_ sorted: [Int64], tenths: Int) -> Int? {
    guard !sorted.isEmpty else { return nil }
    return minutes(sorted[max(0, (sorted.count * tenths + 9) / 10 - 1)])
  }

  private static func minutes(_ milliseconds: Int64) -> Int { Int((milliseconds + 30_000) / 60_000) }
}

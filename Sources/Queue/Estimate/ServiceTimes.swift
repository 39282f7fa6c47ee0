/// How long visitors of one service keep a window busy: the last ones, and what the hall expects.
public struct ServiceTimes: Hashable, Sendable {
  /// How many of the last visits count.
  public static let window = 30
  /// From how many days before today on visits count.
  static let days = 7
  /// For how many visits the hall's own expectation counts.
  static let priorWeight = 5

  /// The last visits in milliseconds, none above three times the median: a window that nobody closed at noon
  /// is no long visit.
  public let samples: [Int64]
  /// What the hall expects, in milliseconds.
  public let prior: Int64

  /// The times of the latest visits, in milliseconds, the latest first, with the hall's expectation in
  /// minutes.
  public init(latest: [Int64], typicalMinutes: Int) {
    prior = Int64(max(1, typicalMinutes)) * 60_000
    let last = latest.prefix(Self.window).map { max(0, $0) }
    let median = Self.median(last + Array(repeating: prior, count: Self.priorWeight))
    samples = last.map { min($0, median * 3) }.sorted()
  }

  /// The robust mean in milliseconds: without the lowest and the highest tenth, drawn to the expectation.
  public var mean: Int64 {
    let cut = samples.count / 10
    let middle = samples.dropFirst(cut).dropLast(cut)
    let sum = middle.reduce(0, +) + prior * Int64(Self.priorWeight)
    return sum / Int64(middle.count + Self.priorWeight)
  }

  /// A visit as it may well turn out.
  func draw(_ dice: inout Dice) -> Int64 {
    let index = dice.below(samples.count + Self.priorWeight)
    if index < samples.count { return samples[index] }
    return Int64(Double(prior) * Self.spread[index - samples.count])
  }

  /// What is left of a visit that has lasted `elapsed` milliseconds.
  func drawRemaining(after elapsed: Int64, _ dice: inout Dice) -> Int64 {
    for _ in 0..<8 {
      let whole = draw(&dice)
      if whole > elapsed { return whole - elapsed }
    }
    // Longer than nearly all others: nobody knows, and it ends some time.
    return mean / 4
  }

  /// How visits lie around what a hall expects, before any was measured; their mean is 1.
  private static let spread = [0.4, 0.7, 0.9, 1.2, 1.8]

  private static func median(_ values: [Int64]) -> Int64 {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}

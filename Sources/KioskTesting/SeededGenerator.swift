internal import Foundation

/// Random numbers that a printed seed repeats: the environment's `SEED` where it is set, otherwise a new one.
///
/// Source: SplitMix64, Steele, Lea and Flood, “Fast splittable pseudorandom number generators”, 2014.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  /// What repeats the run.
  public let seed: UInt64
  private var state: UInt64

  /// A generator that prints its seed beside the name of what it is for.
  public init(for purpose: String) {
    let given = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init)
    self.init(seed: given ?? UInt64.random(in: 0...999_999_999))
    print("\(purpose): SEED=\(seed)")
  }

  /// A generator with a seed of its own, such as one of many sessions of a run.
  public init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

import Foundation

/// Random numbers that a printed seed repeats (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  /// Prints the seed; the environment's `SEED` repeats a run.
  init(for purpose: String) {
    let given = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) }
    state = given ?? UInt64.random(in: 0...999_999_999)
    print("\(purpose): SEED=\(state)")
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

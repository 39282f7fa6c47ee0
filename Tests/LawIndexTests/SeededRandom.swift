import Foundation

/// Random numbers that a printed seed repeats (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  let seed: UInt64
  private var state: UInt64

  /// Takes the seed from the environment variable SEED, or a new one, and prints it.
  init(_ test: String) {
    seed = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? .random(in: 0...999_999)
    state = seed
    print("\(test): SEED=\(seed)")
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

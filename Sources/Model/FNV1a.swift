/// The 64-bit hash of Fowler, Noll and Vo (FNV-1a): tells a change from no change, and is the same on every machine.
///
/// It is no protection against somebody who means harm.
@frozen
public struct FNV1a: Sendable {
  /// The hash of what was added so far.
  public var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of nothing.
  @inlinable
  public init() {}

  /// Adds bytes, one step each.
  @inlinable
  public mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(word: UInt64(byte)) }
  }

  /// Adds a whole word in one step.
  @inlinable
  public mutating func add(word: UInt64) {
    value = (value ^ word) &* 0x100_0000_01B3
  }

  /// The value in 16 hexadecimal digits.
  public var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

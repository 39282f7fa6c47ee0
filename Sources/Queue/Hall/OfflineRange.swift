public import Model

/// Numbers of one day and letter that one kiosk may give out while the server cannot be reached.
///
/// They are taken from the top of the three digits downwards, so that the ordinary numbers, which count
/// upwards, show no gap.
public struct OfflineRange: Hashable, Codable, Sendable {
  /// The business day.
  public var day: Day
  /// The letter.
  public var letter: String
  /// The kiosk that may use it, by a name that no other kiosk has.
  public var kiosk: String
  /// The first number.
  public var first: Int
  /// The last number.
  public var last: Int

  /// A reserved range.
  public init(day: Day, letter: String, kiosk: String, first: Int, last: Int) {
    self.day = day
    self.letter = letter
    self.kiosk = kiosk
    self.first = first
    self.last = last
  }

  /// The highest number that a reservation begins below.
  public static let top = 999
  /// How far ordinary numbers stay from a new reservation.
  public static let margin = 100

  /// Where a new range of `count` numbers goes, when ordinary numbers have come to `issued` and others have
  /// reserved `taken`: below the lowest reservation, or above everything where no room is left there.
  public static func place(count: Int, issued: Int, taken: [ClosedRange<Int>]) -> ClosedRange<Int> {
    let count = max(1, count)
    let below = (taken.map(\.lowerBound).min() ?? top + 1) - 1
    if below - count + 1 > issued + margin { return (below - count + 1)...below }
    let above = max(issued + margin, taken.map(\.upperBound).max() ?? top) + 1
    return above...(above + count - 1)
  }
}

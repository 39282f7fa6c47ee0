/// What is left of a length, shared by weight among the children that grow.
struct Shares {
  /// The children that grow, by index, each with its points.
  private(set) var points: [(index: Int, points: Int)] = []

  /// Shares `left` points; a child without a weight takes no part, and none gets less than its `least`.
  init(weights: [Int?], least: [Int], left: Int) {
    var open: [(index: Int, weight: Int)] = []
    for (index, weight) in weights.enumerated() {
      if let weight { open.append((index, weight)) }
    }
    var left = max(0, left)
    // Who needs more than its share takes it first; what that leaves is shared anew among the others.
    while let needy = open.firstIndex(where: { Self.share(of: left, $0.weight, open) < least[$0.index] }) {
      let index = open.remove(at: needy).index
      points.append((index, least[index]))
      left = max(0, left - least[index])
    }
    while let next = open.first {
      let share = Self.share(of: left, next.weight, open)
      points.append((next.index, share))
      left -= share
      open.removeFirst()
    }
  }

  private static func share(of left: Int, _ weight: Int, _ open: [(index: Int, weight: Int)]) -> Int {
    let sum = open.reduce(0) { $0 + $1.weight }
    return sum > 0 ? left * weight / sum : 0
  }
}

/// The free room along an axis: before the first child, or between them.
struct Spread {
  /// Room before the first child, in points.
  let before: Int
  private let free: Int
  private let gaps: Int

  init(_ justify: Alignment, free: Int, count: Int) {
    let free = max(0, free)
    switch justify {
    case .start: before = 0
    case .center: before = free / 2
    case .end: before = free
    case .stretch: before = 0
    }
    self.free = justify == .stretch ? free : 0
    gaps = count - 1
  }

  /// Room after that child besides the gap, in points. The last child ends exactly at the end.
  func between(_ position: Int) -> Int {
    guard gaps > 0 else { return 0 }
    return free * (position + 1) / gaps - free * position / gaps
  }
}

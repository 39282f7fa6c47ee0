import Model

/// Somebody in the line, as far as the order of calls depends on it.
struct Candidate {
  /// The time that counts for the place.
  var placedAt: Int64
  /// For how many minutes one minute of waiting counts.
  var weight: Double
  /// Not to be called before.
  var notBefore: Int64
  /// Decides between two that are alike: the number on the ticket.
  var number: Int

  /// What the waiting counts at a moment. A clock that was set back counts as no waiting.
  func score(at now: Int64) -> Double { Double(max(0, now - placedAt)) * weight }

  /// Whether this one is called before another, both being callable.
  func precedes(_ other: Candidate, at now: Int64) -> Bool {
    let (mine, theirs) = (score(at: now), other.score(at: now))
    if mine != theirs { return mine > theirs }
    if placedAt != other.placedAt { return placedAt < other.placedAt }
    return number < other.number
  }
}

/// The order of calls: the one rule that windows, screens and the waiting estimate share.
enum CallOrder {
  /// The one that comes next of those at `indices`, and whether only the limit of priorities in a row made it
  /// so.
  static func next(
    among indices: some Sequence<Int>, of candidates: [Candidate], at now: Int64, prioritiesInARow: Int,
    policy: CallPolicy
  ) -> (index: Int, isForced: Bool)? {
    var best: Int?
    var bestWithout: Int?
    for index in indices where candidates[index].notBefore <= now {
      let candidate = candidates[index]
      if best.map({ candidate.precedes(candidates[$0], at: now) }) ?? true { best = index }
      if candidate.weight <= 1, bestWithout.map({ candidate.precedes(candidates[$0], at: now) }) ?? true {
        bestWithout = index
      }
    }
    guard let best else { return nil }
    let isLimited = policy.mostPrioritiesInARow > 0 && prioritiesInARow >= policy.mostPrioritiesInARow
    if isLimited, let bestWithout, bestWithout != best { return (bestWithout, true) }
    return (best, false)
  }
}

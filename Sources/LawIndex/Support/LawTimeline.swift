import Model

/// Which version of a law counts on a day.
struct LawTimeline {
  /// What matters of a version.
  struct Version: Hashable {
    /// The version's row.
    var id: Int64
    /// Days after 1970-01-01 of its passing; `nil` where unknown.
    var passed: Int?
    /// The same of the day from which it counts.
    var effective: Int?
    /// Whether the text names that day; else it is the day of passing.
    var isKnown: Bool
    /// How new the collection is that it comes from; the newer one wins where versions are equal.
    var sourceAge: Int

    /// The order of versions: by passing, then by day in force, then by collection.
    fileprivate var order: (Int, Int, Int) { (passed ?? .min, effective ?? .min, sourceAge) }
  }

  /// All versions, in no particular order.
  var versions: [Version]
  /// The day from which the law no longer binds.
  var repealed: Int?
  /// The day from which the version counts that our digests explain.
  var digestsFrom: Int?

  /// The version in force on a day, or the next announced one where none is; `nil` for a law that ended.
  ///
  /// A law that was passed anew under the same title after the repeal of the old one is not repealed by it.
  func current(on day: Day) -> Version? {
    let today = day.daysSinceEpoch
    let alive = versions.filter { !isOver($0, on: today) }
    let inForce = alive.filter { ($0.effective ?? .min) <= today }.max { $0.order < $1.order }
    return inForce ?? alive.min { ($0.effective ?? .min) < ($1.effective ?? .min) }
  }

  /// The first version that comes into force after a day and is newer than the one that counts on it.
  func announced(after day: Day) -> Version? {
    guard let current = current(on: day) else { return nil }
    return versions.filter { ($0.effective ?? .min) > day.daysSinceEpoch && $0.id != current.id }
      .filter { !isOver($0, on: day.daysSinceEpoch) }
      .min { ($0.effective ?? .min) < ($1.effective ?? .min) }
  }

  /// The versions that count on `day` or may count later.
  func kept(from day: Day?) -> [Version] {
    guard let day else { return versions }
    let current = current(on: day)
    return versions.filter { $0.id == current?.id || ($0.effective ?? .min) > day.daysSinceEpoch }
      .filter { !isOver($0, on: day.daysSinceEpoch) }
  }

  /// The version that the digests were written from: the one that counted on their own day, whatever day it is now.
  /// `nil` where it was not imported.
  var explained: Version? {
    guard let digestsFrom, let version = current(on: Day(daysSinceEpoch: digestsFrom)) else { return nil }
    return isNewerThanDigests(version) ? nil : version
  }

  /// Whether the law's digests speak of what no longer binds on a day: a law that has ended, or an older text.
  func digestsEnded(on day: Day) -> Bool {
    if let repealed, let digestsFrom, repealed <= day.daysSinceEpoch, digestsFrom < repealed { return true }
    return digestsAreOlder(on: day)
  }

  /// Whether a newer text counts on a day than the one that the digests were written from.
  func digestsAreOlder(on day: Day) -> Bool {
    guard let current = current(on: day) else { return false }
    return isNewerThanDigests(current) && (current.effective ?? .min) <= day.daysSinceEpoch
  }

  private func isNewerThanDigests(_ version: Version) -> Bool {
    guard let digestsFrom, let effective = version.effective else { return false }
    return effective > digestsFrom
  }

  private func isOver(_ version: Version, on today: Int) -> Bool {
    guard let repealed, repealed <= today else { return isSuperseded(version, on: today) }
    return (version.effective ?? .min) < repealed || isSuperseded(version, on: today)
  }

  /// Whether our digests already explain a newer version, which was not imported.
  private func isSuperseded(_ version: Version, on today: Int) -> Bool {
    guard let digestsFrom, digestsFrom <= today, let effective = version.effective else { return false }
    return effective + (version.isKnown ? 0 : Self.longestWait) < digestsFrom
  }

  /// The most days that pass between the passing of an amendment and its coming into force.
  private static let longestWait = 400
}

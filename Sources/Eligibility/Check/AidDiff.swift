public import Model

/// What changes for people between two packs.
public struct AidDifference: Hashable, Sendable {
  /// A part of a result.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    /// The outcome.
    case outcome
    /// The rule that decides.
    case rule
    /// The reasons.
    case reasons
    /// The citations.
    case cites
    /// The papers.
    case materials
    /// The place.
    case place
    /// The periods.
    case deadlines
    /// The next steps.
    case next
    /// What comes on top.
    case modifiers
  }

  /// What the old pack says, as rule and outcome.
  public var old: String
  /// What the new pack says.
  public var new: String
  /// What differs.
  public var parts: [Part]
  /// On how many of the walked paths.
  public var paths: Int
  /// One of them.
  public var example: String
}

extension AidPack {
  /// Replays every path of both packs over both, and lists what changes, the largest change first.
  ///
  /// Of answers that no rule tells apart, such as a matter among those that are treated alike, another one is
  /// taken on each path, so that every text is met as well.
  ///
  /// `standard` says what to take the hardship standard for; other values are as each pack has them.
  public static func differences(
    old: AidPack, new: AidPack, region: String?, day: Day, standard: AidStandard
  ) -> [AidDifference] {
    var found: [[String]: AidDifference] = [:]
    var seen = Set<AidAnswers>()
    for (pack, other) in [(old, new), (new, old)] {
      let values = pack.states(region: region ?? pack.region, day: day, standard: standard).map(\.isThere)
      let walk = PathWalk(pack: pack, values: values, partition: AidPartition(pack, refinedBy: other))
      var turn = 0
      walk.walk { leaf in
        turn += 1
        guard seen.insert(pack.answers(leaf.raw)).inserted else { return }
        let raw = walk.taking(turn, of: leaf.raw)
        let answers = pack.answers(raw)
        let before = old.evaluate(answers, region: region, day: day, standard: standard)
        let after = new.evaluate(answers, region: region, day: day, standard: standard)
        let parts = AidDifference.Part.allCases.filter { !$0.isSame(before, after) }
        guard !parts.isEmpty else { return }
        let (was, now) = (
          "\(before.rule) \(before.outcome.rawValue)", "\(after.rule) \(after.outcome.rawValue)"
        )
        found[
          [was, now] + parts.map(\.rawValue),
          default: AidDifference(old: was, new: now, parts: parts, paths: 0, example: pack.describe(raw))
        ].paths += 1
      }
    }
    return found.values.sorted {
      ($0.parts.contains(.outcome) ? 0 : 1, -$0.paths, $0.example) < (
        $1.parts.contains(.outcome) ? 0 : 1, -$1.paths, $1.example
      )
    }
  }
}

extension AidDifference.Part {
  /// Whether two results agree in this part.
  func isSame(_ left: AidResult, _ right: AidResult) -> Bool {
    switch self {
    case .outcome: left.outcome == right.outcome
    case .rule: left.rule == right.rule
    case .reasons: left.reasons == right.reasons
    case .cites: left.citations == right.citations
    case .materials: left.materials == right.materials
    case .place: left.place == right.place
    case .deadlines: left.deadlines == right.deadlines
    case .next: left.next == right.next
    case .modifiers: left.modifiers == right.modifiers
    }
  }
}

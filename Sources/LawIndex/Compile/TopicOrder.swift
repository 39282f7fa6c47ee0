import Model

/// The order in which a topic lists its digests.
enum TopicOrder {
  /// The place of every digest in its topic, from 0.
  ///
  /// First come those that the topic names, as it names them. Of the rest, those that residents need more stand
  /// first: the law's prior, once for the digest itself and once for each lay phrase that leads to it.
  static func places(in bundle: LawBundle) -> [LawReference: Int] {
    let phrases = bundle.layTerms.flatMap(\.references).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let digests = bundle.laws.flatMap(\.digests)
    var places: [LawReference: Int] = [:]
    for (topic, members) in Dictionary(grouping: digests, by: \.topic) {
      let named = bundle.firstDigests[topic] ?? []
      let rest = Set(members.map(\.reference)).subtracting(named).sorted { left, right in
        let (one, other) = (need(of: left, phrases, bundle), need(of: right, phrases, bundle))
        return one == other ? (left.law, left.article) < (right.law, right.article) : one > other
      }
      for (place, reference) in (named + rest).enumerated() { places[reference] = place }
    }
    return places
  }

  private static func need(
    of reference: LawReference, _ phrases: [LawReference: Int], _ bundle: LawBundle
  ) -> Double {
    bundle.prior(of: reference.law) * Double(1 + phrases[reference, default: 0])
  }
}

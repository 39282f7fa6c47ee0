public import Model

/// What a person still has to enter or check, for one region on one day.
public struct AidUnknowns: Hashable, Sendable {
  /// One value.
  public struct Item: Hashable, Sendable {
    /// The value, with every entry of every region.
    public var value: AidValue
    /// How it stands in the region on the day.
    public var state: AidValue.State
    /// The ids of the rules that decide by it.
    public var rules: [String]
    /// How many other parts of a result rest on it: papers, places, periods, steps, articles.
    public var otherUses: Int
    /// The entries of the region and of those above it, the one entered last first.
    public var entries: [AidValue.Entry]
    /// The division code whose entry decides; `nil` where there is none.
    public var decidedBy: String?
  }

  /// A citation whose text nobody has read.
  public struct Citation: Hashable, Sendable {
    /// The citation as it is shown.
    public var citation: AidCitation
    /// The law's full title.
    public var lawTitle: String
    /// How often the pack cites it.
    public var places: Int
  }

  /// The values, what matters most first: those that cannot be used, by how many rules wait for them.
  public var values: [Item]
  /// What the pack cites without its text, what is cited most first.
  public var citations: [Citation]

  /// How many values cannot be used.
  public var missing: Int { values.count { !$0.state.isUsable } }
}

extension AidPack {
  /// What a person still has to enter or check for `region`, the pack's own where none is named, on `day`.
  public func unknowns(region: String?, day: Day) -> AidUnknowns {
    let region = region ?? self.region
    let items = values.enumerated().map { index, value in
      let codes = value.isInherited ? AidRegion.chain(region) : [AidRegion.county(region)]
      return AidUnknowns.Item(
        value: value, state: value.state(region: region, day: day), rules: rules(restingOn: index),
        otherUses: otherUses(of: index),
        entries: value.entries.filter { $0.content != nil && codes.contains($0.region) }.reversed(),
        decidedBy: codes.first { code in value.entries.contains { $0.region == code && $0.content != nil } })
    }
    // A number of days can hold while nobody has entered its article.
    let settled = items.map { $0.state.article != nil || $0.state == .holds(.absent) }
    let sorted = items.enumerated().sorted { left, right in
      Self.urgency(left.element, left.offset) < Self.urgency(right.element, right.offset)
    }
    return AidUnknowns(values: sorted.map(\.element), citations: unverified(settled))
  }

  private static func urgency(_ item: AidUnknowns.Item, _ place: Int) -> (Int, Int, Int, Int) {
    (item.state.isUsable ? 1 : 0, -item.rules.count, -item.otherUses, place)
  }

  /// The rules whose condition asks for a value.
  private func rules(restingOn value: Int) -> [String] {
    rules.filter { $0.condition.values.contains(value) }.map(\.id)
  }

  private func otherUses(of value: Int) -> Int {
    let conditions =
      modifiers.map(\.condition) + materials.map(\.condition) + places.map(\.condition)
      + deadlines.map(\.condition) + help.compactMap(\.condition) + questions.map(\.counts)
    let inConditions = conditions.count { $0.values.contains(value) }
    let inCitations = allSources.count { $0.value == value }
    let inPeriods = deadlines.count { $0.value == value }
    let isContact = values[value].kind == .contact ? places.count { !$0.isElsewhere } : 0
    return inConditions + inCitations + inPeriods + isContact
  }

  private func unverified(_ settled: [Bool]) -> [AidUnknowns.Citation] {
    var found: [AidUnknowns.Citation] = []
    for source in allSources {
      let isEntered = source.value.map { settled[$0] } ?? false
      guard source.citation.unverified || source.value != nil, !isEntered else { continue }
      if let index = found.firstIndex(where: { $0.citation == source.citation }) {
        found[index].places += 1
      } else {
        found.append(
          AidUnknowns.Citation(
            citation: source.citation, lawTitle: laws[source.citation.law]?.title ?? source.citation.law,
            places: 1))
      }
    }
    return found.sorted { ($1.places, $0.citation.chinese) < ($0.places, $1.citation.chinese) }
  }
}

/// Which choices no condition tells apart: a path walked with one of them stands for those with the others.
///
/// This is exact, not a sample: two answers that every test treats alike lead along the same pages to the same
/// rule.
struct AidPartition {
  /// The classes of each question's choices, a bit a choice.
  let classes: [[UInt64]]

  /// The partition by everything that decides in `pack`, refined by what decides in `other`, so that the same
  /// walk is exact for both.
  init(_ pack: AidPack, refinedBy other: AidPack? = nil) {
    var tests = pack.decidingConditions.flatMap(\.answerTests)
    if let other { tests += Self.translated(other, to: pack) }
    if let groupKey = pack.keyIndex[AidPack.groupKey], let matterKey = pack.keyIndex[AidPack.matterKey] {
      // A group follows from its matters, so a test of one tells the others apart.
      tests += tests.filter { $0.key == groupKey }.map { (matterKey, pack.matters(ofGroups: $0.choices)) }
    }
    classes = pack.questions.enumerated().map { key, question in
      // Each group has a page of its own.
      question.key == AidPack.groupKey
        ? question.choices.indices.map { 1 << UInt64($0) }
        : Self.classes(of: question.choices.count, tests: tests.filter { $0.key == key }.map(\.choices))
    }
  }

  private static func classes(of count: Int, tests: [UInt64]) -> [UInt64] {
    var order: [[Bool]] = []
    var masks: [[Bool]: UInt64] = [:]
    for choice in 0..<min(count, 64) {
      let signature = tests.map { $0 & (1 << UInt64(choice)) != 0 }
      if masks[signature] == nil { order.append(signature) }
      masks[signature, default: 0] |= 1 << UInt64(choice)
    }
    return order.compactMap { masks[$0] }
  }

  /// The tests of another pack, by the names of keys and choices.
  private static func translated(_ other: AidPack, to pack: AidPack) -> [(key: Int, choices: UInt64)] {
    other.decidingConditions.flatMap(\.answerTests).compactMap { test in
      guard other.questions.indices.contains(test.key), let key = pack.keyIndex[other.questions[test.key].key]
      else { return nil }
      var choices: UInt64 = 0
      for (index, choice) in other.questions[test.key].choices.enumerated()
      where test.choices & (1 << UInt64(index)) != 0 {
        guard let own = pack.questions[key].choices.firstIndex(where: { $0.id == choice.id }) else {
          continue
        }
        choices |= 1 << UInt64(own)
      }
      return (key, choices)
    }
  }
}

extension AidPack {
  /// Every condition on which a page or a rule depends.
  var decidingConditions: [AidCondition] {
    rules.map(\.condition) + derivations.map(\.condition) + questions.map(\.counts) + screens.map(\.shown)
      + questions.flatMap { $0.choices.map(\.offered) }.filter { $0 != .always } + [endsWhen]
  }

  /// The matters that stand under the groups, as bits of the key `matter`.
  func matters(ofGroups mask: UInt64) -> UInt64 {
    var matters: UInt64 = 0
    for (index, matter) in self.matters.enumerated() {
      guard let group = groups.firstIndex(where: { $0.id == matter.group }) else { continue }
      if mask & (1 << UInt64(group)) != 0 { matters |= 1 << UInt64(index) }
    }
    return matters
  }
}

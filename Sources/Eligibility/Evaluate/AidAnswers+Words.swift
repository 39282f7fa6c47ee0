import Model

extension AidAnswers {
  /// The answers as words such as `status=aid,migrant` and `left_job=2026-01-05`, by key.
  public var words: [String] {
    pairs.map { "\($0.key)=\($0.value)" }
  }

  /// The same as keys and values, which `AidPack.answers` reads and complains of.
  public var pairs: [(key: String, value: String)] {
    let answered = values.filter { !$0.value.isEmpty }.map { ($0.key, $0.value.joined(separator: ",")) }
    let place = region.map { [(Self.regionKey, $0)] } ?? []
    return (answered + dates.map { ($0.key, "\($0.value)") } + place).sorted { $0.0 < $1.0 }
  }

  /// Reads the words that `words` makes, whatever a pack may know of them; `nil` where one has no key or value.
  public init?(words: [String]) {
    self.init()
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, word.first != "=" else { return nil }
      if parts[0] == Self.regionKey {
        region = parts[1]
      } else if let day = Day(parts[1]) {
        dates[parts[0]] = day
      } else {
        values[parts[0]] = parts[1].split(separator: ",").map(String.init)
      }
    }
  }
}

extension AidFlow {
  /// What counts of the answers and nothing else: what a person took back by changing an earlier answer is
  /// gone, and so is the group, which follows from the matter.
  public func counting(_ answers: AidAnswers) -> AidAnswers {
    let bits = pack.bits(answers)
    let situation = pack.situation(bits, values: values)
    var kept = AidAnswers(
      dates: answers.dates.filter { date in pack.starts.contains { $0.key == date.key } },
      region: answers.region)
    for (index, question) in pack.questions.enumerated() where situation.counts(index) && bits[index] != 0 {
      let chosen = question.choices.enumerated().filter { bits[index] & (1 << UInt64($0.offset)) != 0 }
      kept.values[question.key] = chosen.map(\.element.id)
    }
    if kept[AidPack.matterKey] != nil { kept[AidPack.groupKey] = nil }
    return kept
  }
}

import Model

/// The answers as the rules see them: those that count, and what follows from them.
struct AidSituation: Hashable, Sendable {
  var knowledge: AidKnowledge
  /// The questions that count, a bit a question.
  var counting: UInt64

  func counts(_ key: Int) -> Bool { counting & (1 << UInt64(key)) != 0 }
  func isAnswered(_ key: Int) -> Bool { knowledge.answers[key] != 0 }
}

extension AidPack {
  /// The answers as bits. Unknown keys and values are passed over; a choice that means none of the others
  /// gives way to them.
  func bits(_ answers: AidAnswers) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: questions.count + 1)
    for (key, values) in answers.values {
      guard let index = keyIndex[key] else { continue }
      let question = questions[index]
      for value in question.isMultiple ? values[...] : values.prefix(1) {
        if let choice = question.choices.firstIndex(where: { $0.id == value }) { bits[index] |= 1 << choice }
      }
      if let none = question.noneChoice, let choice = question.choices.firstIndex(where: { $0.id == none }),
        bits[index] & ~(1 << choice) != 0
      {
        bits[index] &= ~(1 << choice)
      }
    }
    return bits
  }

  /// Goes through the questions in their order: an answer counts only where its question would be asked, so
  /// what a person said before changing an earlier answer is forgotten.
  func situation(_ raw: [UInt64], values: [Bool]) -> AidSituation {
    var raw = raw
    for implied in implications where raw[implied.answered] != 0 && raw[implied.key] == 0 {
      raw[implied.key] = implied.choices
    }
    var knowledge = AidKnowledge(
      answers: [UInt64](repeating: 0, count: questions.count + 1), values: values)
    followMatter(&raw)
    var counting: UInt64 = 0
    for (index, question) in questions.enumerated() {
      guard knowledge.holds(question.counts) else { continue }
      counting |= 1 << UInt64(index)
      // What was derived from earlier answers is stronger than what is said here.
      if knowledge.answers[index] == 0 { knowledge.answers[index] = raw[index] }
      for derivation in derivations where knowledge.holds(derivation.condition) {
        knowledge.answers[derivation.key] = derivation.choices
      }
    }
    // What asking a question rests on is not what the decision rests on.
    knowledge.missed = []
    return AidSituation(knowledge: knowledge, counting: counting)
  }

  /// The group follows from the matter, whatever was said.
  private func followMatter(_ raw: inout [UInt64]) {
    guard let groupKey = keyIndex[Self.groupKey], let matter = matter(of: raw),
      let group = groups.firstIndex(where: { $0.id == matter.group })
    else { return }
    raw[groupKey] = 1 << UInt64(group)
  }

  /// The matter that the bits name.
  func matter(of bits: [UInt64]) -> AidMatter? {
    guard let key = keyIndex[Self.matterKey], bits[key] != 0 else { return nil }
    let index = bits[key].trailingZeroBitCount
    return matters.indices.contains(index) ? matters[index] : nil
  }

  /// The first rule whose condition holds; `nil` where none does. What it rests on is remembered.
  func decide(_ situation: inout AidSituation) -> Int? {
    rules.firstIndex { situation.knowledge.holds($0.condition) }
  }
}

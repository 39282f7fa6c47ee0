import Model

/// Collects the parts of a result that come after the decision.
struct ResultBuilder {
  let pack: AidPack
  var knowledge: AidKnowledge
  let states: [AidValue.State]
  let region: String
  let day: Day
  let dates: [String: Day]

  /// The modifiers that apply, safety first.
  mutating func modifiers() -> [AidModifier] {
    let applying = pack.modifiers.filter { knowledge.holds($0.condition) }
    let order: [AidModifierKind] = [.safety, .child, .urgent, .elsewhere, .priority, .together]
    return order.flatMap { kind in applying.filter { $0.kind == kind } }
  }

  /// Modifiers as a result has them.
  func results(_ modifiers: [AidModifier]) -> [AidResult.Modifier] {
    modifiers.map {
      AidResult.Modifier(id: $0.id, kind: $0.kind, notes: $0.notes, citations: citations($0.citations))
    }
  }

  /// Citations with the articles that have been entered, each once.
  func citations(_ sources: [AidCitationSource]) -> [AidCitation] {
    var found: [AidCitation] = []
    for source in sources {
      var citation = source.citation
      if let value = source.value {
        // What there is not cannot be cited.
        if states[value] == .holds(.absent) { continue }
        citation.unverified = states[value].article == nil
        citation.article = states[value].article ?? citation.article
      }
      if !found.contains(citation) { found.append(citation) }
    }
    return found
  }

  /// The papers to bring.
  mutating func materials() -> [AidResult.Material] {
    pack.materials.filter { knowledge.holds($0.condition) }.map {
      AidResult.Material(
        id: $0.id, set: $0.set, name: $0.name, item: $0.item, quiet: $0.quiet, form: $0.form,
        formNote: $0.formNote,
        isOptional: $0.isOptional, citations: citations($0.citations))
    }
  }

  /// Where to go.
  mutating func place() -> AidResult.Place {
    guard let rule = pack.places.first(where: { knowledge.holds($0.condition) }) else {
      return AidResult.Place(
        id: "", brief: pack.disclaimer, text: pack.disclaimer, isElsewhere: false, region: nil, contact: nil,
        citations: [])
    }
    return AidResult.Place(
      id: rule.id, brief: rule.brief, text: rule.text, isElsewhere: rule.isElsewhere,
      region: rule.isElsewhere ? nil : region,
      contact: rule.isElsewhere ? nil : contact, citations: citations(rule.citations))
  }

  private var contact: AidResult.Contact? {
    for state in states {
      if case .holds(.contact(let name, let address, let phone)) = state {
        return AidResult.Contact(name: name, address: address, phone: phone)
      }
    }
    return nil
  }

  /// Until when; a last day only where its first is known and it is still to come.
  mutating func deadlines() -> [AidResult.Deadline] {
    pack.deadlines.filter { knowledge.holds($0.condition) }.map { rule in
      var deadline = AidResult.Deadline(
        id: rule.id, brief: rule.brief, text: rule.text, start: nil, period: rule.period, lastDay: nil,
        warning: nil, citations: citations(rule.citations))
      if let value = rule.value, case .holds(.days(let days, _)) = states[value] {
        deadline.period = AidPeriod(days, .days)
      }
      // A period in hours, or one that nobody has entered, has no last day whatever the first is.
      if let period = deadline.period, period.unit != .hours { deadline.start = rule.start }
      if let end = rule.start.flatMap({ dates[$0] }).flatMap({ deadline.period?.end(from: $0) }) {
        if end < day { deadline.warning = pack.pastDeadline } else { deadline.lastDay = end }
      }
      return deadline
    }
  }

  /// What to do next: what safety asks for, what the rule names, and what else helps.
  mutating func steps(_ rule: AidRule, modifiers: [AidModifier]) -> [AidResult.Step] {
    var order = modifiers.flatMap(\.next) + rule.next
    for (index, help) in pack.help.enumerated() {
      if let condition = help.condition, knowledge.holds(condition) { order.append(index) }
    }
    var seen = Set<Int>()
    return order.filter { seen.insert($0).inserted }.map { index in
      let help = pack.help[index]
      return AidResult.Step(id: help.id, text: help.text, citations: citations(help.citations))
    }
  }
}

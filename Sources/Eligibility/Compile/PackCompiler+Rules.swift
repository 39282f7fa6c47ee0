import Model

extension PackCompiler {
  /// Reads what else helps; rules and modifiers name these entries.
  mutating func readHelp(_ conditions: ConditionReader) {
    var ids = Set<String>()
    for node in sections.list("help") {
      guard var fields = NodeFields(node, "help", report) else { continue }
      let id = fields.text("id")
      let condition = fields.optional("when").map { conditions.read($0, "help.when") }
      let text = fields.localized("text")
      let cites = cites(&fields, "help")
      fields.finish()
      guard let id, let text, isNew(id, in: &ids, "help entry", at: node.mark) else { continue }
      pack.help.append(AidHelp(id: id, condition: condition, text: text, citations: cites))
    }
  }

  /// Reads the rules in their order, and what is said where none fits.
  mutating func readRules(_ conditions: ConditionReader) {
    var ids = Set<String>()
    for node in sections.list("rules") {
      guard let rule = rule(node, "rules", conditions) else { continue }
      if isNew(rule.id, in: &ids, "rule", at: node.mark) { pack.rules.append(rule) }
    }
    if let node = sections.required("otherwise"), let rule = rule(node, "otherwise", conditions) {
      if rule.outcome != .review {
        report.error(
          "otherwise.outcome: where no rule fits only a person can tell: expected review", at: node.mark)
      }
      if rule.citesMatter {
        report.error("otherwise.cites: there may be no matter to cite", at: node.mark)
      }
      pack.otherwise = rule
    }
  }

  private func rule(_ node: ConfigNode, _ path: String, _ conditions: ConditionReader) -> AidRule? {
    guard var fields = NodeFields(node, path, report) else { return nil }
    let id = fields.text("id")
    let path = id.map { "\(path).\($0)" } ?? path
    fields.path = path
    let condition = conditions.when(&fields, path)
    let outcome = fields.name("outcome", as: AidOutcome.self)
    let reasons = texts(fields.required("reasons"), path + ".reasons")
    let citeNodes = fields.required("cites").map { NodeFields.list($0, path + ".cites", report) } ?? []
    let (cites, citesMatter) = citations.read(citeNodes, path + ".cites")
    if citeNodes.isEmpty { report.error("\(path): a rule needs a citation", at: node.mark) }
    let next = helpNames(fields.required("next"), path + ".next")
    if next.isEmpty { report.error("\(path): a rule needs a next step", at: node.mark) }
    fields.finish()
    guard let id, let outcome else { return nil }
    return AidRule(
      id: id, condition: condition, outcome: outcome, reasons: reasons, citations: cites,
      citesMatter: citesMatter, next: next, mark: node.mark)
  }

  /// Texts in both languages, at least one.
  private func texts(_ node: ConfigNode?, _ path: String) -> [Localized<String>] {
    guard let node else { return [] }
    let nodes = NodeFields.list(node, path, report)
    if nodes.isEmpty { report.error("\(path): expected at least one text", at: node.mark) }
    return nodes.compactMap { NodeFields.localized($0, path, report) }
  }

  private func helpNames(_ node: ConfigNode?, _ path: String) -> [Int] {
    guard let node else { return [] }
    return NodeFields.list(node, path, report).compactMap { node in
      guard let id = NodeFields.text(node, path, report) else { return nil }
      let index = pack.help.firstIndex { $0.id == id }
      if index == nil { report.unknown("help entry", id, among: pack.help.map(\.id), at: node.mark) }
      return index
    }
  }

  /// Reads what comes on top of any rule.
  mutating func readModifiers(_ conditions: ConditionReader) {
    var ids = Set<String>()
    for node in sections.list("modifiers") {
      guard var fields = NodeFields(node, "modifiers", report) else { continue }
      let id = fields.text("id")
      let kind = fields.name("kind", as: AidModifierKind.self)
      let condition = conditions.when(&fields, "modifiers")
      let notes = texts(fields.required("notes"), "modifiers.notes")
      let cites = cites(&fields, "modifiers")
      let next = helpNames(fields.optional("next"), "modifiers.next")
      fields.finish()
      guard let id, let kind, isNew(id, in: &ids, "modifier", at: node.mark) else { continue }
      pack.modifiers.append(
        AidModifier(id: id, kind: kind, condition: condition, notes: notes, citations: cites, next: next))
    }
  }

  /// Reads the papers to bring.
  mutating func readMaterials(_ conditions: ConditionReader) {
    var ids = Set<String>()
    for node in sections.list("materials") {
      guard var fields = NodeFields(node, "materials", report) else { continue }
      let (id, set) = (fields.text("id"), fields.text("set"))
      let condition = conditions.when(&fields, "materials")
      let (name, item) = (fields.localized("name"), fields.localized("item"))
      let quiet = fields.optionalLocalized("quiet")
      let form = fields.name("form", as: AidMaterialForm.self)
      let note = fields.optionalLocalized("form_note")
      let isOptional = fields.flag("optional")
      let cites = cites(&fields, "materials")
      fields.finish()
      guard let id, let set, let name, let item, let form, isNew(id, in: &ids, "material", at: node.mark)
      else { continue }
      pack.materials.append(
        AidMaterial(
          id: id, set: set, condition: condition, name: name, item: item, quiet: quiet, form: form,
          formNote: note, isOptional: isOptional, citations: cites))
    }
  }

  /// Reads where to go; the first that applies counts, and the last must always apply.
  mutating func readPlaces(_ conditions: ConditionReader) {
    var ids = Set<String>()
    let nodes = sections.list("places")
    for node in nodes {
      guard var fields = NodeFields(node, "places", report) else { continue }
      let id = fields.text("id")
      let condition = conditions.when(&fields, "places")
      let (brief, text) = (fields.localized("brief"), fields.localized("text"))
      let isElsewhere = fields.flag("elsewhere")
      let cites = cites(&fields, "places")
      fields.finish()
      guard let id, let brief, let text, isNew(id, in: &ids, "place", at: node.mark) else { continue }
      pack.places.append(
        AidPlaceRule(
          id: id, condition: condition, brief: brief, text: text, isElsewhere: isElsewhere, citations: cites))
    }
    if let node = nodes.last, pack.places.last?.condition != .always {
      report.error(
        "places: the last place must apply whatever was answered: leave its when out", at: node.mark)
    }
  }

  /// Reads the periods, and the days from which a resident may know that they run.
  mutating func readDeadlines(_ conditions: ConditionReader) {
    for node in sections.list("starts", isRequired: false) {
      guard var fields = NodeFields(node, "starts", report) else { continue }
      let (key, label) = (fields.text("key"), fields.localized("label"))
      fields.finish()
      guard let key, let label else { continue }
      if pack.keyIndex[key] != nil || pack.starts.contains(where: { $0.key == key }) {
        report.error("the key \"\(key.prefix(40))\" is taken", at: node.mark)
      }
      pack.starts.append(AidStart(key: key, label: label))
    }
    var ids = Set<String>()
    for node in sections.list("deadlines") {
      guard let rule = deadline(node, conditions) else { continue }
      if isNew(rule.id, in: &ids, "deadline", at: node.mark) { pack.deadlines.append(rule) }
    }
  }

  private func deadline(_ node: ConfigNode, _ conditions: ConditionReader) -> AidDeadlineRule? {
    guard var fields = NodeFields(node, "deadlines", report) else { return nil }
    let id = fields.text("id")
    let condition = conditions.when(&fields, "deadlines")
    let (brief, text) = (fields.localized("brief"), fields.localized("text"))
    let period = fields.optional("period").flatMap { self.period($0) }
    let value = fields.optionalText("value")
    let start = fields.optionalText("from")
    let cites = cites(&fields, "deadlines")
    fields.finish()
    guard let id, let brief, let text else { return nil }
    let valueIndex = value.flatMap { name in
      pack.values.firstIndex { $0.id == name && $0.kind == .days }
    }
    if let value, valueIndex == nil {
      let known = pack.values.filter { $0.kind == .days }.map(\.id)
      report.unknown("value of days", value, among: known, at: fields.mark(of: "value"))
    }
    if let start, !pack.starts.contains(where: { $0.key == start }) {
      report.unknown("start", start, among: pack.starts.map(\.key), at: fields.mark(of: "from"))
    }
    return AidDeadlineRule(
      id: id, condition: condition, brief: brief, text: text, period: period, value: valueIndex, start: start,
      citations: cites)
  }

  private func period(_ node: ConfigNode) -> AidPeriod? {
    let units = AidPeriod.Unit.allCases.map(\.rawValue)
    guard case .mapping(let entries) = node.content, entries.count == 1, let entry = entries.first else {
      report.error(
        "deadlines.period: expected one of \(units.joined(separator: ", ")) with a number, found "
          + PackReport.found(node), at: node.mark)
      return nil
    }
    guard let unit = AidPeriod.Unit(rawValue: entry.key) else {
      report.unknown("unit", entry.key, among: units, at: entry.keyMark)
      return nil
    }
    guard case .scalar(let text) = entry.value.content, let count = Int(text), (1...1000).contains(count)
    else {
      report.error(
        "deadlines.period: expected a whole number from 1 to 1000, found \(PackReport.found(entry.value))",
        at: entry.value.mark)
      return nil
    }
    return AidPeriod(count, unit)
  }
}

import Model

extension PackCompiler {
  /// Reads the questions; the matters and groups are the answers of two of them.
  mutating func readQuestions() {
    let nodes = sections.list("questions")
    let keys = nodes.compactMap { $0.text(of: "key") }
    var ids = Set<String>()
    // First the keys and choices, so that any condition can name any of them.
    var pending: [(question: AidQuestion, when: ConfigNode?)] = []
    for node in nodes {
      guard var fields = NodeFields(node, "questions", report) else { continue }
      let key = fields.text("key")
      let (text, why) = (fields.localized("ask"), fields.localized("why"))
      let isMultiple = fields.flag("several")
      let noneChoice = fields.optionalText("none")
      let when = fields.optional("when")
      let brief = fields.optionalLocalized("brief")
      let household = fields.optional("household")
      let isBuiltIn = key == AidPack.matterKey || key == AidPack.groupKey
      let choices = isBuiltIn ? builtInChoices(key ?? "") : choices(fields.list("choices"), key ?? "?")
      fields.finish()
      guard let key, let text, let why, isNew(key, in: &ids, "question", at: node.mark) else { continue }
      if !(1...64).contains(choices.count) {
        report.error("questions.\(key): expected 1 to 64 choices, found \(choices.count)", at: node.mark)
      }
      if let noneChoice, !choices.contains(where: { $0.id == noneChoice }) {
        report.unknown("choice", noneChoice, among: choices.map(\.id), at: fields.mark(of: "none"))
      }
      let question = AidQuestion(
        key: key, text: text, brief: brief ?? text, why: why, choices: choices, isMultiple: isMultiple,
        noneChoice: noneChoice,
        household: household.flatMap { self.household($0, key, choices, among: keys) },
        counts: .always)
      pending.append((question, when))
    }
    pack.questions = pending.map(\.question)
    for (index, question) in pack.questions.enumerated() { pack.keyIndex[question.key] = index }
    if pack.keyIndex[AidPack.matterKey] == nil, let node = sections.optional("questions") {
      report.error("questions: the question \"\(AidPack.matterKey)\" is missing", at: node.mark)
    }
    pendingQuestionConditions = pending.map(\.when)
    pendingChoiceConditions = nodes.reduce(into: [:]) { conditions, node in
      if let key = node.text(of: "key") { conditions[key] = choiceConditions(node) }
    }
    for node in nodes { checkLengths(node) }
  }

  /// The `when` of each choice of a question that has one, by the choice.
  private func choiceConditions(_ question: ConfigNode) -> [String: ConfigNode] {
    let choices = question.value(of: "choices").map(\.content)
    guard case .sequence(let nodes)? = choices else { return [:] }
    return nodes.reduce(into: [:]) { conditions, node in
      guard let id = node.text(of: "id"), let when = node.value(of: "when"), when.content != .unset else {
        return
      }
      conditions[id] = when
    }
  }

  /// Warns of a label that does not fit on the one line of a row. Source: the design system, wrapping rules.
  private func checkLengths(_ node: ConfigNode) {
    guard case .mapping(let entries) = node.content else { return }
    for entry in entries where entry.key == "choices" {
      guard case .sequence(let choices) = entry.value.content else { continue }
      for choice in choices { checkLength(of: choice) }
    }
  }

  /// The same for anything with a label.
  func checkLength(of node: ConfigNode) {
    guard case .mapping(let entries) = node.content,
      let label = entries.first(where: { $0.key == "label" })?.value, let words = label.text(of: "zh")
    else { return }
    let halves = words.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
    if halves > Self.longestLabel {
      report.say(
        .warning, "\"\(words.prefix(40))\" is too long for a button: expected at most 13 characters",
        at: label.mark, hint: "keep the name short and put the rest into note:")
    }
  }

  /// In half widths: 13 full ones.
  private static let longestLabel = 26

  /// The line that figures are compared with, and the switch with which one's own income alone counts.
  private func household(
    _ node: ConfigNode, _ key: String, _ choices: [AidQuestion.Choice], among keys: [String]
  ) -> AidQuestion.Household? {
    let path = "questions.\(key).household"
    guard var fields = NodeFields(node, path, report) else { return nil }
    let (line, alone) = (fields.text("line"), fields.optionalText("alone"))
    fields.finish()
    let lines = pack.values.filter { $0.kind == .incomeLine }.map(\.id)
    if let line, !lines.contains(line) {
      report.unknown("line of income", line, among: lines, at: fields.mark(of: "line"))
    }
    if let alone, !keys.contains(alone) {
      report.unknown("question", alone, among: keys, at: fields.mark(of: "alone"))
    }
    for relation in AidIncome.allCases where !choices.contains(where: { $0.id == relation.rawValue }) {
      report.error("\(path): the question has no choice \"\(relation.rawValue)\"", at: node.mark)
    }
    return line.map { AidQuestion.Household(line: $0, alone: alone) }
  }

  private func builtInChoices(_ key: String) -> [AidQuestion.Choice] {
    key == AidPack.matterKey
      ? pack.matters.map { AidQuestion.Choice(id: $0.id, label: $0.label, note: $0.note) }
      : pack.groups.map { AidQuestion.Choice(id: $0.id, label: $0.label) }
  }

  private func choices(_ nodes: [ConfigNode], _ key: String) -> [AidQuestion.Choice] {
    var ids = Set<String>()
    return nodes.compactMap { node in
      let path = "questions.\(key).choices"
      guard var fields = NodeFields(node, path, report) else { return nil }
      let (id, label) = (fields.text("id"), fields.localized("label"))
      let (note, check) = (fields.optionalLocalized("note"), fields.optionalLocalized("check"))
      let brief = fields.optionalLocalized("brief")
      let asksCounty = fields.flag("county")
      // Read once every condition that it may name has been.
      _ = fields.optional("when")
      fields.finish()
      guard let id, let label, isNew(id, in: &ids, "choice of \(key)", at: node.mark) else { return nil }
      return AidQuestion.Choice(
        id: id, label: label, note: note, brief: brief, asksCounty: asksCounty, check: check)
    }
  }

  /// Reads the named conditions; each may use those before it, so none can go in a circle.
  mutating func namedConditions() -> ConditionReader {
    var reader = ConditionReader(
      questions: pack.questions, keyIndex: pack.keyIndex, matters: pack.matters, values: pack.values,
      report: report)
    for node in sections.list("conditions", isRequired: false) {
      guard var fields = NodeFields(node, "conditions", report) else { continue }
      let name = fields.text("name")
      let when = fields.required("when")
      fields.finish()
      guard let name, let when else { continue }
      if reader.named[name] != nil {
        report.error("the condition \"\(name)\" is defined twice", at: node.mark)
      }
      reader.named[name] = reader.read(when, "conditions.\(name)")
    }
    return reader
  }

  /// Reads when each question counts, what follows from what, and the pages.
  mutating func readFlow(_ conditions: ConditionReader) {
    for (index, node) in pendingQuestionConditions.enumerated() {
      if let node {
        pack.questions[index].counts = conditions.read(node, "questions.\(pack.questions[index].key)")
      }
    }
    readChoiceConditions(conditions)
    for node in sections.list("implies", isRequired: false) {
      guard var fields = NodeFields(node, "implies", report) else { continue }
      let answered = fields.text("answered")
      let set = fields.required("set").flatMap { assignment($0, "implies.set", conditions) }
      fields.finish()
      guard let answered, let set else { continue }
      guard let key = pack.keyIndex[answered] else {
        report.unknown(
          "question", answered, among: pack.questions.map(\.key), at: fields.mark(of: "answered"))
        continue
      }
      pack.implications.append(AidImplication(answered: key, key: set.key, choices: set.choices))
    }
    for node in sections.list("derive", isRequired: false) {
      guard var fields = NodeFields(node, "derive", report) else { continue }
      let condition = conditions.when(&fields, "derive")
      let set = fields.required("set").flatMap { assignment($0, "derive.set", conditions) }
      fields.finish()
      guard let set else { continue }
      pack.derivations.append(AidDerivation(condition: condition, key: set.key, choices: set.choices))
    }
    if let node = sections.optional("end_when") { pack.endsWhen = conditions.read(node, "end_when") }
    pack.resultSwitches = questionKeys(sections.list("result_switches", isRequired: false))
    readScreens(conditions)
  }

  /// Reads when each choice is offered. One choice of a question always is, so that no page can be empty.
  private mutating func readChoiceConditions(_ conditions: ConditionReader) {
    for (index, question) in pack.questions.enumerated() {
      guard let pending = pendingChoiceConditions[question.key] else { continue }
      for (place, choice) in question.choices.enumerated() {
        guard let node = pending[choice.id] else { continue }
        pack.questions[index].choices[place].offered = conditions.read(
          node, "questions.\(question.key).choices.\(choice.id).when")
      }
      if let node = question.choices.first.flatMap({ pending[$0.id] }),
        question.choices.allSatisfy({ pending[$0.id] != nil })
      {
        report.error(
          "questions.\(question.key).choices: expected at least one choice without when, found none",
          at: node.mark, hint: "leave out the when of the choice that fits whatever was answered before")
      }
    }
  }

  private mutating func readScreens(_ conditions: ConditionReader) {
    var ids = Set<String>()
    for node in sections.list("screens") {
      guard var fields = NodeFields(node, "screens", report) else { continue }
      let id = fields.text("id")
      let keys = questionKeys(fields.list("asks"))
      let switches = questionKeys(fields.list("with"))
      let shown = conditions.when(&fields, "screens")
      let tiles = fields.list("tiles").compactMap { tile($0, conditions) }
      fields.finish()
      guard let id, isNew(id, in: &ids, "screen", at: node.mark) else { continue }
      if keys.isEmpty { report.error("screens.\(id).asks: expected at least one question", at: node.mark) }
      for tile in tiles where !keys.contains(where: { tile.answers[$0] != nil }) {
        report.error(
          "screens.\(id).tiles: a tile answers none of \(keys.joined(separator: ", "))", at: node.mark)
      }
      pack.screens.append(AidScreen(id: id, keys: keys, switches: switches, tiles: tiles, shown: shown))
    }
  }

  private func questionKeys(_ nodes: [ConfigNode]) -> [String] {
    nodes.compactMap { node in
      guard let key = NodeFields.text(node, "screens", report) else { return nil }
      if pack.keyIndex[key] != nil { return key }
      report.unknown("question", key, among: pack.questions.map(\.key), at: node.mark)
      return nil
    }
  }

  private func tile(_ node: ConfigNode, _ conditions: ConditionReader) -> AidScreen.Tile? {
    guard var fields = NodeFields(node, "screens.tiles", report) else { return nil }
    let (label, note) = (fields.localized("label"), fields.optionalLocalized("note"))
    checkLength(of: node)
    var answers: [String: String] = [:]
    for entry in fields.mapping("set") {
      guard let index = pack.keyIndex[entry.key] else {
        report.unknown("question", entry.key, among: pack.questions.map(\.key), at: entry.keyMark)
        continue
      }
      let choices = pack.questions[index].choices.map(\.id)
      guard let value = NodeFields.text(entry.value, "screens.tiles.set", report) else { continue }
      if !choices.contains(value) {
        report.unknown("answer to \(entry.key)", value, among: choices, at: entry.value.mark)
      }
      answers[entry.key] = value
    }
    fields.finish()
    return label.map { AidScreen.Tile(label: $0, note: note, answers: answers) }
  }

  /// One key with the answer that it gets.
  private func assignment(_ node: ConfigNode, _ path: String, _ conditions: ConditionReader)
    -> (key: Int, choices: UInt64)?
  {
    guard case .mapping(let entries) = node.content, entries.count == 1, let entry = entries.first else {
      report.error(
        "\(path): expected one key with its answer, found \(PackReport.found(node))", at: node.mark)
      return nil
    }
    guard let key = pack.keyIndex[entry.key] else {
      report.unknown("question", entry.key, among: pack.questions.map(\.key), at: entry.keyMark)
      return nil
    }
    let choices = pack.questions[key].choices.map(\.id)
    return (key, conditions.mask(entry.value, path, among: choices, what: "answer to \(entry.key)"))
  }
}

extension ConfigNode {
  /// The text of a key of a mapping, where it has one.
  fileprivate func text(of key: String) -> String? {
    guard case .scalar(let text)? = value(of: key)?.content else { return nil }
    return text
  }

  /// What stands under a key of a mapping, where it has one.
  fileprivate func value(of key: String) -> ConfigNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }
}

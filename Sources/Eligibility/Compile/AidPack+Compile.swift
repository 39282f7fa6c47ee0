public import Model

extension AidPack {
  /// Compiles the files of a pack, in the order of their names.
  ///
  /// Every mistake in them is reported, with file, line, column and what was expected. With an error there
  /// is no pack: half a table of rules is worse than none. Values that are not entered are notices.
  public static func compile(_ files: [ConfigNode]) -> (pack: AidPack?, diagnostics: [Diagnostic]) {
    let report = PackReport()
    var compiler = PackCompiler(sections: PackSections(files, report), report: report)
    let pack = compiler.compile()
    let diagnostics = report.diagnostics.sorted {
      ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column)
    }
    return (diagnostics.contains { $0.severity == .error } ? nil : pack, diagnostics)
  }
}

/// The sections of a pack's files: each stands in one file, once.
struct PackSections {
  /// Every section that there is.
  static let names = [
    "pack", "laws", "values", "questions", "implies", "derive", "screens", "end_when", "groups", "matters",
    "conditions", "result_switches", "rules", "otherwise", "modifiers", "materials", "places", "starts",
    "deadlines", "help",
  ]

  private var sections: [String: ConfigNode] = [:]
  private let report: PackReport
  private let start: ConfigNode.Mark

  init(_ files: [ConfigNode], _ report: PackReport) {
    self.report = report
    start = files.first?.mark ?? ConfigNode.Mark(file: "aid", line: 1, column: 1)
    for file in files {
      guard case .mapping(let entries) = file.content else {
        report.error("expected a mapping of sections, found \(PackReport.found(file))", at: file.mark)
        continue
      }
      for entry in entries {
        if !Self.names.contains(entry.key) {
          report.unknown("section", entry.key, among: Self.names, at: entry.keyMark)
        } else if let first = sections.updateValue(entry.value, forKey: entry.key) {
          report.error(
            "the section \(entry.key) stands here and in \(first.mark.file):\(first.mark.line)",
            at: entry.keyMark, hint: "keep one of them")
        }
      }
    }
  }

  /// A section that must be there.
  func required(_ name: String) -> ConfigNode? {
    if let node = optional(name) { return node }
    report.error("no file of the pack has the section \(name)", at: sections[name]?.mark ?? start)
    return nil
  }

  /// A section, where it is set.
  func optional(_ name: String) -> ConfigNode? {
    sections[name].flatMap { $0.content == .unset ? nil : $0 }
  }

  /// The elements of a section that is a list; empty where it is missing.
  func list(_ name: String, isRequired: Bool = true) -> [ConfigNode] {
    (isRequired ? required(name) : optional(name)).map { NodeFields.list($0, name, report) } ?? []
  }

  /// The entries of a section that is a mapping; empty where it is missing.
  func mapping(_ name: String) -> [ConfigNode.Entry] {
    guard let node = required(name) else { return [] }
    if case .mapping(let entries) = node.content { return entries }
    report.error("\(name): expected a mapping, found \(PackReport.found(node))", at: node.mark)
    return []
  }
}

/// Compiles a pack section by section; each may name only what was read before it.
struct PackCompiler {
  let sections: PackSections
  let report: PackReport
  var pack = AidPack()
  /// The `when` of each question, until every condition that it may name has been read.
  var pendingQuestionConditions: [ConfigNode?] = []
  /// The same for the choices that have one, by question and choice.
  var pendingChoiceConditions: [String: [String: ConfigNode]] = [:]

  mutating func compile() -> AidPack {
    readHead()
    readLaws()
    readValues()
    readGroupsAndMatters()
    readQuestions()
    let named = namedConditions()
    readFlow(named)
    readHelp(named)
    readRules(named)
    readModifiers(named)
    readMaterials(named)
    readPlaces(named)
    readDeadlines(named)
    return pack
  }

  var citations: CitationReader { CitationReader(laws: pack.laws, values: pack.values, report: report) }

  /// Citations of an entry, which must have one.
  func cites(_ fields: inout NodeFields, _ path: String) -> [AidCitationSource] {
    guard let node = fields.required("cites") else { return [] }
    let (found, citesMatter) = citations.read(NodeFields.list(node, path + ".cites", report), path + ".cites")
    if citesMatter {
      report.error("\(path).cites: only a rule can cite what the matter cites", at: node.mark)
    } else if NodeFields.list(node, path, report).isEmpty {
      report.error("\(path).cites: expected at least one citation, found an empty list", at: node.mark)
    }
    return found
  }

  /// Reports an id that is used twice; `true` where it is new.
  func isNew(_ id: String, in ids: inout Set<String>, _ what: String, at mark: ConfigNode.Mark) -> Bool {
    if ids.insert(id).inserted { return true }
    report.error("the \(what) \"\(id.prefix(40))\" is defined twice", at: mark)
    return false
  }

  private mutating func readHead() {
    guard let node = sections.required("pack"), var fields = NodeFields(node, "pack", report) else { return }
    pack.id = fields.text("id") ?? ""
    pack.version = fields.text("version") ?? ""
    if let region = fields.text("region") {
      if !AidRegion.isCode(region) {
        report.error(
          "pack.region: expected a division code of six digits, found \"\(region.prefix(40))\"",
          at: fields.mark(of: "region"))
      }
      pack.region = region
    }
    pack.disclaimer = fields.localized("disclaimer") ?? pack.disclaimer
    pack.pastDeadline = fields.localized("past_deadline") ?? pack.pastDeadline
    if let node = fields.required("outcomes"), var words = NodeFields(node, "pack.outcomes", report) {
      for outcome in AidOutcome.allCases { pack.outcomes[outcome] = outcomeWords(outcome, &words) }
      words.finish()
    }
    if let node = fields.required("value_states"), var words = NodeFields(node, "pack.value_states", report) {
      for state in ["unset", "not_yet", "expired", "overdue"] {
        pack.valueStates[state] = words.localized(state)
      }
      words.finish()
    }
    fields.finish()
  }

  private func outcomeWords(_ outcome: AidOutcome, _ outcomes: inout NodeFields) -> AidOutcomeWords? {
    guard let node = outcomes.required(outcome.rawValue),
      var fields = NodeFields(node, "pack.outcomes.\(outcome.rawValue)", report)
    else { return nil }
    let (verdict, headline) = (fields.localized("verdict"), fields.localized("headline"))
    let meaning = fields.localized("meaning")
    fields.finish()
    guard let verdict, let headline, let meaning else { return nil }
    return AidOutcomeWords(verdict: verdict, headline: headline, meaning: meaning)
  }

  private mutating func readLaws() {
    for entry in sections.mapping("laws") {
      guard var fields = NodeFields(entry.value, "laws.\(entry.key)", report) else { continue }
      let title = fields.text("title")
      let hasNoText = fields.flag("no_text")
      fields.finish()
      pack.laws[entry.key] = AidLaw(name: entry.key, title: title ?? entry.key, hasText: !hasNoText)
    }
  }

  private mutating func readGroupsAndMatters() {
    var ids = Set<String>()
    for node in sections.list("groups") {
      guard var fields = NodeFields(node, "groups", report) else { continue }
      let (id, label) = (fields.text("id"), fields.localized("label"))
      fields.finish()
      guard let id, let label, isNew(id, in: &ids, "group", at: node.mark) else { continue }
      pack.groups.append(AidGroup(id: id, label: label))
    }
    ids = []
    for node in sections.list("matters") {
      guard var fields = NodeFields(node, "matters", report) else { continue }
      let (id, group, scope) = (fields.text("id"), fields.text("group"), fields.text("scope"))
      let (label, note) = (fields.localized("label"), fields.optionalLocalized("note"))
      checkLength(of: node)
      let isPrivate = fields.flag("private")
      let cites = cites(&fields, "matters")
      fields.finish()
      guard let id, let group, let scope, let label, isNew(id, in: &ids, "matter", at: node.mark) else {
        continue
      }
      if !pack.groups.contains(where: { $0.id == group }) {
        report.unknown("group", group, among: pack.groups.map(\.id), at: fields.mark(of: "group"))
      }
      if pack.matters.count == 64 {
        report.error("matters: expected at most 64, found more", at: node.mark)
        return
      }
      pack.matters.append(
        AidMatter(
          id: id, group: group, scope: scope, label: label, note: note, isPrivate: isPrivate,
          citations: cites))
    }
  }
}

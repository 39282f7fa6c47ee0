internal import Eligibility
internal import Model

/// The document that `kiosk aid check --json` prints.
struct AidAnswer: Encodable {
  struct Material: Encodable {
    var id: String
    var set: String
    var name: String
    var item: String
    var form: AidMaterialForm
    var note: String?
    var optional: Bool
    var cites: [AidCitation]
  }

  struct Place: Encodable {
    var id: String
    var brief: String
    var text: String
    var elsewhere: Bool
    var region: String?
    var institution: String?
    var address: String?
    var phone: String?
    var cites: [AidCitation]
  }

  struct Deadline: Encodable {
    var id: String
    var brief: String
    var text: String
    var start: String?
    var period: AidPeriod?
    var lastDay: Day?
    var warning: String?
    var cites: [AidCitation]
  }

  struct Step: Encodable {
    var id: String
    var text: String
    var cites: [AidCitation]
  }

  struct Modifier: Encodable {
    var id: String
    var kind: AidModifierKind
    var notes: [String]
    var cites: [AidCitation]
  }

  struct Note: Encodable {
    var value: String
    var state: String
    var text: String
  }

  var outcome: AidOutcome
  var verdict: String
  var headline: String
  var meaning: String
  var rule: String
  var matter: String?
  var reasons: [String]
  var checks: [String]
  var cites: [AidCitation]
  var materials: [Material]
  var place: Place
  var deadlines: [Deadline]
  var next: [Step]
  var safety: Bool
  var personFirst: Bool
  var urgent: Bool
  var priority: Bool
  var quiet: Bool
  var modifiers: [Modifier]
  var notes: [Note]
  var disclaimer: String

  init(_ result: AidResult, _ locale: Locale) {
    outcome = result.outcome
    verdict = result.verdict[locale]
    headline = result.headline[locale]
    meaning = result.meaning[locale]
    rule = result.rule
    matter = result.matter
    reasons = result.reasons.map { $0[locale] }
    checks = result.checks.map { $0[locale] }
    cites = result.citations
    materials = result.materials.map {
      Material(
        id: $0.id, set: $0.set, name: $0.name[locale], item: $0.item[locale], form: $0.form,
        note: $0.formNote?[locale],
        optional: $0.isOptional, cites: $0.citations)
    }
    let contact = result.place.contact
    place = Place(
      id: result.place.id, brief: result.place.brief[locale], text: result.place.text[locale],
      elsewhere: result.place.isElsewhere,
      region: result.place.region, institution: contact?.name, address: contact?.address,
      phone: contact?.phone, cites: result.place.citations)
    deadlines = result.deadlines.map {
      Deadline(
        id: $0.id, brief: $0.brief[locale], text: $0.text[locale], start: $0.start, period: $0.period,
        lastDay: $0.lastDay,
        warning: $0.warning?[locale], cites: $0.citations)
    }
    next = result.next.map { Step(id: $0.id, text: $0.text[locale], cites: $0.citations) }
    safety = result.isSafetyFirst
    personFirst = result.isPersonFirst
    urgent = result.isUrgent
    priority = result.hasPriority
    quiet = result.isPrivate
    modifiers = result.modifiers.map {
      Modifier(id: $0.id, kind: $0.kind, notes: $0.notes.map { $0[locale] }, cites: $0.citations)
    }
    notes = result.unusable.map { Note(value: $0.value, state: $0.state.name, text: $0.text[locale]) }
    disclaimer = result.disclaimer[locale]
  }
}

extension AidValue.State {
  /// The state as a word, such as `unset`.
  var name: String {
    switch self {
    case .holds: "set"
    case .unset: "unset"
    case .notYet: "not-yet"
    case .expired: "expired"
    case .overdue: "overdue"
    }
  }
}

/// A result as lines for a person at a terminal.
enum AidText {
  static func of(_ result: AidResult, _ locale: Locale) -> String {
    var lines = ["\(result.headline[locale])  [\(result.outcome.rawValue), \(result.rule)]"]
    for modifier in result.modifiers { lines += modifier.notes.map { "‼ \($0[locale])" } }
    lines.append(result.meaning[locale])
    lines += (result.reasons + result.checks).map { "· \($0[locale])" }
    lines.append("  " + result.citations.map(\.chinese).joined(separator: "、"))
    if !result.materials.isEmpty { lines.append(locale == .zh ? "带上这些：" : "Bring:") }
    lines += result.materials.map { material in
      let form = Self.form(material.form)[locale]
      let optional = material.isOptional ? (locale == .zh ? "，有就带，没有也能申请" : "; not required") : ""
      return "  □ \(material.item[locale])（\(form)\(optional)）"
    }
    lines.append((locale == .zh ? "到哪里：" : "Where: ") + result.place.text[locale])
    lines += result.deadlines.map { deadline in
      "  ◷ \(deadline.text[locale])\(deadline.lastDay.map { " → \($0)" } ?? "")\(deadline.warning.map { " → \($0[locale])" } ?? "")"
    }
    lines += result.next.map { "  → \($0.text[locale])" }
    lines.append(result.disclaimer[locale])
    return lines.joined(separator: "\n")
  }

  private static func form(_ form: AidMaterialForm) -> Localized<String> {
    switch form {
    case .original: Localized(zh: "原件", en: "original")
    case .copy: Localized(zh: "复印件", en: "copy")
    case .copyAndOriginal: Localized(zh: "复印件，带原件核对", en: "copy, with the original to compare")
    case .originalShown: Localized(zh: "原件，看过还您", en: "original, given back")
    case .either: Localized(zh: "原件或复印件", en: "original or copy")
    }
  }
}

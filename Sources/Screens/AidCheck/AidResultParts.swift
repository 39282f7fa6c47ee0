internal import Eligibility
internal import Model
internal import Typography
internal import UI

/// The parts of a result in the order in which they are read: first in short, then in full.
struct AidResultParts {
  var result: AidResult
  /// The institution of the county that was named.
  var institution: Localized<String>?
  var context: ViewContext
  /// The width of the column that they stand in, in points.
  var width: Int

  /// Why, what to bring, where and until when, at a glance.
  var summary: [AidResultPart] { before + [why] + summaryEnd }

  /// Each part with everything that is known.
  var details: [AidResultPart] {
    notes([.together]) + [
      AidResultPart(
        heading: context.say(isOpen ? AidResultWording.helps : AidResultWording.next),
        entries: result.next.flatMap { sentences($0.text, .dot) }),
      AidResultPart(
        heading: context.say(AidWording.bring), entries: result.materials.map { words(of: $0) }),
      AidResultPart(
        heading: context.say(AidWording.place),
        entries: (institution.map { sentences($0, .icon("location")) } ?? [])
          + sentences(result.place.text, institution == nil ? .icon("location") : .dot) + contact),
      AidResultPart(
        heading: context.say(AidWording.deadlines), entries: result.deadlines.flatMap { words(of: $0) }),
    ]
  }

  private var isOpen: Bool { result.outcome == .review || result.outcome == .unlikely }

  // MARK: In short

  /// What cannot wait comes before why.
  private var before: [AidResultPart] {
    let late = result.deadlines.compactMap { deadline in
      deadline.warning.map { warning -> AidResultPart.Entry in
        let (brief, words) = (deadline.brief[context.locale], warning[context.locale])
        return .words(
          context.locale == .zh ? "\(brief)：\(words)" : "\(brief): \(words)", .icon("clock"), color: .ochre)
      }
    }
    return (late.isEmpty ? [] : [AidResultPart(entries: late)]) + notes([.urgent, .elsewhere])
  }

  private func notes(_ kinds: [AidModifierKind]) -> [AidResultPart] {
    let found = result.modifiers.filter { kinds.contains($0.kind) }
    let lines = found.flatMap { modifier in
      modifier.notes.flatMap {
        sentences($0, .icon(modifier.kind == .urgent ? "clock" : "info"), color: .ochre)
      }
    }
    return lines.isEmpty ? [] : [AidResultPart(entries: lines)]
  }

  /// Why, with the articles; for staff exactly what has to be found out, in numbers.
  var why: AidResultPart {
    guard result.outcome == .review else {
      return AidResultPart(
        heading: context.say(AidWording.reasons),
        entries: result.reasons.flatMap(reason) + citations)
    }
    let checks = result.reasons + result.checks
    let lines = checks.enumerated().map { index, words in
      AidResultPart.Entry.words(words[context.locale], .number(index + 1), color: .ochre)
    }
    return AidResultPart(
      heading: AidResultWording.checks(checks.count, locale: context.locale), entries: lines + citations)
  }

  private func reason(_ words: Localized<String>) -> [AidResultPart.Entry] {
    let isUnlikely = result.outcome == .unlikely
    return AidResultWording.sentences(of: words[context.locale], locale: context.locale).map {
      .words($0, .icon(isUnlikely ? "info" : "check"), color: isUnlikely ? .ink : .green)
    }
  }

  /// The articles, smaller than what is said; all of them stand one touch away, so that a long list ends with 等.
  private var citations: [AidResultPart.Entry] {
    guard !result.citations.isEmpty else { return [] }
    let words = citationLine
    let size = context.type.secondary
    let icon = View.column([.icon("document", size: 40, color: .indigo)])
      .padding(Insets(top: (size * 3 / 2 - 40) / 2))
    let text = View.text(words, size: size, color: .indigo).frame(width: .grow(1))
    return [.view(View.row(gap: 16, align: .start, [icon, text]))]
  }

  private var citationLine: String {
    let style = TextStyle(size: context.type.secondary)
    let room = Double(width - AidLine.Mark.dot.indent(context))
    for count in stride(from: result.citations.count, to: 1, by: -1) {
      let words = AidResultWording.citations(
        Array(result.citations.prefix(count)), isAll: count == result.citations.count, locale: context.locale)
      if context.measuring.width(of: words, in: style) <= room { return words }
    }
    return AidResultWording.citations(
      Array(result.citations.prefix(1)), isAll: result.citations.count == 1, locale: context.locale)
  }

  private var summaryEnd: [AidResultPart] {
    notes([.priority]) + [
      AidResultPart(heading: context.say(AidWording.bring), entries: bring),
      AidResultPart(
        entries: AidResultCards(result: result, institution: institution, context: context).entries),
    ]
  }

  /// Short names, two in a row where they fit; those that nobody needs for applying in one sentence.
  private var bring: [AidResultPart.Entry] {
    let needed = result.materials.filter { !$0.isOptional }.map { $0.name[context.locale] }
    let optional = result.materials.filter(\.isOptional).map { $0.name[context.locale] }
    let perRow = context.isLarge || context.isLandscape ? 1 : 2
    let rows = stride(from: 0, to: needed.count, by: perRow).map { start in
      let cells = needed.dropFirst(start).prefix(perRow).map { bullet($0) }
      let filler = cells.count < perRow ? [View.space().frame(width: .grow(1))] : []
      return AidResultPart.Entry.view(View.row(gap: 24, align: .start, cells + filler))
    }
    let last = optional.isEmpty ? [] : [AidResultWording.optional(optional, locale: context.locale)]
    return rows + last.map { .view(bullet($0)) }
  }

  private func bullet(_ words: String) -> View {
    let dot = AidLine.dot(context, width: 14)
    let text = View.text(words, size: context.type.body).frame(width: .grow(1))
    return View.row(gap: 20, align: .start, [dot, text]).frame(width: .grow(1))
  }

  // MARK: In full

  /// A sentence a line, so that a long explanation can go on on the next page.
  private func sentences(_ words: Localized<String>, _ mark: AidLine.Mark, color: ColorRole = .primary)
    -> [AidResultPart.Entry]
  {
    AidResultWording.sentences(of: words[context.locale], locale: context.locale).enumerated().map {
      .words($1, $0 == 0 ? mark : mark.goingOn, color: color)
    }
  }

  private func words(of material: AidResult.Material) -> AidResultPart.Entry {
    .words(AidResultWording.full(material, locale: context.locale), .icon("document"))
  }

  private var contact: [AidResultPart.Entry] {
    guard let contact = result.place.contact else { return [] }
    let words = [contact.name, contact.address, contact.phone].filter { !$0.isEmpty }
    return [.words(words.joined(separator: " "), .icon("phone"))]
  }

  private func words(of deadline: AidResult.Deadline) -> [AidResultPart.Entry] {
    var entries: [AidResultPart.Entry] = []
    if let day = deadline.lastDay {
      let words = AidResultWording.atLatest(day, locale: context.locale)
      entries.append(.words(words, .icon("calendar"), color: .ochre))
    }
    if let warning = deadline.warning {
      entries.append(.words(warning[context.locale], .icon("warning"), color: .ochre))
    }
    return sentences(deadline.text, .icon("clock")) + entries
  }
}

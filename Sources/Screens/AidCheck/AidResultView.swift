internal import Eligibility
internal import Model
internal import UI

/// What the check says: the outcome, why, what to bring, where, until when, what else helps; in pages.
struct AidResultView {
  var app: App
  var state: AidCheckState
  var context: ViewContext

  var view: View {
    guard let result = app.aidResult(state) else {
      return Scaffold(
        app: app, context: context, reading: [context.title(context.say(AidWording.noPack))], controls: []
      ).view
    }
    let pages = pages(of: result)
    let page = min(state.page, pages.count - 1)
    let controls =
      context.pager(page: page, count: pages.count) { .aidCheck(.page($0)) } + actions(result)
    return Scaffold(
      app: app, context: context, reading: context.isLandscape ? [banner(result)] : pages[page],
      secondReading: context.isLandscape ? pages[page] : nil, controls: controls
    ).view
  }

  // MARK: Controls

  private func actions(_ result: AidResult) -> [View] {
    let citations = context.secondaryButton(
      context.say(AidWording.citations), icon: context.isLarge ? nil : "document", .aidCheck(.citations)
    ).id("aid-citations")
    let change = context.secondaryButton(
      context.say(AidWording.changeAnswers), icon: context.isLarge ? nil : "edit", .aidCheck(.overview)
    ).id("aid-overview")
    let person = context.primaryButton(context.say(AidWording.person), icon: "help", height: 144, .askForHelp)
      .id("aid-person")
    // A person first where somebody is in danger or a child, and where a person decides what comes next.
    let needsPerson = result.isPersonFirst || result.outcome == .review || result.outcome == .unlikely
    return [View.row(gap: Theme.gap, [citations.frame(width: .grow(1)), change.frame(width: .grow(1))])]
      + (needsPerson ? [person] : [])
  }

  private func controlsHeight(_ result: AidResult) -> Int {
    context.height(ofControls: actions(result)) + 112 + Theme.gap
  }

  // MARK: Pages

  /// The parts in their order, as many on a page as fit; in landscape beside the outcome.
  private func pages(of result: AidResult) -> [[View]] {
    let height = controlsHeight(result)
    let room =
      context.isLandscape
      ? context.secondReadingRoom(controls: height) : context.readingRoom(controls: height)
    let width = context.isLandscape ? context.secondReadingWidth : context.readingWidth
    var pages: [[View]] = []
    var current: [View] = []
    var used = 0
    for part in (context.isLandscape ? [] : [banner(result)]) + parts(of: result) {
      let height = context.height(of: part, width: width) + 24
      if used + height - 24 > room, !current.isEmpty {
        pages.append(current)
        current = []
        used = 0
      }
      current.append(part)
      used += height
    }
    return pages + [current]
  }

  private func parts(of result: AidResult) -> [View] {
    var parts = result.modifiers.filter { $0.kind == .safety || $0.kind == .child }.flatMap(warning)
    parts += section(AidWording.reasons, result.reasons.flatMap { lines($0, icon: "check") })
    parts += result.modifiers.filter { $0.kind != .safety && $0.kind != .child }.flatMap(warning)
    parts += section(AidWording.bring, result.materials.map(material))
    parts += section(AidWording.place, lines(result.place.text, icon: "location") + contact(result.place))
    parts += section(AidWording.deadlines, result.deadlines.flatMap(deadline))
    parts += section(AidWording.next, result.next.flatMap { lines($0.text, icon: "chevron-right") })
    return parts
  }

  private func banner(_ result: AidResult) -> View {
    let (fill, color, icon): (ColorRole, ColorRole, String) =
      switch result.outcome {
      case .likely: (.greenTint, .green, "check")
      case .notify: (.greenTint, .green, "info")
      case .review, .unlikely: (.ochreTint, .ochre, "person")
      }
    // The narrow pane of landscape has room for words only.
    let size = context.isLandscape ? context.type.label : context.type.title
    let words = View.text(result.headline[context.locale], size: size, color: color, isBold: true).role(
      .heading)
    let picture = View.column([.icon(icon, size: 72, color: color)]).padding(Insets(top: 8))
    let headline =
      context.isLandscape
      ? words : View.row(gap: 24, align: .start, [picture, words.frame(width: .grow(1))])
    return context.block(fill, bar: color, [headline, context.body(result.disclaimer[context.locale])])
  }

  private func warning(_ modifier: AidResult.Modifier) -> [View] {
    guard !modifier.notes.isEmpty else { return [] }
    let words = modifier.notes.map { context.body($0[context.locale], color: .ochre) }
    return [context.block(.ochreTint, bar: .ochre, words)]
  }

  /// The heading stays with its first line, so that no page ends with a heading.
  private func section(_ title: Localized<String>, _ lines: [View]) -> [View] {
    guard let first = lines.first else { return [] }
    let heading = View.text(context.say(title), size: context.type.heading, isBold: true).role(.heading)
    return [View.column(gap: 8, [heading, first])] + lines.dropFirst()
  }

  /// A sentence a part, so that a long explanation can go on on the next page.
  private func lines(_ words: Localized<String>, icon: String) -> [View] {
    sentences(of: words[context.locale]).enumerated().map { index, sentence in
      context.noted(sentence, icon: index == 0 ? icon : "more", color: .ink)
    }
  }

  private func sentences(of words: String) -> [String] {
    let limit = context.locale == .zh ? 40 : 90
    guard words.count > limit else { return [words] }
    var sentences: [String] = []
    var current = ""
    for (index, character) in words.enumerated() {
      current.append(character)
      let isEnd = "。；！？".contains(character) || (character == " " && current.dropLast().last == ".")
      if isEnd, index < words.count - 1 {
        sentences.append(current)
        current = ""
      }
    }
    return sentences + (current.isEmpty ? [] : [current])
  }

  private func material(_ material: AidResult.Material) -> View {
    var words = material.item[context.locale]
    let form = AidWording.form(material.form)
    words += context.locale == .zh ? "（\(form.zh)）" : " (\(form.en))"
    if material.isOptional { words += context.say(AidWording.optional) }
    return context.noted(words, icon: "document", color: .ink)
  }

  private func contact(_ place: AidResult.Place) -> [View] {
    guard let contact = place.contact else { return [] }
    return [context.noted("\(contact.name) \(contact.address) \(contact.phone)", icon: "phone", color: .ink)]
  }

  private func deadline(_ deadline: AidResult.Deadline) -> [View] {
    var words = deadline.text[context.locale]
    if let day = deadline.lastDay { words += AidWording.lastDay(day, locale: context.locale) }
    return [context.noted(words, icon: "clock", color: .ink)]
      + (deadline.warning.map { [context.body($0[context.locale], color: .ochre)] } ?? [])
  }
}

/// The articles that the result rests on: those whose text this machine holds open on a touch.
struct AidCitationsView {
  var app: App
  var state: AidCheckState
  var context: ViewContext

  var view: View {
    let references = app.aidReferences(state)
    let rows = references.enumerated().map { index, reference in
      context.row(
        context.oneLine(
          "\(reference.law) \(reference.article.label(context.locale))", size: context.type.label,
          isBold: true,
          width: context.dockWidth() - 124),
        height: 120, .aidCheck(.open(index))
      ).id("cite-\(index)")
    }
    let unverified = (app.aidResult(state)?.citations ?? []).filter(\.unverified).map(\.chinese)
    let perPage = min(6, context.rows(of: 120, in: context.dockRoom - 112 - Theme.gap))
    let count = max(1, (rows.count + perPage - 1) / perPage)
    let page = min(state.page, count - 1)
    let controls =
      rows.dropFirst(page * perPage).prefix(perPage)
      + context.pager(page: page, count: count) { .aidCheck(.page($0)) }
    let notes = unverified.map {
      context.noted(AidWording.unverified($0, locale: context.locale), icon: "warning")
    }
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [
          context.title(context.say(AidWording.citationsTitle)),
          context.body(context.say(AidWording.citationsHint)),
        ],
        extras: notes, controls: Array(controls)),
      controls: Array(controls)
    ).view
  }
}

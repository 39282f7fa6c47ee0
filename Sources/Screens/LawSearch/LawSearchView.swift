internal import Model
internal import Typography
internal import UI

/// The search page: topics, the keyboard with live answers, and lists of hits.
struct LawSearchView {
  var app: App
  var state: LawSearchState
  var context: ViewContext

  var view: View {
    switch state.stage {
    case .topics(let page): TopicsStage(app: app, page: page, context: context).view
    case .typing: TypingStage(app: app, state: state, context: context).view
    case .results(let page): ResultsStage(app: app, state: state, page: page, context: context).view
    }
  }
}

extension ViewContext {
  /// Title with a hint at its right where there is room.
  func searchHeading(_ words: String, hint: String?) -> View {
    let heading = title(words)
    guard !isLandscape, !isLarge, let hint else { return heading }
    return View.row(justify: .stretch, [heading, secondary(hint)])
  }

  /// What a hit is, on one line: voice, law and article, and whether it binds.
  func source(of hit: LawHit, width: Int) -> String {
    let size = type.caption
    let voice = say(hit.kind == .digest ? Wording.digest : Wording.official)
    let validity = say(LawWording.validity(hit.validity))
    let around = [voice, validity].filter { !$0.isEmpty }.map { $0 + " · " }.joined()
    let room = Double(width) - measuring.width(of: around, in: TextStyle(size: size))
    let place = oneLine(place(of: hit), size: size, width: Int(room))
    return [voice, place, validity].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// Text with its matches marked; of a long one `limit` characters, from the clause with the first match on.
  func marked(_ hit: LawHit, limit: Int) -> [TextRun] {
    let characters = Array(hit.text)
    let window = Self.window(of: characters, around: hit.marks.first?.start ?? 0, limit: max(1, limit))
    var runs: [TextRun] = []
    var position = window.lowerBound
    if position > 0 { runs.append(TextRun("…")) }
    for mark in hit.marks where mark.start >= position && mark.start < window.upperBound {
      if mark.start > position { runs.append(TextRun(String(characters[position..<mark.start]))) }
      let end = min(mark.end, window.upperBound)
      runs.append(TextRun(String(characters[mark.start..<end]), color: .primary, isBold: true))
      position = end
    }
    if position < window.upperBound { runs.append(TextRun(String(characters[position..<window.upperBound]))) }
    if window.upperBound < characters.count { runs.append(TextRun("…")) }
    return runs
  }

  /// The beginning of the text where the match lies there, else the clause that holds it: nobody reads well from
  /// the middle of a clause.
  private static func window(of characters: [Character], around mark: Int, limit: Int) -> Range<Int> {
    guard characters.count > limit else { return 0..<characters.count }
    guard mark > limit * 2 / 3 else { return 0..<limit }
    let clause = characters[..<mark].lastIndex { "。；，：！？".contains($0) }.map { $0 + 1 } ?? 0
    var lower = min(max(clause, mark - limit / 2), characters.count - limit)
    while lower < mark, "。；，：！？、）”》".contains(characters[lower]) { lower += 1 }
    return lower <= 2 ? 0..<limit : lower..<min(lower + limit, characters.count)
  }

  /// A hit as a block to read: voice, title, text with its matches; as many lines as `room` points hold.
  /// `nil` where not even the beginning fits.
  func answerBlock(_ hit: LawHit, lead: String, room: Int) -> View? {
    let shortest = answerBlock(hit, lead: lead, lines: 1)
    let line = type.body * 3 / 2
    let free = room - height(of: shortest, width: readingWidth)
    return free < 0 ? nil : answerBlock(hit, lead: lead, lines: 1 + free / line)
  }

  private func answerBlock(_ hit: LawHit, lead: String, lines: Int) -> View {
    let width = readingWidth - 72
    let isDigest = hit.kind == .digest
    let voice = chip(say(isDigest ? Wording.digest : Wording.official), color: isDigest ? .primary : .indigo)
    var parts = [View.row(gap: 16, isLarge ? [voice] : [voice, secondary(lead)])]
    if !isLarge {
      let title = oneLine(hit.title ?? place(of: hit), size: type.heading, isBold: true, width: width)
      parts.append(.text(title, size: type.heading, isBold: true))
    }
    // A line loses up to a character to punctuation that may not begin the next one.
    let limit = lines * (width / type.body - 1) - 2
    parts.append(.runs(marked(hit, limit: limit), size: type.body, maxLines: lines))
    return block(isDigest ? .tint : .indigoTint, bar: isDigest ? .primary : .indigo, parts)
  }

  /// Says that a law no longer binds and what to look at instead.
  func ended(_ law: EndedLawNote) -> View {
    block(
      .ochreTint, bar: .ochre, [noted(LawWording.ended(law, locale: locale), icon: "warning", color: .ochre)])
  }

  /// Law and article, such as 民法典 第1079条.
  func place(of hit: LawHit) -> String {
    "\(LawTitle.short(hit.lawTitle)) \(hit.reference.article.label(locale))"
  }

  /// The height of controls in a dock of that margin, in points.
  func height(ofControls controls: [View], margin: Int = Theme.margin) -> Int {
    controls.map { height(of: $0, width: dockWidth(margin: margin)) }.reduce(0, +)
      + max(0, controls.count - 1) * Theme.gap
  }

  /// `parts`, and of `extras` as many from the first on as there is room for above these controls.
  func filled(_ parts: [View], extras: [View], controls: [View]) -> [View] {
    var result = parts
    for extra in extras {
      guard roomLeft(below: result, controls: controls) >= height(of: extra, width: readingWidth) else {
        break
      }
      result.append(extra)
    }
    return result
  }

  /// What is left of the reading area below `parts`, above these controls, in points.
  func roomLeft(below parts: [View], gap: Int = 24, controls: [View], margin: Int = Theme.margin) -> Int {
    readingRoom(controls: height(ofControls: controls, margin: margin))
      - parts.map { height(of: $0, width: readingWidth) + gap }.reduce(0, +)
  }
}

internal import Model
internal import Typography

/// Places block after block from the top of the paper.
struct SlipComposer {
  private(set) var parts: [SlipLayout.Part] = []
  private let format: PaperFormat
  private let breaker: LineBreaker
  private let measuring: any TextMeasuring
  /// Where the next block begins.
  private var height: Int
  /// White between what was placed last and `height`, beyond the leading of a line.
  private var spare = 0

  init(format: PaperFormat, measuring: any TextMeasuring) {
    self.format = format
    self.measuring = measuring
    breaker = LineBreaker(measuring: measuring)
    height = format.margin
  }

  /// The height of the paper with some white at its end.
  var finishedHeight: Int { height + format.scaled(32) - min(spare, format.scaled(16)) }

  mutating func place(_ block: Slip.Block) throws(SlipError) {
    switch block {
    case .text(let words, let role, let isBold, let alignment):
      paragraph(words, style: format.style(role, isBold: isBold), alignment: alignment)
    case .panel(let words): panel(words)
    case .checkbox(let words, let note): checkbox(words, note: note)
    case .item(let mark, let words): item(mark, words)
    case .rule(let isDashed): rule(isDashed: isDashed)
    case .code(let text, let lead, let words): try code(text, lead: lead, words: words)
    case .blank(let label): blank(label)
    case .space(let dots):
      height += format.scaled(max(0, dots))
      spare += format.scaled(max(0, dots))
    }
  }

  // MARK: Words

  /// Places the lines of a paragraph at the bottom, `indent` dots right of the margin.
  private mutating func paragraph(
    _ words: String, style: TextStyle, alignment: Slip.Alignment = .start, indent: Int = 0
  ) {
    let words = alignment == .center ? halved(words, style: style) : words
    for line in lines(words, style: style, width: format.column - indent) {
      let room = format.column - indent - Int(line.width)
      let shift = alignment == .center ? max(0, room / 2) : 0
      place(line, x: format.margin + indent + shift, top: height, style: style)
      height += lineHeight(style)
    }
    spare = 0
  }

  /// What needs two lines in the middle of the paper breaks after its comma, where both halves then fit.
  private func halved(_ words: String, style: TextStyle) -> String {
    let width = Double(format.column)
    guard measuring.width(of: words, in: style) > width, let comma = words.firstIndex(of: "，") else {
      return words
    }
    let second = words.index(after: comma)
    let halves = [words[..<second], words[second...]]
    guard halves.allSatisfy({ measuring.width(of: $0, in: style) <= width }) else { return words }
    return halves.joined(separator: "\n")
  }

  private func lines(_ words: String, style: TextStyle, width: Int) -> [TextLine] {
    breaker.lines(words, style: style, width: Double(max(0, width)))
  }

  private mutating func place(_ line: TextLine, x: Int, top: Int, style: TextStyle, isWhite: Bool = false) {
    guard !line.text.isEmpty else { return }
    let baseline = top + Self.baseline(style, lineHeight: lineHeight(style))
    parts.append(.words(line.text, x: x, baseline: baseline, style: style, isWhite: isWhite))
  }

  /// 1.35 em: paper is held near, so it needs less than the screen's 1.5, and a short strip is kept more easily;
  /// the ticket's one large number needs less.
  private func lineHeight(_ style: TextStyle) -> Int {
    style == format.style(.number) ? style.size * 5 / 4 : (style.size * 27 + 10) / 20
  }

  /// From the top of a line to its baseline: the middle of Noto Sans CJK's ascent (1.16 em) and descent (0.288 em)
  /// stands in the middle of the line.
  private static func baseline(_ style: TextStyle, lineHeight: Int) -> Int {
    (lineHeight * 500 + style.size * 436) / 1000
  }

  private mutating func item(_ mark: String, _ words: String) {
    let style = format.style(.body)
    // A space after the mark, so that the lines below begin where the first one does.
    let indent = Int(measuring.width(of: mark + " ", in: style))
    let marks = lines(mark, style: style, width: format.column)
    if let line = marks.first { place(line, x: format.margin, top: height, style: style) }
    paragraph(words, style: style, indent: indent)
  }

  private mutating func checkbox(_ words: String, note: String?) {
    let style = format.style(.body)
    let (side, gap) = format.box
    let top = height + (lineHeight(style) - side) / 2
    parts.append(.box(x: format.margin, y: top, side: side))
    paragraph(words, style: style, indent: side + gap)
    guard let note, !follows(note, words, style: style, indent: side + gap) else { return }
    // The note belongs to the line above: closer to it than to the next box.
    height -= format.scaled(6)
    paragraph(note, style: format.style(.note), indent: side + gap)
    height += format.scaled(6)
  }

  /// Places a note on the last line of the words above it, where both fit.
  private mutating func follows(_ note: String, _ words: String, style: TextStyle, indent: Int) -> Bool {
    let noteStyle = format.style(.note)
    guard let last = lines(words, style: style, width: format.column - indent).last else { return false }
    let x = format.margin + indent + Int(last.width.rounded(.up)) + format.noteGap
    let end = Double(x) + measuring.width(of: note, in: noteStyle)
    guard !note.contains("\n"), end <= Double(format.width - format.margin) else { return false }
    // On the baseline of the words.
    let baseline = height - lineHeight(style) + Self.baseline(style, lineHeight: lineHeight(style))
    parts.append(.words(note, x: x, baseline: baseline, style: noteStyle, isWhite: false))
    return true
  }

  private mutating func blank(_ label: String) {
    let style = format.style(.body)
    // Room for handwriting above the line.
    height += format.scaled(24)
    let all = lines(label, style: style, width: format.column)
    var end = format.margin
    for (index, line) in all.enumerated() {
      place(line, x: format.margin, top: height, style: style)
      end = format.margin + Int(line.width) + format.scaled(12)
      if index < all.count - 1 { height += lineHeight(style) }
    }
    let right = format.width - format.margin
    if right - end < format.scaled(170) {
      height += lineHeight(style)
      end = format.margin
    }
    height += lineHeight(style)
    let thickness = format.ruleThickness
    parts.append(.bar(x: end, y: height - format.scaled(8), width: right - end, height: thickness))
    spare = 0
  }

  // MARK: Drawn things

  private mutating func panel(_ words: String) {
    let (side, edge) = (format.scaled(28), format.scaled(6))
    let room = format.column - 2 * side
    let styles = format.panelStyles
    guard let smallest = styles.last else { return }
    let style = styles.first { measuring.width(of: words, in: $0) <= Double(room) } ?? smallest
    let all = lines(words, style: style, width: room)
    let pitch = style.size * 7 / 5
    let width = (all.map { Int($0.width) }.max() ?? 0) + 2 * side
    let x = (format.width - width) / 2
    parts.append(.bar(x: x, y: height, width: width, height: all.count * pitch + 2 * edge))
    height += edge
    for line in all {
      let baseline = height + Self.baseline(style, lineHeight: pitch)
      let left = (format.width - Int(line.width)) / 2
      parts.append(.words(line.text, x: left, baseline: baseline, style: style, isWhite: true))
      height += pitch
    }
    height += edge
    spare = 0
  }

  private mutating func rule(isDashed: Bool) {
    height += max(0, format.ruleMargin - spare)
    let thickness = format.ruleThickness
    if isDashed {
      let (on, off) = format.dash
      let end = format.width - format.margin
      for x in stride(from: format.margin, to: end, by: max(1, on + off)) {
        parts.append(.bar(x: x, y: height, width: min(on, end - x), height: thickness))
      }
    } else {
      parts.append(.bar(x: format.margin, y: height, width: format.column, height: thickness))
    }
    height += thickness + format.ruleMargin
    spare = format.ruleMargin
  }

  /// The code with its words beside it, or below where the room beside it is too narrow to read in.
  private mutating func code(_ text: String, lead: String, words: [String]) throws(SlipError) {
    let limit = (format.width - 2 * max(format.margin, format.quietZone)) / max(1, format.module)
    let code = try QRCode.fitting(text, limit: limit, paper: format.width)
    let side = code.side * format.module
    height += max(0, format.quietZone - spare)
    let x = format.margin + format.quietZone / 2
    let left = x + side + format.quietZone + format.scaled(8)
    let room = format.width - format.margin - left
    if room >= format.scaled(200) {
      beside(code, x: x, side: side, left: left, room: room, lead: lead, words: words)
    } else {
      parts.append(.code(code, x: (format.width - side) / 2, y: height))
      height += side + format.quietZone
      paragraph(lead, style: format.style(.body, isBold: true))
      for sentence in words { paragraph(sentence, style: format.style(.note)) }
    }
  }

  private mutating func beside(
    _ code: CodeMatrix, x: Int, side: Int, left: Int, room: Int, lead: String, words: [String]
  ) {
    let (leadStyle, style) = (format.style(.body, isBold: true), format.style(.note))
    let all =
      lines(lead, style: leadStyle, width: room).map { ($0, leadStyle) }
      + words.flatMap { lines($0, style: style, width: room) }.map { ($0, style) }
    let wordsHeight = all.reduce(0) { $0 + lineHeight($1.1) }
    let tall = max(side, wordsHeight)
    parts.append(.code(code, x: x, y: height + (tall - side) / 2))
    var top = height + (tall - wordsHeight) / 2
    for (line, style) in all {
      place(line, x: left, top: top, style: style)
      top += lineHeight(style)
    }
    height += tall + format.quietZone
    spare = format.quietZone
  }
}

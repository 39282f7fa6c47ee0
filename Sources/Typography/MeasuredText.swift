/// A paragraph with the width of its characters: measured once, laid into columns of any width.
public struct MeasuredText: Sendable {
  static let ellipsis: Character = "…"
  /// Sums of advances are not exact: what is less than a hundredth of a point too wide still fits.
  private static let tolerance = 0.01

  private let glyphs: [Glyph]
  private let spans: [TextSpan]
  /// The width of an ellipsis in the style of each span, in points.
  private let ellipses: [Double]
  /// Distance from the first character to each, and to the end, in points.
  private let edges: [Double]
  /// What lies between line feeds.
  private let paragraphs: [(range: Range<Int>, rules: BreakRules)]

  init(glyphs: [Glyph], spans: [TextSpan], ellipses: [Double]) {
    self.glyphs = glyphs
    self.spans = spans
    self.ellipses = ellipses
    edges = glyphs.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1.width) }
    let feeds = glyphs.indices.filter { glyphs[$0].character.isNewline }
    paragraphs = zip([-1] + feeds, feeds + [glyphs.count]).map { before, after in
      (before + 1..<after, BreakRules(glyphs, in: before + 1..<after))
    }
  }

  /// All lines in a column `width` points wide.
  public func lines(width: Double) -> [TextLine] {
    paragraphs.flatMap { paragraph in
      var rows = rows(of: paragraph.rules, width: width)
      keepLastRowLong(&rows, width: width)
      return rows.map { line(glyphRange($0)) }
    }
  }

  /// At most `limit` lines in a column `width` points wide, and how many were left out. Where some were, the
  /// last line ends with an ellipsis inside the column, if one fits there at all.
  public func lines(width: Double, limit: Int) -> (lines: [TextLine], omitted: Int) {
    let all = lines(width: width)
    guard all.count > max(0, limit) else { return (all, 0) }
    let omitted = all.count - max(0, limit)
    guard limit > 0 else { return ([], omitted) }
    // The rule of the last line must not shorten the line that carries the ellipsis.
    let greedy = paragraphs.lazy.flatMap { rows(of: $0.rules, width: width) }
    let visible = Array(greedy.prefix(limit))
    let lines = visible.dropLast().map { line(glyphRange($0)) }
    return (lines + [shortened(glyphRange(visible[limit - 1]), width: width)], omitted)
  }

  // MARK: Rows

  /// A row is the pieces between which a line may break: each a range of characters.
  private typealias Row = ArraySlice<Range<Int>>

  private func rows(of rules: BreakRules, width: Double) -> [Row] {
    let pieces = pieces(of: rules, width: width)
    guard let first = pieces.first else { return [[]] }
    var rows: [Row] = []
    var start = 0
    var from = first.lowerBound
    for (index, piece) in pieces.enumerated().dropFirst() {
      guard edges[visibleEnd(piece)] - edges[from] > width + Self.tolerance else { continue }
      rows.append(pieces[start..<index])
      start = index
      from = piece.lowerBound
    }
    return rows + [pieces[start...]]
  }

  /// The segments, joined where a law's name and its article fit into three fifths of a line, and cut between
  /// characters where one is wider than the column: better than text that leaves the screen.
  private func pieces(of rules: BreakRules, width: Double) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var next = 0
    for citation in rules.citations where citation.lowerBound >= next {
      let first = rules.segments[citation.lowerBound].lowerBound
      let joined = first..<rules.segments[citation.upperBound - 1].upperBound
      guard visibleWidth(joined) <= width * 0.6 else { continue }
      pieces += rules.segments[next..<citation.lowerBound] + [joined]
      next = citation.upperBound
    }
    pieces += rules.segments[next...]
    guard pieces.contains(where: { visibleWidth($0) > width + Self.tolerance }) else { return pieces }
    return pieces.flatMap { cut($0, width: width) }
  }

  private func cut(_ segment: Range<Int>, width: Double) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = segment.lowerBound
    let end = visibleEnd(segment)
    while edges[end] - edges[start] > width + Self.tolerance {
      var limit = start + 1
      while limit < end, edges[limit + 1] - edges[start] <= width + Self.tolerance { limit += 1 }
      // Punctuation keeps its place even here, where there is any place for it.
      let cut = (start + 1...limit).last { $0 < end && !BreakRules.isForbidden(glyphs, before: $0) } ?? limit
      guard cut < end else { break }
      pieces.append(start..<cut)
      start = cut
    }
    return pieces + [start..<segment.upperBound]
  }

  /// A last line of one or two characters takes some from the line before, as long as that keeps two.
  private func keepLastRowLong(_ rows: inout [Row], width: Double) {
    guard rows.count > 1 else { return }
    let last = rows.count - 1
    while length(rows[last]) < 3, rows[last - 1].count > 1, let moved = rows[last - 1].last {
      let joined = moved.lowerBound..<glyphRange(rows[last]).upperBound
      guard visibleWidth(joined) <= width + Self.tolerance, length(rows[last - 1].dropLast()) >= 2 else {
        return
      }
      rows[last - 1].removeLast()
      rows[last] = ([moved] + rows[last])[...]
    }
  }

  private func length(_ row: Row) -> Int {
    let range = glyphRange(row)
    return visibleEnd(range) - range.lowerBound
  }

  private func glyphRange(_ row: Row) -> Range<Int> {
    guard let first = row.first, let last = row.last else { return 0..<0 }
    return first.lowerBound..<last.upperBound
  }

  private func visibleEnd(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, glyphs[end - 1].kind == .space { end -= 1 }
    return end
  }

  private func visibleWidth(_ range: Range<Int>) -> Double {
    edges[visibleEnd(range)] - edges[range.lowerBound]
  }

  // MARK: Lines

  private func line(_ range: Range<Int>) -> TextLine {
    let end = visibleEnd(range)
    var fragments: [TextFragment] = []
    var x = 0.0
    for glyph in glyphs[range.lowerBound..<end] {
      append(glyph.character, span: glyph.span, width: glyph.width, x: x, to: &fragments)
      x += glyph.width
    }
    let trailing = glyphs[end..<range.upperBound].reduce(0) { $0 + $1.width }
    return TextLine(fragments: fragments, width: x, trailingSpace: trailing)
  }

  /// The line with an ellipsis after as many characters as leave room for it.
  private func shortened(_ range: Range<Int>, width: Double) -> TextLine {
    var end = visibleEnd(range)
    let first = glyphs.indices.contains(range.lowerBound) ? glyphs[range.lowerBound].span : 0
    func span() -> Int { end > range.lowerBound ? glyphs[end - 1].span : first }
    while end > range.lowerBound,
      edges[end] - edges[range.lowerBound] + ellipses[span()] > width + Self.tolerance
        || "，、；：,;:…".contains(glyphs[end - 1].character)
        || [.opening, .space].contains(glyphs[end - 1].kind)
    {
      end -= 1
    }
    guard ellipses.indices.contains(first), ellipses[span()] <= width + Self.tolerance else {
      return line(range)
    }
    var line = line(range.lowerBound..<end)
    append(Self.ellipsis, span: span(), width: ellipses[span()], x: line.width, to: &line.fragments)
    line.width += ellipses[span()]
    return line
  }

  private func append(
    _ character: Character, span: Int, width: Double, x: Double, to fragments: inout [TextFragment]
  ) {
    let (style, tag) = (spans[span].style, spans[span].tag)
    if let last = fragments.last, last.style == style, last.tag == tag {
      fragments[fragments.count - 1].text.append(character)
      fragments[fragments.count - 1].width += width
    } else {
      fragments.append(TextFragment(text: String(character), style: style, tag: tag, x: x, width: width))
    }
  }
}

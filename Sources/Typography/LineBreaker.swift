/// A piece of a paragraph in one style.
public struct TextSpan: Hashable, Sendable {
  /// The words.
  public var text: String
  /// Size and weight.
  public var style: TextStyle
  /// A number the caller chooses, carried through to the fragments: which colour or highlight applies.
  public var tag: Int

  /// A piece of a paragraph.
  public init(_ text: String, style: TextStyle, tag: Int = 0) {
    self.text = text
    self.style = style
    self.tag = tag
  }
}

/// A run of one style on a line.
public struct TextFragment: Hashable, Sendable {
  /// The words.
  public var text: String
  /// Size and weight.
  public var style: TextStyle
  /// The tag of the span it comes from.
  public var tag: Int
  /// Distance from the start of the line, in points.
  public var x: Double
  /// Width, in points.
  public var width: Double

  /// A run of one style, `x` points from the start of its line.
  public init(text: String, style: TextStyle, tag: Int, x: Double, width: Double) {
    self.text = text
    self.style = style
    self.tag = tag
    self.x = x
    self.width = width
  }
}

/// One line of a paragraph.
public struct TextLine: Hashable, Sendable {
  /// Runs from left to right.
  public var fragments: [TextFragment]
  /// Width without trailing space, in points.
  public var width: Double

  /// The words of the line.
  public var text: String { fragments.map(\.text).joined() }
}

/// Breaks paragraphs into lines the Chinese way.
///
/// No line begins with closing punctuation or ends with opening punctuation; a number stays with its unit and
/// 第…条 stays whole where the line is wide enough; the last line of a paragraph has three characters or more.
public struct LineBreaker {
  private let measuring: any TextMeasuring

  /// A breaker that measures with `measuring`.
  public init(measuring: any TextMeasuring) {
    self.measuring = measuring
  }

  /// The lines of a paragraph in a column `width` points wide. A line feed starts a new line.
  public func lines(_ spans: [TextSpan], width: Double) -> [TextLine] {
    var lines: [TextLine] = []
    for paragraph in glyphs(of: spans).split(separator: Self.lineFeed, omittingEmptySubsequences: false) {
      lines += fill(segments(of: Array(paragraph)), width: width)
    }
    return lines
  }

  /// The lines of a paragraph in one style.
  public func lines(_ text: String, style: TextStyle, width: Double) -> [TextLine] {
    lines([TextSpan(text, style: style)], width: width)
  }

  // MARK: Segments

  private struct Glyph: Equatable {
    var character: Character
    var style: TextStyle
    var tag: Int
    var width: Double

    static func == (left: Glyph, right: Glyph) -> Bool { left.character == right.character }
  }

  private static let lineFeed = Glyph(character: "\n", style: TextStyle(size: 0), tag: 0, width: 0)

  /// Characters between which no line may break.
  private typealias Segment = [Glyph]

  private func glyphs(of spans: [TextSpan]) -> [Glyph] {
    spans.flatMap { span in
      span.text.map { character in
        Glyph(
          character: character, style: span.style, tag: span.tag,
          width: measuring.width(of: String(character), in: span.style))
      }
    }
  }

  private func segments(of glyphs: [Glyph]) -> [Segment] {
    var segments: [Segment] = []
    var index = 0
    while index < glyphs.count {
      let end = index + max(1, Self.articleLength(glyphs[index...]))
      if let last = segments.last, let before = last.last, !Self.mayBreak(before, glyphs[index], after: last)
      {
        segments[segments.count - 1] += glyphs[index..<end]
      } else {
        segments.append(Array(glyphs[index..<end]))
      }
      index = end
    }
    return segments
  }

  /// The length of 第…条, 第…章, 第…页 at the start of `glyphs`; 0 where there is none.
  private static func articleLength(_ glyphs: ArraySlice<Glyph>) -> Int {
    guard glyphs.first?.character == "第" else { return 0 }
    let numeral = glyphs.dropFirst().prefix { $0.character.isNumeral || $0.character == " " }
    let end = numeral.endIndex
    guard !numeral.isEmpty, numeral.count <= 8, end < glyphs.endIndex,
      "条款项章节编页步级次".contains(glyphs[end].character)
    else { return 0 }
    return end - glyphs.startIndex + 1
  }

  private static func mayBreak(_ left: Glyph, _ right: Glyph, after segment: Segment) -> Bool {
    let leftClass = CharacterClass(left.character)
    let rightClass = CharacterClass(right.character)
    if rightClass == .closing || leftClass == .opening || rightClass == .space { return false }
    if leftClass == .word && rightClass == .word { return false }
    // A Latin word that ends in closing punctuation goes on: 3.5, e-mail addresses, 8:30.
    if leftClass == .closing && left.character.isASCII && rightClass == .word { return false }
    if units.contains(right.character) {
      let beforeSpace = segment.last { CharacterClass($0.character) != .space }
      if let digit = beforeSpace, digit.character.isASCII, digit.character.isNumber { return false }
    }
    return true
  }

  private static let units = Set("年月日天周岁个元分角号条款项章页人次倍小时点万亿千百米里亩斤平名张份级步秒种件")

  // MARK: Filling

  private func fill(_ segments: [Segment], width: Double) -> [TextLine] {
    var rows: [[Segment]] = [[]]
    var used = 0.0
    for segment in segments.flatMap({ Self.split($0, width: width) }) {
      let visible = Self.visibleWidth(segment)
      if used + visible > width, !(rows[rows.count - 1].isEmpty) {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append(segment)
      used += segment.reduce(0) { $0 + $1.width }
    }
    keepLastLineLong(&rows, width: width)
    return rows.map { Self.line($0.flatMap { $0 }) }
  }

  /// A segment wider than the column is cut between characters: better than text that leaves the screen.
  private static func split(_ segment: Segment, width: Double) -> [Segment] {
    guard visibleWidth(segment) > width else { return [segment] }
    var pieces: [Segment] = [[]]
    var used = 0.0
    for glyph in segment {
      if used + glyph.width > width, !pieces[pieces.count - 1].isEmpty {
        pieces.append([])
        used = 0
      }
      pieces[pieces.count - 1].append(glyph)
      used += glyph.width
    }
    return pieces
  }

  private func keepLastLineLong(_ rows: inout [[Segment]], width: Double) {
    guard rows.count > 1 else { return }
    let last = rows.count - 1
    while rows[last].reduce(0, { $0 + $1.count }) < 3, rows[last - 1].count > 2 {
      let moved = rows[last - 1].removeLast()
      let total = (moved + rows[last].flatMap { $0 }).reduce(0) { $0 + $1.width }
      guard total <= width else {
        rows[last - 1].append(moved)
        return
      }
      rows[last].insert(moved, at: 0)
    }
  }

  private static func visibleWidth(_ segment: Segment) -> Double {
    var end = segment.count
    while end > 0, CharacterClass(segment[end - 1].character) == .space { end -= 1 }
    return segment[..<end].reduce(0) { $0 + $1.width }
  }

  private static func line(_ glyphs: [Glyph]) -> TextLine {
    var end = glyphs.count
    while end > 0, CharacterClass(glyphs[end - 1].character) == .space { end -= 1 }
    var fragments: [TextFragment] = []
    var x = 0.0
    for glyph in glyphs[..<end] {
      if let last = fragments.last, last.style == glyph.style, last.tag == glyph.tag {
        fragments[fragments.count - 1].text.append(glyph.character)
        fragments[fragments.count - 1].width += glyph.width
      } else {
        fragments.append(
          TextFragment(
            text: String(glyph.character), style: glyph.style, tag: glyph.tag, x: x, width: glyph.width))
      }
      x += glyph.width
    }
    return TextLine(fragments: fragments, width: x)
  }
}

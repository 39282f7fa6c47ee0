/// Breaks paragraphs into lines the Chinese way.
///
/// No line begins with closing punctuation or ends with opening punctuation; a number stays with its unit,
/// 第…条 stays whole and with the law before it where the line is wide enough; the last line of a paragraph has
/// three characters or more where the line before can spare them.
public struct LineBreaker {
  private let measuring: any TextMeasuring

  /// A breaker that measures with `measuring`.
  public init(measuring: any TextMeasuring) {
    self.measuring = measuring
  }

  /// The lines of a paragraph in a column `width` points wide. A line feed starts a new line; no text is one
  /// empty line.
  public func lines(_ spans: [TextSpan], width: Double) -> [TextLine] {
    measure(spans).lines(width: width)
  }

  /// The lines of a paragraph in one style.
  public func lines(_ text: String, style: TextStyle, width: Double) -> [TextLine] {
    lines([TextSpan(text, style: style)], width: width)
  }

  /// The paragraph with the width of each character and the places where a line may break, ready to be laid
  /// into columns of any width.
  public func measure(_ spans: [TextSpan]) -> MeasuredText {
    var glyphs: [Glyph] = []
    for (index, span) in spans.enumerated() {
      for character in span.text {
        glyphs.append(Glyph(character, span: index, width: width(of: character, in: span.style)))
      }
    }
    let ellipses = spans.map { width(of: MeasuredText.ellipsis, in: $0.style) }
    return MeasuredText(glyphs: glyphs, spans: spans, ellipses: ellipses)
  }

  private func width(of character: Character, in style: TextStyle) -> Double {
    character.unicodeScalars.reduce(0) { $0 + measuring.advance(of: $1, in: style) }
  }
}

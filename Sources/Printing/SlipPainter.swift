public import Model
public import Typography

/// Draws slips to black and white dots. A pure function of the slip, the paper and the typeface.
public struct SlipPainter {
  /// From this coverage on a dot is black. A little less than half, because thin strokes of small Chinese characters
  /// break above it and a thermal head burns dots somewhat small.
  private static let threshold: UInt8 = 112

  private let format: PaperFormat
  private let glyphs: any GlyphDrawing

  /// A painter for that paper, with the typeface that `glyphs` draws. One thread at a time, as for `glyphs`.
  public init(format: PaperFormat = .roll80, glyphs: any GlyphDrawing) {
    self.format = format
    self.glyphs = glyphs
  }

  /// The slip as dots, as high as it needs. Throws where a code does not fit on the paper.
  public func paint(_ slip: Slip) throws(SlipError) -> Bitmap1 {
    paint(try SlipLayout(slip, format: format, measuring: glyphs))
  }

  /// A layout as dots.
  public func paint(_ layout: SlipLayout) -> Bitmap1 {
    var paper = Bitmap1(width: layout.format.width, height: layout.height)
    for part in layout.parts {
      switch part {
      case .words(let words, let x, let baseline, let style, let isWhite):
        write(words, x: x, baseline: baseline, style: style, black: !isWhite, on: &paper)
      case .bar(let x, let y, let width, let height): paper.fill(x: x, y: y, width: width, height: height)
      case .box(let x, let y, let side):
        let edge = layout.format.ruleThickness
        paper.fill(x: x, y: y, width: side, height: side)
        paper.fill(
          x: x + edge, y: y + edge, width: side - 2 * edge, height: side - 2 * edge, black: false)
      case .code(let code, let x, let y):
        draw(code, x: x, y: y, module: layout.format.module, on: &paper)
      }
    }
    return paper
  }

  private func write(
    _ words: String, x: Int, baseline: Int, style: TextStyle, black: Bool, on paper: inout Bitmap1
  ) {
    var origin = x
    for scalar in words.unicodeScalars {
      if let mask = glyphs.mask(of: scalar, in: style) {
        for (index, coverage) in mask.coverage.enumerated() where coverage >= Self.threshold {
          let (row, column) = index.quotientAndRemainder(dividingBy: mask.width)
          paper[origin + mask.left + column, baseline + mask.top + row] = black
        }
      }
      origin += Int(glyphs.advance(of: scalar, in: style))
    }
  }

  private func draw(_ code: CodeMatrix, x: Int, y: Int, module: Int, on paper: inout Bitmap1) {
    for row in 0..<code.side {
      for run in code.runs(ofRow: row) {
        paper.fill(
          x: x + run.lowerBound * module, y: y + row * module, width: run.count * module, height: module)
      }
    }
  }
}

public import Model
public import Typography

/// A slip laid out on paper: every line, rule, box and code with its place in dots.
public struct SlipLayout: Hashable, Sendable {
  /// Something to draw.
  enum Part: Hashable, Sendable {
    /// Words on one line; `isWhite` on the inverted panel.
    case words(String, x: Int, baseline: Int, style: TextStyle, isWhite: Bool)
    /// A black rectangle.
    case bar(x: Int, y: Int, width: Int, height: Int)
    /// An empty square with a black edge.
    case box(x: Int, y: Int, side: Int)
    /// A QR code.
    case code(CodeMatrix, x: Int, y: Int)
  }

  /// The paper.
  public let format: PaperFormat
  /// The height of the paper used, in dots.
  public let height: Int
  let parts: [Part]

  /// Lays a slip out. Throws where a code does not fit on the paper.
  public init(_ slip: Slip, format: PaperFormat, measuring: any TextMeasuring) throws(SlipError) {
    var composer = SlipComposer(format: format, measuring: measuring)
    for block in slip.blocks { try composer.place(block) }
    self.format = format
    height = composer.finishedHeight
    parts = composer.parts
  }

  /// The words from top to bottom, a line each, without what is only drawn.
  public var lines: [String] {
    parts.compactMap { if case .words(let words, _, _, _, _) = $0 { words } else { nil } }
  }
}

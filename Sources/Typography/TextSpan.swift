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
  /// Width of the space that vanished at the end of the line, in points: a caret stands after it.
  public var trailingSpace: Double = 0

  /// The words of the line, without trailing space.
  public var text: String { fragments.map(\.text).joined() }
}

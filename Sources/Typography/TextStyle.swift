/// The two weights the design uses.
public enum FontWeight: String, Hashable, Codable, Sendable, CaseIterable {
  /// Reading text.
  case regular
  /// Titles and labels.
  case bold
}

/// A size and weight of the interface's one typeface.
public struct TextStyle: Hashable, Codable, Sendable {
  /// The size of an em, in points.
  public var size: Int
  /// The weight.
  public var weight: FontWeight

  /// A style of that size, in points.
  public init(size: Int, weight: FontWeight = .regular) {
    self.size = size
    self.weight = weight
  }

  /// The distance between the tops of two lines, in points: 1.5 em, as the design asks for all text that wraps.
  public var lineHeight: Int { size * 3 / 2 }
}

/// Tells how wide characters are. The SDL backend measures the real font; tests use `FixedAdvance`.
public protocol TextMeasuring {
  /// The distance from this character's origin to the next one's, in points.
  func advance(of scalar: Unicode.Scalar, in style: TextStyle) -> Double
}

extension TextMeasuring {
  /// The width of `text` on one line, in points.
  public func width(of text: some StringProtocol, in style: TextStyle) -> Double {
    text.unicodeScalars.reduce(0) { $0 + advance(of: $1, in: style) }
  }
}

/// Measures without a font: for tests, and for scripts that only look at the state.
public struct FixedAdvance: TextMeasuring, Sendable {
  /// A measurer without state.
  public init() {}

  /// One em from U+2E80 on (Chinese and its punctuation), otherwise 0.6 em, in points.
  public func advance(of scalar: Unicode.Scalar, in style: TextStyle) -> Double {
    Double(style.size) * (scalar.value >= 0x2E80 ? 1 : 0.6)
  }
}

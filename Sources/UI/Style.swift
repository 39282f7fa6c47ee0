/// What an area is filled with.
public enum Fill: Hashable, Sendable {
  /// One colour.
  case solid(ColorRole)
  /// Two colours from top to bottom.
  case gradient(top: ColorRole, bottom: ColorRole)
}

/// The outline of a control.
public struct Edge: Hashable, Sendable {
  /// Thickness, in points.
  public var width: Int
  /// Colour.
  public var color: ColorRole

  /// An outline of that thickness, in points.
  public init(_ width: Int, _ color: ColorRole) {
    self.width = width
    self.color = color
  }
}

/// Depth of a surface.
public enum Shadow: String, Hashable, Sendable, CaseIterable {
  /// Buttons, rows, tiles.
  case control
  /// Keys: a firm edge below.
  case key
  /// The dock: upwards.
  case dock
  /// A dialog over a scrim.
  case dialog
}

/// How a box looks.
public struct BoxStyle: Hashable, Sendable {
  /// What it is filled with; `nil` shows what lies below.
  public var fill: Fill?
  /// Its outline; only what can be touched has one.
  public var edge: Edge?
  /// Radius of the corners, in points.
  public var radius: Int
  /// Whether only the two upper corners are round, as on the dock.
  public var roundsTopOnly: Bool
  /// Depth.
  public var shadow: Shadow?
  /// A bar along the left side: how high contrast tells the two voices apart.
  public var bar: ColorRole?

  /// A style; without arguments nothing is drawn.
  public init(
    fill: Fill? = nil, edge: Edge? = nil, radius: Int = 0, roundsTopOnly: Bool = false, shadow: Shadow? = nil,
    bar: ColorRole? = nil
  ) {
    self.fill = fill
    self.edge = edge
    self.radius = radius
    self.roundsTopOnly = roundsTopOnly
    self.shadow = shadow
    self.bar = bar
  }
}

/// A stretch of text in one colour and weight.
public struct TextRun: Hashable, Sendable {
  /// The words.
  public var text: String
  /// Colour.
  public var color: ColorRole
  /// Weight.
  public var isBold: Bool
  /// A colour behind the words: a search match.
  public var background: ColorRole?
  /// A line below the words: what is still being composed.
  public var underline: ColorRole?
  /// Whether a caret follows the words.
  public var caret: Bool

  /// A stretch of text.
  public init(
    _ text: String, color: ColorRole = .ink, isBold: Bool = false, background: ColorRole? = nil,
    underline: ColorRole? = nil, caret: Bool = false
  ) {
    self.text = text
    self.color = color
    self.isBold = isBold
    self.background = background
    self.underline = underline
    self.caret = caret
  }
}

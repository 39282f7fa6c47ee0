/// How the resident has set the display. Large and contrast combine.
public struct DisplayMode: Hashable, Codable, Sendable {
  /// 大字: every role in its large size.
  public var large: Bool
  /// 高对比: white, yellow and blue on black.
  public var contrast: Bool
  /// 屏幕降低: all targets in the lower half.
  public var lowered: Bool

  /// A mode; without arguments the one the machine starts in.
  public init(large: Bool = false, contrast: Bool = false, lowered: Bool = false) {
    self.large = large
    self.contrast = contrast
    self.lowered = lowered
  }
}

/// Sizes of text by role, in points. The values are those of the design's tokens.
public struct TypeScale: Hashable, Sendable {
  /// The greeting on the home screen.
  public var display: Int
  /// The outcome of a check, in a few characters.
  public var result: Int
  /// One per screen.
  public var title: Int
  /// Section.
  public var heading: Int
  /// Buttons and row titles.
  public var label: Int
  /// All reading text.
  public var body: Int
  /// Row notes, citations, hints.
  public var secondary: Int
  /// Status strip and key names; nothing smaller exists.
  public var caption: Int
  /// What is being typed.
  public var field: Int
  /// Candidates of the input method.
  public var candidate: Int
  /// Letters on keys.
  public var key: Int
  /// Numbers that are read from afar.
  public var number: Int

  /// The normal sizes.
  public static let normal = TypeScale(
    display: 100, result: 88, title: 64, heading: 48, label: 44, body: 40, secondary: 36, caption: 32,
    field: 56,
    candidate: 52, key: 48, number: 208)
  /// The sizes of 大字.
  public static let large = TypeScale(
    display: 108, result: 104, title: 80, heading: 64, label: 56, body: 56, secondary: 46, caption: 40,
    field: 64,
    candidate: 60, key: 56, number: 208)
}

/// Everything that decides how a view looks besides its state.
///
/// The canvas measures at least 1080 points along its short side, whatever the panel: the painter scales points to
/// pixels. The long side follows the panel's shape.
public struct Theme: Hashable, Sendable {
  /// The canvas, in points.
  public var canvas: Size
  /// The resident's settings.
  public var mode: DisplayMode

  /// A theme for a canvas and mode.
  public init(canvas: Size, mode: DisplayMode = DisplayMode()) {
    self.canvas = canvas
    self.mode = mode
  }

  /// The canvas, in points, for a panel of that many pixels: 1080 points along the short side, and at least 1728
  /// along the long one. A squarer panel shows the same pages a little smaller, with wider margins.
  public static func canvas(forPanel panel: Size) -> Size {
    let short = max(1, min(panel.width, panel.height))
    let long = max(short, max(panel.width, panel.height))
    // 16:10 is the squarest shape that the pages are drawn for.
    let isSquare = long * 10 < short * 16
    let (numerator, denominator) = isSquare ? (1728, long) : (1080, short)
    return Size(
      width: (panel.width * numerator + denominator / 2) / denominator,
      height: (panel.height * numerator + denominator / 2) / denominator)
  }

  /// Whether reading stands beside the controls instead of above them.
  public var isLandscape: Bool { canvas.width > canvas.height }
  /// Sizes of text.
  public var type: TypeScale { mode.large ? .large : .normal }
  /// Outline of a control, in points.
  public var edge: Int { mode.contrast ? 4 : 2 }
  /// The footer's height, in points.
  public var footer: Int { isLandscape ? 152 : mode.large ? 176 : 168 }
  /// Where targets may begin in portrait, in points: the lower 60 %, or the lower half when lowered. On a short
  /// canvas a lowered keyboard begins as low as its rows allow.
  public var touchTop: Int {
    guard !isLandscape else { return 0 }
    guard mode.lowered else { return canvas.height * 2 / 5 }
    return min(canvas.height / 2, canvas.height - footer - 32 - Self.keyboardHeight)
  }
  /// Keys, candidates and the switch between them, in points.
  private static let keyboardHeight = 4 * 96 + 104 + 96 + 5 * gap
  /// The width of the reading pane in landscape, in points.
  public var readingPane: Int { canvas.width * 3 / 8 }
  /// The page's outer margin, in points.
  public static let margin = 48
  /// The smallest gap between two targets, in points.
  public static let gap = 16

  /// The colour of a role in this mode.
  public func color(_ role: ColorRole) -> Color { Color(role, contrast: mode.contrast) }
}

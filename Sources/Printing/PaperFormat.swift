internal import Model
internal import Typography

/// The paper that a slip is drawn on, and how large words are there. All lengths are dots.
public struct PaperFormat: Hashable, Sendable {
  /// The width that can be printed.
  public var width: Int
  /// White to the left and right of everything, also above the first line.
  public var margin: Int
  /// Sizes in percent of those of the 80 mm roll at 203 dpi.
  public var percent: Int

  /// Paper so wide, with sizes in percent of the roll's: 100 looks the same at about 203 dpi.
  public init(width: Int, margin: Int, percent: Int = 100) {
    self.width = width
    self.margin = margin
    self.percent = percent
  }

  /// The 80 mm roll of a 203 dpi thermal printer. Source: the design system, §5, slip; its margin of 24 dots made
  /// lines of 15 characters where 16 fit: another 4 mm on either side are never printed.
  public static let roll80 = PaperFormat(width: 576, margin: 16)

  /// The width between the margins.
  var column: Int { max(0, width - 2 * margin) }

  /// A length of the roll on this paper.
  func scaled(_ dots: Int) -> Int { (dots * percent + 50) / 100 }

  // MARK: Words

  /// The size and weight of words of a role; headings and numbers are bold.
  func style(_ role: Slip.Role, isBold: Bool = false) -> TextStyle {
    switch role {
    case .number: TextStyle(size: scaled(168), weight: .bold)
    case .heading: TextStyle(size: scaled(38), weight: .bold)
    case .body: TextStyle(size: scaled(34), weight: isBold ? .bold : .regular)
    case .note: TextStyle(size: scaled(28), weight: isBold ? .bold : .regular)
    }
  }

  /// The panel's words: the largest of these sizes that fits on one line, else the last on several.
  var panelStyles: [TextStyle] { [60, 52, 46, 42, 38].map { TextStyle(size: scaled($0), weight: .bold) } }

  // MARK: Drawn things

  /// A side of a QR module: large enough for phones and for worn thermal heads.
  var module: Int { scaled(6) }
  /// White around a QR code; ISO/IEC 18004 asks for four modules.
  var quietZone: Int { 4 * module }
  var ruleThickness: Int { scaled(3) }
  /// White above and below a rule.
  var ruleMargin: Int { scaled(10) }
  /// Black and white of a dashed rule.
  var dash: (on: Int, off: Int) { (scaled(16), scaled(14)) }
  /// The side of a box to tick, and white between it and the words.
  var box: (side: Int, gap: Int) { (scaled(24), scaled(10)) }
  /// White between a paper and its form on the same line.
  var noteGap: Int { scaled(14) }
}

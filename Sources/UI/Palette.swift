/// The colours of the design by what they are for. Views name a role; the palette of the mode decides.
public enum ColorRole: String, Hashable, Codable, Sendable, CaseIterable {
  /// The reading area.
  case paper
  /// The sheet that holds the controls.
  case dock
  /// The footer.
  case bar
  /// Buttons and rows.
  case surface
  /// A flat block that is neither voice.
  case blockGrey
  /// Body text.
  case ink
  /// Secondary text.
  case ink2
  /// Outline of a control.
  case edge
  /// Separators only.
  case rule
  /// The recommended next step.
  case primary
  /// The same while it is held.
  case primaryPressed
  /// Text on primary.
  case onPrimary
  /// 通俗说明, and what is selected.
  case tint
  /// The top of the home screen.
  case heroTop
  /// Where the top of the home screen ends.
  case heroBottom
  /// Facts on the top of the home screen.
  case heroCard
  /// Text on the top of the home screen.
  case onHero
  /// Needs a person; do not miss this.
  case ochre
  /// Outline of the help button.
  case ochreEdge
  /// Fill of the help button.
  case ochreTint
  /// 法条原文 and citations.
  case indigo
  /// Block of official text.
  case indigoTint
  /// Works.
  case green
  /// Block of what works.
  case greenTint
  /// Faults and endings.
  case red
  /// Block of a fault.
  case redTint
  /// Function keys.
  case keyFunction
  /// Text on a solid status colour.
  case onStatus
  /// Over a page while a dialog asks.
  case scrim
  /// Soft shadow below a control.
  case shadow
}

/// Red, green, blue and opacity, 0 to 255 each.
public struct Color: Hashable, Codable, Sendable {
  /// 0 to 255.
  public var red: UInt8
  /// 0 to 255.
  public var green: UInt8
  /// 0 to 255.
  public var blue: UInt8
  /// 0 is clear, 255 covers.
  public var alpha: UInt8

  /// A colour written as 0xRRGGBB.
  public init(_ hex: UInt32, alpha: UInt8 = 255) {
    red = UInt8(hex >> 16 & 0xFF)
    green = UInt8(hex >> 8 & 0xFF)
    blue = UInt8(hex & 0xFF)
    self.alpha = alpha
  }
}

extension Color {
  /// The colour of a role. Values are those of the design's tokens, with their measured contrasts.
  public init(_ role: ColorRole, contrast: Bool) {
    self = contrast ? Self.highContrast(role) : Self.normal(role)
  }

  private static func normal(_ role: ColorRole) -> Color {
    switch role {
    case .paper: Color(0xFBFAF6)
    case .dock: Color(0xECE8DF)
    case .bar: Color(0xE0DBCF)
    case .surface: Color(0xFFFFFF)
    case .blockGrey: Color(0xF1EEE6)
    case .ink: Color(0x14201E)
    case .ink2: Color(0x3A4744)
    case .edge: Color(0x6F7B77)
    case .rule: Color(0xD3CEC2)
    case .primary: Color(0x0B5350)
    case .primaryPressed: Color(0x063B39)
    case .onPrimary: Color(0xFFFFFF)
    case .tint: Color(0xE1EFEB)
    case .heroTop: Color(0x063B39)
    case .heroBottom: Color(0x0B5350)
    case .heroCard: Color(0x0D615D)
    case .onHero: Color(0xFFFFFF)
    case .ochre: Color(0x7A4300)
    case .ochreEdge: Color(0xA66A1A)
    case .ochreTint: Color(0xFDF0DA)
    case .indigo: Color(0x27437A)
    case .indigoTint: Color(0xE8EDF6)
    case .green: Color(0x125733)
    case .greenTint: Color(0xDFF1E4)
    case .red: Color(0x95201A)
    case .redTint: Color(0xFBE7E3)
    case .keyFunction: Color(0xD6D1C5)
    case .onStatus: Color(0xFFFFFF)
    case .scrim: Color(0x0C1413, alpha: 158)
    case .shadow: Color(0x14201E, alpha: 26)
    }
  }

  private static func highContrast(_ role: ColorRole) -> Color {
    switch role {
    case .paper, .dock, .bar, .surface, .blockGrey, .tint, .heroTop, .heroBottom, .heroCard, .ochreTint,
      .indigoTint, .greenTint, .redTint, .onPrimary, .onStatus:
      Color(0x000000)
    case .ink, .ink2, .edge, .rule, .primaryPressed, .onHero: Color(0xFFFFFF)
    case .primary, .ochre, .ochreEdge: Color(0xFFE04A)
    case .indigo: Color(0x9CD0FF)
    case .green: Color(0x8DF0AE)
    case .red: Color(0xFFB3A8)
    case .keyFunction: Color(0x1E1E1E)
    case .scrim: Color(0x000000, alpha: 217)
    case .shadow: Color(0x000000, alpha: 0)
    }
  }

  /// The WCAG 2.2 contrast ratio of two opaque colours, 1 to 21.
  /// Source: WCAG 2.2, definitions of relative luminance and contrast ratio.
  public func contrastRatio(to other: Color) -> Double {
    let (lighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)
  }

  private var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  private static func linear(_ channel: UInt8) -> Double { linearTable[Int(channel)] }

  private static let linearTable: [Double] = (0...255).map { value in
    let encoded = Double(value) / 255
    guard encoded > 0.04045 else { return encoded / 12.92 }
    return power2dot4((encoded + 0.055) / 1.055)
  }

  /// `base` to the power of 2.4 = base² · base^(2/5), the root by Newton's method: no C library in a pure target.
  private static func power2dot4(_ base: Double) -> Double {
    let square = base * base
    var root = 1.0
    for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
    return square * root
  }
}

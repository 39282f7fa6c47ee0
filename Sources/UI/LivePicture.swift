/// A moving picture that a page has room for. The page names it; whoever draws the page holds its last frame.
public enum LivePictureID: String, Hashable, Sendable, CaseIterable {
  /// What the camera of this machine sees of the resident, before a call.
  case selfPreview

  /// Whether left and right are exchanged, as in a mirror: so people know themselves.
  public var isMirrored: Bool {
    switch self {
    case .selfPreview: true
    }
  }
}

extension Element {
  /// A moving picture that fills its frame, called `label`, with round corners. Where there is no frame, a plain
  /// block shows `waiting`, such as a sentence.
  ///
  /// A new frame is no change of the page: the tree stays the same and only this rectangle is painted again.
  public static func live(_ id: LivePictureID, waiting: Element, label: String, radius: Int) -> Element {
    var block = Element.stack(align: .center, justify: .center, [waiting])
    block.width = .grow(1)
    block.height = .grow(1)
    block.padding = .all(24)
    // Where a high contrast paints block and page alike, the outline alone tells them apart.
    block.style = BoxStyle(fill: .solid(.blockGrey), edge: Edge(2, .rule), radius: radius)
    var picture = Element(.live(id))
    picture.width = .grow(1)
    picture.height = .grow(1)
    picture.style = BoxStyle(radius: radius)
    picture.role = .image
    picture.label = label
    return .stack([block, picture])
  }

  /// How loud it is: so many of `bars` blocks are filled, from left to right. The first ones are filled by a whisper.
  ///
  /// `level` is 0 for silence and 1 for as loud as can be measured. It is an ordinary element: a state that keeps
  /// `LevelMeter.filled` and not the level changes only where the picture does.
  public static func levelMeter(_ meter: LevelMeter, label: String, height: Int) -> Element {
    var row = Element.row(
      gap: 8, align: .stretch,
      (0..<LevelMeter.bars).map { index in
        var bar = Element(.space)
        bar.width = .grow(1)
        bar.height = .fixed(height)
        let isFilled = index < meter.filled
        bar.style = BoxStyle(
          fill: .solid(isFilled ? .green : .surface), edge: Edge(2, isFilled ? .green : .edge), radius: 8)
        return bar
      })
    row.width = .grow(1)
    row.role = .image
    row.label = label
    return row
  }
}

/// A level as the blocks of a meter show it.
public struct LevelMeter: Hashable, Sendable {
  /// How many blocks a meter has.
  public static let bars = 12
  /// How many are filled.
  public let filled: Int

  /// A level between 0 and 1; anything outside counts as the nearer end.
  public init(level: Double = 0) {
    filled = level > 0 ? max(1, Int((min(1, level) * Double(Self.bars)).rounded(.up))) : 0
  }
}

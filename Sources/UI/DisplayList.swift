public import Model
public import Typography

/// One thing to draw, in points. The list is sorted from back to front.
public enum DrawCommand: Hashable, Sendable {
  /// A filled rectangle with round corners; `topOnly` rounds the two upper ones.
  case fill(Rect, Color, radius: Int, topOnly: Bool)
  /// Two colours from top to bottom.
  case gradient(Rect, top: Color, bottom: Color)
  /// An outline inside the rectangle.
  case edge(Rect, Color, width: Int, radius: Int)
  /// The depth below a surface.
  case shadow(Rect, Shadow, Color, radius: Int)
  /// A run of text; `x` and `baseline` place the first character's origin.
  case text(String, x: Double, baseline: Int, width: Double, style: TextStyle, color: Color)
  /// An icon in one colour.
  case icon(String, Rect, Color)
  /// A QR code in the middle of a rectangle, its quiet zone included, in modules of whole pixels.
  case code(CodeMatrix, Rect)
  /// The last frame of a moving picture, scaled to fill the rectangle; nothing where there is none.
  case live(LivePictureID, Rect, radius: Int)

  /// A rectangle that holds everything the command can touch, in points.
  public var bounds: Rect {
    switch self {
    case .fill(let rect, _, _, _), .gradient(let rect, _, _), .edge(let rect, _, _, _), .icon(_, let rect, _),
      .code(_, let rect), .live(_, let rect, _):
      rect
    case .shadow(let rect, _, _, _):
      Rect(x: rect.x - 96, y: rect.y - 96, width: rect.width + 192, height: rect.height + 192)
    case .text(_, let x, let baseline, let width, let style, _):
      Rect(
        x: Int(x) - style.size / 4, y: baseline - style.size * 5 / 4, width: Int(width) + style.size / 2 + 2,
        height: style.size * 7 / 4)
    }
  }
}

extension PlacedTree {
  /// What to draw, from back to front. `pressed` names the node under the finger, `focused` the one that the keypad
  /// stands on.
  public func displayList(theme: Theme, pressed: String? = nil, focused: String? = nil) -> [DrawCommand] {
    var commands: [DrawCommand] = []
    for node in nodes {
      let style = node.id == pressed ? node.pressedStyle ?? node.style : node.style
      Self.appendBox(style, frame: node.frame, theme: theme, to: &commands)
      switch node.content {
      case .box: break
      case .icon(let name, let role): commands.append(.icon(name, node.frame, theme.color(role)))
      case .code(let matrix): commands.append(.code(matrix, node.frame))
      case .live(let id): commands.append(.live(id, node.frame, radius: node.style.radius))
      case .paragraph(let paragraph):
        Self.appendParagraph(paragraph, in: node.contentFrame, theme: theme, to: &commands)
      }
    }
    if let focused, let node = node(id: focused) {
      commands.append(Self.focusRing(around: node, theme: theme))
    }
    return commands
  }

  /// A ring of 6 points around the edge: inside the gap of 16 to the next target.
  private static func focusRing(around node: PlacedNode<Action>, theme: Theme) -> DrawCommand {
    let ring = node.frame.inset(.all(-6))
    return .edge(ring, theme.color(.ochre), width: 6, radius: node.style.radius + 6)
  }

  private static func appendBox(
    _ style: BoxStyle, frame: Rect, theme: Theme, to commands: inout [DrawCommand]
  ) {
    if let shadow = style.shadow, !theme.mode.contrast {
      commands.append(.shadow(frame, shadow, theme.color(.shadow), radius: style.radius))
    }
    switch style.fill {
    case .solid(let role):
      commands.append(.fill(frame, theme.color(role), radius: style.radius, topOnly: style.roundsTopOnly))
    case .gradient(let top, let bottom):
      commands.append(.gradient(frame, top: theme.color(top), bottom: theme.color(bottom)))
    case nil: break
    }
    if let edge = style.edge {
      commands.append(.edge(frame, theme.color(edge.color), width: edge.width, radius: style.radius))
    }
    if let bar = style.bar {
      let rect = Rect(x: frame.x, y: frame.y, width: 8, height: frame.height)
      commands.append(.fill(rect, theme.color(bar), radius: 0, topOnly: false))
    }
  }

  private static func appendParagraph(
    _ paragraph: PlacedNode<Action>.Paragraph, in frame: Rect, theme: Theme, to commands: inout [DrawCommand]
  ) {
    let caret = Caret(paragraph.runs).place(in: paragraph.lines)
    for (index, line) in paragraph.lines.enumerated() {
      let top = frame.y + index * paragraph.lineHeight
      // The ideographic box is one em high, 0.88 above the baseline: centred, Chinese looks centred.
      let boxTop = top + (paragraph.lineHeight - paragraph.size) / 2
      let baseline = boxTop + paragraph.size * 88 / 100
      for fragment in line.fragments {
        let run = paragraph.runs[fragment.tag]
        let x = Double(frame.x) + fragment.x
        let area = Rect(
          x: Int(x), y: boxTop - 4, width: Int((x + fragment.width).rounded(.up)) - Int(x),
          height: paragraph.size + 12)
        if let background = run.background {
          commands.append(.fill(area, theme.color(background), radius: 0, topOnly: false))
        }
        commands.append(
          .text(
            fragment.text, x: x, baseline: baseline, width: fragment.width, style: fragment.style,
            color: theme.color(run.color)))
        if let underline = run.underline {
          let rule = Rect(x: area.x, y: area.maxY, width: area.width, height: 5)
          commands.append(.fill(rule, theme.color(underline), radius: 0, topOnly: false))
        }
      }
      if caret?.line == index, let caret {
        let rect = Rect(
          x: frame.x + Int(caret.x), y: boxTop - 4, width: Caret.width, height: paragraph.size + 8)
        commands.append(.fill(rect, theme.color(.primary), radius: 0, topOnly: false))
      }
    }
  }
}

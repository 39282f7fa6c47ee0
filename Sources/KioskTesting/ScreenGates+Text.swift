internal import Screens
internal import Typography
internal import UI

extension ScreenGates {
  private static let leastText = 32
  /// Text of so many lines is read, not glanced at.
  private static let readingLines = 3
  private static let textContrast = 4.5
  private static let bodyContrast = 7.0

  /// A paragraph with its place in the tree.
  private struct Passage {
    var index: Int
    var node: PlacedNode<AppAction>
    var paragraph: PlacedNode<AppAction>.Paragraph
  }

  private var passages: [Passage] {
    tree.nodes.enumerated().compactMap { index, node in
      guard case .paragraph(let paragraph) = node.content, !node.label.isEmpty else { return nil }
      return Passage(index: index, node: node, paragraph: paragraph)
    }
  }

  /// Nothing below 32, reading text of body size, lines 1.5 em apart, nothing cut by a limit.
  var textSizes: [Finding] {
    passages.flatMap { passage -> [Finding] in
      let (node, paragraph) = (passage.node, passage.paragraph)
      let control = target(around: passage.index)
      var found: [Finding] = []
      if paragraph.size < Self.leastText {
        found.append(finding("text is too small", node, "\(paragraph.size)"))
      }
      let isRead = control == nil && paragraph.lines.count >= Self.readingLines
      if isRead, paragraph.size < theme.type.body {
        let size = "\(paragraph.size) for \(paragraph.lines.count) lines, body is \(theme.type.body)"
        found.append(finding("reading text is smaller than body", node, size))
      }
      if paragraph.lineHeight < paragraph.size * 3 / 2 {
        found.append(finding("lines are too close", node, "\(paragraph.lineHeight) for \(paragraph.size)"))
      }
      // The nearest answer above the keyboard is a preview: its row below opens the whole.
      if paragraph.omittedLines > 0, !(control == nil && screen.hasPrefix("search.typing")) {
        found.append(finding("text is cut", node, "\(paragraph.omittedLines) lines left out"))
      }
      return found
    }
  }

  /// Button and row titles are one line.
  var titles: [Finding] {
    tree.nodes.indices.compactMap { index in
      let node = tree.nodes[index]
      guard node.touch != nil, node.role == .button || node.role == .key else { return nil }
      for part in inside(index) {
        guard case .paragraph(let paragraph) = part.content else { continue }
        guard paragraph.lines.count > 1 else { return nil }
        return finding(
          "a button's title wraps", part, "\(paragraph.lines.count) lines in \(part.frame.width)")
      }
      return nil
    }
  }

  /// No words on words, unless something opaque lies between.
  var overlaps: [Finding] {
    let inks = passages.map { ($0, ink($0)) }
    var found: [Finding] = []
    for (position, (below, lower)) in inks.enumerated() {
      for (above, upper) in inks[(position + 1)...] where lower.intersects(upper) {
        let isCovered = tree.nodes[(below.index + 1)..<above.index].contains {
          $0.style.fill.map { $0 != .solid(.scrim) } == true && $0.frame.intersects(lower)
        }
        if !isCovered {
          found.append(finding("words lie on words", above.node, "over “\(below.node.label.prefix(12))”"))
        }
      }
    }
    return found
  }

  /// Text 4.5:1 against what is painted behind it, reading text 7:1.
  var contrasts: [Finding] {
    passages.flatMap { passage -> [Finding] in
      let isReading =
        target(around: passage.index) == nil && passage.paragraph.size >= theme.type.body
        && passage.node.role == .text
      let least = isReading ? Self.bodyContrast : Self.textContrast
      let behind = backgrounds(behind: ink(passage), before: passage.index)
      return passage.paragraph.runs.filter { !$0.text.isEmpty }.compactMap { run -> Finding? in
        let grounds = run.background.map { [$0] } ?? behind
        let ratio = grounds.map { theme.color(run.color).contrastRatio(to: theme.color($0)) }.min() ?? 0
        guard ratio < least else { return nil }
        let detail = "\(run.color.rawValue) \(ratio.tenths):1, from \(least)"
        return finding("text is too faint", passage.node, detail)
      }
    }
  }

  /// The colours that the last opaque fill before `index` shows around the middle of `area`.
  func backgrounds(behind area: Rect, before index: Int) -> [ColorRole] {
    for node in tree.nodes[..<index].reversed() where node.frame.contains(area.center) {
      switch node.style.fill {
      case .solid(.scrim), nil: continue
      case .solid(let role): return [role]
      case .gradient(let top, let bottom): return [top, bottom]
      }
    }
    return []
  }

  /// Where a paragraph's letters stand: as wide as its longest line, without the room between lines.
  private func ink(_ passage: Passage) -> Rect {
    let frame = passage.node.contentFrame
    let paragraph = passage.paragraph
    let slack = (paragraph.lineHeight - paragraph.size) / 2
    return Rect(
      x: frame.x, y: frame.y + slack, width: Int(paragraph.lines.map(\.width).max() ?? 0),
      height: max(1, paragraph.lines.count * paragraph.lineHeight - 2 * slack))
  }
}

internal import Screens
internal import UI

extension ScreenGates {
  private static let leastTarget = 96
  private static let leastKey = 88
  private static let mostChoices = 6
  private static let footerIDs = ["footer-back", "footer-home", "footer-display", "footer-help"]

  /// Fingers: buttons of 96, keys of 88, in portrait below the reading area.
  var targetSizes: [Finding] {
    targets.filter { !isStaffCorner($0) }.flatMap { node -> [Finding] in
      var found: [Finding] = []
      let least = node.role == .key ? Self.leastKey : Self.leastTarget
      if node.frame.width < least || node.frame.height < least {
        found.append(finding("a target is too small", node, "\(node.frame.width)×\(node.frame.height)"))
      }
      if !theme.isLandscape, node.frame.y < theme.touchTop {
        found.append(finding("a target stands too high", node, "y \(node.frame.y), from \(theme.touchTop)"))
      }
      return found
    }
  }

  /// 16 points between any two targets.
  var targetGaps: [Finding] {
    var found: [Finding] = []
    let others = targets.filter { !isStaffCorner($0) }
    for (index, first) in others.enumerated() {
      for second in others[(index + 1)...] {
        let gap = first.frame.gap(to: second.frame)
        if gap < Theme.gap {
          found.append(
            finding("two targets stand too close", first, "\(gap) from \(second.label.prefix(12))"))
        }
      }
    }
    return found
  }

  /// The four functions of every screen. The home page has the display's switches as buttons of its own.
  var footer: [Finding] {
    let wanted = screen.hasPrefix("home") ? ["footer-help"] : Self.footerIDs
    return wanted.filter { id in !targets.contains { $0.id == id } }.map {
      Finding(rule: "the footer lacks a function", subject: $0, detail: "")
    }
  }

  /// Six choices a page, besides the footer, keys, pagers, the recommended step and the display's switches.
  /// The article numbers of a table of contents and the names of the place finder are an index, not a question.
  var choices: [Finding] {
    let choices = targets.filter { node in
      guard node.role != .key, !isStaffCorner(node), !Self.footerIDs.contains(node.id) else { return false }
      guard !["page-back", "page-next", "topics-more", "find"].contains(node.id) else { return false }
      guard node.style.fill != .solid(.primary) else { return false }
      switch node.touch?.action {
      case .display: return screen.hasSuffix("display")
      case .contents(.article), .aidCheck(.finder(.choose)): return false
      default: return true
      }
    }
    guard choices.count > Self.mostChoices else { return [] }
    return [Finding(rule: "too many choices", subject: screen, detail: "\(choices.count)")]
  }

  /// One recommended step: solid buttons that do the same are one step.
  var primaries: [Finding] {
    let solid = targets.filter { !$0.isSelected && $0.style.fill == .solid(.primary) }
    guard Set(solid.map(\.touch)).count > 1 else { return [] }
    let names = solid.map(\.label).joined(separator: ", ")
    return [Finding(rule: "more than one primary button", subject: screen, detail: names)]
  }

  /// What can be tapped has an edge, or is a solid fill, of 3:1.
  var edges: [Finding] {
    targets.filter { !isStaffCorner($0) }.compactMap { node in
      guard let index = tree.nodes.firstIndex(of: node) else { return nil }
      let behind = backgrounds(behind: node.frame, before: index)
      let drawn = [node.style.edge?.color, node.style.fill?.solidRole].compactMap { $0 }
      let best = drawn.map { role in
        behind.map { theme.color(role).contrastRatio(to: theme.color($0)) }.min() ?? 0
      }.max()
      guard (best ?? 0) < 3 else { return nil }
      return finding("a target's edge is too faint", node, "\((best ?? 0).tenths):1")
    }
  }
}

extension Fill {
  /// The one colour of a solid fill.
  var solidRole: ColorRole? { if case .solid(let role) = self { role } else { nil } }
}

extension Rect {
  /// Points between two rectangles along the axis on which they are further apart; negative where they overlap.
  func gap(to other: Rect) -> Int {
    max(other.x - maxX, x - other.maxX, other.y - maxY, y - other.maxY)
  }
}

extension Double {
  /// With one decimal, rounded down, so that 4.49 never reads as 4.5.
  var tenths: String { "\(Int(self * 10) / 10).\(Int(self * 10) % 10)" }
}

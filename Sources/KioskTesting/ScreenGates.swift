public import Screens
internal import Typography
public import UI

/// What every screen has to meet, held on the placed tree.
///
/// Source: DESIGN §6 and the design system, ideas 1 to 3 and components. One value checks one tree.
public struct ScreenGates {
  /// Something that a screen does not meet.
  public struct Finding: Hashable, Sendable {
    /// Which rule.
    public var rule: String
    /// Which node: its words, or its id where it has none.
    public var subject: String
    /// By how much.
    public var detail: String
  }

  let tree: PlacedTree<AppAction>
  let theme: Theme
  /// The page and overlay, as `App.screenName` gives it.
  let screen: String
  let targets: [PlacedNode<AppAction>]

  /// Gates for a tree that was placed with that theme.
  public init(_ tree: PlacedTree<AppAction>, theme: Theme, screen: String) {
    self.tree = tree
    self.theme = theme
    self.screen = screen
    targets = tree.targets
  }

  /// Everything that the screen does not meet.
  public var findings: [Finding] {
    placement + targetSizes + targetGaps + targetNames + footer + choices + primaries + edges + textSizes
      + titles + overlaps + contrasts
  }

  func finding(_ rule: String, _ node: PlacedNode<AppAction>, _ detail: String) -> Finding {
    Finding(rule: rule, subject: name(of: node), detail: detail)
  }

  /// A node's words, cut short, or its id.
  private func name(of node: PlacedNode<AppAction>) -> String {
    let words = node.label.isEmpty ? firstWords(in: node) : node.label
    guard !words.isEmpty else { return node.id }
    let named = node.id.first?.isNumber == true ? "" : " #\(node.id)"
    return "“\(words.prefix(18))”" + named
  }

  private func firstWords(in node: PlacedNode<AppAction>) -> String {
    guard let index = tree.nodes.firstIndex(of: node) else { return "" }
    return inside(index).first { !$0.label.isEmpty }?.label ?? ""
  }

  /// The nodes below the one at `index`.
  func inside(_ index: Int) -> ArraySlice<PlacedNode<AppAction>> {
    let depth = tree.nodes[index].depth
    return tree.nodes[(index + 1)...].prefix { $0.depth > depth }
  }

  /// The target that a node belongs to; `nil` for what is only read.
  func target(around index: Int) -> PlacedNode<AppAction>? {
    var depth = tree.nodes[index].depth
    if tree.nodes[index].touch != nil { return tree.nodes[index] }
    for node in tree.nodes[..<index].reversed() where node.depth < depth {
      if node.touch != nil { return node }
      depth = node.depth
    }
    return nil
  }

  func isStaffCorner(_ node: PlacedNode<AppAction>) -> Bool { node.id == "staff-corner" }

  // MARK: Placement

  private var placement: [Finding] {
    let canvas = Rect(x: 0, y: 0, width: tree.canvas.width, height: tree.canvas.height)
    return tree.nodes.flatMap { node -> [Finding] in
      var found: [Finding] = []
      if node.overflows { found.append(finding("content has too little room", node, shortage(node))) }
      if !canvas.contains(node.frame) {
        found.append(finding("outside the canvas", node, "\(node.frame.text) on \(canvas.text)"))
      }
      return found
    }
  }

  /// How much a node lacks. Boxes are measured by their children.
  private func shortage(_ node: PlacedNode<AppAction>) -> String {
    let room = node.contentFrame
    if case .paragraph(let paragraph) = node.content {
      let width = Int((paragraph.lines.map(\.width).max() ?? 0).rounded(.up))
      let height = paragraph.lines.count * paragraph.lineHeight
      return "text \(width)×\(height) in \(room.width)×\(room.height)"
    }
    guard let index = tree.nodes.firstIndex(of: node) else { return "" }
    let children = inside(index).filter { $0.depth == node.depth + 1 }.map(\.frame)
    guard let first = children.first else { return "" }
    let all = children.dropFirst().reduce(first) { $0.union($1) }
    return "children \(all.text) in \(room.text)"
  }

  // MARK: Names

  /// A target without words cannot be named by staff on the phone, a script or a screen reader.
  private var targetNames: [Finding] {
    var seen: Set<String> = []
    return targets.flatMap { node -> [Finding] in
      var found: [Finding] = []
      if node.label.isEmpty, !isStaffCorner(node) { found.append(finding("a target has no name", node, "")) }
      if !seen.insert(node.id).inserted { found.append(finding("two targets have one id", node, node.id)) }
      return found
    }
  }
}

extension Rect {
  /// The rectangle as people write it.
  var text: String { "(\(x),\(y) \(width)×\(height))" }
}

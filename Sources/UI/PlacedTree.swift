public import Model
public import Typography

/// An element with its place on the canvas.
public struct PlacedNode<Action: Hashable & Sendable>: Hashable, Sendable {
  /// A paragraph broken into lines.
  public struct Paragraph: Hashable, Sendable {
    /// The lines, each `lineHeight` points below the one before.
    public var lines: [TextLine]
    /// What the tags of the fragments mean.
    public var runs: [TextRun]
    /// Size of an em, in points.
    public var size: Int
    /// In points.
    public var lineHeight: Int
    /// How many lines the view's own limit left out: the last line then ends with an ellipsis.
    public var omittedLines: Int
  }

  /// What remains of the element's content.
  public enum Content: Hashable, Sendable {
    /// A box or empty room.
    case box
    /// A paragraph.
    case paragraph(Paragraph)
    /// An icon.
    case icon(String, ColorRole)
    /// A QR code.
    case code(CodeMatrix)
    /// A moving picture.
    case live(LivePictureID)
  }

  /// The name: the view's own, or made from the place in the tree.
  public var id: String
  /// How deep in the tree, 0 for the root.
  public var depth: Int
  /// Where it stands.
  public var frame: Rect
  /// Where its content stands.
  public var contentFrame: Rect
  /// What it shows.
  public var content: Content
  /// How it looks.
  public var style: BoxStyle
  /// How it looks while it is held.
  public var pressedStyle: BoxStyle?
  /// What a touch means.
  public var touch: TouchTarget<Action>?
  /// Whether touches end here.
  public var blocksTouches: Bool
  /// What it is to a person.
  public var role: Role
  /// What it is called.
  public var label: String
  /// Whether it is chosen or switched on.
  public var isSelected: Bool
  /// Whether its words are a resident's own.
  public var isPrivate: Bool
  /// Whether its content needs more room than it has: never in a finished screen.
  public var overflows: Bool

  /// The place of `element`, still without its content and the words inside.
  init(_ element: Element<Action>, id: String, frame: Rect, contentFrame: Rect, parent: PlacedNode?) {
    self.id = id
    depth = parent.map { $0.depth + 1 } ?? 0
    self.frame = frame
    self.contentFrame = contentFrame
    content = .box
    style = element.style
    pressedStyle = element.pressedStyle
    touch = element.touch
    blocksTouches = element.blocksTouches
    role = element.role
    label = element.label ?? ""
    isSelected = element.isSelected
    isPrivate = element.isPrivate || parent?.isPrivate == true
    overflows = false
  }

  /// The length of the name, for what must not be written down.
  var hiddenLabel: String { "‹\(label.count)›" }
}

/// A laid out page: the nodes from back to front.
public struct PlacedTree<Action: Hashable & Sendable>: Hashable, Sendable {
  /// The canvas, in points.
  public var canvas: Size
  /// Every node, parents before children, so that later nodes lie in front.
  public var nodes: [PlacedNode<Action>]

  /// A page without anything on it, before the first layout.
  public init(empty canvas: Size) {
    self.init(canvas: canvas, nodes: [])
  }

  init(canvas: Size, nodes: [PlacedNode<Action>]) {
    self.canvas = canvas
    self.nodes = nodes
  }

  /// The frontmost node at a point that takes touches; `nil` where none does or a scrim lies in between.
  /// `slop` widens every target, in points; an exact hit wins.
  public func target(at point: Point, slop: Int = 0) -> PlacedNode<Action>? {
    var near: Int?
    for index in nodes.indices.reversed() {
      let node = nodes[index]
      if node.touch != nil {
        if node.frame.contains(point) { return node }
        if near == nil, node.frame.contains(point, slop: slop), isReachable(index) { near = index }
      }
      if node.blocksTouches, node.frame.contains(point) { break }
    }
    return near.map { nodes[$0] }
  }

  /// The node with that name.
  public func node(id: String) -> PlacedNode<Action>? { nodes.first { $0.id == id } }

  /// Every target that a finger can reach: not those behind a scrim.
  public var targets: [PlacedNode<Action>] {
    nodes.indices.filter { nodes[$0].touch != nil && isReachable($0) }.map { nodes[$0] }
  }

  /// The number of characters to read on the page, which the idle limit grows with. Keys do not count.
  public var readingLength: Int {
    var length = 0
    var insideKey: Int?
    for node in nodes {
      if let depth = insideKey {
        if node.depth > depth { continue }
        insideKey = nil
      }
      if node.touch?.kind == .press { insideKey = node.depth }
      guard insideKey == nil, case .paragraph(let paragraph) = node.content else { continue }
      length += paragraph.lines.reduce(0) { $0 + $1.text.count }
    }
    return length
  }

  private func isReachable(_ index: Int) -> Bool {
    let center = nodes[index].frame.center
    return !nodes[(index + 1)...].contains { $0.blocksTouches && $0.frame.contains(center) }
  }
}

public import Typography

/// Places an element tree on a canvas. One value lays out one page, then is thrown away.
///
/// Boxes follow a small flexbox: fixed, percent and fit lengths are taken first, what is left goes to `grow`
/// by weight. A paragraph is as high as its lines in the width it gets. No length but a fixed one is ever less
/// than `minHeight`.
public struct Layout<Action: Hashable & Sendable> {
  var measurer: Measurer<Action>
  private(set) var nodes: [PlacedNode<Action>] = []

  init(_ root: Element<Action>, measuring: any TextMeasuring) {
    measurer = Measurer(root, measuring: measuring)
  }

  /// The page with `root` as large as the theme's canvas.
  public static func place(_ root: Element<Action>, theme: Theme, measuring: any TextMeasuring)
    -> PlacedTree<Action>
  {
    var layout = Layout(root, measuring: measuring)
    layout.placeRoot(on: theme.canvas)
    return PlacedTree(canvas: theme.canvas, nodes: layout.nodes)
  }

  /// The height of `element` in a column `width` points wide. Views use it to split long text into pages.
  public static func height(
    of element: Element<Action>, width: Int, theme: Theme, measuring: any TextMeasuring
  ) -> Int {
    var layout = Layout(element, measuring: measuring)
    return layout.measurer.size(of: 0, width: width).height
  }

  mutating func placeRoot(on canvas: Size) {
    nodes.reserveCapacity(measurer.items.count)
    place(0, in: Rect(x: 0, y: 0, width: canvas.width, height: canvas.height), path: "0", parent: nil)
  }

  private mutating func place(_ item: Int, in frame: Rect, path: String, parent: PlacedNode<Action>?) {
    let element = measurer.items[item].element
    let inner = frame.inset(element.padding)
    let index = nodes.count
    var node = PlacedNode(element, id: element.id ?? path, frame: frame, contentFrame: inner, parent: parent)
    switch element.content {
    case .space: break
    case .icon(let name, let color): node.content = .icon(name, color)
    case .code(let matrix): node.content = .code(matrix)
    case .live(let id): node.content = .live(id)
    case .text(let runs, _, _):
      let paragraph = measurer.paragraph(item, width: inner.width)
      node.content = .paragraph(paragraph)
      node.overflows =
        paragraph.lines.count * paragraph.lineHeight > inner.height
        || paragraph.lines.contains { $0.width > Double(inner.width) + 0.5 }
      if element.label == nil { node.label = runs.map(\.text).joined() }
    case .box(let axis, _):
      let frames = childFrames(of: item, axis: axis, in: inner)
      node.overflows = frames.contains { !$0.isEmpty && !inner.contains($0) }
      nodes.append(node)
      for (position, (child, childFrame)) in zip(measurer.items[item].children, frames).enumerated() {
        place(child, in: childFrame, path: "\(path).\(position)", parent: node)
      }
      if element.label == nil, element.role != .group { nodes[index].label = words(in: index) }
      return
    }
    nodes.append(node)
  }

  /// The words inside a node that has just been placed. What is private only inside it shows as its length,
  /// for the node itself is not private.
  private func words(in index: Int) -> String {
    let isPrivate = nodes[index].isPrivate
    let texts = nodes[(index + 1)...].filter { $0.role == .text || $0.role == .heading }
    return texts.map { $0.isPrivate && !isPrivate ? $0.hiddenLabel : $0.label }.joined(separator: " ")
  }

  // MARK: Frames of children

  private mutating func childFrames(of item: Int, axis: Axis, in inner: Rect) -> [Rect] {
    switch axis {
    case .row: rowFrames(of: item, in: inner)
    case .column: columnFrames(of: item, in: inner)
    case .stack: stackFrames(of: item, in: inner)
    }
  }

  private mutating func stackFrames(of item: Int, in inner: Rect) -> [Rect] {
    let element = measurer.items[item].element
    return measurer.items[item].children.map { index in
      let child = measurer.items[index].element
      let natural = measurer.size(of: index, width: measurer.width(of: child, within: inner.width))
      let width = Self.width(child, natural: natural.width, available: inner.width, align: element.align)
      let height = Self.height(
        child, natural: natural.height, available: inner.height, align: element.justify)
      return Rect(
        x: inner.x + Self.offset(element.align, free: inner.width - width),
        y: inner.y + Self.offset(element.justify, free: inner.height - height), width: width, height: height)
    }
  }

  private mutating func rowFrames(of item: Int, in inner: Rect) -> [Rect] {
    let element = measurer.items[item].element
    let children = measurer.items[item].children
    let widths = measurer.rowWidths(of: item, within: inner.width)
    let free = inner.width - widths.reduce(0, +) - max(0, children.count - 1) * element.gap
    let spread = Spread(element.justify, free: free, count: children.count)
    var x = inner.x + spread.before
    return children.indices.map { position in
      let child = measurer.items[children[position]].element
      let natural = measurer.size(of: children[position], width: widths[position]).height
      let height = Self.height(child, natural: natural, available: inner.height, align: element.align)
      defer { x += widths[position] + element.gap + spread.between(position) }
      return Rect(
        x: x, y: inner.y + Self.offset(element.align, free: inner.height - height), width: widths[position],
        height: height)
    }
  }

  private mutating func columnFrames(of item: Int, in inner: Rect) -> [Rect] {
    let element = measurer.items[item].element
    let children = measurer.items[item].children
    let naturals = children.map { index in
      measurer.size(of: index, width: measurer.width(of: measurer.items[index].element, within: inner.width))
    }
    let available = inner.height - max(0, children.count - 1) * element.gap
    let heights = columnHeights(children, naturals: naturals, available: available)
    let spread = Spread(element.justify, free: available - heights.reduce(0, +), count: children.count)
    var y = inner.y + spread.before
    return children.indices.map { position in
      let child = measurer.items[children[position]].element
      let width = Self.width(
        child, natural: naturals[position].width, available: inner.width, align: element.align)
      defer { y += heights[position] + element.gap + spread.between(position) }
      return Rect(
        x: inner.x + Self.offset(element.align, free: inner.width - width), y: y, width: width,
        height: heights[position])
    }
  }

  private func columnHeights(_ children: [Int], naturals: [Size], available: Int) -> [Int] {
    let elements = children.map { measurer.items[$0].element }
    var heights = zip(elements, naturals).map { child, natural in
      switch child.height {
      case .fixed(let points): points
      case .percent(let percent): max(child.minHeight, max(0, available) * percent / 100)
      case .fit: natural.height
      case .grow: 0
      }
    }
    let weights = elements.map(\.height.weight)
    let shares = Shares(
      weights: weights, least: elements.map(\.minHeight), left: available - heights.reduce(0, +))
    for (index, points) in shares.points { heights[index] = points }
    return heights
  }

  // MARK: Lengths

  private static func width(_ child: Element<Action>, natural: Int, available: Int, align: Alignment) -> Int {
    across(child.width, natural: natural, available: available, align: align)
  }

  private static func height(_ child: Element<Action>, natural: Int, available: Int, align: Alignment) -> Int
  {
    let height = across(child.height, natural: natural, available: available, align: align)
    if case .fixed = child.height { return height }
    return max(height, child.minHeight)
  }

  private static func across(_ length: Length, natural: Int, available: Int, align: Alignment) -> Int {
    switch length {
    case .fixed(let points): points
    case .percent(let percent): available * percent / 100
    case .grow: available
    case .fit: align == .stretch ? available : min(natural, available)
    }
  }

  private static func offset(_ alignment: Alignment, free: Int) -> Int {
    switch alignment {
    case .start, .stretch: 0
    case .center: max(0, free) / 2
    case .end: max(0, free)
    }
  }
}

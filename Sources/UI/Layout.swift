public import Typography

/// Places an element tree on a canvas. One value lays out one page, then is thrown away.
///
/// Boxes follow a small flexbox: fixed, percent and fit lengths are taken first, what is left goes to `grow`
/// by weight. A paragraph is as high as its lines in the width it gets.
public struct Layout<Action: Hashable & Sendable> {
  private let theme: Theme
  private let breaker: LineBreaker
  private var paragraphs: [ParagraphKey: PlacedNode<Action>.Paragraph] = [:]
  private var nodes: [PlacedNode<Action>] = []

  private init(theme: Theme, measuring: any TextMeasuring) {
    self.theme = theme
    breaker = LineBreaker(measuring: measuring)
  }

  /// The page with `root` as large as the theme's canvas.
  public static func place(_ root: Element<Action>, theme: Theme, measuring: any TextMeasuring)
    -> PlacedTree<Action>
  {
    var layout = Layout(theme: theme, measuring: measuring)
    let canvas = Rect(x: 0, y: 0, width: theme.canvas.width, height: theme.canvas.height)
    layout.place(root, in: canvas, path: "0", depth: 0, isPrivate: false)
    return PlacedTree(canvas: theme.canvas, nodes: layout.nodes)
  }

  /// The height of `element` in a column `width` points wide. Views use it to split long text into pages.
  public static func height(
    of element: Element<Action>, width: Int, theme: Theme, measuring: any TextMeasuring
  ) -> Int {
    var layout = Layout(theme: theme, measuring: measuring)
    return layout.size(of: element, within: Size(width: width, height: theme.canvas.height)).height
  }

  // MARK: Measuring

  private struct ParagraphKey: Hashable {
    var runs: [TextRun]
    var size: Int
    var maxLines: Int?
    var width: Int
  }

  private mutating func size(of element: Element<Action>, within available: Size) -> Size {
    var width = available.width
    if case .fixed(let points) = element.width { width = points }
    var height = available.height
    if case .fixed(let points) = element.height { height = points }
    let inner = Size(
      width: max(0, width - element.padding.horizontal), height: max(0, height - element.padding.vertical))
    let content = contentSize(of: element, within: inner)
    var result = Size(
      width: content.width + element.padding.horizontal, height: content.height + element.padding.vertical)
    if case .fixed(let points) = element.width { result.width = points }
    if case .fixed(let points) = element.height { result.height = points }
    result.height = max(result.height, element.minHeight)
    return result
  }

  private mutating func contentSize(of element: Element<Action>, within inner: Size) -> Size {
    switch element.content {
    case .space, .icon:
      return Size(width: 0, height: 0)
    case .text(let runs, let size, let maxLines):
      let paragraph = paragraph(runs, size: size, maxLines: maxLines, width: inner.width)
      let width = paragraph.lines.map(\.width).max() ?? 0
      return Size(width: Int(width.rounded(.up)), height: paragraph.lines.count * paragraph.lineHeight)
    case .box(.row, let children):
      let widths = rowWidths(children, gap: element.gap, within: inner)
      let heights = zip(children, widths).map {
        size(of: $0, within: Size(width: $1, height: inner.height)).height
      }
      return Size(width: widths.reduce(0, +) + Self.gaps(children, element.gap), height: heights.max() ?? 0)
    case .box(.column, let children):
      let sizes = children.map {
        size(of: $0, within: Size(width: width(of: $0, within: inner.width), height: inner.height))
      }
      return Size(
        width: sizes.map(\.width).max() ?? 0,
        height: sizes.map(\.height).reduce(0, +) + Self.gaps(children, element.gap))
    case .box(.stack, let children):
      let sizes = children.map { size(of: $0, within: inner) }
      return Size(width: sizes.map(\.width).max() ?? 0, height: sizes.map(\.height).max() ?? 0)
    }
  }

  private static func gaps(_ children: [Element<Action>], _ gap: Int) -> Int {
    max(0, children.count - 1) * gap
  }

  private func width(of child: Element<Action>, within available: Int) -> Int {
    switch child.width {
    case .fixed(let points): points
    case .percent(let percent): available * percent / 100
    case .fit, .grow: available
    }
  }

  /// Widths of a row's children: what is fixed first, then what fits, and the rest by weight.
  private mutating func rowWidths(_ children: [Element<Action>], gap: Int, within inner: Size) -> [Int] {
    let available = max(0, inner.width - Self.gaps(children, gap))
    var widths = [Int](repeating: 0, count: children.count)
    var left = available
    var weights = 0
    for (index, child) in children.enumerated() {
      switch child.width {
      case .fixed(let points): widths[index] = points
      case .percent(let percent): widths[index] = available * percent / 100
      case .fit, .grow: continue
      }
      left -= widths[index]
    }
    for (index, child) in children.enumerated() {
      switch child.width {
      case .fit:
        widths[index] = size(of: child, within: Size(width: max(0, left), height: inner.height)).width
        left -= widths[index]
      case .grow(let weight): weights += weight
      case .fixed, .percent: continue
      }
    }
    for (index, child) in children.enumerated() {
      guard case .grow(let weight) = child.width, weights > 0 else { continue }
      widths[index] = max(0, left) * weight / weights
      left -= widths[index]
      weights -= weight
    }
    return widths
  }

  private mutating func paragraph(_ runs: [TextRun], size: Int, maxLines: Int?, width: Int)
    -> PlacedNode<Action>.Paragraph
  {
    let key = ParagraphKey(runs: runs, size: size, maxLines: maxLines, width: width)
    if let known = paragraphs[key] { return known }
    let spans = runs.enumerated().map { index, run in
      TextSpan(run.text, style: TextStyle(size: size, weight: run.isBold ? .bold : .regular), tag: index)
    }
    var lines = breaker.lines(spans, width: Double(width))
    let omitted = maxLines.map { max(0, lines.count - $0) } ?? 0
    if let maxLines, omitted > 0 { lines = Array(lines.prefix(maxLines)) }
    let paragraph = PlacedNode<Action>.Paragraph(
      lines: lines, runs: runs, size: size, lineHeight: size * 3 / 2, omittedLines: omitted)
    paragraphs[key] = paragraph
    return paragraph
  }

  // MARK: Placing

  private mutating func place(
    _ element: Element<Action>, in frame: Rect, path: String, depth: Int, isPrivate: Bool
  ) {
    let inner = frame.inset(element.padding)
    let isPrivate = isPrivate || element.isPrivate
    let index = nodes.count
    nodes.append(
      PlacedNode(
        id: element.id ?? path, depth: depth, frame: frame, contentFrame: inner, content: .box,
        style: element.style, pressedStyle: element.pressedStyle, touch: element.touch,
        blocksTouches: element.blocksTouches, role: element.role, label: element.label ?? "",
        isSelected: element.isSelected, isPrivate: isPrivate, overflows: false))
    switch element.content {
    case .space: break
    case .icon(let name, let color): nodes[index].content = .icon(name, color)
    case .text(let runs, let size, let maxLines):
      let paragraph = paragraph(runs, size: size, maxLines: maxLines, width: inner.width)
      nodes[index].content = .paragraph(paragraph)
      nodes[index].overflows =
        paragraph.lines.count * paragraph.lineHeight > inner.height
        || paragraph.lines.contains { $0.width > Double(inner.width) + 0.5 }
      if element.label == nil { nodes[index].label = runs.map(\.text).joined() }
    case .box(let axis, let children):
      let frames = childFrames(children, of: element, axis: axis, in: inner)
      nodes[index].overflows = frames.contains { !inner.contains($0) }
      for (position, (child, childFrame)) in zip(children, frames).enumerated() {
        place(child, in: childFrame, path: "\(path).\(position)", depth: depth + 1, isPrivate: isPrivate)
      }
      if element.label == nil, element.role != .group {
        nodes[index].label = nodes[(index + 1)...].filter { $0.role == .text || $0.role == .heading }.map(
          \.label
        )
        .joined(separator: " ")
      }
    }
  }

  private mutating func childFrames(
    _ children: [Element<Action>], of element: Element<Action>, axis: Axis, in inner: Rect
  ) -> [Rect] {
    switch axis {
    case .row: rowFrames(children, of: element, in: inner)
    case .column: columnFrames(children, of: element, in: inner)
    case .stack:
      children.map { child in
        let natural = size(of: child, within: Size(width: inner.width, height: inner.height))
        let width = Self.across(
          child.width, natural: natural.width, available: inner.width, align: element.align)
        let height = Self.across(
          child.height, natural: natural.height, available: inner.height, align: element.justify)
        return Rect(
          x: inner.x + Self.offset(element.align, free: inner.width - width),
          y: inner.y + Self.offset(element.justify, free: inner.height - height), width: width, height: height
        )
      }
    }
  }

  private mutating func rowFrames(_ children: [Element<Action>], of element: Element<Action>, in inner: Rect)
    -> [Rect]
  {
    let widths = rowWidths(children, gap: element.gap, within: Size(width: inner.width, height: inner.height))
    let free = inner.width - widths.reduce(0, +) - Self.gaps(children, element.gap)
    var x = inner.x + (element.justify == .stretch ? 0 : Self.offset(element.justify, free: free))
    let between = element.justify == .stretch && children.count > 1 ? max(0, free) / (children.count - 1) : 0
    return zip(children, widths).map { child, width in
      let natural = size(of: child, within: Size(width: width, height: inner.height)).height
      let height = Self.across(child.height, natural: natural, available: inner.height, align: element.align)
      defer { x += width + element.gap + between }
      return Rect(
        x: x, y: inner.y + Self.offset(element.align, free: inner.height - height), width: width,
        height: height)
    }
  }

  private mutating func columnFrames(
    _ children: [Element<Action>], of element: Element<Action>, in inner: Rect
  )
    -> [Rect]
  {
    let naturals = children.map {
      size(of: $0, within: Size(width: width(of: $0, within: inner.width), height: inner.height))
    }
    var heights = zip(children, naturals).map { child, natural in
      switch child.height {
      case .fixed(let points): points
      case .percent(let percent): inner.height * percent / 100
      case .fit: natural.height
      case .grow: 0
      }
    }
    var left = inner.height - heights.reduce(0, +) - Self.gaps(children, element.gap)
    var weights = children.reduce(0) { if case .grow(let weight) = $1.height { $0 + weight } else { $0 } }
    for (index, child) in children.enumerated() {
      guard case .grow(let weight) = child.height, weights > 0 else { continue }
      heights[index] = max(0, left) * weight / weights
      left -= heights[index]
      weights -= weight
    }
    var y = inner.y + (element.justify == .stretch ? 0 : Self.offset(element.justify, free: left))
    let between = element.justify == .stretch && children.count > 1 ? max(0, left) / (children.count - 1) : 0
    return children.indices.map { index in
      let width = Self.across(
        children[index].width, natural: naturals[index].width, available: inner.width, align: element.align)
      defer { y += heights[index] + element.gap + between }
      return Rect(
        x: inner.x + Self.offset(element.align, free: inner.width - width), y: y, width: width,
        height: heights[index])
    }
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

internal import Typography

/// How large the elements of one page want to be. Nothing is measured twice: each text once, each paragraph and
/// each size once for a width.
struct Measurer<Action: Hashable & Sendable> {
  /// An element with the places of its children.
  struct Item {
    var element: Element<Action>
    var children: [Int] = []
    var text: MeasuredText?
    var paragraphs: [(width: Int, paragraph: PlacedNode<Action>.Paragraph)] = []
    var sizes: [(width: Int, size: Size)] = []
  }

  /// Every element of the tree, parents before children; the root is the first.
  private(set) var items: [Item] = []
  /// How many paragraphs have been broken into lines.
  private(set) var breakings = 0
  private let breaker: LineBreaker

  init(_ root: Element<Action>, measuring: any TextMeasuring) {
    breaker = LineBreaker(measuring: measuring)
    add(root)
  }

  @discardableResult
  private mutating func add(_ element: Element<Action>) -> Int {
    let index = items.count
    items.append(Item(element: element))
    if case .box(_, let children) = element.content {
      let places = children.map { add($0) }
      items[index].children = places
    }
    return index
  }

  // MARK: Sizes

  /// The size that an element takes when it is offered `width` points. Heights follow from widths alone.
  mutating func size(of item: Int, width: Int) -> Size {
    if let known = items[item].sizes.first(where: { $0.width == width }) { return known.size }
    let element = items[item].element
    var outer = width
    if case .fixed(let points) = element.width { outer = points }
    let content = contentSize(of: item, width: max(0, outer - element.padding.horizontal))
    var size = Size(
      width: content.width + element.padding.horizontal, height: content.height + element.padding.vertical)
    if case .fixed(let points) = element.width { size.width = points }
    size.height = max(size.height, element.minHeight)
    if case .fixed(let points) = element.height { size.height = points }
    items[item].sizes.append((width, size))
    return size
  }

  private mutating func contentSize(of item: Int, width: Int) -> Size {
    let children = items[item].children
    let gaps = max(0, children.count - 1) * items[item].element.gap
    switch items[item].element.content {
    case .space, .icon, .code, .live:
      return Size(width: 0, height: 0)
    case .text:
      let paragraph = paragraph(item, width: width)
      return Size(width: Self.width(of: paragraph), height: paragraph.lines.count * paragraph.lineHeight)
    case .box(.row, _):
      let widths = rowWidths(of: item, within: width)
      let heights = zip(children, widths).map { size(of: $0, width: $1).height }
      return Size(width: widths.reduce(0, +) + gaps, height: heights.max() ?? 0)
    case .box(.column, _):
      let sizes = children.map { size(of: $0, width: self.width(of: items[$0].element, within: width)) }
      return Size(width: sizes.map(\.width).max() ?? 0, height: sizes.map(\.height).reduce(0, +) + gaps)
    case .box(.stack, _):
      let sizes = children.map { size(of: $0, width: self.width(of: items[$0].element, within: width)) }
      return Size(width: sizes.map(\.width).max() ?? 0, height: sizes.map(\.height).max() ?? 0)
    }
  }

  /// The width that a child of a column or stack is offered.
  func width(of child: Element<Action>, within available: Int) -> Int {
    switch child.width {
    case .fixed(let points): points
    case .percent(let percent): available * percent / 100
    case .fit, .grow: available
    }
  }

  /// Widths of a row's children: what is fixed first, then what fits, and the rest by weight.
  mutating func rowWidths(of item: Int, within width: Int) -> [Int] {
    let children = items[item].children
    let available = max(0, width - max(0, children.count - 1) * items[item].element.gap)
    var widths = [Int](repeating: 0, count: children.count)
    let weights = children.map { items[$0].element.width.weight }
    for (position, child) in children.enumerated() {
      switch items[child].element.width {
      case .fixed(let points): widths[position] = points
      case .percent(let percent): widths[position] = available * percent / 100
      case .fit, .grow: continue
      }
    }
    var left = available - widths.reduce(0, +)
    for (position, child) in children.enumerated() where items[child].element.width == .fit {
      widths[position] = size(of: child, width: max(0, left)).width
      left -= widths[position]
    }
    let least = [Int](repeating: 0, count: children.count)
    for (position, points) in Shares(weights: weights, least: least, left: left).points {
      widths[position] = points
    }
    return widths
  }

  // MARK: Paragraphs

  /// The lines of a text in a column of `width` points.
  mutating func paragraph(_ item: Int, width: Int) -> PlacedNode<Action>.Paragraph {
    // In every width between its own and the one it was broken for, a paragraph keeps its lines.
    if let known = items[item].paragraphs.first(where: { entry in
      let own = Self.width(of: entry.paragraph)
      let isOneLine = entry.paragraph.lines.count == 1 && entry.paragraph.omittedLines == 0
      return width >= own && (width <= entry.width || isOneLine)
    }) {
      return known.paragraph
    }
    let paragraph = broken(item, width: width)
    items[item].paragraphs.append((width, paragraph))
    return paragraph
  }

  private static func width(of paragraph: PlacedNode<Action>.Paragraph) -> Int {
    // Sums of advances are not exact: a hundredth of a point is not worth another point.
    Int(((paragraph.lines.map(\.width).max() ?? 0) - 0.01).rounded(.up))
  }

  private mutating func broken(_ item: Int, width: Int) -> PlacedNode<Action>.Paragraph {
    guard case .text(let runs, let size, let maxLines) = items[item].element.content else {
      preconditionFailure("only texts are broken into lines")
    }
    breakings += 1
    let text = items[item].text ?? measured(runs, size: size)
    items[item].text = text
    let caret = Caret(runs)
    let room = Double(max(0, width - caret.room))
    var (lines, omitted) = maxLines.map { text.lines(width: room, limit: $0) } ?? (text.lines(width: room), 0)
    caret.makeRoom(in: &lines)
    return PlacedNode<Action>.Paragraph(
      lines: lines, runs: runs, size: size, lineHeight: TextStyle(size: size).lineHeight,
      omittedLines: omitted)
  }

  private func measured(_ runs: [TextRun], size: Int) -> MeasuredText {
    breaker.measure(
      runs.enumerated().map { index, run in
        TextSpan(run.text, style: TextStyle(size: size, weight: run.isBold ? .bold : .regular), tag: index)
      })
  }
}

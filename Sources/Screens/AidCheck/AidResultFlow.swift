internal import Model
internal import Typography
internal import UI

/// A part of the result: a heading, and what stands below it.
struct AidResultPart {
  /// One thing that is said. It stays on one page where a page can hold it.
  enum Entry {
    /// A sentence behind an icon, or behind a dot where there is none.
    case words(String, icon: String?, color: ColorRole)
    /// Anything else; never divided.
    case view(View)
  }

  var heading: String?
  var entries: [Entry]
}

/// Lays parts one below the other, as many on a page as fit: nothing is dragged, nothing is cut.
struct AidResultFlow {
  /// Room between parts, in points.
  static let gap = 24
  private static let entryGap = 12

  var context: ViewContext
  var width: Int
  /// The room of the first page, in points, which begins with something else.
  var firstRoom: Int
  /// The room of every other page, in points.
  var room: Int
  /// Whether the first page shows something besides, so that it may stay without any of this.
  var firstHasMore: Bool

  /// At least one page.
  func pages(_ parts: [AidResultPart]) -> [[View]] {
    var pages: [[View]] = [[]]
    var used = 0
    for part in parts {
      var rest = part.entries[...]
      var isContinuation = false
      while let first = rest.first {
        let isFirstPage = pages.count == 1
        let left = (isFirstPage ? firstRoom : room) - used
        let count = fitting(rest, of: part, isContinuation, in: left)
        if count > 0 {
          let view = view(Array(rest.prefix(count)), of: part, isContinuation)
          pages[pages.count - 1].append(view)
          used += context.height(of: view, width: width) + Self.gap
          rest = rest.dropFirst(count)
          isContinuation = true
          guard !rest.isEmpty else { break }
        } else if used == 0, !(isFirstPage && firstHasMore) {
          // Not even one fits on a page of its own: it is divided, at a line; what cannot be stands alone.
          guard let (head, tail) = divided(first, of: part, isContinuation) else {
            pages[pages.count - 1].append(view([first], of: part, isContinuation))
            used = room
            rest = rest.dropFirst()
            isContinuation = true
            continue
          }
          rest = [head, tail] + rest.dropFirst()
          continue
        }
        pages.append([])
        used = 0
      }
    }
    return pages
  }

  /// How many entries fit below one another. A heading does not stand alone.
  private func fitting(
    _ entries: ArraySlice<AidResultPart.Entry>, of part: AidResultPart, _ isContinuation: Bool, in room: Int
  ) -> Int {
    var count = entries.count
    while count > 0 {
      let view = view(Array(entries.prefix(count)), of: part, isContinuation)
      if context.height(of: view, width: width) <= room { return count }
      count -= 1
    }
    return 0
  }

  /// The sentence in two, the first as long as a page holds.
  private func divided(_ entry: AidResultPart.Entry, of part: AidResultPart, _ isContinuation: Bool)
    -> (AidResultPart.Entry, AidResultPart.Entry)?
  {
    guard case .words(let words, let icon, let color) = entry else { return nil }
    let style = TextStyle(size: context.type.body)
    let lines = LineBreaker(measuring: context.measuring)
      .lines(words, style: style, width: Double(width - AidLine.indent)).map(\.text)
    for count in stride(from: lines.count - 1, to: 0, by: -1) {
      let head = AidResultPart.Entry.words(
        lines.prefix(count).joined(separator: "\n"), icon: icon, color: color)
      let view = view([head], of: part, isContinuation)
      if context.height(of: view, width: width) <= room {
        let tail = lines.dropFirst(count).joined(separator: context.locale == .zh ? "" : " ")
        return (head, .words(tail, icon: "more", color: color))
      }
    }
    return nil
  }

  private func view(_ entries: [AidResultPart.Entry], of part: AidResultPart, _ isContinuation: Bool) -> View
  {
    let heading = part.heading.map { words in
      let more = isContinuation ? context.say(ArticleWording.goesOn) : ""
      let gap = context.locale == .en && isContinuation ? " " : ""
      return View.text(words + gap + more, size: context.type.heading, isBold: true).role(.heading)
    }
    let views = entries.map { entry -> View in
      switch entry {
      case .words(let words, let icon, let color):
        AidLine(context: context, words: words, icon: icon, color: color).view
      case .view(let view): view
      }
    }
    return View.column(gap: Self.entryGap, (heading.map { [$0] } ?? []) + views)
  }
}

/// A sentence behind an icon in its colour, or behind a dot.
struct AidLine {
  /// The room that icon and dot take, in points.
  static let indent = 56

  var context: ViewContext
  var words: String
  var icon: String?
  var color: ColorRole

  var view: View {
    let ink: ColorRole = color == .ochre || color == .indigo ? color : .ink
    let text = View.text(words, size: context.type.body, color: ink).frame(width: .grow(1))
    return View.row(gap: 16, align: .start, [mark, text])
  }

  private var mark: View {
    let line = context.type.body * 3 / 2
    guard let icon else { return Self.dot(context, line: line, width: 40) }
    return View.column([.icon(icon, size: 40, color: color)]).padding(Insets(top: (line - 40) / 2))
  }

  /// Lists on reading areas use dots: what has an edge can be tapped.
  static func dot(_ context: ViewContext, line: Int, width: Int) -> View {
    let dot = View.column([]).frame(width: .fixed(14), height: .fixed(14))
      .style(BoxStyle(fill: .solid(.primary), radius: 7))
    return View.column(align: .start, [dot]).padding(Insets(top: (line - 14) / 2)).frame(width: .fixed(width))
  }
}

internal import Model
internal import Typography
internal import UI

/// A part of the result: a heading, and what stands below it.
struct AidResultPart {
  /// One thing that is said. It stays on one page where a page can hold it.
  enum Entry {
    /// A sentence behind a mark.
    case words(String, AidLine.Mark, color: ColorRole = .primary)
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
    guard case .words(let words, let mark, let color) = entry else { return nil }
    let style = TextStyle(size: context.type.body)
    let lines = LineBreaker(measuring: context.measuring)
      .lines(words, style: style, width: Double(width - mark.indent(context))).map(\.text)
    for count in stride(from: lines.count - 1, to: 0, by: -1) {
      let head = AidResultPart.Entry.words(
        lines.prefix(count).joined(separator: "\n"), mark, color: color)
      let view = view([head], of: part, isContinuation)
      if context.height(of: view, width: width) <= room {
        let tail = lines.dropFirst(count).joined(separator: context.locale == .zh ? "" : " ")
        return (head, .words(tail, mark.goingOn, color: color))
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
      case .words(let words, let mark, let color):
        AidLine(context: context, words: words, mark: mark, color: color).view
      case .view(let view): view
      }
    }
    return View.column(gap: Self.entryGap, (heading.map { [$0] } ?? []) + views)
  }
}

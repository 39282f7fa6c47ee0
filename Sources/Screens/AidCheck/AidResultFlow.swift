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
      var rest = part.entries.map { ($0, height(of: $0)) }[...]
      var isContinuation = false
      while let first = rest.first {
        let isFirstPage = pages.count == 1
        let left = (isFirstPage ? firstRoom : room) - used
        let heading = headingHeight(of: part, isContinuation)
        let (count, height) = fitting(rest.map(\.1), below: heading, in: left)
        if count > 0 {
          pages[pages.count - 1].append(
            view(rest.prefix(count).map(\.0), of: part, isContinuation))
          used += height + Self.gap
          rest = rest.dropFirst(count)
          isContinuation = true
          guard !rest.isEmpty else { break }
        } else {
          // A sentence is divided where it would leave much of a page empty, or no page can hold it.
          let isFresh = used == 0 && !(isFirstPage && firstHasMore)
          if isFresh || left > room / 3, let parts = divided(first.0, in: left - heading) {
            rest = parts.map { ($0, self.height(of: $0)) } + rest.dropFirst()
            continue
          }
          // What cannot be divided stands alone.
          if isFresh {
            pages[pages.count - 1].append(view([first.0], of: part, isContinuation))
            rest = rest.dropFirst()
            isContinuation = true
          }
        }
        pages.append([])
        used = 0
      }
    }
    // Nothing may be left after an entry that stands alone.
    if pages.count > 1, pages[pages.count - 1].isEmpty { pages.removeLast() }
    return pages
  }

  /// How many entries of these heights fit below a heading, and how high they are with it.
  private func fitting(_ heights: [Int], below heading: Int, in room: Int) -> (count: Int, height: Int) {
    var used = heading
    for (count, height) in heights.enumerated() {
      let more = height + (count > 0 ? Self.entryGap : 0)
      if used + more > room { return (count, used) }
      used += more
    }
    return (heights.count, used)
  }

  /// The sentence in two, the first as long as the room allows, and no less than two lines.
  private func divided(_ entry: AidResultPart.Entry, in room: Int) -> [AidResultPart.Entry]? {
    guard case .words(let words, let mark, let color) = entry else { return nil }
    let style = TextStyle(size: context.type.body)
    let lines = LineBreaker(measuring: context.measuring)
      .lines(words, style: style, width: Double(width - mark.indent(context))).map(\.text)
    let count = min(room / style.lineHeight, lines.count - 1)
    guard count >= min(2, lines.count - 1), count > 0 else { return nil }
    let tail = lines.dropFirst(count).joined(separator: context.locale == .zh ? "" : " ")
    return [
      .words(lines.prefix(count).joined(separator: "\n"), mark, color: color),
      .words(tail, mark.goingOn, color: color),
    ]
  }

  // MARK: Views

  private func height(of entry: AidResultPart.Entry) -> Int {
    context.height(of: view(of: entry), width: width)
  }

  /// A heading with the room below it, in points.
  private func headingHeight(of part: AidResultPart, _ isContinuation: Bool) -> Int {
    guard let heading = heading(of: part, isContinuation) else { return 0 }
    return context.height(of: heading, width: width) + Self.entryGap
  }

  private func heading(of part: AidResultPart, _ isContinuation: Bool) -> View? {
    part.heading.map { words in
      let more = isContinuation ? context.say(ArticleWording.goesOn) : ""
      let gap = context.locale == .en && isContinuation ? " " : ""
      return View.text(words + gap + more, size: context.type.heading, isBold: true).role(.heading)
    }
  }

  private func view(of entry: AidResultPart.Entry) -> View {
    switch entry {
    case .words(let words, let mark, let color):
      AidLine(context: context, words: words, mark: mark, color: color).view
    case .view(let view): view
    }
  }

  private func view(_ entries: [AidResultPart.Entry], of part: AidResultPart, _ isContinuation: Bool) -> View
  {
    let heading = heading(of: part, isContinuation).map { [$0] } ?? []
    return View.column(gap: Self.entryGap, heading + entries.map { view(of: $0) })
  }
}

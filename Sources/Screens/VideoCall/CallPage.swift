internal import Model
internal import UI

/// A page of a call that is read and then answered: a title, what stands below it in as many pages as it takes, and
/// the answers.
struct CallPage {
  var app: App
  var context: ViewContext
  /// The page of the text, from 0.
  var page: Int
  var title: String
  /// What stands between title and text on the first page.
  var head: [View] = []
  var parts: [AidResultPart]
  var controls: [View]
  /// The answers below a pager, where they differ from those without one.
  var pagedControls: [View]?

  var view: View {
    let single = pages(below: controls)
    // A pager takes room itself, and then there may be more pages.
    let all = single.count == 1 ? single : pages(below: pager(2) + (pagedControls ?? controls))
    let shown = min(page, all.count - 1)
    return Scaffold(
      app: app, context: context,
      reading: [context.title(title)] + (shown == 0 ? head : []) + all[shown],
      controls: all.count == 1 ? controls : pager(all.count) + (pagedControls ?? controls)
    ).view
  }

  private func pager(_ count: Int) -> [View] {
    context.pager(page: min(page, count - 1), count: count) { .call(.page($0)) }
  }

  private func pages(below controls: [View]) -> [[View]] {
    let room = context.roomLeft(below: [context.title(title)], controls: controls)
    let first = context.roomLeft(below: [context.title(title)] + head, controls: controls)
    return AidResultFlow(
      context: context, width: context.readingWidth, firstRoom: first, room: room, firstHasMore: !head.isEmpty
    ).pages(parts)
  }
}

extension ViewContext {
  /// Buttons below one another; where the dock has too little room, the last ones two in a row.
  func answers(_ buttons: [View], reserving reserved: Int = 0) -> [View] {
    var rows = buttons
    var last = rows.count - 1
    while last > 0, height(ofControls: rows) + reserved > dockRoom {
      let pair = View.row(gap: Theme.gap, [rows[last - 1], rows[last]].map { $0.frame(width: .grow(1)) })
      rows.replaceSubrange((last - 1)...last, with: [pair])
      last -= 2
    }
    return rows
  }

  /// Ends a call: red, and the only thing that is.
  func hangUpButton(_ words: Localized<String>) -> View {
    secondaryButton(say(words), icon: "hang-up", height: 144, color: .red, .call(.hangUp))
      .style(
        BoxStyle(fill: .solid(.surface), edge: Edge(theme.edge, .red), radius: 20, shadow: .control),
        pressed: BoxStyle(fill: .solid(.redTint), edge: Edge(4, .red), radius: 20)
      ).id("call-hang-up")
  }

  /// Sentences, each behind an icon.
  func callPart(_ lines: [(Localized<String>, String)]) -> AidResultPart {
    AidResultPart(heading: nil, entries: lines.map { .words(say($0.0), .icon($0.1)) })
  }
}

internal import Model
internal import Queue
internal import UI

/// How many are ahead and how long it takes, as figures that are read at a glance.
struct WaitFigures {
  var wait: WaitEstimate
  var context: ViewContext

  private static let size = 72

  /// Beside one another in portrait, below one another in the narrow pane of landscape.
  var view: View {
    let parts = [people, time].compactMap { $0 }
    guard !context.isLandscape, !context.isLarge || context.locale == .zh else {
      return View.column(gap: 8, parts)
    }
    return View.row(gap: 48, align: .end, parts)
  }

  private var people: View? {
    guard wait.gap != .offline else { return nil }
    guard wait.ahead > 0 else {
      return View.text(context.say(QueueWording.ahead(wait)), size: context.type.heading, isBold: true)
    }
    return figure(QueueWording.people, TicketWording.people(wait.ahead))
  }

  /// Words instead of a figure are smaller: there are more of them.
  private var time: View? {
    guard !wait.mayNotBeReached else { return nil }
    guard wait.range != nil else {
      return View.text(context.say(wait.text), size: context.type.label, isBold: true)
    }
    return figure(QueueWording.waiting, wait.text)
  }

  private func figure(_ lead: Localized<String>, _ value: Localized<String>) -> View {
    View.column([
      .text(context.say(lead), size: context.type.secondary, color: .ink2),
      .text(context.say(value), size: Self.size, isBold: true),
    ])
  }
}

extension ViewContext {
  /// A white card to read: no edge, for what has one can be touched. High contrast tells it by a bar.
  func card(_ children: [View]) -> View {
    View.column(gap: 8, children).padding(Insets(horizontal: 44, vertical: 28))
      .style(
        theme.mode.contrast
          ? BoxStyle(bar: .primary) : BoxStyle(fill: .solid(.surface), radius: 28, shadow: .control))
  }
}

internal import Model
internal import Queue
internal import Typography
internal import UI

/// The pages of the queue: which service, who comes sooner, how long it takes, the number.
struct QueueView {
  var app: App
  var state: QueueState
  var context: ViewContext

  var view: View {
    switch state.stage {
    case .services: QueueServicesView(app: app, state: state, context: context).view
    case .another: another
    case .priority: QueuePriorityView(app: app, state: state, context: context).view
    case .offer: QueueOfferView(app: app, state: state, context: context).view
    case .ticket(let id):
      if let held = app.heldTicket(id) {
        TicketView(app: app, held: held, context: context).view
      } else {
        QueueServicesView(app: app, state: state, context: context).view
      }
    }
  }

  /// One visitor, one number, unless there are two matters.
  private var another: View {
    let controls = [
      context.secondaryButton(context.say(QueueWording.another), icon: "plus", .queue(.another))
        .id("queue-another"),
      context.primaryButton(
        context.say(QueueWording.showMine), icon: "ticket", height: 144, .queue(.showTicket)
      ).id("queue-mine"),
    ]
    let number = app.tickets.last.map {
      View.text(
        $0.id.number.description, size: context.isLandscape ? 160 : context.type.number, color: .primary,
        isBold: true)
    }
    return Scaffold(
      app: app, context: context,
      reading: [context.title(context.say(QueueWording.anotherTitle))] + (number.map { [$0] } ?? []) + [
        context.body(context.say(QueueWording.anotherWhy))
      ], controls: controls
    ).view
  }
}

extension ViewContext {
  /// The size of a row's title, in points: as other choices have it, or smaller where a hall's name for something is
  /// too long for one line.
  func rowTitle(_ words: String, width: Int) -> Int {
    [choiceTitle, TypeScale.normal.secondary].first { size in
      measuring.width(of: words, in: TextStyle(size: size, weight: .bold)) <= Double(width)
    } ?? TypeScale.normal.caption
  }
}

/// Rows in pages: at most six on each, and as many as there is room for.
struct QueueRows {
  var context: ViewContext
  var rowHeight: Int

  /// The controls of a page, the pager with them where there are several.
  func controls(_ rows: [View], page: Int) -> [View] {
    let all = min(6, context.rows(of: rowHeight, in: context.dockRoom))
    guard rows.count > all else { return rows }
    let perPage = min(6, context.rows(of: rowHeight, in: context.dockRoom - 112 - Theme.gap))
    let count = (rows.count + perPage - 1) / perPage
    let page = min(page, count - 1)
    return rows.dropFirst(page * perPage).prefix(perPage)
      + context.pager(page: page, count: count, nextTitle: context.say(QueueWording.more)) {
        .queue(.page($0))
      }
  }
}

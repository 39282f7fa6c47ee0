internal import Model
internal import Queue
internal import UI

/// What it means to take a number: people ahead, how long, what to bring, and one large touch.
struct QueueOfferView {
  var app: App
  var state: QueueState
  var context: ViewContext

  var view: View {
    guard let refusal = state.refusal else { return offer }
    let why = QueueWording.refusal(refusal, now: app.now, locale: context.locale)
    return Scaffold(
      app: app, context: context,
      reading: [
        context.title(context.say(QueueWording.trouble)),
        context.block(.ochreTint, bar: .ochre, [context.body(why, color: .ochre)]),
      ],
      controls: [
        context.secondaryButton(context.say(QueueWording.otherService), icon: "list", .queue(.services))
          .id("queue-services"),
        context.primaryButton(
          context.say(QueueWording.retry), icon: "refresh", height: 144, .queue(.take)
        ).id("queue-take"),
      ]
    ).view
  }

  private var offer: View {
    let head = [context.title(name), card] + warning
    let single = pages(head, controls: [take])
    // A pager takes room itself, and then there may be more pages.
    let all = single.count == 1 ? single : pages(head, controls: pager(2) + [take])
    let page = min(state.page, all.count - 1)
    let controls = pager(all.count) + [take]
    return Scaffold(
      app: app, context: context,
      reading: context.isLandscape ? head : page == 0 ? head + all[0] : [context.title(name)] + all[page],
      secondReading: context.isLandscape ? all[page] : nil, controls: controls
    ).view
  }

  private var name: String { state.chosen?.service.name[context.locale] ?? "" }

  private var take: View {
    guard state.orderToken == nil else {
      return context.unavailable(context.say(QueueWording.taking), height: 176)
    }
    return context.primaryButton(
      context.say(QueueWording.take), icon: "ticket", height: 176, .queue(.take)
    ).id("queue-take")
  }

  private func pager(_ count: Int) -> [View] {
    context.pager(page: min(state.page, count - 1), count: count) { .queue(.page($0)) }
  }

  // MARK: Reading

  private var card: View {
    guard let wait = state.wait else {
      return context.card([
        View.text(context.say(QueueWording.counting), size: context.type.heading, isBold: true)
      ])
    }
    return context.card([
      WaitFigures(wait: wait, context: context).view,
      .text(context.say(QueueWording.onlyEstimate), size: context.type.secondary, color: .ink2),
    ])
  }

  private var warning: [View] {
    guard state.wait?.mayNotBeReached == true else { return [] }
    return [
      context.block(
        .ochreTint, bar: .ochre, [context.body(context.say(QueueWording.mayNot), color: .ochre)])
    ]
  }

  /// What to bring, in as many pages as it takes.
  private func pages(_ head: [View], controls: [View]) -> [[View]] {
    let things = state.chosen?.service.bring ?? []
    guard !things.isEmpty else { return [[]] }
    let part = AidResultPart(
      heading: context.say(QueueWording.bring),
      entries: things.map { .words($0[context.locale], .dot) })
    let height = context.height(ofControls: controls)
    let width = context.isLandscape ? context.secondReadingWidth : context.readingWidth
    let room =
      context.isLandscape
      ? context.secondReadingRoom(controls: height)
      : context.readingRoom(controls: height) - used([context.title(name)])
    let first = context.isLandscape ? room : context.readingRoom(controls: height) - used(head)
    return AidResultFlow(
      context: context, width: width, firstRoom: first, room: room, firstHasMore: !context.isLandscape
    ).pages([part])
  }

  private func used(_ views: [View]) -> Int {
    views.map { context.height(of: $0, width: context.readingWidth) + AidResultFlow.gap }.reduce(0, +)
  }
}

internal import Model
internal import Queue
internal import UI

/// The hall or a service: how it stands today, and what can be done about it.
struct HallSubjectPage {
  var app: App
  var state: HallState
  var context: ViewContext
  var subject: HallNotice.Subject

  var view: View {
    let controls = self.controls
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [context.title(context.hallName(of: subject, in: app.services.queue))] + trouble,
        extras: lines.map { context.body($0) }, controls: controls),
      controls: controls
    ).view
  }

  private var trouble: [View] { state.problem.map { [context.hallTrouble($0)] } ?? [] }

  private var line: HallReport.Line? {
    guard case .service(let id) = subject else { return nil }
    return state.report?.line(id)
  }

  private var closure: HallReport.Closure? { subject == .hall ? state.report?.closure : line?.closure }

  private var lines: [String] {
    guard let line else {
      return [
        closure.map { HallWording.closed(.hall, $0, now: app.now, locale: context.locale) }
          ?? context.say(HallWording.hallOpen)
      ]
    }
    return [
      HallWording.state(line, now: app.now, locale: context.locale),
      HallWording.taken(line, locale: context.locale), HallWording.limit(line, locale: context.locale),
    ]
  }

  private var controls: [View] {
    if state.token != nil { return [context.unavailable(context.say(Wording.oneMoment))] }
    let limit = context.secondaryButton(context.say(HallWording.limit), icon: "ticket", .hall(.limit)).id(
      "hall-limit")
    let change =
      closure == nil
      ? context.secondaryButton(
        context.say(subject == .hall ? HallWording.closeHall : HallWording.closeService), icon: "pause",
        .hall(.close)
      ).id("hall-close")
      : context.primaryButton(
        context.say(subject == .hall ? HallWording.openHall : HallWording.openService), icon: "play",
        height: 144, .hall(.reopen)
      ).id("hall-open")
    return (line == nil ? [] : [limit]) + [change]
  }
}

extension ViewContext {
  /// What the screens call the hall or a service.
  func hallName(of subject: HallNotice.Subject, in queue: QueueSettings) -> String {
    switch subject {
    case .service(let id), .limit(let id): queue.service(id)?.name[locale] ?? id
    case .hall, .window: say(HallWording.hall)
    }
  }
}

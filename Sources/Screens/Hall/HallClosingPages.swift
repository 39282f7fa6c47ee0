internal import Model
internal import Queue
internal import UI

/// Closing in three touches: why, until when, and everything once more.
struct HallClosingPages {
  var app: App
  var state: HallState
  var context: ViewContext

  var view: View {
    switch state.stage {
    case .reason(let subject): reasons(subject)
    case .until(let subject, _): moments(subject)
    default: page("", hint: nil, controls: [])
    }
  }

  private func page(_ title: String, hint: String?, controls: [View]) -> View {
    Scaffold(
      app: app, context: context,
      reading: [context.title(title)] + (hint.map { [context.body($0)] } ?? []), controls: controls
    ).view
  }

  private func reasons(_ subject: HallNotice.Subject) -> View {
    let ready = ClosureReason.allCases.map { reason in
      context.secondaryButton(context.say(reason.text), .hall(.reason(reason))).id(
        "reason-\(reason.rawValue)")
    }
    let none = context.secondaryButton(context.say(HallWording.noReason), .hall(.reason(nil))).id(
      "reason-none")
    return page(
      context.say(HallWording.why), hint: context.hallName(of: subject, in: app.services.queue),
      controls: context.hallRows(ready + [none], page: state.page))
  }

  private func moments(_ subject: HallNotice.Subject) -> View {
    let rest = context.secondaryButton(context.say(HallWording.restOfDay), .hall(.until(nil))).id(
      "until-rest")
    let moments = HallMoments.after(app.now, app.services.queue, subject).enumerated().map { index, moment in
      context.secondaryButton(
        HallWording.until(moment, now: app.now, locale: context.locale), .hall(.until(moment))
      ).id("until-\(index)")
    }
    return page(
      context.say(HallWording.untilWhen), hint: context.hallName(of: subject, in: app.services.queue),
      controls: context.hallRows([rest] + moments, page: state.page))
  }

  func confirm(_ subject: HallNotice.Subject, _ reason: ClosureReason?, _ until: Instant?) -> View {
    let closure = HallReport.Closure(until: until, reason: reason?.text.zh)
    let words = HallWording.closed(subject, closure, now: app.now, locale: context.locale)
    let still = context.say(HallWording.stillCalled)
    let controls =
      state.token != nil
      ? [context.unavailable(context.say(Wording.oneMoment), height: 144)]
      : [
        context.primaryButton(
          context.say(subject == .hall ? HallWording.closeHall : HallWording.closeService), icon: "pause",
          height: 144, .hall(.confirm)
        ).id("hall-confirm")
      ]
    let name = context.title(context.hallName(of: subject, in: app.services.queue))
    let trouble = state.problem.map { [context.hallTrouble($0)] } ?? []
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [name] + trouble + [context.body(words)], extras: [context.body(still, color: .ink2)],
        controls: controls),
      controls: controls
    ).view
  }
}

/// The moments until which something is closed.
enum HallMoments {
  /// Half an hour, one, two and three hours from `now`, to full ten minutes, and the next opening of the day;
  /// nothing after midnight.
  static func after(_ now: Instant, _ queue: QueueSettings, _ subject: HallNotice.Subject) -> [Instant] {
    let minute = now.minuteOfDay
    let rounded = [30, 60, 120, 180].map { (minute + $0 + 9) / 10 * 10 }
    let hours: OpeningHours? =
      if case .service(let id) = subject { queue.service(id)?.hours ?? queue.hours } else { queue.hours }
    let openings = hours.map { queue.calendar.spans($0, on: now.day).map(\.start) } ?? []
    let minutes = Set(rounded + openings).filter { $0 > minute && $0 < 24 * 60 }
    return minutes.sorted().map { now.day.instant(minute: $0) }
  }
}

internal import CallFlow
internal import Model
internal import Queue
internal import Typography
internal import UI

/// Nobody answered, or nobody could be called: the telephone, the call-back, and what else works.
struct CallFallbackView {
  var app: App
  var state: VideoCallState
  var flow: CallFlow
  var context: ViewContext

  var view: View {
    switch flow.state {
    case .phone(let number): phone(number)
    case .callBack(let progress): callBack(progress)
    default: unanswered
    }
  }

  /// Why it came to this: nobody is on duty, nobody could be called, or nobody answered.
  private var title: Localized<String> {
    if flow.plan.levels.isEmpty { return VideoCallWording.closedTitle }
    return flow.attempt == 0 ? VideoCallWording.cannotTitle : VideoCallWording.unansweredTitle
  }

  private var comfort: View {
    context.body(
      context.say(VideoCallWording.notYourFault(flow.attempt == 0 ? 0 : flow.plan.levels.count)))
  }

  // MARK: Telephone

  private func phone(_ number: PhoneNumber) -> View {
    let ways = [phoned, flow.hasMore ? skip : nil, ticket, search, print].compactMap { $0 }
    let controls = context.answers(ways)
    let words = flow.level.map { VideoCallWording.phoneLevel($0.name) } ?? title
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [context.title(context.say(words)), poster(number)], extras: [comfort, how] + trouble,
        controls: controls),
      controls: controls
    ).view
  }

  /// The digits as large as they fit.
  private func poster(_ number: PhoneNumber) -> View {
    let width = Double(context.readingWidth - 72)
    let sizes = context.isLandscape ? [160, 120, 88, 60] : [200, 144, 104, 72]
    let size =
      sizes.first {
        context.measuring.width(of: number.text, in: TextStyle(size: $0, weight: .bold)) <= width
      }
      ?? 48
    let isAllDay =
      app.settings.phones.isLegalLineAllDay == true && number.text == app.settings.phones.legalLine
    return context.block(
      .tint, bar: .primary,
      [
        context.secondary(
          context.say(isAllDay ? VideoCallWording.phoneAllDay : VideoCallWording.phoneLead)),
        .text(number.text, size: size, color: .primary, isBold: true).id("call-number"),
      ])
  }

  private var how: View { context.body(context.say(VideoCallWording.phoneHow)) }

  private var trouble: [View] {
    guard case .failed(let why?) = state.print else { return [] }
    return [context.body(context.say(why), color: .ochre)]
  }

  private var phoned: View {
    context.primaryButton(context.say(VideoCallWording.phoned), icon: "check", .call(.done)).id("call-phoned")
  }

  private var skip: View {
    context.secondaryButton(
      context.say(VideoCallWording.noPhone), icon: context.isLarge ? nil : "forward", .call(.skipPhone)
    ).id("call-skip-phone")
  }

  private var print: View? {
    guard app.services.hasPrinter else { return nil }
    switch state.print {
    case .idle, .failed:
      return context.secondaryButton(
        context.say(VideoCallWording.print), icon: context.isLarge ? nil : "printer", .call(.print)
      ).id("call-print")
    case .printing: return context.unavailable(context.say(VideoCallWording.printing))
    case .printed: return context.unavailable(context.say(VideoCallWording.printed))
    }
  }

  // MARK: Call-back

  private func callBack(_ progress: CallBackState) -> View {
    guard progress != .keeping else {
      return Scaffold(
        app: app, context: context, reading: [context.title(context.say(VideoCallWording.callBackTitle))],
        controls: [context.unavailable(context.say(Wording.oneMoment), height: 144)]
      ).view
    }
    let failure = context.block(
      .ochreTint, bar: .ochre, [context.body(context.say(VideoCallWording.notKept), color: .ochre)])
    let none = context.secondaryButton(context.say(VideoCallWording.noNeed), .call(.done)).id("call-done")
    let all = [appointment, number, ticket, search, none].compactMap { $0 }
    let lines: [AidResultPart.Entry] =
      (appointment == nil ? [] : [.words(context.say(VideoCallWording.appointmentWhy), .icon("ticket"))])
      + (number == nil ? [] : [.words(context.say(VideoCallWording.numberWhy), .icon("phone"))])
    return CallPage(
      app: app, context: context, page: state.page,
      title: context.say(flow.plan.hotline == nil ? title : VideoCallWording.callBackTitle),
      head: progress == .failed ? [failure] : [comfort],
      parts: [AidResultPart(heading: nil, entries: lines)],
      controls: context.answers(all), pagedControls: context.answers(all, reserving: 112 + Theme.gap)
    ).view
  }

  private var appointment: View? {
    guard flow.plan.callBack?.offersAppointment == true, let service = app.services.calls.appointmentService,
      QueueLink.isThere(service, app)
    else { return nil }
    return context.secondaryButton(
      context.say(VideoCallWording.appointment), icon: "calendar", .call(.appointment)
    ).id("call-appointment")
  }

  private var number: View? {
    guard flow.plan.callBack?.numberConsent != nil else { return nil }
    return context.secondaryButton(
      context.say(VideoCallWording.leaveNumber), icon: "phone", .call(.leaveNumber)
    ).id("call-leave-number")
  }

  // MARK: Nothing else

  private var unanswered: View {
    let again = context.secondaryButton(
      context.say(VideoCallWording.callAgain), icon: "video", .call(.again)
    ).id("call-again")
    let home = context.primaryButton(context.say(VideoCallWording.done), icon: "check", .home).id("call-home")
    let controls = context.answers(
      (flow.plan.levels.isEmpty ? [] : [again]) + [ticket, search].compactMap { $0 } + [home])
    return Scaffold(
      app: app, context: context,
      reading: context.filled([context.title(context.say(title))], extras: [comfort], controls: controls),
      controls: controls
    ).view
  }

  private var ticket: View? {
    guard !app.services.queue.services.isEmpty else { return nil }
    return context.secondaryButton(
      context.say(VideoCallWording.ticket), icon: context.isLarge ? nil : "ticket", .call(.ticket)
    ).id("call-ticket")
  }

  private var search: View? {
    context.secondaryButton(
      context.say(VideoCallWording.search), icon: context.isLarge ? nil : "search", .call(.search)
    ).id("call-search")
  }
}

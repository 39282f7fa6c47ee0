internal import Model
internal import Queue
internal import UI

/// A ticket of today whose slip is printed once more.
struct HallTicketPage {
  var app: App
  var state: HallState
  var context: ViewContext
  var ticket: Ticket

  var view: View {
    let number = View.text(
      ticket.id.number.description, size: context.isLandscape ? 160 : context.type.number, color: .primary,
      isBold: true
    ).role(.heading)
    let service = app.services.queue.service(ticket.service)?.name[context.locale] ?? ticket.service
    let controls = self.controls
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [number] + outcome,
        extras: [
          context.body("\(service)  \(Clock.time(ticket.issuedAt))"),
          context.body(context.say(HallWording.sameTicket), color: .ink2),
        ], controls: controls),
      controls: controls
    ).view
  }

  private var outcome: [View] {
    if let problem = state.problem { return [context.hallTrouble(problem)] }
    switch state.reprint {
    case .none: return []
    case .printing: return [context.body(context.say(HallWording.printing))]
    case .printed: return [context.noted(context.say(HallWording.printed), icon: "check", color: .green)]
    case .unconfirmed:
      return [context.hallTrouble(HallWording.unconfirmed)]
    case .failed(let why): return [context.hallTrouble(why)]
    }
  }

  private var controls: [View] {
    guard app.services.hasPrinter else { return [context.unavailable(context.say(HallWording.noPrinter))] }
    guard state.token == nil else {
      return [context.unavailable(context.say(HallWording.printing), height: 144)]
    }
    let came = context.secondaryButton(context.say(HallWording.cameOut), icon: "check", .hall(.cameOut)).id(
      "hall-came-out")
    let print = context.primaryButton(
      context.say(state.reprint == .none ? HallWording.printAgain : HallWording.onceMore), icon: "printer",
      height: 144, .hall(.printAgain)
    ).id("hall-print")
    return (state.reprint == .unconfirmed ? [came] : []) + [print]
  }
}

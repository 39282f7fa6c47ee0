internal import Model
internal import UI

/// Said before somebody leaves with a number that does not count yet.
struct LeaveTicketDialog {
  var context: ViewContext

  var view: View {
    let heading = View.text(
      context.say(TicketWording.leaveTitle), size: context.type.heading, color: .ochre, isBold: true
    ).role(.heading)
    return Sheet(
      context: context,
      children: [
        heading, context.body(context.say(TicketWording.leaveWhy)),
        context.secondaryButton(context.say(TicketWording.giveUp), .queue(.giveUpAndLeave)).id(
          "leave-give-up"),
        context.secondaryButton(context.say(TicketWording.stay), icon: "back", .closeOverlay).id(
          "leave-stay"),
        context.primaryButton(context.say(TicketWording.keepAndLeave), icon: "check", .queue(.keepAndLeave))
          .id("leave-keep"),
      ]
    ).view
  }
}

internal import Model
internal import UI

/// 要挂断吗: asked before somebody leaves a call.
struct LeaveCallDialog {
  var context: ViewContext

  var view: View {
    let heading = View.text(
      context.say(VideoCallWording.leaveTitle), size: context.type.heading, color: .ochre, isBold: true
    ).role(.heading)
    return Sheet(
      context: context,
      children: [
        heading, context.body(context.say(VideoCallWording.leaveWhy)),
        context.secondaryButton(
          context.say(VideoCallWording.leaveAndHangUp), icon: "hang-up", color: .red, .call(.hangUpAndLeave)
        ).id("call-leave"),
        context.primaryButton(context.say(VideoCallWording.stay), icon: "check", .closeOverlay).id(
          "call-stay"),
      ]
    ).view
  }
}

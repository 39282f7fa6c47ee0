internal import CallFlow
internal import Model
internal import UI

/// The consent to leave a telephone number, of its own.
struct CallNumberConsentView {
  var app: App
  var state: VideoCallState
  var context: ViewContext

  var view: View {
    let version = state.flow?.plan.callBack?.numberConsent ?? ""
    return CallPage(
      app: app, context: context, page: state.page, title: context.say(VideoCallWording.numberTitle),
      parts: [
        context.callPart([
          (VideoCallWording.numberUse, "phone"), (VideoCallWording.numberWho, "eye-off"),
          (VideoCallWording.numberKept(CallPlan.CallBack.mostDays), "trash"),
          (VideoCallWording.numberNoName, "person"), (VideoCallWording.numberVersion(version), "info"),
        ])
      ],
      controls: context.answers([
        context.primaryButton(context.say(VideoCallWording.agreeNumber), icon: "check", .call(.agreeNumber))
          .id("call-agree-number"),
        context.secondaryButton(context.say(VideoCallWording.refuseNumber), icon: "cross", .call(.closePanel))
          .id("call-refuse-number"),
      ])
    ).view
  }
}

/// The telephone number by its digits, seen by whoever types it.
struct CallNumberView {
  var app: App
  var state: VideoCallState
  var context: ViewContext

  var view: View {
    let controls = keys + [enter]
    let head = context.title(context.say(VideoCallWording.numberPage))
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [head, box], extras: [context.body(context.say(VideoCallWording.numberHint), color: .ink2)],
        controls: controls),
      readingGap: 16, controls: controls, margin: margin, dockAlignment: .end
    ).view
  }

  private var margin: Int { context.isLandscape ? 200 : 104 }

  private var box: View {
    let size = context.isLandscape ? 48 : 72
    return View.row([
      View.text(state.digits.value, size: size, isBold: true).privateContent().frame(width: .grow(1))
    ])
    .padding(Insets(horizontal: 28, vertical: 0))
    .frame(height: .fixed(size * 3 / 2 + 12))
    .style(BoxStyle(fill: .solid(.surface), edge: Edge(4, .primary), radius: 20))
    .role(.field).privateContent().id("field")
  }

  private var keys: [View] {
    let room = context.dockRoom - context.height(of: enter, width: context.dockWidth(margin: margin))
    return NumberPad(
      context: context, rowHeight: min(140, room / 4 - Theme.gap), prefix: "number",
      corner: .clear(.call(.clear)), backspace: .call(.backspace)
    ) { .call(.digit($0)) }.rows
  }

  private var enter: View {
    state.digits.value.count >= VideoCallState.leastDigits
      ? context.primaryButton(context.say(VideoCallWording.keep), .call(.keepNumber)).id("call-keep-number")
      : context.unavailable(context.say(VideoCallWording.keep))
  }
}

internal import CallFlow
internal import Model
internal import Queue
internal import UI

/// The pages of a call, by what the call says.
struct VideoCallView {
  var app: App
  var state: VideoCallState
  var context: ViewContext

  var view: View {
    switch state.stage {
    case .consent: return CallConsentView(app: app, state: state, context: context).view
    case .helpers: return CallHelpersView(app: app, state: state, context: context).view
    case .selfTest: return CallSelfTestView(app: app, state: state, context: context).view
    case .trouble: return CallTroubleView(app: app, state: state, context: context).view
    case .numberConsent: return CallNumberConsentView(app: app, state: state, context: context).view
    case .number: return CallNumberView(app: app, state: state, context: context).view
    case .numberLeft:
      return last(VideoCallWording.leftTitle, [(VideoCallWording.leftWhy, "phone"), belongings])
    case .lookBack: return lookBack
    case .stuck: return stuck
    case .calling, .talking, .closing, .phone, .callBack, .unanswered: break
    }
    guard let flow = state.flow else { return ending }
    switch state.stage {
    case .calling: return CallingView(app: app, flow: flow, context: context).view
    case .talking: return TalkingView(app: app, flow: flow, context: context).view
    case .closing: return ending
    default: return CallFallbackView(app: app, state: state, flow: flow, context: context).view
    }
  }

  private var belongings: (Localized<String>, String) { (VideoCallWording.belongings, "bag") }

  private var ending: View {
    Scaffold(
      app: app, context: context,
      reading: [
        context.title(context.say(VideoCallWording.ending)),
        context.body(context.say(VideoCallWording.endingWhy)),
      ],
      controls: [context.unavailable(context.say(VideoCallWording.ending), height: 144)]
    ).view
  }

  /// What was agreed, what not to forget, and the next step.
  private var lookBack: View {
    last(
      VideoCallWording.overTitle,
      [
        (VideoCallWording.adviceSheet, "edit"), belongings, (VideoCallWording.nextStep, "ticket"),
        (VideoCallWording.nothingKept, "eye-off"),
      ])
  }

  /// A page that ends a call well.
  private func last(_ title: Localized<String>, _ lines: [(Localized<String>, String)]) -> View {
    CallPage(
      app: app, context: context, page: state.page, title: context.say(title),
      parts: [context.callPart(lines)],
      controls: context.answers(
        ticket + [
          context.primaryButton(context.say(VideoCallWording.done), icon: "check", height: 144, .home)
            .id("call-home")
        ])
    ).view
  }

  private var ticket: [View] {
    guard !app.services.queue.services.isEmpty else { return [] }
    return [
      context.secondaryButton(context.say(VideoCallWording.ticket), icon: "ticket", .call(.ticket))
        .id("call-ticket")
    ]
  }

  private var stuck: View {
    Scaffold(
      app: app, context: context,
      reading: [
        context.title(context.say(VideoCallWording.stuckTitle)),
        context.block(
          .ochreTint, bar: .ochre, [context.body(context.say(VideoCallWording.stuckWhy), color: .ochre)]),
      ],
      controls: context.answers(
        ticket + [
          context.primaryButton(context.say(Wording.help), icon: "help", height: 144, .askForHelp)
            .id("call-staff")
        ])
    ).view
  }
}

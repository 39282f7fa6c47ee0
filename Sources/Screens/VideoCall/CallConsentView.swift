internal import CallFlow
internal import Model
internal import UI

/// Who will be called, what is seen and heard, and four answers of equal height.
struct CallConsentView {
  var app: App
  var state: VideoCallState
  var context: ViewContext

  var view: View {
    CallPage(
      app: app, context: context, page: state.page, title: context.say(VideoCallWording.title),
      parts: [context.callPart(lines)],
      // A pager may have to stand above the answers.
      controls: context.answers(answers, reserving: context.isLarge ? 112 + Theme.gap : 0)
    ).view
  }

  private var lines: [(Localized<String>, String)] {
    let plan = app.callPlan(helper: state.helper?.value)
    let duty = app.services.calls.roster.present(at: app.now).filter { present in
      plan.levels.contains { $0.id == present.turn.level }
    }
    return [(VideoCallWording.free, "info"), (VideoCallWording.way(plan.levels.map(\.name)), "phone")]
      + duty.prefix(2).map { (VideoCallWording.onDuty($0), "clock") } + [
        (VideoCallWording.seen, "video"), (VideoCallWording.notRecorded, "eye-off"),
        (VideoCallWording.others, "camera"), (VideoCallWording.handset, "people"),
        (VideoCallWording.anyTime, "hang-up"), (VideoCallWording.version, "check"),
      ]
  }

  private var answers: [View] {
    let room = context.secondaryButton(context.say(VideoCallWording.room), icon: "lock", .call(.room))
      .id("call-room")
    let helpers = context.secondaryButton(
      context.say(VideoCallWording.helpers), icon: "hand", .call(.helpers)
    ).id("call-helpers")
    return (app.services.calls.helpers.isEmpty ? [] : [helpers]) + [
      context.primaryButton(
        context.say(VideoCallWording.agree), icon: "video", .call(.agree(withCamera: true))
      ).id("call-agree"),
      context.secondaryButton(
        context.say(VideoCallWording.agreeVoice), icon: context.isLarge ? nil : "microphone",
        .call(.agree(withCamera: false))
      ).id("call-agree-voice"),
    ] + (app.services.calls.hasSmallRoom ? [room] : []) + [
      context.secondaryButton(
        context.say(VideoCallWording.refuse), icon: context.isLarge ? nil : "cross", .back
      ).id("call-refuse")
    ]
  }
}

/// Who translates.
struct CallHelpersView {
  var app: App
  var state: VideoCallState
  var context: ViewContext

  var view: View {
    let names = app.services.calls.helpers.map(\.desk.level.name)
    let row = { (words: Localized<String>, action: AppAction, id: String) in
      context.row(context.say(words), height: context.isLarge ? 140 : 120, action).id(id)
    }
    let rows =
      names.enumerated().map { row($1, .call(.helper($0)), "helper-\($0)") } + [
        row(VideoCallWording.nobody, .call(.helper(nil)), "helper-none")
      ]
    let perPage = max(1, min(6, context.rows(of: context.isLarge ? 140 : 120, in: context.dockRoom - 128)))
    let count = (rows.count + perPage - 1) / perPage
    let page = min(state.page, count - 1)
    let controls =
      Array(rows.dropFirst(page * perPage).prefix(perPage))
      + context.pager(page: page, count: count) { .call(.page($0)) }
    return Scaffold(
      app: app, context: context,
      reading: context.filled(
        [context.title(context.say(VideoCallWording.helpersTitle))],
        extras: [context.body(context.say(VideoCallWording.helpersWhy))], controls: controls),
      controls: controls
    ).view
  }
}

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
      parts: [context.callPart(lines)], controls: answers(reserving: 0),
      pagedControls: answers(reserving: Self.height + Theme.gap)
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

  // MARK: Answers

  private static let height = 112

  /// The answers below one another; where the dock is short, those that belong together beside one another. `reserved`
  /// points are for what stands above them.
  private func answers(reserving reserved: Int) -> [View] {
    let full = [agree(isShort: false), agreeVoice(isShort: false)]
    let short = [agree(isShort: true), agreeVoice(isShort: true)]
    let layouts: [[[View]]] = [
      [extras] + (full + [refuse]).map { [$0] },
      [extras, short, [refuse]],
      [short, extras + [refuse]],
    ].map { $0.filter { !$0.isEmpty } }
    let rows = layouts.map { rows in
      rows.map { row in
        row.count == 1 ? row[0] : View.row(gap: Theme.gap, row.map { $0.frame(width: .grow(1)) })
      }
    }
    return rows.first { fits($0, reserved) } ?? rows[rows.count - 1]
  }

  /// Whether there is room, and every title stands on one line.
  private func fits(_ rows: [View], _ reserved: Int) -> Bool {
    context.height(ofControls: rows) + reserved <= context.dockRoom
      && rows.allSatisfy { context.height(of: $0, width: context.dockWidth()) <= Self.height }
  }

  private func agree(isShort: Bool) -> View {
    context.primaryButton(
      context.say(isShort ? VideoCallWording.agreeShort : VideoCallWording.agree),
      icon: isShort ? nil : "video", .call(.agree(withCamera: true))
    ).id("call-agree")
  }

  private func agreeVoice(isShort: Bool) -> View {
    context.secondaryButton(
      context.say(isShort ? VideoCallWording.agreeVoiceShort : VideoCallWording.agreeVoice),
      icon: isShort || context.isLarge ? nil : "microphone", .call(.agree(withCamera: false))
    ).id("call-agree-voice")
  }

  private var refuse: View {
    context.secondaryButton(context.say(VideoCallWording.refuse), .back).id("call-refuse")
  }

  /// Where to go first, and who helps; only where the hall has them.
  private var extras: [View] {
    let room = context.secondaryButton(context.say(VideoCallWording.room), .call(.room)).id("call-room")
    let helpers = context.secondaryButton(context.say(VideoCallWording.helpers), .call(.helpers))
      .id("call-helpers")
    return (app.services.calls.helpers.isEmpty ? [] : [helpers])
      + (app.services.calls.hasSmallRoom ? [room] : [])
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

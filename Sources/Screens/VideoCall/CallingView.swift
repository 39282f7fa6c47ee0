internal import CallFlow
internal import Model
internal import Queue
internal import UI

/// Who is being called, who comes next, how long it takes, and the ways out.
struct CallingView {
  var app: App
  var flow: CallFlow
  var context: ViewContext

  private var levels: [CallPlan.Level] { flow.plan.levels }
  private var current: Int { flow.step?.level ?? 0 }
  private var next: CallPlan.Level? { levels.indices.contains(current + 1) ? levels[current + 1] : nil }

  var view: View {
    Scaffold(app: app, context: context, reading: reading, controls: controls).view
  }

  /// The seconds until the machine goes on by itself; `nil` while it does not wait.
  private var secondsLeft: Int? {
    guard let end = flow.nextWake, flow.state != .closing, flow.state != .restore else { return nil }
    return Int((max(0, end.milliseconds(since: app.now)) + 999) / 1000)
  }

  // MARK: Reading

  /// The most that there is room for: every level, or those around the present one.
  private var reading: [View] {
    let name = flow.level?.name ?? VideoCallWording.title
    let title = context.title(context.say(VideoCallWording.calling(name)))
    let place = View.text(
      context.say(VideoCallWording.place(current + 1, of: levels.count)), size: context.type.label)
    let waits = context.body(context.say(sentence))
    let after = fallback.map { [block($0)] } ?? []
    let all = levels.count
    let layouts =
      stride(from: all, through: 1, by: -1).map { [title, place, list($0), bar, waits] + after }
      + [
        [title, list(1), waits] + after, [title, place, waits] + after, [title, waits] + after,
        [title, waits],
      ]
    return layouts.first { context.roomLeft(below: $0, controls: controls) >= -24 } ?? [title]
  }

  private var sentence: Localized<String> {
    guard let left = secondsLeft else { return VideoCallWording.oneMoment }
    return flow.state == .ringing
      ? VideoCallWording.ringing(left, next: next?.name) : VideoCallWording.connecting(left)
  }

  private var fallback: Localized<String>? {
    if let hotline = flow.plan.hotline { return VideoCallWording.hotlineAfter(hotline.text) }
    return flow.plan.callBack == nil ? nil : VideoCallWording.callBackAfter
  }

  private func block(_ words: Localized<String>) -> View {
    context.block(
      .blockGrey, bar: .edge, [context.noted(context.say(words), icon: "phone", color: .ink)])
  }

  private func list(_ count: Int) -> View {
    let first = max(0, min(current - (count > 2 ? 1 : 0), levels.count - count))
    return View.column(gap: 8, (first..<(first + count)).map(row))
  }

  private func row(_ index: Int) -> View {
    let isCurrent = index == current
    let note =
      isCurrent
      ? state
      : index < current
        ? VideoCallWording.tried
        : index == levels.count - 1 ? VideoCallWording.last : VideoCallWording.next
    let size = context.type.secondary * 3 / 2 + 8
    let circle = View.row(
      justify: .center,
      [
        .text(
          "\(index + 1)", size: context.type.secondary, color: isCurrent ? .onStatus : .ink, isBold: true)
      ]
    ).frame(width: .fixed(size), height: .fixed(size))
      .style(
        isCurrent
          ? BoxStyle(fill: .solid(.primary), radius: size / 2)
          : BoxStyle(edge: Edge(3, .edge), radius: size / 2))
    return View.row(
      gap: 24,
      [
        circle,
        View.text(
          context.say(levels[index].name), size: context.type.body, color: isCurrent ? .primary : .ink2,
          isBold: isCurrent
        ).frame(width: .grow(1)),
        View.text(
          context.say(note), size: context.type.caption, color: isCurrent ? .ink : .ink2, isBold: isCurrent),
      ]
    )
    .padding(Insets(horizontal: 20, vertical: isCurrent ? 16 : 6))
    .style(
      isCurrent
        ? context.theme.mode.contrast
          ? BoxStyle(bar: .primary) : BoxStyle(fill: .solid(.tint), radius: 20) : BoxStyle())
  }

  private var state: Localized<String> {
    switch flow.state {
    case .closing, .restore:
      flow.connectedSince == nil ? VideoCallWording.goingOn : VideoCallWording.broken
    default: secondsLeft.map { VideoCallWording.seconds($0) } ?? VideoCallWording.connecting
    }
  }

  /// How much of the ringing is over, in twelve parts.
  private var bar: View {
    let parts = 12
    let passed = max(0, app.now.milliseconds(since: flow.since))
    let done =
      flow.state == .ringing ? min(parts, Int(passed * Int64(parts) / max(1, flow.plan.limits.ring))) : 0
    return View.row(
      gap: 8,
      (0..<parts).map { index in
        View.column([]).frame(width: .grow(1), height: .fixed(20))
          .style(
            index < done
              ? BoxStyle(fill: .solid(.primary), radius: 10) : BoxStyle(edge: Edge(3, .edge), radius: 10))
      }
    ).role(.image).label("").id("call-progress")
  }

  // MARK: Controls

  private var controls: [View] {
    let skip = context.secondaryButton(
      context.say(VideoCallWording.skip), icon: context.isLarge ? nil : "forward", .call(.nextLevel)
    ).id("call-next")
    let phone = flow.plan.hotline.map { number in
      context.secondaryButton(
        context.say(VideoCallWording.phone(number.text)), icon: context.isLarge ? nil : "phone",
        .call(.takePhone)
      ).id("call-phone")
    }
    let later =
      flow.plan.hotline == nil && flow.plan.callBack != nil
      ? context.secondaryButton(
        context.say(VideoCallWording.callBackNow), icon: context.isLarge ? nil : "clock", .call(.takePhone)
      ).id("call-later") : nil
    let ticket =
      app.services.queue.services.isEmpty
      ? nil
      : context.secondaryButton(
        context.say(VideoCallWording.ticketInstead), icon: context.isLarge ? nil : "ticket", .call(.ticket)
      ).id("call-ticket")
    let ways = (next == nil ? [] : [skip]) + [phone ?? later, ticket].compactMap { $0 }
    return context.answers(ways + [context.hangUpButton(VideoCallWording.hangUp)])
  }
}

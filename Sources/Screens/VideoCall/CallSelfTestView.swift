internal import CallFlow
internal import Model
internal import UI

/// Camera and microphone, each with its own evidence, before anybody is disturbed.
struct CallSelfTestView {
  var app: App
  var state: VideoCallState
  var context: ViewContext

  var view: View {
    guard let result, !result.allowsCall else { return test }
    return cannot(result)
  }

  private var result: SelfTest? {
    guard case .selfTest(let result) = state.flow?.state else { return nil }
    return result
  }

  private var wantsCamera: Bool { state.flow?.withCamera ?? true }

  // MARK: The test

  private var test: View {
    let title = context.title(context.say(VideoCallWording.testTitle))
    let below = rows + buttons
    let isRoomy = context.height(ofControls: below) <= context.dockRoom
    let controls = isRoomy ? below : buttons
    let notes = isRoomy ? [] : rows
    let quiet = context.secondary(context.say(VideoCallWording.nobodyDisturbed))
    let parts = [title] + notes
    let left = context.roomLeft(below: parts, controls: controls)
    let hasQuiet = left >= context.height(of: quiet, width: context.readingWidth) + 24 + 160
    let fixed = hasQuiet ? parts + [quiet] : parts
    let height = context.roomLeft(below: fixed, controls: controls)
    let picture = height >= 120 ? [preview(height: min(height, 620))] : []
    return Scaffold(
      app: app, context: context, reading: [title] + picture + (hasQuiet ? [quiet] : []) + notes,
      controls: controls
    ).view
  }

  private func preview(height: Int) -> View {
    let words =
      !wantsCamera
      ? VideoCallWording.voiceOnlyPicture
      : result.map { $0.hasCamera ? VideoCallWording.yourself : VideoCallWording.noPicture }
        ?? VideoCallWording.testing
    let waiting = View.column(
      align: .center,
      [
        .icon(wantsCamera ? "camera" : "eye-off", size: 72, color: .ink2),
        .text(context.say(words), size: context.type.body, color: .ink2),
      ])
    let radius = context.theme.mode.contrast ? 0 : 28
    let picture =
      wantsCamera
      ? View.live(
        .selfPreview, waiting: waiting, label: context.say(VideoCallWording.yourself), radius: radius)
      : View.column(align: .center, justify: .center, [waiting])
        .style(BoxStyle(fill: .solid(.blockGrey), radius: radius))
    return picture.frame(height: .fixed(height))
      .id("call-preview")
  }

  private var rows: [View] {
    (wantsCamera ? [cameraRow] : []) + [microphoneRow]
  }

  private var cameraRow: View {
    let isThere = result?.hasCamera
    let words =
      isThere == nil
      ? VideoCallWording.testing : isThere == true ? VideoCallWording.works : VideoCallWording.noCamera
    return card([
      View.row(
        gap: 24,
        [
          .icon(isThere == false ? "info" : "camera", size: 44, color: isThere == false ? .ochre : .primary),
          View.text(
            context.say(words), size: context.type.body, color: isThere == false ? .ochre : .ink, isBold: true
          ).frame(width: .grow(1)),
        ])
    ])
  }

  private var microphoneRow: View {
    let said =
      result.map { $0.hasMicrophone ? VideoCallWording.heard : VideoCallWording.notHeard }
      ?? VideoCallWording.testing
    let ask = View.text(context.say(VideoCallWording.sayHello), size: context.type.body, isBold: true)
    let answer = View.text(
      context.say(said), size: context.type.secondary, color: result?.hasMicrophone == true ? .green : .ink2,
      isBold: true)
    let icon = View.icon("microphone", size: 44, color: .primary)
    let words =
      context.isLarge
      ? [View.row(gap: 24, [icon, ask.frame(width: .grow(1))]), answer]
      : [View.row(gap: 24, [icon, ask.frame(width: .grow(1)), answer])]
    return card(words + [meter])
  }

  private var meter: View {
    View.levelMeter(state.meter, label: context.say(VideoCallWording.loudness), height: 40).id("call-meter")
  }

  private func card(_ children: [View]) -> View {
    View.column(gap: 8, children).padding(Insets(horizontal: 28, vertical: 16))
      .style(
        context.theme.mode.contrast
          ? BoxStyle(bar: .primary) : BoxStyle(fill: .solid(.surface), radius: 20))
  }

  private var buttons: [View] {
    let trouble = context.secondaryButton(
      context.say(VideoCallWording.whatToDo), icon: context.isLarge ? nil : "info", .call(.trouble)
    ).id("call-trouble")
    let voice = context.secondaryButton(
      context.say(VideoCallWording.voiceOnly), icon: context.isLarge ? nil : "microphone", .call(.voiceOnly)
    ).id("call-voice")
    let small = result != nil && wantsCamera && result?.hasCamera == true ? [trouble, voice] : [trouble]
    let row = View.row(gap: Theme.gap, small.map { $0.frame(width: .grow(1)) })
    guard let result else {
      return [context.unavailable(context.say(VideoCallWording.testing), height: 144), row]
    }
    let words = result.hasCamera && wantsCamera ? VideoCallWording.start : VideoCallWording.startVoice
    return [
      context.primaryButton(context.say(words), icon: "phone", height: 144, .call(.goOn)).id("call-start"),
      row,
    ]
  }

  // MARK: It failed

  private func cannot(_ result: SelfTest) -> View {
    let missing =
      (result.hasClient ? [] : [(VideoCallWording.noClient, "warning")])
      + (result.hasNetwork ? [] : [(VideoCallWording.noNetwork, "network")])
      + (result.hasMicrophone ? [] : [(VideoCallWording.noMicrophone, "microphone")])
    return CallPage(
      app: app, context: context, page: state.page, title: context.say(VideoCallWording.cannotTitle),
      parts: [context.callPart(missing + [(VideoCallWording.noDisturbance, "info")])],
      controls: context.answers(
        [
          context.secondaryButton(context.say(VideoCallWording.again), icon: "refresh", .call(.testAgain))
            .id("call-test-again"),
          context.secondaryButton(
            context.say(VideoCallWording.whatToDo), icon: "info", .call(.trouble)
          ).id("call-trouble"),
          context.primaryButton(
            context.say(VideoCallWording.otherWays), icon: "forward", height: 144, .call(.goOn)
          ).id("call-others"),
        ])
    ).view
  }
}

/// What to do when the test fails.
struct CallTroubleView {
  var app: App
  var state: VideoCallState
  var context: ViewContext

  var view: View {
    CallPage(
      app: app, context: context, page: state.page, title: context.say(VideoCallWording.whatToDo),
      parts: [
        AidResultPart(
          heading: nil, entries: VideoCallWording.tips.map { .words(context.say($0), .dot) })
      ],
      controls: context.answers([
        context.secondaryButton(context.say(VideoCallWording.back), icon: "back", .call(.closePanel))
          .id("call-close-panel"),
        context.primaryButton(
          context.say(VideoCallWording.again), icon: "refresh", height: 144, .call(.testAgain)
        ).id("call-test-again"),
      ])
    ).view
  }
}

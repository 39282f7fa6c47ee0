internal import CallFlow
internal import Model
public import UI

/// The conversation: the client's picture above, the dock below with one large 挂断.
struct TalkingView {
  /// The name of the element that the client's window covers.
  static let picture = "call-picture"

  var app: App
  var flow: CallFlow
  var context: ViewContext

  var view: View {
    let head = [top, context.secondary(context.say(line.words), color: line.color)]
    guard context.isLandscape else {
      return Scaffold(
        app: app, context: context, reading: head + [frame], readingGap: 12, controls: controls
      ).view
    }
    return Scaffold(
      app: app, context: context, reading: head, secondReading: [frame], controls: controls
    ).view
  }

  /// Who it is, and for how long.
  private var top: View {
    let name = context.say(flow.level?.name ?? VideoCallWording.title)
    let time = context.say(VideoCallWording.talked(clock))
    let size = context.isLandscape ? context.type.heading : context.type.label
    let title = View.text(name, size: size, isBold: true).role(.heading)
    let passed = View.text(time, size: context.type.body).id("call-time")
    guard !context.isLandscape, !context.isLarge else { return View.column([title, passed]) }
    return View.row(gap: 24, [title.frame(width: .grow(1)), passed])
  }

  private var clock: String {
    let seconds = max(0, app.now.milliseconds(since: flow.connectedSince ?? app.now)) / 1000
    let two = { (number: Int64) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(seconds / 60)):\(two(seconds % 60))"
  }

  /// What the line is like, or who is not seen or heard.
  private var line: (words: Localized<String>, color: ColorRole) {
    if flow.state == .stalled { return (VideoCallWording.stalled, .ochre) }
    guard let quality = flow.quality else {
      return flow.withCamera ? (VideoCallWording.pictureWaits, .ink2) : (VideoCallWording.voiceCall, .ink2)
    }
    switch CallLine(quality) {
    case .good: return (VideoCallWording.good, .green)
    case .fair: return (VideoCallWording.fair, .ochre)
    case .poor: return (VideoCallWording.poor, .ochre)
    }
  }

  /// What stands where the client's window will be, and where it has none.
  private var frame: View {
    View.column(
      align: .center, justify: .center,
      [
        .icon(flow.withCamera ? "video" : "phone", size: 72, color: .ink2),
        .text(
          context.say(flow.withCamera ? VideoCallWording.pictureWaits : VideoCallWording.voiceCall),
          size: context.type.body, color: .ink2),
      ]
    )
    .frame(height: .grow(1))
    .style(BoxStyle(fill: .solid(.blockGrey)))
    .id(Self.picture)
  }

  private var controls: [View] {
    let see = context.secondaryButton(
      context.say(flow.isSeen ? VideoCallWording.hide : VideoCallWording.show),
      icon: context.isLarge ? nil : flow.isSeen ? "eye-off" : "video", .call(.camera(isOn: !flow.isSeen))
    ).id("call-camera")
    let hear = context.secondaryButton(
      context.say(flow.isHeard ? VideoCallWording.mute : VideoCallWording.unmute),
      icon: context.isLarge ? nil : "microphone", .call(.microphone(isOn: !flow.isHeard))
    ).id("call-microphone")
    let senses =
      (flow.abilities.contains(.hideCamera) && flow.withCamera ? [see] : [])
      + (flow.abilities.contains(.muteMicrophone) ? [hear] : [])
    let isNarrow = context.isLarge && !context.isLandscape
    let rows =
      isNarrow || senses.isEmpty
      ? senses : [View.row(gap: Theme.gap, senses.map { $0.frame(width: .grow(1)) })]
    return rows + [context.hangUpButton(VideoCallWording.hangUp)]
  }
}

extension App {
  /// Where the client's window belongs on a page that was laid out, in points; `nil` where there is no conversation with
  /// a picture, and while something asks over the page, which the window would cover.
  public func callPicture(in tree: PlacedTree<AppAction>) -> Rect? {
    guard overlay == nil, case .call(let state) = page, state.stage == .talking else { return nil }
    return tree.nodes.first { $0.id == TalkingView.picture }?.frame
  }
}

/// What figures mean to whoever talks.
enum CallLine {
  case good, fair, poor

  /// Source: our judgement from the loss at which speech is said to suffer, 3 and 10 %, and a way there and back of
  /// 400 and 800 ms, from which people talk across each other.
  init(_ quality: CallQuality) {
    let all = quality.received + quality.lost
    let loss = all == 0 ? 100 : quality.lost * 100 / all
    self =
      loss >= 10 || quality.roundTrip >= 800 ? .poor : loss >= 3 || quality.roundTrip >= 400 ? .fair : .good
  }
}

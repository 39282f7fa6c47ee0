internal import Eligibility
internal import Model
internal import Typography
internal import UI

/// One field of the form, or the figure a second time: the question, what is written, and the keys.
struct AidFieldPage {
  var app: App
  var state: AidEntryState
  var context: ViewContext
  var value: AidValue
  var field: AidEntryField

  private var isAgain: Bool { state.stage == .again }

  var view: View {
    Scaffold(
      app: app, context: context, reading: reading, readingGap: 16, controls: controls, margin: margin,
      dockAlignment: .end
    ).view
  }

  private var usesKeyboard: Bool { !field.isNumber && field != .region }

  private var margin: Int {
    usesKeyboard ? Keyboard.margin(context) : field.isNumber && context.isLandscape ? 200 : Theme.margin
  }

  // MARK: Reading

  private var reading: [View] {
    let words =
      isAgain
      ? AidEntryPageWording.again(field, value.kind) : AidEntryPageWording.question(field, value.kind)
    let name = context.oneLine(
      value.label[context.locale], size: context.type.secondary, width: context.readingWidth)
    let head = View.text(context.say(words), size: context.type.heading, isBold: true).role(.heading)
    let shown = field == .region ? [] : [box]
    return context.filled(
      [head] + shown + note, extras: [context.secondary(name)], controls: controls)
  }

  private var note: [View] {
    if state.token != nil { return [context.secondary(context.say(AidEntryPageWording.writing))] }
    if let notice = state.notice { return [context.body(notice[context.locale], color: .red)] }
    if usesKeyboard, case .failed = app.services.input {
      return [context.body(context.say(AidEntryPageWording.pinyinBroken), color: .ochre)]
    }
    return [context.body(context.say(AidEntryPageWording.hint(field, value.kind)), color: .ink2)]
  }

  private var box: View {
    let size = context.isLandscape ? 48 : context.type.field
    let style = TextStyle(size: size)
    let room = Double(context.readingWidth - 56 - 12)
    let composing = context.tail(of: state.entry.composition.composing.value, in: style, room: room)
    let text = context.tail(
      of: written, in: style, room: room - context.measuring.width(of: composing, in: style))
    let underline: ColorRole? = composing.isEmpty ? nil : .primary
    let runs = [
      TextRun(text, isBold: field.isNumber),
      TextRun(composing, color: .primary, underline: underline, caret: true),
    ]
    return View.row([View.runs(runs, size: size, maxLines: 1).frame(width: .grow(1))])
      .padding(Insets(horizontal: 28, vertical: 0))
      .frame(height: .fixed(116))
      .style(BoxStyle(fill: .solid(.surface), edge: Edge(4, .primary), radius: 20))
      .role(.field).id("field")
  }

  /// What is written; the digits of a day as year, month and day.
  private var written: String {
    let text = state.entry.text.value
    guard field.isDay else { return text }
    let parts = [text.prefix(4), text.dropFirst(4).prefix(2), text.dropFirst(6)].filter { !$0.isEmpty }
    return parts.joined(separator: " - ")
  }

  // MARK: Controls

  private var controls: [View] {
    if field == .region { return regions }
    guard usesKeyboard else { return pad.rows + [View.row(gap: Theme.gap, buttons)] }
    let signs = field == .documentNumber ? Keyboard.Signs.documents : .articles
    let enter = Keyboard.Enter(
      title: context.say(AidEntryPageWording.next), action: .aidEntry(.next), id: "aid-next")
    return Keyboard(
      entry: state.entry, context: context, width: context.dockWidth(margin: margin), signs: signs,
      enter: enter
    ) { .aidEntry(.press($0)) }.rows
  }

  private var regions: [View] {
    app.aidRegions(value).map { region in
      context.row(
        context.oneLine(
          region.name, size: context.type.label, isBold: true, width: context.dockWidth() - 124),
        note: region.code, height: 144, .aidEntry(.region(region.code))
      ).id("region-\(region.code)")
    }
  }

  private var buttonHeight: Int { 128 }

  private var pad: NumberPad {
    NumberPad(
      context: context, rowHeight: min(150, (context.dockRoom - buttonHeight - 4 * Theme.gap) / 4),
      prefix: "key", corner: corner, backspace: .aidEntry(.backspace)
    ) { .aidEntry(.digit("\($0)")) }
  }

  private var corner: NumberPad.Corner {
    switch (field, value.kind) {
    case (.figure, .incomeLine): .sign(".", .aidEntry(.digit(".")))
    case (.figure, .provision), (.article, _), (.phone, _): .sign("-", .aidEntry(.digit("-")))
    default: .clear(.aidEntry(.clear))
    }
  }

  private var buttons: [View] {
    if isAgain {
      guard state.token == nil else {
        return [
          context.unavailable(context.say(AidEntryPageWording.writing), height: buttonHeight).frame(
            width: .grow(1))
        ]
      }
      return beside([
        context.primaryButton(
          context.say(AidEntryPageWording.write), icon: value.mayBeAbsent ? nil : "check",
          height: buttonHeight, .aidEntry(.save)
        ).id("aid-save")
      ])
    }
    return beside([
      context.primaryButton(context.say(AidEntryPageWording.next), height: buttonHeight, .aidEntry(.next))
        .id("aid-next")
    ])
  }

  /// What stands in place of an entry before the button that goes on.
  private func beside(_ last: [View]) -> [View] {
    let other: [View] =
      if field == .figure, value.mayBeAbsent {
        [
          context.secondaryButton(
            context.say(AidEntryPageWording.absent), height: buttonHeight, .aidEntry(.absent)
          ).id("aid-absent")
        ]
      } else if field == .validTo {
        [
          context.secondaryButton(
            context.say(AidEntryPageWording.skip), height: buttonHeight, .aidEntry(.skip)
          ).id("aid-skip")
        ]
      } else {
        []
      }
    return (other + last).map { $0.frame(width: .grow(1)) }
  }
}

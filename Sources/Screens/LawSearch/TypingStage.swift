internal import Model
internal import Typography
internal import UI

/// The keyboard with what was written, the nearest answer, and the next ones.
struct TypingStage {
  var app: App
  var state: LawSearchState
  var context: ViewContext

  private var keyboard: Keyboard {
    Keyboard(
      entry: state.field, context: context, width: context.dockWidth(margin: margin),
      enter: Keyboard.Enter(title: context.say(LawWording.find), action: .search(.showAll), id: "find")
    ) { .search(.press($0)) }
  }

  var view: View {
    Scaffold(
      app: app, context: context, reading: reading, controls: controls, margin: margin,
      dockAlignment: .end
    ).view
  }

  private var isFull: Bool { state.field.isFull }

  private var isPinyinBroken: Bool {
    if case .failed = app.services.input { true } else { false }
  }

  // MARK: Reading

  private var margin: Int { Keyboard.margin(context) }

  private var reading: [View] {
    let heading = context.searchHeading(
      context.say(LawWording.title), hint: context.say(isFull ? LawWording.full : LawWording.ownWords))
    let top = View.column(gap: 12, [heading, field])
    return [top] + answer(room: context.roomLeft(below: [top], controls: controls, margin: margin))
  }

  private var field: View {
    let isEmpty = !state.field.hasWords
    let size = isEmpty ? min(44, context.type.body) : context.isLandscape ? 48 : context.type.field
    let runs: [TextRun]
    if isEmpty {
      runs = [TextRun("", caret: true), TextRun(context.say(LawWording.fieldHint), color: .ink2)]
    } else {
      // The end is what is being written: the beginning gives way, of the words first.
      let style = TextStyle(size: size)
      let room = Double(context.readingWidth - 56 - 68 - 24)
      let composing = context.tail(of: state.composition.composing.value, in: style, room: room)
      let text = context.tail(
        of: state.text.value, in: style, room: room - context.measuring.width(of: composing, in: style))
      let underline: ColorRole? = composing.isEmpty ? nil : .primary
      runs = [TextRun(text), TextRun(composing, color: .primary, underline: underline, caret: true)]
    }
    return View.row(
      gap: 20,
      [
        .icon("search", size: 48, color: .primary),
        View.runs(runs, size: size, maxLines: 1).frame(width: .grow(1)),
      ]
    )
    .padding(Insets(horizontal: 28, vertical: 0))
    .frame(height: .fixed(124))
    .style(BoxStyle(fill: .solid(.surface), edge: Edge(4, .primary), radius: 20))
    .role(.field).privateContent().id("field")
  }

  private func answer(room: Int) -> [View] {
    switch state.answer {
    case .none:
      return isPinyinBroken
        ? [context.noted(context.say(LawWording.pinyinBroken), icon: "warning", color: .ochre)]
        : [context.body(context.say(LawWording.typeHint), color: .ink2)]
    case .waiting: return [context.secondary(context.say(Wording.oneMoment))]
    case .failed(let failure):
      return [
        context.block(.ochreTint, bar: .ochre, [context.body(context.say(failure.sentence), color: .ochre)])
      ]
    case .found(let answer):
      if let ended = answer.ended { return [context.ended(ended)] }
      guard let first = answer.hits.first else {
        return [context.secondary(context.say(LawWording.nothingYet))]
      }
      return [context.answerBlock(first, lead: context.say(LawWording.nearest), room: room)].compactMap { $0 }
    }
  }

  // MARK: Controls

  private var controls: [View] {
    let below = [modes] + keyboard.rows
    let room = context.dockRoom - context.height(ofControls: below, margin: margin) - Theme.gap
    return rows(limit: min(context.isLarge ? 1 : 2, (room + Theme.gap) / (rowHeight + Theme.gap))) + below
  }

  private var rowHeight: Int { context.isLarge ? 160 : 128 }

  /// The next answers; the first row opens the one that is shown above, in the same tint.
  private func rows(limit: Int) -> [View] {
    guard limit > 0 else { return [] }
    let width = context.dockWidth(margin: margin) - 56 - 44 - 24
    let isDigest = state.hits.first?.kind == .digest
    let edge = Edge(context.theme.mode.contrast ? 4 : 3, isDigest ? .primary : .indigo)
    let nearest = BoxStyle(
      fill: .solid(isDigest ? .tint : .indigoTint), edge: edge, radius: 20, shadow: .control)
    let open = context.say(isDigest ? LawWording.openNearest : LawWording.openOfficial)
    return state.hits.prefix(limit).enumerated().map { index, hit in
      let title = index == 0 ? open : hit.title ?? context.place(of: hit)
      let row = context.row(
        context.oneLine(title, size: context.type.label, isBold: true, width: width),
        note: context.source(of: hit, width: width), height: rowHeight, .search(.open(index))
      ).id("hit-\(index)")
      return index == 0 ? row.style(nearest, pressed: context.pressedSurface(radius: 20)) : row
    }
  }

  /// Ways of writing, and all the hits.
  private var modes: View {
    var buttons = [
      isPinyinBroken
        ? context.unavailable(context.say(LawWording.pinyin), height: 96).frame(width: .fixed(180))
        : mode(LawWording.pinyin, .pinyin, isOn: state.field.keys != .latin),
      mode(LawWording.latin, .latin, isOn: state.field.keys == .latin),
    ]
    if !state.hits.isEmpty {
      buttons.append(
        context.primaryButton(
          LawWording.showAll(state.hits.count, locale: context.locale), icon: "search", height: 96,
          .search(.showAll)
        ).frame(width: .grow(1), height: .fixed(96)).id("show-all"))
    } else {
      buttons.append(
        context.unavailable(
          context.say(state.field.hasWords ? LawWording.noMatch : LawWording.noHitsYet), height: 96
        ).frame(width: .grow(1)))
    }
    return View.row(gap: Theme.gap, buttons)
  }

  private func mode(_ name: Localized<String>, _ keys: TextEntry.Keys, isOn: Bool) -> View {
    context.toggle(context.say(name), icon: nil, isOn: isOn, weight: 1, .search(.press(.keys(keys))))
      .frame(width: .fixed(context.isLarge ? 210 : 180))
  }
}

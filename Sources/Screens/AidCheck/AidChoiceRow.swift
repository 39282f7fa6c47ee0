internal import Eligibility
internal import Model
internal import UI

/// One answer: a title of one line over a note, with a ring that fills when it is chosen.
struct AidChoiceRow {
  var option: AidOption
  var index: Int
  var isChosen: Bool
  /// Whether others may be chosen with it: a box to tick instead of a ring.
  var isMultiple = false
  var context: ViewContext

  var view: View {
    var words = [View.text(option.label[context.locale], size: context.choiceTitle, isBold: true)]
    if let note = option.note { words.append(context.choiceNote(note)) }
    let mark = isMultiple ? context.tickBox(isOn: isChosen) : ring
    // Large English words need the picture's room.
    let hasPicture = !(context.isLarge && context.locale == .en)
    let picture = hasPicture ? option.icon.map { [context.well($0)] } ?? [] : []
    return View.row(gap: 24, picture + [View.column(words).frame(width: .grow(1)), mark])
      .padding(Insets(horizontal: 28, vertical: 4))
      .frame(minHeight: isMultiple ? 96 : context.isLandscape ? 116 : 124)
      .style(
        isChosen ? context.pressedSurface(radius: 20) : context.surface(radius: 20),
        pressed: context.pressedSurface(radius: 20)
      )
      .onTap(.aidCheck(.choose(index))).selected(isChosen).id("choice-\(index)")
  }

  private var ring: View {
    View.column([]).frame(width: .fixed(56), height: .fixed(56))
      .style(
        BoxStyle(
          fill: .solid(.surface), edge: Edge(isChosen ? 16 : 4, isChosen ? .primary : .edge), radius: 28))
  }
}

/// A switch beside the choices: what is so where it is on.
struct AidSwitchRow {
  private var words: Localized<String>
  private var index: Int
  private var isOn: Bool
  private var context: ViewContext

  /// The switch of that place on the page.
  init(_ page: AidQuestionPage, _ index: Int, _ state: AidCheckState, _ context: ViewContext) {
    let question = page.switches[index]
    words = question.choices.first?.label ?? question.text
    isOn = state.switched.value.contains(question.key)
    self.index = index
    self.context = context
  }

  var view: View {
    let box = context.tickBox(isOn: isOn)
    let title = View.text(words[context.locale], size: context.choiceTitle, isBold: true)
    return View.row(gap: 24, [title.frame(width: .grow(1)), box])
      .padding(Insets(horizontal: 28, vertical: 4))
      .frame(minHeight: 96)
      .style(
        isOn ? context.pressedSurface(radius: 20) : context.surface(radius: 20),
        pressed: context.pressedSurface(radius: 20)
      )
      .onTap(.aidCheck(.flip(index))).selected(isOn).id("switch-\(index)")
  }
}

extension ViewContext {
  /// A box that is ticked where something is so.
  func tickBox(isOn: Bool) -> View {
    View.row(justify: .center, isOn ? [.icon("check", size: 44, color: .onPrimary)] : [])
      .frame(width: .fixed(56), height: .fixed(56))
      .style(
        BoxStyle(
          fill: .solid(isOn ? .primary : .surface), edge: Edge(4, isOn ? .primary : .edge), radius: 12))
  }

  /// The size of an answer's title, in points: English words are longer.
  var choiceTitle: Int { locale == .zh ? type.label : isLarge ? type.secondary : type.body }

  /// What explains an answer.
  func choiceNote(_ note: Localized<String>) -> View {
    let size = isLarge ? type.caption : locale == .zh ? type.secondary : type.caption
    return .text(note[locale], size: size, color: .ink2)
  }
}

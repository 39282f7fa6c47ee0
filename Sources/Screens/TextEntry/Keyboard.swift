internal import Model
internal import UI

/// Candidates and keys, drawn in the app: a system keyboard would bring ways out of it.
struct Keyboard {
  /// The key that ends the writing.
  struct Enter {
    var title: String
    var action: AppAction
    var id: String
  }

  /// The signs of the keyboard with the digits, in two rows.
  struct Signs {
    var upper: String
    var lower: String

    /// What names an article, a day or an amount.
    static let articles = Signs(upper: "第条款之年月日万元", lower: "》、，。？-：")
    /// What stands in the number of an official document, such as 晋司规〔2025〕3号.
    static let documents = Signs(upper: "〔〕第号条令年月日", lower: "》（）、-：，")
  }

  var entry: TextEntry
  var context: ViewContext
  /// The width of the keyboard, in points.
  var width: Int
  var signs = Signs.articles
  var enter: Enter
  /// What a touch on a key means.
  var act: (KeyTouch) -> AppAction

  /// Ten keys need 1024 points: a narrow dock gives up some of its margin.
  static func margin(_ context: ViewContext) -> Int { context.dockWidth() < 1024 ? 28 : Theme.margin }

  var rows: [View] {
    switch entry.keys {
    case .pinyin: [candidates] + letters(isPinyin: true)
    case .latin: [candidates] + letters(isPinyin: false)
    case .digits: [candidates] + digits
    }
  }

  // MARK: Candidates

  /// Always there, so that the keys do not move while somebody types.
  private var candidates: View {
    let words = entry.composition.candidates.value
    let size = context.type.candidate
    var cells: [View] = []
    let pagers = (entry.composition.page > 0 ? 1 : 0) + (entry.composition.isLastPage ? 0 : 1)
    var room = width - pagers * (104 + Theme.gap)
    for (index, word) in words.enumerated() {
      let isLong = index == 0 && word.count * size + 44 > room
      let width = isLong ? room : max(104, word.count * size + 44)
      guard room >= width else { break }
      // The first candidate is always there, if only its ends: it is what 空格 takes.
      let shown = isLong ? context.oneLine(word, size: size, isBold: true, width: width - 44) : word
      room -= width + Theme.gap
      let isFirst = index == 0
      cells.append(
        View.row(justify: .center, [.text(shown, size: size, isBold: isFirst)])
          .frame(width: .fixed(width), height: .fixed(104))
          .style(
            isFirst ? context.pressedSurface(radius: 14) : context.surface(radius: 14, shadow: nil),
            pressed: context.pressedSurface(radius: 14)
          )
          .onPress(act(.candidate(index))).id("candidate-\(index)").privateContent())
    }
    cells.append(.spacer())
    if entry.composition.page > 0 {
      cells.append(turn("chevron-up", LawWording.fewerCandidates, forward: false))
    }
    if !entry.composition.isLastPage {
      cells.append(turn("chevron-down", LawWording.moreCandidates, forward: true))
    }
    return View.row(gap: Theme.gap, cells).frame(height: .fixed(104))
  }

  private func turn(_ icon: String, _ label: Localized<String>, forward: Bool) -> View {
    key(icon: icon, label: context.say(label), width: .fixed(104), .candidatePage(forward: forward))
      .frame(height: .fixed(104)).id("candidates-\(forward ? "next" : "back")")
  }

  // MARK: Keys

  private func letters(isPinyin: Bool) -> [View] {
    let divide =
      isPinyin
      ? key(context.say(LawWording.divide), width: wide, isFunction: true, .key("'"))
      : key("-", width: wide, .key("-"))
    return [
      row("qwertyuiop".map { letter($0) }),
      row("asdfghjkl".map { letter($0) }),
      row([divide] + "zxcvbnm".map { letter($0) } + [backspace]),
      bottom(key("123", width: wide, isFunction: true, .keys(.digits))),
    ]
  }

  private var digits: [View] {
    [
      row("1234567890".map { letter($0) }),
      row(signs.upper.map { letter($0) }),
      row([key("《", width: wide, .key("《"))] + signs.lower.map { letter($0) } + [backspace]),
      bottom(key(context.say(LawWording.letters), width: wide, isFunction: true, .keys(entry.letters))),
    ]
  }

  private func bottom(_ change: View) -> View {
    row([
      change, key(context.say(LawWording.clear), width: wide, isFunction: true, .clear).id("key-clear"),
      key(context.say(LawWording.space), width: .grow(1), .space).id("key-space"), enterKey,
    ])
  }

  private var enterKey: View {
    View.row(
      justify: .center,
      [.text(enter.title, size: context.type.label, color: .onPrimary, isBold: true)]
    )
    .frame(width: .fixed(244), height: .fixed(96))
    .style(
      BoxStyle(fill: .solid(.primary), radius: 14, shadow: .key),
      pressed: BoxStyle(fill: .solid(.primaryPressed), radius: 14)
    )
    .onTap(enter.action).id(enter.id)
  }

  private var backspace: View {
    key(icon: "backspace", label: context.say(LawWording.backspace), width: wide, .backspace).id(
      "key-backspace")
  }

  private var wide: Length { .fixed(width >= 1080 ? 150 : 140) }

  private func letter(_ character: Character) -> View {
    key(String(character), width: .fixed(88), .key(String(character))).id("key-\(character)")
  }

  private func row(_ keys: [View]) -> View { View.row(gap: Theme.gap, justify: .center, keys) }

  private func key(_ name: String, width: Length, isFunction: Bool = false, _ action: KeyTouch) -> View {
    let isWord = name.count > 1
    return keyBody(
      .text(name, size: isWord ? min(44, context.type.body) : context.type.key, isBold: isFunction),
      width: width,
      isFunction: isFunction, action)
  }

  private func key(icon: String, label: String, width: Length, _ action: KeyTouch) -> View {
    keyBody(.icon(icon, size: 48), width: width, isFunction: true, action).label(label)
  }

  private func keyBody(_ content: View, width: Length, isFunction: Bool, _ action: KeyTouch) -> View {
    View.row(justify: .center, [content])
      .frame(width: width, height: .fixed(96))
      .style(
        BoxStyle(
          fill: .solid(isFunction ? .keyFunction : .surface), edge: Edge(context.theme.edge, .edge),
          radius: 14,
          shadow: .key),
        pressed: context.pressedSurface(radius: 14)
      )
      .onPress(act(action))
  }
}

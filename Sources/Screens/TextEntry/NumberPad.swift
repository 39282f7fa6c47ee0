internal import Model
internal import UI

/// Ten digits, a key for taking one back, and one that the page chooses.
struct NumberPad {
  /// The key in the lower left corner.
  enum Corner {
    /// Empties the field.
    case clear(AppAction)
    /// A sign.
    case sign(String, AppAction)
  }

  var context: ViewContext
  /// The height of a row, in points.
  var rowHeight: Int
  /// What the ids of the keys begin with.
  var prefix: String
  var corner: Corner
  var backspace: AppAction
  /// What a digit means.
  var digit: (Int) -> AppAction

  var rows: [View] {
    [[1, 2, 3], [4, 5, 6], [7, 8, 9]].map { row in View.row(gap: Theme.gap, row.map(digitKey)) }
      + [View.row(gap: Theme.gap, [cornerKey, digitKey(0), backspaceKey])]
  }

  private func digitKey(_ value: Int) -> View { sign("\(value)", digit(value)) }

  private func sign(_ sign: String, _ action: AppAction) -> View {
    key(.text(sign, size: min(72, rowHeight * 3 / 10 * 2), isBold: true), fill: .surface, action)
      .id("\(prefix)-\(sign)")
  }

  private var cornerKey: View {
    switch corner {
    case .sign(let words, let action): sign(words, action)
    case .clear(let action):
      key(
        .text(context.say(StaffWording.clear), size: context.type.body, isBold: true), fill: .keyFunction,
        action
      ).id("\(prefix)-clear")
    }
  }

  private var backspaceKey: View {
    key(.icon("backspace", size: 64), fill: .keyFunction, backspace)
      .label(context.say(LawWording.backspace)).id("\(prefix)-backspace")
  }

  private func key(_ content: View, fill: ColorRole, _ action: AppAction) -> View {
    View.row(justify: .center, [content])
      .frame(width: .grow(1), height: .fixed(rowHeight))
      .style(
        BoxStyle(fill: .solid(fill), edge: Edge(context.theme.edge, .edge), radius: 14, shadow: .key),
        pressed: context.pressedSurface(radius: 14)
      )
      .onPress(action)
  }
}

internal import UI

/// A number between keys that lower it at its left and raise it at its right.
///
/// The keys act on press, as on a keyboard, so that ten touches are ten steps; they take no part in the count
/// of choices on a page.
struct StepperRow {
  /// One key.
  struct Key {
    /// Its name in the tree.
    var id: String
    /// What it is called, for staff on the phone and screen readers.
    var label: String
    /// What stands beside the sign, such as 1000; `nil` for the sign alone.
    var amount: String?
    /// Whether it does anything now; a key that does not stands flat in its place.
    var isPossible: Bool
    var action: AppAction
  }

  var context: ViewContext
  /// What it is at, such as 3 人. It is the resident's own.
  var value: String
  var lower: [Key]
  var raise: [Key]
  /// In points; at least 96.
  var height: Int
  /// The width of each key, in points.
  var keyWidth = 192

  var view: View {
    let number = View.row(
      justify: .center,
      [.text(value, size: context.isLarge ? context.type.secondary : context.type.label, isBold: true)]
    ).frame(width: .grow(1)).privateContent()
    return View.row(
      gap: Theme.gap,
      lower.map { key($0, icon: "minus") } + [number] + raise.map { key($0, icon: "plus") })
  }

  private func key(_ key: Key, icon: String) -> View {
    let color: ColorRole = key.isPossible ? .ink : .ink2
    let amount = key.amount.map {
      [View.text($0, size: TypeScale.normal.body, color: color, isBold: key.isPossible)]
    }
    let sign = View.icon(icon, size: amount == nil ? 56 : 36, color: color)
    let face = View.row(gap: 8, justify: .center, [sign] + (amount ?? []))
      .frame(width: .fixed(keyWidth), height: .fixed(height))
    guard key.isPossible else { return face }
    return face.style(context.surface(radius: 20), pressed: context.pressedSurface(radius: 20))
      .onPress(key.action).label(key.label).id(key.id)
  }
}

/// A key of a keypad or keyboard, as a page understands it. The kiosk is made for fingers; a keypad reaches every
/// target too, and a developer's keyboard types.
public enum KeyInput: Hashable, Codable, Sendable {
  /// A letter in lower case or a digit.
  case character(String)
  /// Takes back the last letter.
  case backspace
  /// Does what the target in focus does.
  case confirm
  /// 返回.
  case back
  /// The target after the one in focus, or before it.
  case focus(forward: Bool)
}

extension PlacedTree {
  /// The target that comes after `id` in reading order, or before it; from the end to the beginning. The first one
  /// where none of that name can be reached. `nil` where nothing can be touched.
  public func focusTarget(after id: String?, forward: Bool) -> PlacedNode<Action>? {
    let order = targets.filter { if case .hold = $0.touch?.kind { false } else { true } }
    guard let first = order.first, let last = order.last else { return nil }
    guard let id, let index = order.firstIndex(where: { $0.id == id }) else { return forward ? first : last }
    let step = forward ? index + 1 : index - 1
    return order.indices.contains(step) ? order[step] : forward ? first : last
  }
}

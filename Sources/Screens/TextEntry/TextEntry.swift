public import Model

/// A field that is being written with the app's own keyboard: its words, what the input method composes, and
/// which keys are shown.
///
/// A value: keys change it and return what the input method has to be told.
public struct TextEntry: Hashable, Sendable {
  /// Which keys are shown.
  public enum Keys: Hashable, Sendable {
    /// Letters, composed to Chinese.
    case pinyin
    /// Letters as they are.
    case latin
    /// Digits and punctuation.
    case digits
  }

  /// The words in the field.
  public var text = Private("")
  /// What the input method is composing.
  public var composition: Composition
  /// Which keys are shown.
  public var keys = Keys.pinyin
  /// The letters to which the digits lead back.
  public var letters = Keys.pinyin
  /// The sequence number of the last key.
  public var sequence = 0
  /// The most characters that the field takes.
  public var limit: Int

  /// An empty field in an input session.
  public init(session: Int, limit: Int) {
    composition = Composition(session: session)
    self.limit = limit
  }

  /// Whether something is in the field.
  var hasWords: Bool { !text.value.isEmpty || !composition.composing.value.isEmpty }
  /// Whether nothing more can be written.
  var isFull: Bool { text.value.count >= limit }
}

/// A touch on a key of the app's own keyboard.
public enum KeyTouch: Hashable, Sendable {
  /// A key with that letter, digit or sign.
  case key(String)
  /// Takes back a letter.
  case backspace
  /// Empties the field.
  case clear
  /// Space: takes the first candidate while composing.
  case space
  /// A candidate by its place on the page.
  case candidate(Int)
  /// More candidates, or the ones before.
  case candidatePage(forward: Bool)
  /// Other keys.
  case keys(TextEntry.Keys)
}

extension TextEntry {
  /// Does what a key says, and returns what the input method has to be told. `composes`: it is ready.
  mutating func press(_ touch: KeyTouch, composes: Bool) -> [Effect] {
    switch touch {
    case .key(let key):
      guard keys == .pinyin, composes else { return append(key) }
      return command { .letter(Private(key), session: $0, sequence: $1) }
    case .backspace:
      if !composition.composing.value.isEmpty { return command { .backspace(session: $0, sequence: $1) } }
      if !text.value.isEmpty { text.value.removeLast() }
      return []
    case .clear:
      text = Private("")
      return forgetComposition()
    case .space:
      return composition.composing.value.isEmpty
        ? append(" ") : command { .confirm(session: $0, sequence: $1) }
    case .candidate(let index): return command { .choose(index, session: $0, sequence: $1) }
    case .candidatePage(let forward):
      return command { .turnPage(forward: forward, session: $0, sequence: $1) }
    case .keys(let keys): return show(keys)
    }
  }

  /// Takes what the input method shows; false where it answers an older key or another session.
  mutating func receive(_ composition: Composition) -> Bool {
    guard composition.session == self.composition.session, composition.sequence > self.composition.sequence
    else { return false }
    self.composition = composition
    _ = append(composition.committed.value)
    return true
  }

  /// Puts the first candidate, or else the letters, into the field and empties the input method: nobody means
  /// half a word, and the page must not wait for an engine that may have nothing to commit.
  mutating func takeComposition() -> [Effect] {
    guard !composition.composing.value.isEmpty else { return [] }
    _ = append(composition.candidates.value.first ?? composition.composing.value)
    return forgetComposition()
  }

  private mutating func append(_ words: String) -> [Effect] {
    text.value = String((text.value + words).prefix(limit))
    return []
  }

  private mutating func show(_ keys: Keys) -> [Effect] {
    guard self.keys != keys else { return [] }
    let effects = takeComposition()
    if keys == .digits { letters = self.keys }
    self.keys = keys
    // Answers to the keys before are stale from now on.
    composition = Composition(session: composition.session, sequence: sequence)
    return effects
  }

  private mutating func forgetComposition() -> [Effect] {
    // Answers to the keys before are stale from now on.
    composition = Composition(session: composition.session, sequence: sequence)
    return command { .clear(session: $0, sequence: $1) }
  }

  mutating func command(_ make: (_ session: Int, _ sequence: Int) -> InputCommand) -> [Effect] {
    sequence += 1
    return [.input(make(composition.session, sequence))]
  }
}

extension App {
  /// The field that is being written on the page; `nil` where there is none.
  public var writing: TextEntry? {
    switch page {
    case .search(let state): state.field
    case .aidEntry(let state): state.entry
    default: nil
    }
  }
}

/// What a character allows at the ends of a line (避头尾).
enum CharacterClass {
  /// Chinese: a line may break on both sides.
  case ideograph
  /// May not begin a line.
  case closing
  /// May not end a line.
  case opening
  /// Part of a Latin word or number: stays with its neighbours.
  case word
  /// Breaks after it, and vanishes at the end of a line.
  case space

  init(_ character: Character) {
    if Self.closers.contains(character) {
      self = .closing
    } else if Self.openers.contains(character) {
      self = .opening
    } else if character == " " || character == "\u{3000}" {
      self = .space
    } else if (character.unicodeScalars.first?.value ?? 0) >= 0x2E80 {
      self = .ideograph
    } else {
      self = .word
    }
  }

  private static let closers = Set("。，、；：？！）》」』】〕”’…—～·%％℃‰,.;:?!)]}")
  private static let openers = Set("（《「『【〔“‘([{")
}

extension Character {
  /// A Chinese or Arabic numeral.
  var isNumeral: Bool { isNumber || "零〇一二三四五六七八九十百千万两".contains(self) }
}

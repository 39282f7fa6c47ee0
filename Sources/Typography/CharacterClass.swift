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
    guard let scalar = character.unicodeScalars.first else {
      self = .word
      return
    }
    if (0x4E00...0x9FFF).contains(scalar.value) {
      self = .ideograph
    } else if scalar == " " || scalar == "\u{3000}" {
      self = .space
    } else if Self.closers.contains(scalar) {
      self = .closing
    } else if Self.openers.contains(scalar) {
      self = .opening
    } else {
      self = scalar.value >= 0x2E80 ? .ideograph : .word
    }
  }

  private static let closers = Set("。，、；：？！）》〉」』】〕〗］｝”’…—～·%％℃‰,.;:?!)]}".unicodeScalars)
  private static let openers = Set("（《〈「『【〔〖［｛“‘([{".unicodeScalars)
}

extension Character {
  /// An Arabic digit or a Chinese numeral such as 三, 百 or 万.
  var isNumeral: Bool {
    switch unicodeScalars.first {
    case "0", "1", "2", "3", "4", "5", "6", "7", "8", "9": true
    case "零", "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "亿", "两": true
    case let scalar?: ("０"..."９").contains(scalar)
    case nil: false
    }
  }
}

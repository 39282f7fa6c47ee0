public import Model

/// A key of the drawn pinyin keyboard. Latin text, digits and punctuation do not come here: the text field
/// takes those as they are.
public enum InputKey: Hashable, Codable, Sendable {
  /// One of a to z, in lower case. Anything else in it does nothing.
  case letter(Private<String>)
  /// 分词: a border between two syllables, as in xi'an.
  case separator
  /// Takes back a letter, or the last choice of a candidate.
  case backspace
  /// Takes the first candidate of the page shown.
  case space
  /// Leaves the letters as they were typed.
  case enter

  /// The key of a letter, upper or lower case; `nil` for anything but a to z.
  public init?(letter: Character) {
    let lower = letter.lowercased()
    guard Self.isLetter(lower) else { return nil }
    self = .letter(Private(lower))
  }

  /// The X key symbol that librime knows it by; `nil` where a letter is none.
  var symbol: Int32? {
    switch self {
    case .letter(let letter):
      Self.isLetter(letter.value) ? letter.value.utf8.first.map(Int32.init) : nil
    case .separator: 0x27
    case .backspace: 0xFF08
    case .space: 0x20
    case .enter: 0xFF0D
    }
  }

  /// Whether it makes the composition longer.
  var lengthens: Bool {
    switch self {
    case .letter, .separator: true
    case .backspace, .space, .enter: false
    }
  }

  private static func isLetter(_ text: String) -> Bool {
    text.utf8.count == 1 && text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }
}

import Model

/// A term of the index: two Han characters that stand together, one alone, or a word of Latin letters or digits.
///
/// The value is the term's row id in the index. Han terms order by their first character, so that a range finds all
/// terms that begin with one.
struct LawTerm: Hashable, Comparable {
  let id: Int64

  init(id: Int64) { self.id = id }

  /// Two Han characters that stand together.
  init(_ first: UInt32, _ second: UInt32) { id = Int64(first) << 21 | Int64(second) }

  /// A Han character without Han neighbours.
  init(alone character: UInt32) { id = Int64(character) << 21 }

  /// A word of folded letters and digits, by its hash (the few words of statutes do not collide).
  init(word: some Sequence<UInt32>) {
    var hash = FNV1a()
    for scalar in word { hash.add(word: UInt64(scalar)) }
    id = Int64(hash.value >> 3 | 1 << 60)
  }

  /// The ids of all terms that begin with a Han character.
  static func ids(beginningWith character: UInt32) -> ClosedRange<Int64> {
    Int64(character) << 21...Int64(character) << 21 | 0x1F_FFFF
  }

  /// The characters of a Han term; `nil` for a word.
  var characters: String? {
    guard id < 1 << 60 else { return nil }
    let scalars = [UInt32(id >> 21), UInt32(id & 0x1F_FFFF)].filter { $0 > 0 }.compactMap(Unicode.Scalar.init)
    return String(String.UnicodeScalarView(scalars))
  }

  static func < (left: LawTerm, right: LawTerm) -> Bool { left.id < right.id }
}

/// Cuts texts into terms.
enum LawTokenizer {
  /// What a character is to the index.
  enum Kind { case han, word, other }

  /// Calls `body` with each term and the place of its characters, as a range of `text`.
  static func terms(of text: [UInt32], body: (LawTerm, Range<Int>) -> Void) {
    var start = 0
    while start < text.count {
      let kind = kind(text[start])
      var end = start + 1
      while end < text.count, self.kind(text[end]) == kind { end += 1 }
      switch kind {
      case .other: break
      case .word: body(LawTerm(word: text[start..<end].lazy.map(fold)), start..<end)
      case .han where end == start + 1: body(LawTerm(alone: text[start]), start..<end)
      case .han:
        for index in start..<(end - 1) { body(LawTerm(text[index], text[index + 1]), index..<(index + 2)) }
      }
      start = end
    }
  }

  static func kind(_ scalar: UInt32) -> Kind {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3007, 0x20000...0x323AF: .han
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: .word
    default: .other
    }
  }

  /// Half width, lower case.
  static func fold(_ scalar: UInt32) -> UInt32 {
    let half = scalar >= 0xFF01 && scalar <= 0xFF5E ? scalar - 0xFEE0 : scalar
    return (0x41...0x5A).contains(half) ? half + 0x20 : half
  }
}

extension StringProtocol {
  /// The values of the text's Unicode scalars.
  var scalarValues: [UInt32] { unicodeScalars.map(\.value) }
}

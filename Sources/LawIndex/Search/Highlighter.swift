import Model

/// Finds the terms of a query in a text.
struct Highlighter {
  /// An official text longer than this is cut around the first match.
  static let snippetLength = 120
  private static let charactersBefore = 24

  private let terms: Set<LawTerm>

  init(terms: Set<LawTerm>) { self.terms = terms }

  /// The stretches of a whole text that match, in characters.
  func marks(in text: String) -> [TextMark] {
    guard !terms.isEmpty else { return [] }
    let scalars = text.scalarValues
    let ranges = matches(in: scalars)
    guard !ranges.isEmpty else { return [] }
    let characters = Self.characterIndexes(of: text, scalars: scalars.count)
    return ranges.map { range in
      TextMark(start: characters[range.lowerBound], end: characters[range.upperBound - 1] + 1)
    }
  }

  /// The part of a text around its first match, at most `snippetLength` characters, with its marks.
  func snippet(of text: String) -> (text: String, marks: [TextMark]) {
    let line = text.replacing("\n", with: "")
    let scalars = Array(line.unicodeScalars)
    guard scalars.count > Self.snippetLength else { return (line, marks(in: line)) }
    let first = matches(in: scalars.map(\.value)).first?.lowerBound ?? 0
    let isCutBefore = first > Self.charactersBefore
    var start = isCutBefore ? first - Self.charactersBefore : 0
    // A text that ends inside the window shows as much before the match as fits.
    start = max(0, min(start, scalars.count - Self.snippetLength + 1))
    let room = Self.snippetLength - (start > 0 ? 1 : 0)
    let isCutAfter = start + room < scalars.count
    let end = isCutAfter ? start + room - 1 : scalars.count
    let body = String(String.UnicodeScalarView(scalars[start..<end]))
    let snippet = (start > 0 ? "…" : "") + body + (isCutAfter ? "…" : "")
    return (snippet, marks(in: snippet))
  }

  private func matches(in scalars: [UInt32]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    LawTokenizer.terms(of: scalars) { term, range in
      guard contains(term) else { return }
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }

  private func contains(_ term: LawTerm) -> Bool { terms.contains(term) }

  /// The character that each scalar belongs to; almost always they are one and the same.
  private static func characterIndexes(of text: String, scalars count: Int) -> [Int] {
    var indexes: [Int] = []
    indexes.reserveCapacity(count)
    for (index, character) in text.enumerated() {
      for _ in character.unicodeScalars { indexes.append(index) }
    }
    return indexes
  }
}

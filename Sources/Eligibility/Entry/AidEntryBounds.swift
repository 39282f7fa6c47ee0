import Model

/// Between which bounds an entry is plausible. Outside of them a person is asked to look again, not refused:
/// the bounds are our judgement, the document is the law.
enum AidEntryBounds {
  /// Yuan per person and month, in fen. Less than 100 yuan feeds nobody for a month, and who has more than
  /// 20,000 is not poor: a figure outside is a yearly one, or a slip of the finger.
  static let incomeFen = 10_000...2_000_000
  /// Days to object. Chinese procedure knows periods from 3 days to 6 months.
  static let days = 3...180
  /// The highest article that is likely: the longest code of the country has 1,260 articles.
  static let article = 1260
  /// Years from the first day to today, either way, before somebody should look again.
  static let years = 10
  /// Days that may pass before somebody looks again. A line is adjusted every year (法律援助法 34: 动态调整).
  static let reviewDays = 2 * 366
  /// The years that a day may lie in: the republic's first, and the end of the century.
  static let calendar = 1949...2100
  /// How far above a line still counts as near, in percent of the line. Source: legal-aid.md §1.4, near_band.
  static let nearPercent = 120

  /// The most characters of each text: what fits on the page of the second look.
  static func characters(_ field: AidEntryField) -> Int {
    switch field {
    case .title: 60
    case .documentNumber, .name: 30
    case .address: 50
    case .phone: 20
    case .region: 6
    case .figure, .article, .validFrom, .validTo, .reviewBy: 10
    }
  }
}

extension AidEntryField {
  /// The most characters it takes.
  public var longest: Int { AidEntryBounds.characters(self) }
}

/// The shapes of what an entry quotes.
enum AidEntryShape {
  /// Whether every character can be seen, printed and written to a file: no control characters, nothing that
  /// turns the direction of text.
  static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
      default: true
      }
    }
  }

  /// Whether a document number names its year in brackets, as 晋司规〔2025〕3号 does.
  static func hasYear(_ number: String) -> Bool {
    let characters = Array(number)
    let pairs: [Character: Character] = ["〔": "〕", "[": "]", "［": "］", "（": "）", "(": ")", "【": "】"]
    return characters.indices.contains { (start: Int) -> Bool in
      guard let closing = pairs[characters[start]], start + 5 < characters.count,
        characters[start + 5] == closing
      else { return false }
      let year = String(characters[(start + 1)...(start + 4)])
      return year.utf8.count == 4 && Int(year).map { AidEntryBounds.calendar.contains($0) } == true
    }
  }

  /// Whether a text is a telephone number in one of the forms that are printed in China: 0351-1234567, a
  /// mobile of eleven digits, 400-123-4567, or a short number such as 12348.
  static func isPhone(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Array($0.utf8) }
    guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }) else { return false }
    let lengths = parts.map(\.count)
    let digits = parts.flatMap { $0 }
    let (zero, one, four, eight, nine) = (
      UInt8(ascii: "0"), UInt8(ascii: "1"), UInt8(ascii: "4"), UInt8(ascii: "8"), UInt8(ascii: "9")
    )
    switch digits.first {
    case zero:
      return parts.count == 2 && (3...4).contains(lengths[0]) && (7...8).contains(lengths[1])
    case one where digits.count == 11: return lengths == [11] && digits[1] > UInt8(ascii: "2")
    case one, nine: return lengths == [5]
    case four, eight:
      return digits.count == 10 && [[10], [3, 3, 4], [3, 7]].contains(lengths)
        && digits[1...2].allSatisfy { $0 == zero }
    default: return false
    }
  }
}

public import Model

/// What is written and said when a number is called.
///
/// The sentence is one list of parts; the text on the display, the pinyin for the synthesiser and the names of
/// the recorded clips are read off the same list, so that nobody hears anything but what is written.
public struct Announcement: Hashable, Sendable {
  /// The number that is called.
  public let number: TicketNumber
  /// Where to.
  public let place: CallPlace
  private let parts: [Part]

  /// One part of the sentence.
  private struct Part: Hashable, Sendable {
    var text: String
    var pinyin: String
    var clips: [String]
  }

  /// The call of a number to a place.
  public init(_ number: TicketNumber, to place: CallPlace, one: DigitOne = .yi) {
    self.number = number
    self.place = place
    let digits = number.description.dropFirst().compactMap(\.wholeNumberValue)
    let window = ChineseReading.counted(place.window)
    parts =
      [
        Part(text: "请 ", pinyin: "qing3", clips: ["qing"]),
        // Chinese speakers say the Latin letters, and so does the synthesiser's Chinese voice.
        Part(text: number.letter, pinyin: number.letter, clips: [number.letter]),
      ]
      + digits.map { digit in
        Part(
          text: "\(digit)", pinyin: ChineseReading.digit(digit, one: one),
          clips: [digit == 1 && one == .yao ? "yao" : "\(digit)"])
      }
      + [
        // The comma is a breath.
        Part(text: " 号到 ", pinyin: "hao4, dao4", clips: ["hao", "dao"]),
        Part(
          text: "\(place.window)", pinyin: window.map(ChineseReading.word).joined(separator: " "),
          clips: window.map { "\($0)" }),
        Self.end(place),
      ]
  }

  private static func end(_ place: CallPlace) -> Part {
    guard let name = place.name?.zh else {
      return Part(text: " 号窗口", pinyin: "hao4 chuang1 kou3", clips: ["hao-chuangkou"])
    }
    return Part(
      text: " 号\(name)", pinyin: "hao4 \(place.reading ?? ChineseReading.name(name))",
      clips: ["hao", "place-\(place.window)"])
  }

  /// The sentence as the display writes it; the Chinese one is spoken word for word.
  public var text: Localized<String> {
    Localized(zh: parts.map(\.text).joined(), en: "\(number), please go to \(place.text.en)")
  }

  /// The Chinese sentence for a synthesiser that reads pinyin with tone digits.
  public var pinyin: String { parts.map(\.pinyin).joined(separator: " ") + "." }

  /// The names of the recorded clips that make the sentence up, in order, without their endings.
  public var clips: [String] { parts.flatMap(\.clips) }
}

extension Announcement {
  /// Every clip that calls to some places can need, in a sensible order for whoever records them.
  public static func everyClip(letters: [String], places: [CallPlace], one: DigitOne) -> [String] {
    var names: [String] = []
    for letter in letters {
      for place in places {
        for digit in 0...9 {
          guard let number = TicketNumber(letter: letter, number: 1000 + digit) else { continue }
          names += Announcement(number, to: place, one: one).clips
        }
      }
    }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}

public import Model

/// What stands on a ticket: a capital letter and at least three digits, such as `A007`.
///
/// Numbers begin at 1 every business day, so a number alone names a ticket of one day only.
public struct TicketNumber: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
  /// The letter of the service, `A` to `Z`.
  public let letter: String
  /// The number, from 1.
  public let number: Int

  /// A ticket number; `nil` where the letter is not one capital letter or the number is below 1.
  public init?(letter: String, number: Int) {
    guard Self.isLetter(letter), number >= 1 else { return nil }
    self.letter = letter
    self.number = number
  }

  /// A number written `A007`, in either case and with any number of zeros; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    guard let first = text.first, text.utf8.count <= 10 else { return nil }
    let digits = text.dropFirst()
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits) else { return nil }
    self.init(letter: first.uppercased(), number: number)
  }

  /// Whether a text can be the letter of a service.
  public static func isLetter(_ text: String) -> Bool {
    text.utf8.count == 1 && text.utf8.allSatisfy { (65...90).contains($0) }
  }

  /// `A007`; four digits from 1000.
  public var description: String { letter + String(number).leftPadded(to: 3) }

  /// By letter, then by number.
  public static func < (left: TicketNumber, right: TicketNumber) -> Bool {
    (left.letter, left.number) < (right.letter, right.number)
  }

  /// Reads the form that `encode(to:)` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let number = TicketNumber(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected a ticket number such as A007, found \(text)")
    }
    self = number
  }

  /// Writes the number as the string `A007`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// One ticket of one business day: the day in China (UTC+8) on which it was taken, and its number.
public struct TicketID: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
  /// The business day.
  public let day: Day
  /// The number.
  public let number: TicketNumber

  /// The ticket with that number on that day.
  public init(day: Day, number: TicketNumber) {
    self.day = day
    self.number = number
  }

  /// `2026-11-23 A007`.
  public var description: String { "\(day) \(number)" }

  /// By day, then by number.
  public static func < (left: TicketID, right: TicketID) -> Bool {
    (left.day, left.number) < (right.day, right.number)
  }
}

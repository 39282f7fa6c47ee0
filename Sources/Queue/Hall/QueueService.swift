public import Model

/// Something that people come to the hall for, with a line of its own.
public struct QueueService: Hashable, Codable, Sendable {
  /// The name in files and commands, such as `consult`.
  public var id: String
  /// The letter of its numbers. Services that share one share its numbers.
  public var letter: String
  /// What the screens call it.
  public var name: Localized<String>
  /// A line below the name: what it is for.
  public var note: Localized<String>?
  /// Its own opening hours; `nil` for those of the hall.
  public var hours: OpeningHours?
  /// Tickets a day; `nil` for no limit.
  public var dailyLimit: Int?
  /// How long one visitor usually takes, in minutes, until today's visits tell.
  public var typicalMinutes: Int
  /// The languages and dialects spoken at its windows.
  public var languages: [Localized<String>]
  /// What to bring, one thing an element.
  public var bring: [Localized<String>]

  /// A service.
  public init(
    id: String, letter: String, name: Localized<String>, note: Localized<String>? = nil,
    hours: OpeningHours? = nil, dailyLimit: Int? = nil, typicalMinutes: Int = 15,
    languages: [Localized<String>] = [], bring: [Localized<String>] = []
  ) {
    self.id = id
    self.letter = letter
    self.name = name
    self.note = note
    self.hours = hours
    self.dailyLimit = dailyLimit
    self.typicalMinutes = typicalMinutes
    self.languages = languages
    self.bring = bring
  }
}

/// A window, desk or room to which visitors are called.
public struct ServiceWindow: Hashable, Codable, Sendable {
  /// The number that is called.
  public var number: Int
  /// What the display calls it, where not by its number alone: 调解室.
  public var name: Localized<String>?
  /// How the name is spoken, in pinyin with tone digits; `nil` for the usual reading.
  public var reading: String?
  /// The services it deals with, by identifier.
  public var services: [String]
  /// The hash of its own PIN; `nil` where it has that of all windows.
  public var pinHash: String?

  /// A window.
  public init(
    number: Int, name: Localized<String>? = nil, reading: String? = nil, services: [String],
    pinHash: String? = nil
  ) {
    self.number = number
    self.name = name
    self.reading = reading
    self.services = services
    self.pinHash = pinHash
  }
}

/// A group of visitors who are called sooner.
public struct QueuePriority: Hashable, Codable, Sendable {
  /// The name in files and commands, such as `elder`.
  public var id: String
  /// What the screens call it.
  public var name: Localized<String>
  /// For how many minutes of anybody's waiting one of theirs counts; above 1.
  public var weight: Double

  /// A priority.
  public init(id: String, name: Localized<String>, weight: Double) {
    self.id = id
    self.name = name
    self.weight = weight
  }
}

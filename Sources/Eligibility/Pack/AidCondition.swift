/// When a rule, a question or a text applies: a test over answers and over values that a region has entered.
///
/// It is compiled: keys and their values are numbers, so that walking every path stays cheap.
indirect enum AidCondition: Hashable, Sendable {
  /// One of the answers to the question `key` is in `choices`, a bit a choice. False where none is given.
  case answer(key: Int, choices: UInt64)
  /// The region has a value that holds on the day.
  case valueHolds(Int)
  /// All hold; tested in their order, and no further than the first that does not.
  case all([AidCondition])
  /// At least one holds.
  case any([AidCondition])
  /// It does not hold.
  case not(AidCondition)

  /// The condition of whatever has none.
  static let always = AidCondition.all([])

  /// Every test of an answer inside.
  var answerTests: [(key: Int, choices: UInt64)] {
    switch self {
    case .answer(let key, let choices): [(key, choices)]
    case .valueHolds: []
    case .all(let parts), .any(let parts): parts.flatMap(\.answerTests)
    case .not(let part): part.answerTests
    }
  }

  /// Every value that is asked for inside.
  var values: Set<Int> {
    switch self {
    case .answer: []
    case .valueHolds(let value): [value]
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.values) }
    case .not(let part): part.values
    }
  }
}

/// What is known when conditions are tested.
struct AidKnowledge: Hashable, Sendable {
  /// The answers, a bit a choice, by the number of the question; the last entry is the outcome.
  var answers: [UInt64]
  /// Which values hold, by the number of the value.
  var values: [Bool]
  /// The values that were asked for and did not hold: what the answer rests on, and nobody has entered.
  var missed: Set<Int> = []

  /// Tests a condition, and remembers which values it missed on the way.
  mutating func holds(_ condition: AidCondition) -> Bool {
    switch condition {
    case .answer(let key, let choices):
      return answers[key] & choices != 0
    case .valueHolds(let value):
      if !values[value] { missed.insert(value) }
      return values[value]
    case .all(let parts):
      for part in parts where !holds(part) { return false }
      return true
    case .any(let parts):
      for part in parts where holds(part) { return true }
      return false
    case .not(let part):
      return !holds(part)
    }
  }
}

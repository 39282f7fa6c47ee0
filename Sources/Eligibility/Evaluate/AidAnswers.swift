public import Model

/// What a person answered: values by key, several where a question takes several, and days that they know.
public struct AidAnswers: Hashable, Sendable {
  /// The values, by the key of their question.
  public var values: [String: [String]]
  /// The days from which periods run, by the key of the start.
  public var dates: [String: Day]
  /// The division code of the county whose institution is asked, or of its prefecture where only that is
  /// known; `nil` where nobody named one.
  public var region: String?

  /// Answers; none where nothing is given.
  public init(_ values: [String: [String]] = [:], dates: [String: Day] = [:], region: String? = nil) {
    self.values = values
    self.dates = dates
    self.region = region
  }

  /// The key under which `key=value` pairs give the region.
  public static let regionKey = "region"

  /// The first value of a key; setting it replaces all of them.
  public subscript(key: String) -> String? {
    get { values[key]?.first }
    set { values[key] = newValue.map { [$0] } }
  }
}

/// An answer that a pack cannot take.
public enum AidAnswerProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The pack has no such key; it is passed over.
  case unknownKey(String, nearest: String?)
  /// The question has no such answer.
  case unknownValue(key: String, known: [String], nearest: String?)
  /// What was given is not a day.
  case notADay(key: String)
  /// What was given is not a division code.
  case notARegion

  /// Whether the answers can still be used.
  public var isHarmless: Bool {
    if case .unknownKey = self { true } else { false }
  }

  /// A sentence a person can act on. What was typed is not repeated, only keys of the pack are.
  public var description: String {
    switch self {
    case .unknownKey(let key, let nearest):
      "there is no question \"\(key.prefix(40))\", so it is passed over"
        + (nearest.map { ": did you mean \"\($0)\"?" } ?? "")
    case .unknownValue(let key, let known, let nearest):
      "\(key) cannot have that value: "
        + (nearest.map { "did you mean \"\($0)\"? " } ?? "") + "it takes \(known.joined(separator: ", "))"
    case .notADay(let key):
      "\(key) takes a day such as 2026-11-23"
    case .notARegion:
      "\(AidAnswers.regionKey) takes a division code of six digits, or nine for a township"
    }
  }
}

extension AidPack {
  /// Reads `key=value` pairs as answers, with everything that does not fit.
  public func answers(_ pairs: [(key: String, value: String)]) -> (AidAnswers, [AidAnswerProblem]) {
    var answers = AidAnswers()
    var problems: [AidAnswerProblem] = []
    for (key, value) in pairs {
      if starts.contains(where: { $0.key == key }) {
        answers.dates[key] = Day(value)
        if answers.dates[key] == nil { problems.append(.notADay(key: key)) }
        continue
      }
      if key == AidAnswers.regionKey, keyIndex[key] == nil {
        answers.region = AidRegion.isCode(value) ? value : nil
        if answers.region == nil { problems.append(.notARegion) }
        continue
      }
      guard let index = keyIndex[key] else {
        let known = questions.map(\.key) + starts.map(\.key) + [AidAnswers.regionKey]
        problems.append(.unknownKey(key, nearest: NearestName.of(key, among: known)))
        continue
      }
      let known = questions[index].choices.map(\.id)
      let given = value.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }
      for name in given where !known.contains(name) {
        problems.append(.unknownValue(key: key, known: known, nearest: NearestName.of(name, among: known)))
      }
      if !questions[index].isMultiple && given.count > 1 || given.isEmpty {
        problems.append(.unknownValue(key: key, known: known, nearest: nil))
      }
      answers.values[key, default: []] += given.filter { known.contains($0) }
    }
    return (answers, problems)
  }
}

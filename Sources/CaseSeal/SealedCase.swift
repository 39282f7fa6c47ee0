public import Eligibility
public import Model

/// What a resident takes along in a code: the answers, under which rules they were given, and what the machine
/// said. It holds no name.
public struct SealedCase: Hashable, Sendable {
  /// The rule pack that asked.
  public var packID: String
  /// That pack's version.
  public var packVersion: String
  /// The region for which the machine answered, the chosen county's before the hall's; `nil` where none is configured.
  public var region: String?
  /// When the code was made, to the minute.
  public var madeAt: Instant
  /// What the machine said.
  public var outcome: AidOutcome
  /// The rule that decided.
  public var rule: String
  /// The answers that counted, by the stable names of questions and choices: another version of the pack can
  /// read them.
  public var answers: AidAnswers

  /// The case of these answers at a moment, evaluated on that day.
  public init(_ answers: AidAnswers, pack: AidPack, region: String?, at moment: Instant) {
    // The county that the resident chose counts before that of the hall, and travels once.
    let region = answers.region ?? region
    let result = pack.evaluate(answers, region: region, day: moment.day)
    (packID, packVersion, self.region) = (pack.id, pack.version, region)
    madeAt = CaseEnvelope.wholeMinute(moment)
    (outcome, rule) = (result.outcome, result.rule)
    self.answers = AidFlow(pack, region: region, day: moment.day).counting(answers)
    self.answers.region = nil
  }
}

extension SealedCase {
  private static let noRegion = "-"

  /// The case as one line, without the moment, which the envelope holds:
  /// `PACK VERSION REGION OUTCOME RULE KEY=VALUE…`. `nil` where a name of the pack has other characters than
  /// names have.
  var text: String? {
    let head = [packID, packVersion, region ?? Self.noRegion, outcome.rawValue, rule]
    let tokens = head + answers.words
    return tokens.allSatisfy(Self.isWord) ? tokens.joined(separator: " ") : nil
  }

  /// Reads that line; `nil` for anything else.
  init?(text: String, madeAt: Instant) {
    let tokens = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard tokens.count >= 5, tokens.allSatisfy(Self.isWord), let outcome = AidOutcome(rawValue: tokens[3]),
      let answers = AidAnswers(words: Array(tokens.dropFirst(5)))
    else { return nil }
    (packID, packVersion, rule) = (tokens[0], tokens[1], tokens[4])
    region = tokens[2] == Self.noRegion ? nil : tokens[2]
    if let region, !AidRegion.isCode(region) { return nil }
    (self.madeAt, self.outcome, self.answers) = (madeAt, outcome, answers)
  }

  /// Anybody can seal to a public key, so nothing but plain names reaches the officer's terminal.
  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || "-_.,=".utf8.contains(byte)
      }
  }
}

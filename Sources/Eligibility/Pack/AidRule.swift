public import Model

/// What the self-check says.
public enum AidOutcome: String, Hashable, Codable, Sendable, CaseIterable {
  /// 很可能符合.
  case likely
  /// 请工作人员帮您看一下.
  case review
  /// 机器判断不够条件，您仍可申请.
  case unlikely
  /// 不用申请，由办案机关通知.
  case notify
}

/// An outcome as a resident reads it.
public struct AidOutcomeWords: Hashable, Sendable {
  /// In large print, such as 很可能符合.
  public var verdict: Localized<String>
  /// As a sentence that stands alone.
  public var headline: Localized<String>
  /// What follows from it.
  public var meaning: Localized<String>

  /// Says nothing: of a pack that was never compiled.
  static let empty = AidOutcomeWords(
    verdict: Localized(zh: "", en: ""), headline: Localized(zh: "", en: ""),
    meaning: Localized(zh: "", en: ""))
}

/// A rule: the first whose condition holds decides.
struct AidRule: Hashable, Sendable {
  var id: String
  var condition: AidCondition
  var outcome: AidOutcome
  var reasons: [Localized<String>]
  var citations: [AidCitationSource]
  /// Whether the matter's own citations come first.
  var citesMatter: Bool
  /// The next steps, by the number of the help entry.
  var next: [Int]
  var mark: ConfigNode.Mark
}

/// Something that comes on top of whatever rule decides.
struct AidModifier: Hashable, Sendable {
  var id: String
  var kind: AidModifierKind
  var condition: AidCondition
  var notes: [Localized<String>]
  var citations: [AidCitationSource]
  var next: [Int]
}

/// What a modifier is for.
public enum AidModifierKind: String, Hashable, Codable, Sendable, CaseIterable {
  /// A person, the police and a protection order first.
  case safety
  /// Something runs out within days.
  case urgent
  /// Another place decides.
  case elsewhere
  /// Comes before others.
  case priority
  /// A child: a person at once.
  case child
  /// Several people with one claim.
  case together
}

/// A paper to bring.
struct AidMaterial: Hashable, Sendable {
  var id: String
  var set: String
  var condition: AidCondition
  var name: Localized<String>
  var item: Localized<String>
  /// What it is called on a paper that somebody of a private matter takes home; `nil` where nobody wrote it.
  var quiet: Localized<String>?
  var form: AidMaterialForm
  var formNote: Localized<String>?
  var isOptional: Bool
  var citations: [AidCitationSource]
}

/// In which form a paper is wanted.
public enum AidMaterialForm: String, Hashable, Codable, Sendable, CaseIterable {
  /// The original.
  case original
  /// A copy.
  case copy
  /// A copy, and the original to compare it with.
  case copyAndOriginal = "copy_and_original"
  /// The original, to be looked at and taken home.
  case originalShown = "original_shown"
  /// Either will do.
  case either
}

/// Where to go.
struct AidPlaceRule: Hashable, Sendable {
  var id: String
  var condition: AidCondition
  var brief: Localized<String>
  var text: Localized<String>
  var isElsewhere: Bool
  var citations: [AidCitationSource]
}

/// Until when.
struct AidDeadlineRule: Hashable, Sendable {
  var id: String
  var condition: AidCondition
  var brief: Localized<String>
  var text: Localized<String>
  var period: AidPeriod?
  /// The number of the value that holds the period in days, where it has to be entered.
  var value: Int?
  /// From which day a calendar date can be counted; `nil` where none may be printed.
  var start: String?
  var citations: [AidCitationSource]
}

/// A day from which a period runs, that a resident may know.
public struct AidStart: Hashable, Sendable {
  /// The key under which answers give it, such as `award`.
  public var key: String
  /// What it is.
  public var label: Localized<String>
}

/// What else helps, and what to do next.
struct AidHelp: Hashable, Sendable {
  var id: String
  /// When it is listed without a rule naming it; `nil` where only rules do.
  var condition: AidCondition?
  var text: Localized<String>
  var citations: [AidCitationSource]
}

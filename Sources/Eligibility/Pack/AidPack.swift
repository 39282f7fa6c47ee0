public import Model

/// A rule pack, compiled: what is asked, what decides, and every text a resident reads.
///
/// It is a value without law of its own: everything it knows stood in the files. Immutable, usable from any
/// thread.
public struct AidPack: Hashable, Sendable {
  /// The pack's name.
  public internal(set) var id = ""
  /// The pack's version, a day.
  public internal(set) var version = ""
  /// The region that it was written for, taken where nobody names one.
  public internal(set) var region = ""
  /// What stands under every result: who decides in the end.
  public internal(set) var disclaimer = Localized(zh: "", en: "")
  /// The outcomes in words.
  public internal(set) var outcomes: [AidOutcome: AidOutcomeWords] = [:]
  /// The laws that are cited, by the name that citations use.
  public internal(set) var laws: [String: AidLaw] = [:]
  /// The values that only a region can know.
  public internal(set) var values: [AidValue] = []
  /// The questions, in the order in which answers are read.
  public internal(set) var questions: [AidQuestion] = []
  /// The pages, in their order.
  public internal(set) var screens: [AidScreen] = []
  /// The keys that are offered as switches of the result page instead of being asked.
  public internal(set) var resultSwitches: [String] = []
  /// The groups of matters.
  public internal(set) var groups: [AidGroup] = []
  /// The matters.
  public internal(set) var matters: [AidMatter] = []
  /// The days from which periods run, that a resident may know.
  public internal(set) var starts: [AidStart] = []

  var valueStates: [String: Localized<String>] = [:]
  var pastDeadline = Localized(zh: "", en: "")
  var implications: [AidImplication] = []
  var derivations: [AidDerivation] = []
  var endsWhen = AidCondition.not(.always)
  var rules: [AidRule] = []
  var otherwise: AidRule?
  var modifiers: [AidModifier] = []
  var materials: [AidMaterial] = []
  var places: [AidPlaceRule] = []
  var deadlines: [AidDeadlineRule] = []
  var help: [AidHelp] = []
  var keyIndex: [String: Int] = [:]

  /// The key of the question what it is about.
  static let matterKey = "matter"
  /// The key of the question that leads to it.
  static let groupKey = "group"

  /// The ids of the rules, in the order in which they are tried.
  public var ruleIDs: [String] { rules.map(\.id) }

  /// The place of the outcome among what conditions test: after the questions.
  var outcomeKey: Int { questions.count }
}

/// A citation of a pack with the place where it is written.
public struct AidCitedPlace: Hashable, Sendable {
  /// The citation.
  public var citation: AidCitation
  /// The full title of the law.
  public var lawTitle: String
  /// Where the pack cites it.
  public var mark: ConfigNode.Mark
}

extension AidPack {
  /// Every citation of the pack.
  public var allCitations: [AidCitedPlace] {
    allSources.map { source in
      AidCitedPlace(
        citation: source.citation, lawTitle: laws[source.citation.law]?.title ?? source.citation.law,
        mark: source.mark)
    }
  }

  /// The same with the values that hold their articles.
  var allSources: [AidCitationSource] {
    let rules = self.rules + (otherwise.map { [$0] } ?? [])
    var sources = matters.flatMap(\.citations) + rules.flatMap(\.citations) + modifiers.flatMap(\.citations)
    sources += materials.flatMap(\.citations) + places.flatMap(\.citations)
    sources += deadlines.flatMap(\.citations) + help.flatMap(\.citations)
    return sources
  }
}

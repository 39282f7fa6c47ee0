public import Model

/// A question of the self-check: a key, and the values it can have.
public struct AidQuestion: Hashable, Sendable {
  /// One value.
  public struct Choice: Hashable, Sendable {
    /// The value, such as `guardian`.
    public var id: String
    /// What the button says.
    public var label: Localized<String>
    /// What explains it in smaller print; `nil` where the label says all.
    public var note: Localized<String>?
    /// The same in a few words, where the overview says it so.
    public var brief: Localized<String>?
    /// Whether choosing it asks for the county.
    public var asksCounty = false
    /// What a member of staff has to find out where this was answered; `nil` where nothing is left open.
    public var check: Localized<String>?
    /// When its page shows it. What was answered counts even so: a page spares a person what can change nothing
    /// there, but no answer is dropped.
    var offered = AidCondition.always
  }

  /// A question about a household's income, whose choices `below`, `near` and `above` follow from figures.
  public struct Household: Hashable, Sendable {
    /// The name of the value that holds the line.
    public var line: String
    /// The key of the switch with which one's own income alone counts.
    public var alone: String?
  }

  /// The key, such as `rep`.
  public var key: String
  /// The question as it is asked.
  public var text: Localized<String>
  /// The same in a few words, for the overview.
  public var brief: Localized<String>
  /// Why it is asked.
  public var why: Localized<String>
  /// Its values, at most 64.
  public var choices: [Choice]
  /// Whether several may be chosen.
  public var isMultiple: Bool
  /// The value that means none of the others, where there is one.
  public var noneChoice: String?
  /// How it is asked in figures; `nil` where it is asked by its choices.
  public var household: Household?
  /// Whether the answer counts, given the answers to the questions before it.
  var counts: AidCondition
}

/// One page of the flow.
public struct AidScreen: Hashable, Sendable {
  /// A button that answers several questions at once.
  public struct Tile: Hashable, Sendable {
    /// What the button says.
    public var label: Localized<String>
    /// What explains it in smaller print.
    public var note: Localized<String>?
    /// What it answers, by key.
    public var answers: [String: String]
  }

  /// Its name in the pack.
  public var id: String
  /// The keys that must be answered here before the flow goes on.
  public var keys: [String]
  /// The keys that can be answered here besides, by a switch.
  public var switches: [String]
  /// The buttons, where they are not simply the choices of the first key.
  public var tiles: [Tile]
  var shown: AidCondition
}

/// Something that is true of the answers without being asked.
struct AidDerivation: Hashable, Sendable {
  var condition: AidCondition
  var key: Int
  var choices: UInt64
}

/// An answer that another answer gives away: whoever says how he represents somebody comes for another.
struct AidImplication: Hashable, Sendable {
  var answered: Int
  var key: Int
  var choices: UInt64
}

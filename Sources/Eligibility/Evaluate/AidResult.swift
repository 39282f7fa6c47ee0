public import Model

/// What the self-check says, and everything that a person needs to stand behind it.
public struct AidResult: Hashable, Sendable {
  /// What it says.
  public var outcome: AidOutcome
  /// The outcome in large print.
  public var verdict: Localized<String>
  /// The outcome as a sentence that stands alone.
  public var headline: Localized<String>
  /// What follows from the outcome.
  public var meaning: Localized<String>
  /// The rule that decided.
  public var rule: String
  /// What it was taken to be about, after what follows from the answers; `nil` where nobody said.
  public var matter: String?
  /// Why, in plain sentences; with what nobody has entered, where that is why.
  public var reasons: [Localized<String>]
  /// What the answers leave open for a member of staff to find out.
  public var checks: [Localized<String>]
  /// Every place in a law that the rule rests on.
  public var citations: [AidCitation]
  /// What to bring.
  public var materials: [Material]
  /// Where to go.
  public var place: Place
  /// Until when, in the order of their weight.
  public var deadlines: [Deadline]
  /// What to do next and what else helps; never empty.
  public var next: [Step]
  /// What comes on top, safety first.
  public var modifiers: [Modifier]
  /// The values that the answer rests on and that do not hold.
  public var unusable: [Unusable]
  /// Who decides in the end.
  public var disclaimer: Localized<String>
  /// Whether the matter is private: neutral titles, no slip unless asked for.
  public var isPrivate: Bool

  /// Whether a person, the police and a protection order come before everything else.
  public var isSafetyFirst: Bool { has(.safety) }
  /// Whether something runs out within days.
  public var isUrgent: Bool { has(.urgent) }
  /// Whether the case comes before others.
  public var hasPriority: Bool { has(.priority) }
  /// Whether a person must come at once: danger, violence, or a child.
  public var isPersonFirst: Bool { has(.safety) || has(.child) }

  private func has(_ kind: AidModifierKind) -> Bool { modifiers.contains { $0.kind == kind } }

  /// A paper to bring.
  public struct Material: Hashable, Sendable {
    /// Its name in the pack.
    public var id: String
    /// The set it belongs to, such as `COMMON`.
    public var set: String
    /// Its short name.
    public var name: Localized<String>
    /// What it is.
    public var item: Localized<String>
    /// What it is called where nobody but the applicant may understand it; `nil` where nobody wrote it.
    public var quiet: Localized<String>?
    /// In which form.
    public var form: AidMaterialForm
    /// More about the form.
    public var formNote: Localized<String>?
    /// 有就带，没有也能申请.
    public var isOptional: Bool
    /// Where the law asks for it.
    public var citations: [AidCitation]
  }

  /// Where to go.
  public struct Place: Hashable, Sendable {
    /// The rule's name in the pack.
    public var id: String
    /// Which institution, in a few words.
    public var brief: Localized<String>
    /// Which institution, in words.
    public var text: Localized<String>
    /// Whether it is not here.
    public var isElsewhere: Bool
    /// The county that was named; `nil` where none was, or it is elsewhere.
    public var region: String?
    /// The institution there, where its address has been entered.
    public var contact: Contact?
    /// Where the law says so.
    public var citations: [AidCitation]
  }

  /// An institution.
  public struct Contact: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Where it is.
    public var address: String
    /// How to call it.
    public var phone: String
  }

  /// Until when.
  public struct Deadline: Hashable, Sendable {
    /// Its name in the pack.
    public var id: String
    /// In a few words.
    public var brief: Localized<String>
    /// In words.
    public var text: Localized<String>
    /// The key of the day from which a date can be counted; `nil` where none can.
    public var start: String?
    /// How long; `nil` where the pack does not know.
    public var period: AidPeriod?
    /// The last day, where the first is known and the last has not passed.
    public var lastDay: Day?
    /// Where it may have passed: a sentence that sends to a person. A period can be interrupted, so nobody
    /// is ever told that it is over.
    public var warning: Localized<String>?
    /// Where the law says so.
    public var citations: [AidCitation]
  }

  /// Something to do.
  public struct Step: Hashable, Sendable {
    /// Its name in the pack.
    public var id: String
    /// In words.
    public var text: Localized<String>
    /// Where the law says so.
    public var citations: [AidCitation]
  }

  /// Something on top.
  public struct Modifier: Hashable, Sendable {
    /// Its name in the pack, such as `URGENT`.
    public var id: String
    /// What it is for.
    public var kind: AidModifierKind
    /// In words.
    public var notes: [Localized<String>]
    /// Where the law says so.
    public var citations: [AidCitation]
  }

  /// A value that does not hold.
  public struct Unusable: Hashable, Sendable {
    /// The value's name in the pack.
    public var value: String
    /// Why it does not hold.
    public var state: AidValue.State
    /// The reason as a resident reads it.
    public var text: Localized<String>
  }
}

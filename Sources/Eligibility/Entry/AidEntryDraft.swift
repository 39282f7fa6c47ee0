public import Model

/// One thing that is asked for when a value is entered.
public enum AidEntryField: String, Hashable, Codable, Sendable, CaseIterable {
  /// For which county, prefecture or province: its division code.
  case region
  /// The number itself: yuan, days, or an article; `AidEntryDraft.absent` where there is none.
  case figure
  /// The article that says so, beside a number of days.
  case article
  /// An institution's name.
  case name
  /// Where it is.
  case address
  /// How to call it.
  case phone
  /// The first day it holds.
  case validFrom
  /// The last day it holds; may be empty.
  case validTo
  /// The last day before somebody has to look at it again; empty for a year from today.
  case reviewBy
  /// The document's title.
  case title
  /// The document's number.
  case documentNumber
}

extension AidValue.Kind {
  /// What is asked for, in this order.
  public var fields: [AidEntryField] {
    let own: [AidEntryField] =
      switch self {
      case .contact: [.name, .address, .phone]
      case .days: [.figure, .article]
      case .incomeLine, .provision: [.figure]
      }
    return [.region] + own + [.validFrom, .validTo, .reviewBy, .title, .documentNumber]
  }

  /// What is entered a second time, so that no slip of a finger becomes a rule: the field whose mistake
  /// nobody would see.
  public var repeated: AidEntryField { self == .contact ? .phone : .figure }

  /// Whether an article is entered with it, which citations can then name.
  var hasArticle: Bool { self == .provision || self == .days }
}

/// What a person has entered so far, as text, whatever it is worth.
public struct AidEntryDraft: Hashable, Sendable {
  /// What stands in the field of the figure where somebody looked and there is none.
  public static let absent = "none"

  /// The value's name in the pack.
  public var value: String
  /// What was entered, without white space at its ends; days as `2026-11-23`.
  private var texts: [AidEntryField: String] = [:]

  /// An empty draft.
  public init(value: String) {
    self.value = value
  }

  /// The text of a field; empty where nothing was entered.
  public subscript(field: AidEntryField) -> String {
    get { texts[field] ?? "" }
    set {
      let trimmed = newValue.drop(while: \.isWhitespace)
      let end = trimmed.lastIndex { !$0.isWhitespace }
      texts[field] = end.map { String(trimmed[...$0]) } ?? ""
    }
  }
}

/// What is to be said about one field of a draft.
public struct AidEntryFinding: Error, Hashable, Sendable {
  /// How much it matters.
  public enum Severity: Hashable, Sendable {
    /// It cannot be written like that.
    case refusal
    /// It can, but somebody should look again.
    case warning
  }

  /// The field.
  public var field: AidEntryField
  /// How much it matters.
  public var severity: Severity
  /// A sentence that a person can act on.
  public var text: Localized<String>
}

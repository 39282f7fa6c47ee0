public import Model

/// A value that only a region can know and a person has to enter, such as the line of economic hardship.
public struct AidValue: Hashable, Sendable {
  /// What kind of value it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A line of monthly income per person.
    case incomeLine = "income_line"
    /// An article that somebody has read: its number.
    case provision
    /// A number of days.
    case days
    /// Where an institution is.
    case contact
  }

  /// Its name in the pack, such as `hardship`.
  public var id: String
  /// What kind of value it is.
  public var kind: Kind
  /// What it is called.
  public var label: Localized<String>
  /// What a person has to enter, for the officer's page of unknowns.
  public var needed: Localized<String>
  /// Whether a county without an entry takes that of its prefecture, and a prefecture that of its province.
  public var isInherited: Bool
  /// Whether a person may enter that there is none, such as a provision that the region never made.
  public var mayBeAbsent: Bool
  /// What has been entered, in the order of the file.
  public var entries: [Entry]

  /// One entry for one region.
  public struct Entry: Hashable, Sendable {
    /// The division code.
    public var region: String
    /// The value; `nil` where the place is kept for one.
    public var content: Content?
    /// The first day it holds.
    public var validFrom: Day?
    /// The last day it holds; `nil` where none is known.
    public var validTo: Day?
    /// The last day before somebody has to look at it again.
    public var reviewBy: Day?
    /// Where it comes from.
    public var source: Source?
    /// When somebody entered it on this machine, after a second look; `nil` for what the pack came with.
    public var entered: Instant?
    /// Where it stands in the pack.
    var mark: ConfigNode.Mark
  }

  /// Where a value comes from.
  public struct Source: Hashable, Codable, Sendable {
    /// The document's title.
    public var title: String
    /// The document's number, such as 晋司发〔2025〕1号.
    public var documentNumber: String

    /// A document.
    public init(title: String, documentNumber: String) {
      self.title = title
      self.documentNumber = documentNumber
    }
  }

  /// What was entered.
  public enum Content: Hashable, Codable, Sendable {
    /// Fen per person and month, and how far above it still counts as near, in percent of the line.
    case incomeLine(fen: Int, nearPercent: Int)
    /// An article, such as 12.
    case provision(article: String)
    /// A number of days, and the article that says so; `nil` where it has not been entered.
    case days(Int, article: String?)
    /// Somebody looked, and there is none.
    case absent
    /// Name, address and telephone number of an institution.
    case contact(name: String, address: String, phone: String)
  }

  /// What a region has on a day.
  public enum State: Hashable, Sendable {
    /// A value that holds.
    case holds(Content)
    /// Nobody has entered one.
    case unset
    /// One was entered that holds from a later day.
    case notYet(Day)
    /// The last one ended.
    case expired(Day)
    /// Somebody had to look at it again by that day, and nobody has.
    case overdue(Day)

    /// Whether it can be used: nobody has to enter anything, be it that there is none.
    public var isUsable: Bool {
      if case .holds = self { true } else { false }
    }

    /// Whether there is a value, which is what conditions ask for.
    var isThere: Bool { isUsable && self != .holds(.absent) }

    /// The article that was entered; `nil` where none was.
    var article: String? {
      switch self {
      case .holds(.provision(let article)): article
      case .holds(.days(_, let article)): article
      default: nil
      }
    }
  }

  /// What holds in `region` on `day`.
  ///
  /// The nearest region that has an entry decides, the county before its prefecture before the province:
  /// where its entry has run out, the wider region's is not taken in its place, because the county had a
  /// reason to have its own.
  public func state(region: String?, day: Day) -> State {
    for code in isInherited ? AidRegion.chain(region) : [region.map(AidRegion.county)].compactMap({ $0 }) {
      let own = entries.filter { $0.region == code }
      if !own.isEmpty { return Self.state(of: own, on: day) }
    }
    return .unset
  }

  /// Of the entries whose first day has come the newest decides, and of two with one first day the one that
  /// was entered later. It takes the place of all before it: once it has ended, none of them comes back.
  private static func state(of entries: [Entry], on day: Day) -> State {
    let entered = entries.filter { $0.content != nil }
    let begun = entered.filter { entry in entry.validFrom.map { $0 <= day } == true }
    let newest = begun.compactMap(\.validFrom).max()
    guard let entry = begun.last(where: { $0.validFrom == newest }), let content = entry.content else {
      return entered.compactMap(\.validFrom).min().map { .notYet($0) } ?? .unset
    }
    if let end = entry.validTo, end < day { return .expired(end) }
    if let reviewBy = entry.reviewBy, reviewBy < day { return .overdue(reviewBy) }
    return .holds(content)
  }
}

/// How far a household's income is from the line.
public enum AidIncome: String, Hashable, Sendable, CaseIterable {
  /// At most the line.
  case below
  /// Above it, but so little that somebody should look.
  case near
  /// Above it.
  case above

  /// Compares the monthly income of `people` in fen with a line; at least one person is counted.
  public static func relation(monthlyFen: Int, people: Int, lineFen: Int, nearPercent: Int) -> AidIncome {
    let perPerson = max(0, monthlyFen) / max(1, people)
    if perPerson <= lineFen { return .below }
    let (limit, overflow) = lineFen.multipliedReportingOverflow(by: nearPercent)
    return overflow || perPerson <= limit / 100 ? .near : .above
  }
}

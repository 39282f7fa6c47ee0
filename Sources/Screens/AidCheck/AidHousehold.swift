internal import Eligibility

/// A household's figures as a resident sets them by − and +, a value.
public struct AidHousehold: Hashable, Sendable {
  /// A touch on the page.
  public enum Step: Hashable, Sendable {
    /// So many people more, or fewer where negative.
    case people(Int)
    /// So many yuan a month more, or less where negative.
    case yuan(Int)
  }

  /// How many people there can be.
  public static let mostPeople = 20
  /// The most income a month, in yuan.
  public static let mostYuan = 200_000

  /// The people who live on the income; `nil` until it is set.
  public private(set) var people: Int?
  /// What all of them have a month, in yuan; `nil` until it is set.
  public private(set) var yuan: Int?

  /// Figures that nobody has set yet.
  public init() {}

  /// Changes a figure within its limits. The first touch on income sets 0 where it lowers.
  public mutating func step(_ step: Step) {
    switch step {
    case .people(let count): people = min(max((people ?? 0) + count, 1), Self.mostPeople)
    case .yuan(let amount): yuan = min(max((yuan ?? 0) + amount, 0), Self.mostYuan)
    }
  }

  /// Whether a step changes anything.
  public func canStep(_ step: Step) -> Bool {
    var next = self
    next.step(step)
    return next != self
  }

  /// How far the figures are from a line in fen per person; `nil` until they are set. Where one's own income
  /// alone counts, one person is counted.
  func relation(alone: Bool, line: (fen: Int, nearPercent: Int)) -> AidIncome? {
    guard let yuan, let people = alone ? 1 : people else { return nil }
    return AidIncome.relation(
      monthlyFen: yuan * 100, people: people, lineFen: line.fen, nearPercent: line.nearPercent)
  }
}

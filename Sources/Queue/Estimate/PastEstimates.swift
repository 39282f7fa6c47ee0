/// How far the promised waiting times were from what came, for staff.
public struct PastEstimates: Hashable, Codable, Sendable {
  /// How many tickets with a promise were called.
  public var count: Int
  /// How many waited within the range that they were told, as a share from 0 to 1.
  public var within: Double
  /// The median distance from the middle of the range, in minutes.
  public var medianErrorMinutes: Double

  /// Measures tickets that were called; the others, and those that came back into the line, do not count.
  public init(_ tickets: [Ticket]) {
    let told = tickets.compactMap { ticket in
      ticket.calls == 1 && ticket.placedAt == ticket.issuedAt
        ? ticket.promised.flatMap { range in ticket.waited.map { (range: range, waited: $0) } } : nil
    }
    count = told.count
    within = told.isEmpty ? 0 : Double(told.count { $0.range.contains($0.waited) }) / Double(told.count)
    let errors = told.map { abs(Double($0.waited) / 60_000 - Double($0.range.low + $0.range.high) / 2) }
      .sorted()
    medianErrorMinutes = errors.isEmpty ? 0 : errors[errors.count / 2]
  }
}

import Model

/// Lines for a spreadsheet, as comma-separated values.
///
/// The text begins with a byte-order mark, without which Excel takes UTF-8 for the local code page, and ends its
/// lines as RFC 4180 asks. A cell that a spreadsheet would take for a formula begins with an apostrophe.
public struct FiguresTable: Hashable, Sendable {
  /// The lines.
  public private(set) var lines: [[String]] = []

  /// An empty table.
  public init() {}

  /// Adds a line.
  public mutating func add(_ cells: [String]) { lines.append(cells) }

  /// The text of the file.
  public var csv: String {
    "\u{FEFF}" + lines.map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A cell as it is written.
  static func cell(_ text: String) -> String {
    let isNumber = Double(text) != nil
    // A space or an invisible sign before it does not keep a spreadsheet from taking it for a formula.
    let first = text.unicodeScalars.first {
      !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
    }
    let isFormula = !isNumber && (first.map { "=+-@|＝＋－＠".unicodeScalars.contains($0) } ?? false)
    let safe = isFormula ? "'" + text : text
    let needsQuotes = safe.unicodeScalars.contains { "\",\r\n;\t".unicodeScalars.contains($0) }
    return needsQuotes
      ? "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
      : safe
  }
}

extension DayFigures {
  /// The figures as a table, both languages in the heads.
  public var table: FiguresTable {
    var table = FiguresTable()
    table.add(["日期 Day", day.description])
    table.add([])
    table.add(["按小时 By hour", "取号 Taken", "办结 Finished", "最多同时等候 Most waiting"] + Self.waitHeads)
    for hour in hours {
      table.add(
        [
          "\(hour.hour):00–\(hour.hour + 1):00", "\(hour.arrivals)", "\(hour.finished)",
          "\(hour.mostWaiting)",
        ]
          + Self.cells(hour.wait))
    }
    add(services, under: "业务 Service", to: &table)
    add(priorities, under: "优先 Priority", to: &table)
    add([total], under: "合计 Total", to: &table)
    table.add([])
    table.add(["预计等候 Estimates", "有预计的号 With a promise", "在范围内 Within", "中位误差（分钟）Median error (min)"])
    table.add(
      estimates.count == 0
        ? ["", "0", "", ""]
        : [
          "", "\(estimates.count)", "\(Int((estimates.within * 100).rounded()))%",
          Self.oneDecimal(estimates.medianErrorMinutes),
        ])
    return table
  }

  private static let waitHeads = [
    "叫到 Called", "等候中位（分钟）Median wait (min)", "九成不超过 90 % within", "最长 Longest",
  ]

  private func add(_ groups: [Group], under title: String, to table: inout FiguresTable) {
    table.add([])
    table.add(
      [title, "取号 Taken", "办结 Finished", "过号 No-show", "作废 Cancelled", "未完 Open"] + Self.waitHeads
        + ["办理中位（分钟）Median visit (min)"])
    for group in groups {
      table.add(
        [group.name.zh]
          + [group.arrivals, group.finished, group.missed, group.cancelled, group.open].map { "\($0)" }
          + Self.cells(group.wait) + [group.visitMinutes.map { "\($0)" } ?? ""])
    }
  }

  private static func cells(_ wait: WaitSummary) -> [String] {
    ["\(wait.count)"] + [wait.median, wait.ninth, wait.longest].map { $0.map { "\($0)" } ?? "" }
  }

  private static func oneDecimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(abs(tenths % 10))"
  }
}

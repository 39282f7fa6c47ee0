public import Model

extension AidPack {
  /// The pack with the entries of a machine's own file, after those it came with.
  ///
  /// The whole file counts or nothing of it: half of it could let an older figure hold whose successor cannot
  /// be read. So with an error the pack is as it was. An entry of a value that this pack no longer has is a
  /// warning and is passed over. `file` is its tree: the list `entries`, and `count`, how many there are.
  public func adding(entries file: ConfigNode) -> (pack: AidPack, diagnostics: [Diagnostic]) {
    let report = PackReport()
    var pack = self
    if var fields = NodeFields(file, "entries", report) {
      let count = fields.required("count")
      let nodes = fields.required("entries").map { NodeFields.list($0, "entries", report) } ?? []
      for node in nodes { pack.add(machineEntry: node, report) }
      // A file that lost its end reads like a shorter one: only the count tells.
      if let count, count.content != .scalar("\(nodes.count)") {
        let written =
          if case .scalar(let text) = count.content { String(text.prefix(10)) } else { "no number" }
        report.error(
          "count: expected as many entries as were written, \(written), found \(nodes.count)", at: count.mark)
      }
      fields.finish()
    }
    let isWhole = !report.diagnostics.contains { $0.severity == .error }
    return (isWhole ? pack : self, report.diagnostics)
  }

  private mutating func add(machineEntry node: ConfigNode, _ report: PackReport) {
    guard var fields = NodeFields(node, "entries", report), let name = fields.text("of") else { return }
    guard let index = values.firstIndex(where: { $0.id == name }) else {
      let nearest = NearestName.of(name, among: values.map(\.id)).map { "did you mean \"\($0)\"?" }
      report.say(
        .warning, "entries.of: the pack has no value \"\(name.prefix(40))\", so this entry is passed over",
        at: fields.mark(of: "of"), hint: nearest)
      return
    }
    let reader = ValueEntryReader(report: report)
    var entry = reader.entry(&fields, of: values[index], "entries")
    entry?.entered = moment(&fields, report)
    if !fields.flag("second_look") {
      report.error(
        "entries: expected second_look: true, for nobody has looked at this entry twice", at: node.mark)
    }
    if let entry, entry.content == nil {
      report.error("entries.value: this value is required", at: node.mark)
    }
    fields.finish()
    if let entry { values[index].entries.append(entry) }
  }

  private func moment(_ fields: inout NodeFields, _ report: PackReport) -> Instant? {
    guard let text = fields.text("entered") else { return nil }
    if let instant = AidEntryMoment.instant(text) { return instant }
    report.error(
      "entries.entered: expected a moment such as 2026-11-23 10:24:00, found \"\(text.prefix(40))\"",
      at: fields.mark(of: "entered"))
    return nil
  }
}

/// The moment of an entry as the file has it: `2026-11-23 10:24:00` in China, whole seconds.
public enum AidEntryMoment {
  private static let millisecondsPerDay: Int64 = 86_400_000
  private static let east: Int64 = 8 * 3_600_000

  /// The moment as text.
  public static func text(_ instant: Instant) -> String {
    let day = instant.day
    let seconds = Int((instant.milliseconds + east) / 1000) - day.daysSinceEpoch * 86_400
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day) " + clock.joined(separator: ":")
  }

  /// The moment that a text names; `nil` for anything else.
  public static func instant(_ text: String) -> Instant? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = Day(String(parts[0])) else { return nil }
    let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 3, clock.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(\.isDigit) }) else {
      return nil
    }
    let numbers = clock.compactMap { Int64($0) }
    guard numbers.count == 3, numbers[0] < 24, numbers[1] < 60, numbers[2] < 60 else { return nil }
    let seconds = numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
    return Instant(
      milliseconds: Int64(day.daysSinceEpoch) * millisecondsPerDay - east + seconds * 1000)
  }
}

extension UInt8 {
  /// Whether it is an ASCII digit.
  var isDigit: Bool { (48...57).contains(self) }
}

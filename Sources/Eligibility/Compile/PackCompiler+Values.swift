import Model

extension PackCompiler {
  /// Reads the values that a region has to enter.
  mutating func readValues() {
    for entry in sections.mapping("values") {
      let path = "values.\(entry.key)"
      guard var fields = NodeFields(entry.value, path, report) else { continue }
      let kind = fields.name("kind", as: AidValue.Kind.self)
      let (label, needed) = (fields.localized("label"), fields.localized("needed"))
      let isOwn = fields.flag("own_only")
      let mayBeAbsent = fields.flag("may_be_absent")
      let entries = fields.list("entries")
      fields.finish()
      guard let kind, let label, let needed else { continue }
      if mayBeAbsent, kind != .provision {
        report.error("\(path).may_be_absent: only a provision may be absent", at: entry.keyMark)
      }
      var value = AidValue(
        id: entry.key, kind: kind, label: label, needed: needed, isInherited: !isOwn,
        mayBeAbsent: mayBeAbsent, entries: [])
      let read = entries.compactMap {
        ValueEntryReader(report: report).entry($0, of: value, path + ".entries")
      }
      reportOverlaps(read, path)
      if !read.contains(where: { $0.content != nil }) {
        report.say(.notice, "\(path): not set: \(label.en)", at: entry.keyMark)
      }
      value.entries = read
      pack.values.append(value)
    }
    if pack.values.count > 64, let node = sections.optional("values") {
      report.error("values: expected at most 64, found \(pack.values.count)", at: node.mark)
    }
  }

  private func reportOverlaps(_ entries: [AidValue.Entry], _ path: String) {
    for (index, entry) in entries.enumerated() where entry.content != nil {
      for other in entries[..<index] where other.content != nil && other.region == entry.region {
        guard let from = entry.validFrom, let otherFrom = other.validFrom else { continue }
        let isApart =
          entry.validTo.map { $0 < otherFrom } == true || other.validTo.map { $0 < from } == true
        if !isApart {
          report.error(
            "\(path): this entry of \(entry.region) and that of line \(other.mark.line) hold on the same days",
            at: entry.mark, hint: "give the older one a valid_to")
        }
      }
    }
  }
}

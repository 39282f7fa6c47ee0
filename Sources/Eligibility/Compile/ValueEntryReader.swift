import Model

/// Reads dated entries of values: those of a pack's `values`, and those that were entered on a machine.
struct ValueEntryReader {
  let report: PackReport

  /// One entry of a pack; `nil`, and reported, where it has no region.
  func entry(_ node: ConfigNode, of value: AidValue, _ path: String) -> AidValue.Entry? {
    guard var fields = NodeFields(node, path, report) else { return nil }
    defer { fields.finish() }
    return entry(&fields, of: value, path)
  }

  /// The keys that every entry has; whoever calls it finishes the fields.
  func entry(_ fields: inout NodeFields, of value: AidValue, _ path: String) -> AidValue.Entry? {
    let region = fields.text("region")
    let node = fields.optional("value")
    var entry = AidValue.Entry(
      region: region ?? "", content: nil, validFrom: fields.day("valid_from"),
      validTo: fields.day("valid_to"),
      reviewBy: fields.day("review_by"), source: nil, mark: fields.mark)
    if let source = fields.optional("source"), var words = NodeFields(source, path + ".source", report) {
      let (title, number) = (words.text("title"), words.text("document_number"))
      words.finish()
      if let title, let number { entry.source = AidValue.Source(title: title, documentNumber: number) }
    }
    entry.content = node.flatMap { content($0, of: value, path + ".value") }
    if let region, !AidRegion.isCode(region) || region.utf8.count != 6 {
      report.error(
        "\(path).region: expected a division code of six digits, found \"\(region.prefix(40))\"",
        at: fields.mark(of: "region"))
    }
    if node != nil { reportMissing(entry, path) }
    return region == nil ? nil : entry
  }

  /// A value that somebody entered must say since when, from where, and when to look at it again.
  private func reportMissing(_ entry: AidValue.Entry, _ path: String) {
    let missing = [
      ("valid_from", entry.validFrom == nil), ("review_by", entry.reviewBy == nil),
      ("source", entry.source == nil),
    ]
    for (key, isMissing) in missing where isMissing {
      report.error("\(path).\(key): a value that is entered needs this", at: entry.mark)
    }
    if let from = entry.validFrom, let to = entry.validTo, to < from {
      report.error("\(path): valid_to \(to) is before valid_from \(from)", at: entry.mark)
    }
  }

  private func content(_ node: ConfigNode, of value: AidValue, _ path: String) -> AidValue.Content? {
    guard var fields = NodeFields(node, path, report) else { return nil }
    defer { fields.finish() }
    switch value.kind {
    case .incomeLine:
      let yuan = fields.required("yuan_per_person_month")
      let near = fields.int("near_percent", 100...300) ?? 120
      guard let yuan else { return nil }
      guard case .scalar(let text) = yuan.content, let fen = Self.fen(text) else {
        report.error(
          "\(path).yuan_per_person_month: expected an amount such as 1234.50, found \(PackReport.found(yuan))",
          at: yuan.mark)
        return nil
      }
      return .incomeLine(fen: fen, nearPercent: near)
    case .provision:
      if value.mayBeAbsent, fields.flag("absent") { return .absent }
      return fields.text("article").flatMap { article($0, &fields, path) }.map { .provision(article: $0) }
    case .days:
      guard fields.required("days") != nil, let days = fields.int("days", 1...1000) else { return nil }
      guard let text = fields.optionalText("article") else { return .days(days, article: nil) }
      return article(text, &fields, path).map { .days(days, article: $0) }
    case .contact:
      let (name, address, phone) = (fields.text("name"), fields.text("address"), fields.text("phone"))
      guard let name, let address, let phone else { return nil }
      return .contact(name: name, address: address, phone: phone)
    }
  }

  /// A text that names an article; `nil`, and reported, for anything else.
  private func article(_ text: String, _ fields: inout NodeFields, _ path: String) -> String? {
    if ArticleNumber(text) != nil { return text }
    report.error(
      "\(path).article: expected an article such as 12 or 133-1, found \"\(text.prefix(40))\"",
      at: fields.mark(of: "article"))
    return nil
  }

  /// An amount in yuan, with at most two decimals, in fen.
  static func fen(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...7).contains(parts[0].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let yuan = Int(parts[0])
    else { return nil }
    guard parts.count == 2 else { return yuan * 100 }
    guard (1...2).contains(parts[1].utf8.count), let decimals = Int(parts[1]) else { return nil }
    return yuan * 100 + decimals * (parts[1].utf8.count == 1 ? 10 : 1)
  }
}

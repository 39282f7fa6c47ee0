/// A heading of a law, `## 第一章　总　则`, with its place in the order 编, 分编, 章, 节.
struct LawHeading: Equatable {
  /// 1 for 编, 2 for 分编, 3 for 章, 4 for 节; other headings by their number of `#`.
  var rank: Int
  /// The heading with one ideographic space after its number and none elsewhere: 第一章　总则.
  var title: String

  /// The line's reading as a heading; `nil` where it is none.
  init?(_ line: Substring) {
    var rest = line.unicodeScalars[...]
    rest.dropBlanks()
    let depth = rest.prefix { $0 == "#" }.count
    guard (1...6).contains(depth) else { return nil }
    rest.removeFirst(depth)
    rest.dropBlanks()
    self.init(text: rest, depth: depth)
  }

  /// A heading from the words after its marks.
  init(text: Substring.UnicodeScalarView, depth: Int) {
    var rest = text
    if let (rank, label) = Self.label(&rest) {
      self.rank = rank
      let name = Self.withoutBlanks(rest)
      title = name.isEmpty ? label : label + "\u{3000}" + name
    } else {
      rank = depth == 1 ? 1 : depth + 1
      title = Self.withoutBlanks(text)
    }
  }

  /// Whether an appendix or another document begins here, whose numbered rules are not the law's own.
  var opensAppendix: Bool {
    ["附件", "附录", "附表", "附：", "附:", "中华人民共和国", "全国人民代表大会"].contains { title.hasPrefix($0) }
  }

  private static let ranks: [(unit: String, rank: Int)] = [("分编", 2), ("编", 1), ("章", 3), ("节", 4)]

  private static func label(_ rest: inout Substring.UnicodeScalarView) -> (Int, String)? {
    var ahead = rest
    guard ahead.popFirst() == "第" else { return nil }
    let number = ahead.prefix { !"编分章节条".unicodeScalars.contains($0) && !$0.isBlank }
    guard (1...6).contains(number.count), Substring(number).isNumeral else { return nil }
    ahead.removeFirst(number.count)
    ahead.dropBlanks()
    for (unit, rank) in ranks where Substring(ahead).hasPrefix(unit) {
      ahead.removeFirst(unit.unicodeScalars.count)
      rest = ahead
      return (rank, "第\(String(number))\(unit)")
    }
    return nil
  }

  private static func withoutBlanks(_ text: Substring.UnicodeScalarView) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text where !scalar.isBlank && !scalar.isPrivateUse && scalar != "*" { kept.append(scalar) }
    return String(kept)
  }
}

extension Substring {
  fileprivate var isNumeral: Bool {
    var rest = unicodeScalars
    return rest.popNumeral() != nil && rest.isEmpty
  }
}

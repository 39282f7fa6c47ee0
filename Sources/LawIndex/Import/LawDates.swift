import Model

/// The days that a law's file tells about its version.
enum LawDates {
  /// Every `2007年6月29日` in a text, in order, white space between the parts allowed.
  static func days(in text: some StringProtocol) -> [Day] {
    let scalars = Array(text.unicodeScalars.filter { !$0.isBlank })
    var found: [Day] = []
    for index in scalars.indices where scalars[index] == "年" {
      guard let year = number(scalars, endingAt: index, digits: 4),
        let (month, afterMonth) = number(scalars, from: index + 1, until: "月"),
        let (day, _) = number(scalars, from: afterMonth, until: "日"),
        let date = Day(year: year, month: month, day: day)
      else { continue }
      found.append(date)
    }
    return found
  }

  /// The day in a file name such as `劳动合同法(2012-12-28).md`.
  static func day(inFileName name: String) -> Day? {
    guard let open = name.lastIndex(of: "("), let close = name[open...].firstIndex(of: ")") else {
      return nil
    }
    return Day(String(name[name.index(after: open)..<close]))
  }

  /// The day this version was passed or amended: the latest day that the preface gives for an act of that kind.
  static func passed(preface: [String]) -> Day? {
    let clauses = preface.flatMap { $0.split { "，；。".contains($0) } }.filter { clause in
      !commencements.contains { clause.contains($0) }
    }
    let acts = ["通过", "修正", "修订", "修改", "公布", "发布", "批准", "制定"]
    return clauses.filter { clause in acts.contains { clause.contains($0) } }.flatMap { days(in: $0) }.max()
  }

  /// The day in force that a preface names in a line such as `2021年1月1日 施行`.
  static func commencement(preface: [String]) -> Day? {
    preface.compactMap { line in
      isCommencement(line) ? days(in: line).last : commencement(article: line)
    }.max()
  }

  /// The day in force that an article names: 本法自2008年1月1日起施行.
  static func commencement(article: String) -> Day? {
    for mark in ["起施行", "起生效", "起实施", "施行", "生效"] {
      guard let end = article.firstRange(of: mark)?.lowerBound else { continue }
      let before = article[..<end]
      guard let start = before.lastIndex(of: "自") else { continue }
      if let day = days(in: before[start...]).first { return day }
    }
    return nil
  }

  private static let commencements = ["施行", "生效"]

  private static func isCommencement(_ line: String) -> Bool {
    let text = line.unicodeScalars.filter { !$0.isBlank }
    let tail = String(text.suffix(6))
    return (tail.contains("施行") || tail.contains("起生效")) && text.count < 24
  }

  private static func number(_ scalars: [Unicode.Scalar], endingAt end: Int, digits: Int) -> Int? {
    guard end >= digits else { return nil }
    return Int(String(String.UnicodeScalarView(scalars[(end - digits)..<end])))
  }

  private static func number(
    _ scalars: [Unicode.Scalar], from start: Int, until mark: Unicode.Scalar
  ) -> (Int, Int)? {
    guard start < scalars.count,
      let end = scalars[start..<min(start + 3, scalars.count)].firstIndex(of: mark),
      let value = Int(String(String.UnicodeScalarView(scalars[start..<end])))
    else { return nil }
    return (value, end + 1)
  }
}

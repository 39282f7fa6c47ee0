import Testing
import Typography

/// What holds for every paragraph in every column.
@Suite struct RandomParagraphTests {
  private static let em = 40.0
  private let breaker = LineBreaker(measuring: FixedAdvance())
  private let style = TextStyle(size: 40)

  private static let closers = Set("。，、；：？！）》」』】〉〕”’…—～·,.;:?!)]}%")
  private static let openers = Set("（《「『【〔〈“‘([{")

  private static let pieces = [
    "老板", "不给工钱", "用人单位", "劳动者", "怎么办", "可以", "申请", "法律援助", "，", "，", "。", "、", "；", "：", "？”", "”。", "）。",
    "“",
    "（", "《劳动法》", "第五十条", "第 3 步", "第一百三十三条之一", "15 分钟", "2 号窗口", "2026年11月23日", "30 日", "ID card", "12348",
    " ",
    "3.5%", "Wi-Fi", "三个月", "……", "——", "\u{3000}",
  ]

  private func paragraph(_ random: inout SeededGenerator) -> String {
    var text = "某"
    for _ in 0..<Int.random(in: 1...60, using: &random) {
      let piece = Self.pieces.randomElement(using: &random) ?? ""
      // Nobody writes several marks in a row beyond those of the list.
      let isMark = { (mark: Character?) in mark.map { Self.closers.contains($0) || Self.openers.contains($0) }
      }
      if isMark(piece.first) == true, isMark(text.last { $0 != " " && $0 != "\u{3000}" }) == true { continue }
      text += piece
    }
    return text + "完了。"
  }

  private func compact(_ text: String) -> String { text.filter { $0 != " " && $0 != "\u{3000}" } }

  @Test func everyColumnKeepsTheRules() throws {
    var random = SeededGenerator("random paragraphs")
    for _ in 0..<300 {
      let text = paragraph(&random)
      let measured = breaker.measure([TextSpan(text, style: style)])
      for width in stride(from: 8 * Self.em, through: 26 * Self.em, by: 31) {
        let lines = measured.lines(width: width)
        let context: Comment = "\(lines.map(\.text)) in \(width)"
        try #require(compact(lines.map(\.text).joined()) == compact(text), context)
        for line in lines {
          try #require(line.width <= width + 0.01, context)
          try #require(!line.text.isEmpty, context)
          try #require(line.text.last != " " && line.text.last != "\u{3000}", context)
          try #require(line.text.last.map(Self.openers.contains) == false, context)
        }
        for line in lines.dropFirst() {
          try #require(line.text.first.map(Self.closers.contains) == false, context)
          try #require(line.text.first != " " && line.text.first != "\u{3000}", context)
        }
      }
    }
  }

  @Test func fragmentsStandOneAfterTheOther() throws {
    var random = SeededGenerator("random spans")
    for _ in 0..<200 {
      let spans = (0..<6).map {
        TextSpan(
          paragraph(&random), style: TextStyle(size: 40, weight: $0 % 2 == 0 ? .regular : .bold), tag: $0)
      }
      let lines = breaker.lines(spans, width: Double.random(in: 200...1000, using: &random))
      for line in lines {
        var x = 0.0
        for fragment in line.fragments {
          try #require(abs(fragment.x - x) < 0.001)
          try #require(
            abs(FixedAdvance().width(of: fragment.text, in: fragment.style) - fragment.width) < 0.001)
          x += fragment.width
        }
        try #require(abs(line.width - x) < 0.001)
      }
      for tag in spans.indices {
        let carried = lines.flatMap(\.fragments).filter { $0.tag == tag }
        try #require(compact(carried.map(\.text).joined()) == compact(spans[tag].text))
        try #require(carried.allSatisfy { $0.style == spans[tag].style })
      }
    }
  }

  @Test func theLastLineHasThreeCharactersOrMore() throws {
    var random = SeededGenerator("last lines")
    for _ in 0..<300 {
      let text = paragraph(&random)
      for width in stride(from: 20 * Self.em, through: 26 * Self.em, by: 17) {
        let lines = breaker.lines(text, style: style, width: width)
        let last = try #require(lines.last)
        try #require(lines.count == 1 || last.text.count >= 3, "\(lines.map(\.text)) in \(width)")
      }
    }
  }

  @Test func numbersArticlesAndWordsStayWhole() throws {
    var random = SeededGenerator("whole words")
    let whole = ["第五十条", "第 3 步", "第一百三十三条之一", "15 分钟", "2 号窗口", "30 日", "12348", "三个月", "Wi-Fi", "3.5%"]
    for _ in 0..<300 {
      let words = (0..<30).map { _ in whole.randomElement(using: &random) ?? "" }
      let lines = breaker.lines(words.joined(separator: "的"), style: style, width: 480)
      let found = lines.flatMap { $0.text.split(separator: "的").map(String.init) }
      try #require(found == words, "\(lines.map(\.text))")
    }
  }

  @Test func aLimitedParagraphEndsInsideTheColumn() throws {
    var random = SeededGenerator("limited paragraphs")
    for _ in 0..<300 {
      let text = paragraph(&random)
      let measured = breaker.measure([TextSpan(text, style: style)])
      let width = Double.random(in: 200...900, using: &random)
      let limit = Int.random(in: 1...4, using: &random)
      let all = measured.lines(width: width)
      let (lines, omitted) = measured.lines(width: width, limit: limit)
      try #require(omitted == max(0, all.count - limit))
      try #require(lines.count == min(limit, all.count))
      try #require(lines.allSatisfy { $0.width <= width + 0.01 }, "\(lines.map(\.text)) in \(width)")
      if omitted == 0 {
        try #require(lines == all)
      } else {
        let shown = lines.map(\.text).joined()
        try #require(shown.hasSuffix("…"))
        try #require(compact(text).hasPrefix(compact(String(shown.dropLast()))))
      }
    }
  }

  @Test func noColumnIsTooNarrow() throws {
    var random = SeededGenerator("narrow columns")
    for _ in 0..<200 {
      let text = paragraph(&random)
      let measured = breaker.measure([TextSpan(text, style: style)])
      for width in [-1, 0, 1, 20, 39, 40, 41, 79, 100, 160, 250] as [Double] {
        let lines = measured.lines(width: width)
        try #require(compact(lines.map(\.text).joined()) == compact(text))
        try #require(lines.allSatisfy { $0.width <= max(width, Self.em) + 0.01 })
        let (limited, omitted) = measured.lines(width: width, limit: 2)
        try #require(limited.count + omitted == lines.count)
        try #require(limited.allSatisfy { $0.width <= max(width, Self.em) + 0.01 })
      }
    }
  }
}

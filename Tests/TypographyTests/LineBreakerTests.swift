import Testing
import Typography

/// Chinese line breaking, a rule at a time. Columns are counted in ems of 40 points.
@Suite struct LineBreakerTests {
  private let breaker = LineBreaker(measuring: FixedAdvance())
  private let style = TextStyle(size: 40)

  private func lines(_ text: String, _ ems: Double) -> [String] {
    breaker.lines(text, style: style, width: ems * 40).map(\.text)
  }

  @Test(arguments: [
    ("一二三四五，六七八", 5, ["一二三四", "五，六七八"]),
    ("甲乙丙丁戊，己庚辛", 5, ["甲乙丙丁", "戊，己庚辛"]),
    ("他说“没有。”然后走了", 5, ["他说“没", "有。”然后", "走了"]),
    ("他说过：“没有”。然后走了吧", 7, ["他说过：“没", "有”。然后走了吧"]),
    ("甲乙丙（丁戊己庚辛）壬", 4, ["甲乙丙", "（丁戊己", "庚辛）壬"]),
    ("甲乙丙丁……戊己庚", 5, ["甲乙丙", "丁……戊", "己庚"]),
    ("甲乙丙《（丁）》。戊己", 6, ["甲乙丙", "《（丁）》。", "戊己"]),
  ])
  func punctuationKeepsItsPlace(text: String, ems: Double, expected: [String]) {
    let lines = lines(text, ems)
    #expect(lines.joined() == text)
    for line in lines.dropFirst() { #expect(!"，。”）》…".contains(line.first ?? "。"), "\(lines)") }
    for line in lines { #expect(!"“（《".contains(line.last ?? "（"), "\(lines)") }
  }

  @Test(arguments: [
    ("甲乙丙丁戊己15 分钟", "15 分钟"), ("甲乙丙丁戊己庚15–25 分钟", "15–25 分钟"), ("甲乙丙丁戊己庚2 号窗口", "2 号窗口"),
    ("甲乙丙丁戊己庚辛30日内", "30日"), ("甲乙丙丁戊己庚三十日内", "三十日"), ("甲乙丙丁戊己5万元以上", "5万元"),
    ("甲乙丙丁戊己15个工作日内", "15个工作日"), ("甲乙丙丁戊己庚10～15年以下", "10～15年"), ("甲乙丙丁戊己庚辛壬5％以上", "5％"),
    ("甲乙丙丁戊己第五十条规定", "第五十条"), ("甲乙丙丁戊第133条之一规定", "第133条之一"), ("甲乙丙丁戊己庚辛第 3 步吧", "第 3 步"),
    ("甲乙丙丁戊己庚辛壬第三人", "第三"), ("甲乙丙丁戊己《刑法》第五条的", "《刑法》第五条"), ("甲乙丙丁依照刑法第五条的", "刑法第五条"),
    ("甲乙丙丁，刑法 第五条的内容", "刑法 第五条"), ("甲乙丙丁戊己庚ID-card", "ID-card"), ("甲乙丙丁戊己庚8:30开", "8:30"),
    ("甲乙丙丁戊己庚¥3.50吧", "¥3.50"), ("甲乙丙丁戊己hall’s的", "hall’s"),
  ])
  func whatBelongsTogetherStaysTogether(text: String, whole: String) {
    for ems in stride(from: 12.0, through: 16, by: 0.25) {
      let lines = lines("甲" + text, ems)
      #expect(lines.contains { $0.contains(whole) }, "\(lines)")
    }
  }

  @Test func aLawNameTooLongForMostOfALineMayPartFromItsArticle() {
    #expect(lines("依照《保障农民工工资支付条例》第三条", 12)[0].count > 8)
  }

  @Test func aShortLastLineTakesFromTheLineBefore() {
    #expect(lines("甲乙丙丁戊己庚辛壬", 8) == ["甲乙丙丁戊己", "庚辛壬"])
    #expect(lines("甲乙丙丁戊己庚。", 7) == ["甲乙丙丁戊", "己庚。"])
    #expect(lines("甲乙丙丁戊己庚辛壬癸", 7) == ["甲乙丙丁戊己庚", "辛壬癸"])
  }

  @Test func aShortLastLineStaysWhereNothingCanMove() {
    #expect(lines("甲乙丙", 2) == ["甲乙", "丙"])
    #expect(lines("abcdefghij 丁", 6) == ["abcdefghij", "丁"])
  }

  @Test func spacesVanishAtTheEndsOfLinesAndNowhereElse() {
    #expect(lines("甲乙丙丁 戊己庚", 4) == ["甲乙丙丁", "戊己庚"])
    #expect(lines("甲乙　丙丁  ", 8) == ["甲乙　丙丁"])
    #expect(lines("\u{3000}\u{3000}甲乙丙", 5) == ["\u{3000}\u{3000}甲乙丙"])
    #expect(lines("Bring your identity card with you", 10) == ["Bring your", "identity card", "with you"])
    let end = breaker.lines("甲乙 ", style: style, width: 400)[0]
    #expect(end.width == 80)
    #expect(end.trailingSpace == 24)
  }

  @Test func anOpeningMarkDoesNotStayBehindWithASpace() {
    #expect(lines("甲乙丙（ 丁戊己庚", 5).allSatisfy { $0.last != "（" })
  }

  @Test func aLineFeedStartsALine() {
    #expect(lines("甲\n乙\r\n丙", 9) == ["甲", "乙", "丙"])
    #expect(lines("甲\n\n乙\n", 9) == ["甲", "", "乙", ""])
    #expect(lines("", 9) == [""])
    #expect(breaker.lines([], width: 100).map(\.text) == [""])
  }

  @Test func aWordWiderThanTheColumnIsCut() {
    let lines = lines("请看www.example.gov.cn/legal/aid。好", 4)
    #expect(lines.joined() == "请看www.example.gov.cn/legal/aid。好")
    #expect(lines.allSatisfy { FixedAdvance().width(of: $0, in: style) <= 160.01 })
    #expect(lines.allSatisfy { $0.first != "。" })
  }

  @Test func aColumnNarrowerThanACharacterStillHoldsOneALine() {
    #expect(lines("甲乙丙", 0.5) == ["甲", "乙", "丙"])
    #expect(lines("甲乙丙", 0) == ["甲", "乙", "丙"])
  }

  /// A panel whose scale is no whole number gives advances whose sums are not exact.
  @Test func aTextFitsIntoItsOwnWidth() {
    struct Thirds: TextMeasuring {
      func advance(of scalar: Unicode.Scalar, in style: TextStyle) -> Double { Double(style.size) / 3 * 1.1 }
    }
    let breaker = LineBreaker(measuring: Thirds())
    for count in 1...60 {
      let text = "乙\n" + String(repeating: "甲", count: count)
      let width = breaker.lines(text, style: style, width: 100_000)[1].width
      #expect(breaker.lines(text, style: style, width: width).count == 2)
    }
  }

  @Test func neighboursOfOneTagBecomeOneFragment() {
    let bold = TextStyle(size: 40, weight: .bold)
    let line = breaker.lines(
      [
        TextSpan("甲", style: style, tag: 1), TextSpan("乙", style: style, tag: 1),
        TextSpan("", style: bold, tag: 2),
        TextSpan("丙", style: bold, tag: 3),
      ], width: 400)[0]
    #expect(
      line.fragments == [
        TextFragment(text: "甲乙", style: style, tag: 1, x: 0, width: 80),
        TextFragment(text: "丙", style: bold, tag: 3, x: 80, width: 40),
      ])
  }

  @Test(arguments: [
    ("甲乙丙丁戊己庚辛", 5.0, 1, "甲乙丙丁…"), ("甲乙丙丁，戊己庚辛", 5.0, 1, "甲乙丙丁…"), ("甲乙丙，丁戊己庚辛", 5.0, 1, "甲乙丙…"),
    ("甲乙丙（丁戊己庚", 5.0, 1, "甲乙丙…"),
    ("甲乙丙丁", 4.0, 1, "甲乙丙丁"), ("甲\n乙", 5.0, 1, "甲…"), ("甲乙", 1.0, 1, "…"), ("ab cdefghijk", 3.0, 1, "ab…"),
  ])
  func aLimitedParagraphSaysThatItGoesOn(text: String, ems: Double, limit: Int, expected: String) {
    let measured = breaker.measure([TextSpan(text, style: style)])
    #expect(measured.lines(width: ems * 40, limit: limit).lines.map(\.text) == [expected])
  }

  @Test func theEllipsisLooksLikeTheWordsBeforeIt() {
    let bold = TextStyle(size: 40, weight: .bold)
    let measured = breaker.measure([
      TextSpan("甲乙", style: bold, tag: 4), TextSpan("丙丁戊己", style: style, tag: 5),
    ])
    let line = measured.lines(width: 160, limit: 1).lines[0]
    #expect(line.fragments.map(\.text) == ["甲乙", "丙…"])
    #expect(line.fragments.map(\.tag) == [4, 5])
    #expect(line.width == 160 - 16)
    #expect(measured.lines(width: 160, limit: 0).omitted == 2)
  }
}

/// A character of a measured paragraph.
struct Glyph {
  var character: Character
  /// The index of the span it comes from.
  var span: Int
  /// In points.
  var width: Double
  var kind: CharacterClass
  var isNumeral: Bool

  init(_ character: Character, span: Int, width: Double) {
    self.character = character
    self.span = span
    self.width = width
    kind = CharacterClass(character)
    isNumeral = character.isNumeral
  }
}

/// Where the lines of one paragraph may break.
struct BreakRules {
  /// Characters between which no line breaks unless they alone are wider than the column.
  private(set) var segments: [Range<Int>] = []
  /// Law names with the article that follows, as ranges of segments: together where they fit nicely.
  private(set) var citations: [Range<Int>] = []

  /// The rules for the characters `range`, which holds no line feed.
  init(_ glyphs: [Glyph], in range: Range<Int>) {
    guard !range.isEmpty else { return }
    var start = range.lowerBound
    var glued = Self.articleLength(glyphs, at: start, in: range)
    var citedGlyphs: [Range<Int>] = []
    if glued > 0 { glued += start }
    for index in range.dropFirst() {
      if index >= glued {
        let article = Self.articleLength(glyphs, at: index, in: range)
        if article > 0 {
          glued = index + article
          if let name = Self.lawName(glyphs, before: index, in: range) {
            citedGlyphs.append(name.lowerBound..<glued)
          }
        } else if Self.standsAfterNumber(glyphs, index, in: range) {
          glued = index + Self.unitLength(glyphs, at: index, in: range)
        }
        if index >= glued || article > 0, Self.mayBreak(glyphs, before: index, in: range) {
          segments.append(start..<index)
          start = index
        }
      }
    }
    segments.append(start..<range.upperBound)
    citations = citedGlyphs.compactMap { cited in
      let inside = segments.indices.filter { segments[$0].overlaps(cited) }
      return inside.count > 1 ? inside[0]..<inside[inside.count - 1] + 1 : nil
    }
  }

  /// Whether punctuation alone forbids a break before `index`. It holds even inside a segment that is too wide.
  static func isForbidden(_ glyphs: [Glyph], before index: Int) -> Bool {
    let kind = glyphs[index].kind
    return kind == .closing || kind == .space || glyphs[index - 1].kind == .opening
  }

  private static func mayBreak(_ glyphs: [Glyph], before index: Int, in range: Range<Int>) -> Bool {
    if isForbidden(glyphs, before: index) { return false }
    // A space after an opening mark would vanish and leave the mark at the end; an indent holds its word.
    guard let before = lastVisible(glyphs, before: index, in: range) else { return false }
    let (left, right) = (glyphs[before], glyphs[index])
    if left.kind == .opening { return false }
    guard before == index - 1 else { return true }
    if right.isNumeral, left.isNumeral || left.character == "第" { return false }
    guard before > range.lowerBound else { return !(left.kind == .word && right.kind == .word) }
    let beforeLeft = glyphs[before - 1]
    // 15～25分钟: a range is one number.
    if right.isNumeral, beforeLeft.isNumeral, "～~—".contains(left.character) { return false }
    guard right.kind == .word else { return true }
    switch left.kind {
    case .word: return false
    // A Latin word goes on after punctuation inside it: 3.5, e-mail addresses, 8:30, the hall’s.
    case .closing: return !(left.character.isASCII || left.character == "’" && beforeLeft.kind == .word)
    case .ideograph, .opening, .space: return true
    }
  }

  private static func lastVisible(_ glyphs: [Glyph], before index: Int, in range: Range<Int>) -> Int? {
    var before = index - 1
    while before >= range.lowerBound, glyphs[before].kind == .space { before -= 1 }
    return before >= range.lowerBound ? before : nil
  }

  // MARK: Numbers

  private static func standsAfterNumber(_ glyphs: [Glyph], _ index: Int, in range: Range<Int>) -> Bool {
    guard glyphs[index].kind == .ideograph, let before = lastVisible(glyphs, before: index, in: range) else {
      return false
    }
    return glyphs[before].isNumeral
  }

  /// The length of the longest unit at `index`; 0 where there is none.
  private static func unitLength(_ glyphs: [Glyph], at index: Int, in range: Range<Int>) -> Int {
    for unit in units[glyphs[index].character] ?? [] where index + unit.count <= range.upperBound {
      if zip(unit, glyphs[index...]).allSatisfy({ $0 == $1.character }) { return unit.count }
    }
    return 0
  }

  /// Units by their first character, the longest first.
  private static let units: [Character: [[Character]]] = {
    let names =
      """
      年 月 日 天 周 岁 周岁 个 个月 个人 个工作日 工作日 小时 分钟 秒 时 点 元 角 分 万 亿 千 百 万元 亿元
      号 号窗口 号机 号楼 条 款 项 章 节 页 级 步 次 倍 人 人次 名 户 位 张 份 件 种 笔 台 部 间 层
      米 里 亩 斤 平 平方米 平方公里 公里 公斤 千米 千克 厘米 毫米
      """
    let units = names.split { $0 == " " || $0 == "\n" }.map(Array.init).filter { !$0.isEmpty }
    return Dictionary(grouping: units) { $0[0] }.mapValues { $0.sorted { $0.count > $1.count } }
  }()

  // MARK: Articles

  /// The length of 第…条, 第…条之一, 第…章, 第…页 at `index`; 0 where there is none.
  private static func articleLength(_ glyphs: [Glyph], at index: Int, in range: Range<Int>) -> Int {
    guard glyphs[index].character == "第" else { return 0 }
    var end = index + 1
    while end < range.upperBound, glyphs[end].isNumeral || glyphs[end].kind == .space { end += 1 }
    guard (2...9).contains(end - index), end < range.upperBound,
      "条款项章节编页步级次".contains(glyphs[end].character)
    else { return 0 }
    end += 1
    if end + 1 < range.upperBound, glyphs[end].character == "之", glyphs[end + 1].isNumeral {
      end += 2
      while end < range.upperBound, glyphs[end].isNumeral { end += 1 }
    }
    return end - index
  }

  /// The law's name that ends right before `index`: 《…》, or the words back to the last punctuation that end
  /// as names of laws do.
  private static func lawName(_ glyphs: [Glyph], before index: Int, in range: Range<Int>) -> Range<Int>? {
    guard let last = lastVisible(glyphs, before: index, in: range) else { return nil }
    let limit = max(range.lowerBound, last - 24)
    if glyphs[last].character == "》" {
      guard let open = (limit...last).last(where: { glyphs[$0].character == "《" }) else { return nil }
      return open..<index
    }
    guard "法典例定则释".contains(glyphs[last].character) else { return nil }
    var start = last
    while start > limit, glyphs[start - 1].kind == .ideograph,
      !"照据按的是见看".contains(glyphs[start - 1].character)
    {
      start -= 1
    }
    return start..<index
  }
}

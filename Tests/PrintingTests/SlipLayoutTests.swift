import Model
import Testing
import Typography

@testable import Printing

/// Where things stand on the paper, measured without a font.
@Suite struct SlipLayoutTests {
  private static let words = "进城务工的人要工钱、要工伤赔偿，有材料证明就免予核查经济状况（户口本、合同、工牌）。"

  private static let everything = Slip([
    .text("大厅", isBold: true, alignment: .center), .rule(), .panel("很可能符合法律援助条件"), .rule(),
    .text("为什么", role: .heading), .item(mark: "1.", words), .text(words, role: .note), .rule(isDashed: true),
    .checkbox(words, note: words), .checkbox("身份证"), .text("A029", role: .number, alignment: .center),
    .space(10),
    .blank(label: "姓名"), .code("KIOSK:1", lead: "扫码", words: [words]), .rule(), .text("12348", isBold: true),
  ])

  private static func layout(_ slip: Slip, _ format: PaperFormat = .roll80) throws -> SlipLayout {
    try SlipLayout(slip, format: format, measuring: FixedAdvance())
  }

  @Test(arguments: [
    PaperFormat.roll80, PaperFormat(width: 384, margin: 16, percent: 70),
    PaperFormat(width: 1654, margin: 118, percent: 130),
  ])
  func nothingLeavesTheMarginsNorTheEndOfThePaper(format: PaperFormat) throws {
    let layout = try Self.layout(Self.everything, format)
    #expect(!layout.parts.isEmpty)
    for part in layout.parts {
      let (left, right, bottom) =
        switch part {
        case .words(let words, let x, let baseline, let style, _):
          (x, x + Int(FixedAdvance().width(of: words, in: style)), baseline)
        case .bar(let x, let y, let width, let height): (x, x + width, y + height)
        case .box(let x, let y, let side): (x, x + side, y + side)
        case .code(let code, let x, let y): (x, x + code.side * format.module, y + code.side * format.module)
        }
      #expect(left >= format.margin && right <= format.width - format.margin, "\(part)")
      #expect(bottom <= layout.height - format.scaled(16), "\(part)")
    }
  }

  @Test func wordsOfDifferentLinesDoNotTouch() throws {
    let layout = try Self.layout(Self.everything)
    let lines = layout.parts.compactMap { part -> (x: Int, baseline: Int, size: Int)? in
      if case .words(_, let x, let baseline, let style, _) = part { (x, baseline, style.size) } else { nil }
    }
    for (above, below) in zip(lines, lines.dropFirst()) where below.baseline > above.baseline {
      #expect(below.baseline - above.baseline >= below.size * 11 / 10)
    }
  }

  @Test func noLineBeginsWithPunctuationAndTheLastOneIsNotAlone() throws {
    let lines = try Self.layout(Slip([.text(Self.words), .checkbox(Self.words)])).lines
    #expect(lines.joined() == Self.words + Self.words)
    #expect(lines.allSatisfy { !"，。、）".contains($0.prefix(1)) && !$0.hasSuffix("（") && $0.count >= 3 })
  }

  @Test func aNoteStandsBehindThePaperWhereBothFitAndBelowItWhereNot() throws {
    func baselines(_ note: String) throws -> [Int] {
      try Self.layout(Slip([.checkbox("身份证", note: note), .text("完")])).parts.compactMap { part in
        if case .words(_, _, let baseline, _, _) = part { baseline } else { nil }
      }
    }
    let short = try baselines("复印件")
    #expect(short[0] == short[1] && short[2] > short[1])
    let long = try baselines("复印件，带原件核对；没带、丢了、被扣了都先来")
    #expect(long.count == 4 && long[1] > long[0] && long[2] > long[1])
  }

  @Test func aCodeStandsBesideItsWordsOrAboveThemWhereItIsWide() throws {
    func places(_ text: String) throws -> (code: (x: Int, y: Int, side: Int), lead: (x: Int, baseline: Int)) {
      let layout = try Self.layout(Slip([.rule(), .code(text, lead: "扫码", words: ["码里没有姓名。"]), .rule()]))
      var found: ((x: Int, y: Int, side: Int)?, (x: Int, baseline: Int)?) = (nil, nil)
      for part in layout.parts {
        if case .code(let code, let x, let y) = part { found.0 = (x, y, code.side * 6) }
        if case .words("扫码", let x, let baseline, _, _) = part { found.1 = (x, baseline) }
      }
      return (try #require(found.0), try #require(found.1))
    }
    let small = try places("KIOSK:1")
    #expect(small.lead.x >= small.code.x + small.code.side + 24)
    let wide = try places(String(repeating: "x", count: 300))
    #expect(wide.lead.x == PaperFormat.roll80.margin)
    #expect(wide.lead.baseline > wide.code.y + wide.code.side + 24)
    #expect(wide.code.x >= 24 && wide.code.x + wide.code.side <= 576 - 24)
  }

  @Test func whiteOfFourModulesSurroundsACode() throws {
    let layout = try Self.layout(Slip([.rule(), .code("KIOSK:1", lead: "扫码", words: []), .rule()]))
    var edges: [Int] = []
    for part in layout.parts {
      if case .bar(_, let y, _, let height) = part { edges += [y, y + height] }
      if case .code(let code, let x, let y) = part {
        #expect(x >= 24)
        edges += [y, y + code.side * 6]
      }
    }
    let (rule, top) = (edges[1], edges[2])
    let (bottom, next) = (edges[3], edges[4])
    #expect(top - rule >= 24 && next - bottom >= 24)
  }

  @Test func aCodeFallsBackToLessRepairBeforeItIsRefused() throws {
    // 500 bytes are 85 modules at level L and 101 at level M; 88 fit between the quiet zones.
    let code = try QRCode.fitting(String(repeating: "x", count: 500), limit: 88, paper: 576)
    #expect(code.side <= 88)
    #expect(throws: SlipError.codeTooWide(characters: 2000, paper: 576)) {
      try Self.layout(Slip([.code(String(repeating: "x", count: 2000), lead: "", words: [])]))
    }
    #expect(throws: SlipError.codeTooWide(characters: 9000, paper: 576)) {
      try Self.layout(Slip([.code(String(repeating: "x", count: 9000), lead: "", words: [])]))
    }
    #expect(throws: SlipError.codeNotMade) { try Self.layout(Slip([.code("", lead: "", words: [])])) }
  }

  @Test func aWideFormatHoldsTheSameWordsOnFewerLines() throws {
    let roll = try Self.layout(Self.everything)
    let sheet = try Self.layout(Self.everything, PaperFormat(width: 1654, margin: 118))
    #expect(sheet.lines.count < roll.lines.count)
    #expect(sheet.lines.joined() == roll.lines.joined())
  }
}

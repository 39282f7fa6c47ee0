import Testing
import Typography
import UI

/// What is drawn, from back to front.
@Suite struct DisplayListTests {
  private func commands(_ root: View, contrast: Bool = false, pressed: String? = nil) -> [DrawCommand] {
    let theme = Theme(canvas: Size(width: 1000, height: 800), mode: DisplayMode(contrast: contrast))
    return Page.place(View.stack(align: .start, justify: .start, [root]), theme: theme)
      .displayList(theme: theme, pressed: pressed)
  }

  private func color(_ role: ColorRole) -> Color { Color(role, contrast: false) }

  private func fills(_ role: ColorRole, in commands: [DrawCommand]) -> [Rect] {
    commands.compactMap { command in
      guard case .fill(let rect, let color, _, _) = command, color == self.color(role) else { return nil }
      return rect
    }
  }

  private func texts(_ commands: [DrawCommand]) -> [(String, Double)] {
    commands.compactMap { command in
      guard case .text(let words, let x, _, _, _, _) = command else { return nil }
      return (words, x)
    }
  }

  @Test func aBoxIsDrawnFromShadowToEdge() {
    let style = BoxStyle(
      fill: .solid(.surface), edge: Edge(2, .edge), radius: 20, roundsTopOnly: true, shadow: .control,
      bar: .indigo)
    let box = Page.box("a", width: .fixed(100), height: .fixed(50)).style(style)
    let rect = Rect(0, 0, 100, 50)
    let shadow = DrawCommand.shadow(rect, .control, color(.shadow), radius: 20)
    #expect(
      commands(box) == [
        shadow, .fill(rect, color(.surface), radius: 20, topOnly: true),
        .edge(rect, color(.edge), width: 2, radius: 20),
        .fill(Rect(0, 0, 8, 50), color(.indigo), radius: 0, topOnly: false),
      ])
    #expect(commands(box, contrast: true).count == 3, "no shadow in high contrast")
  }

  @Test func onlyThePressedNodeLooksPressed() {
    let pressed = BoxStyle(fill: .solid(.primaryPressed))
    let row = View.row(
      ["a", "b"].map {
        Page.box($0, width: .fixed(10), height: .fixed(10)).style(
          BoxStyle(fill: .solid(.primary)), pressed: pressed)
      })
    #expect(fills(.primaryPressed, in: commands(row, pressed: "b")) == [Rect(10, 0, 10, 10)])
    #expect(fills(.primary, in: commands(row, pressed: "b")) == [Rect(0, 0, 10, 10)])
    #expect(fills(.primaryPressed, in: commands(row)).isEmpty)
    let plain = Page.box("c", width: .fixed(9), height: .fixed(9)).style(BoxStyle(fill: .solid(.tint)))
    #expect(fills(.tint, in: commands(plain, pressed: "c")).count == 1, "no pressed style: as at rest")
  }

  @Test func theIdeographicBoxIsCentredInTheLine() {
    let text = View.text("甲\n乙", size: 100).padding(Insets(top: 7, left: 9))
    let style = TextStyle(size: 100)
    // The line is 150 high, the em begins 25 below its top, the baseline lies 0.88 em below that.
    #expect(
      commands(text) == [
        .text("甲", x: 9, baseline: 7 + 25 + 88, width: 100, style: style, color: color(.ink)),
        .text("乙", x: 9, baseline: 7 + 150 + 25 + 88, width: 100, style: style, color: color(.ink)),
      ])
  }

  @Test func eachRunHasItsColourWeightAndBackground() {
    let runs = [
      TextRun("甲"), TextRun("乙丙", color: .indigo, isBold: true, background: .ochreTint),
      TextRun("丁", color: .primary, underline: .primary),
    ]
    let list = commands(View.runs(runs, size: 40))
    #expect(texts(list).map(\.0) == ["甲", "乙丙", "丁"])
    #expect(texts(list).map(\.1) == [0, 40, 120])
    #expect(fills(.ochreTint, in: list) == [Rect(40, 6, 80, 52)])
    #expect(fills(.primary, in: list) == [Rect(120, 58, 40, 5)])
    let background = list.firstIndex { if case .fill = $0 { true } else { false } }
    let words = list.firstIndex {
      if case .text("乙丙", _, _, _, TextStyle(size: 40, weight: .bold), _) = $0 { true } else { false }
    }
    #expect((background ?? 9) < (words ?? 0), "the background lies behind its words")
  }

  /// A caret is 5 points wide and stands 6 points after the words.
  @Test(arguments: [
    ([TextRun("甲乙", caret: true)], 86), ([TextRun("甲"), TextRun("乙丙", caret: true)], 126),
    ([TextRun("甲"), TextRun("", caret: true)], 46), ([TextRun("", caret: true)], 6),
    ([TextRun("甲乙"), TextRun("", color: .primary, caret: true)], 86),
    ([TextRun("甲 ", caret: true)], 40 + 24 + 6), ([TextRun(" ", caret: true)], 24 + 6),
    ([TextRun("甲\n乙丙", caret: true)], 86),
  ])
  func theCaretStandsAfterTheRunThatCarriesIt(runs: [TextRun], x: Int) {
    let list = commands(View.runs(runs, size: 40))
    let caret = fills(.primary, in: list)
    #expect(caret.map(\.x) == [x])
    #expect(caret.map(\.width) == [5])
    #expect(caret.map(\.height) == [48])
    #expect(caret.first?.y == (runs[0].text.contains("\n") ? 66 : 6))
  }

  @Test func theWordsAfterTheCaretMakeRoomForIt() {
    let hint = commands(View.runs([TextRun("", caret: true), TextRun("说说您遇到的事", color: .ink2)], size: 40))
    #expect(fills(.primary, in: hint).map(\.x) == [6])
    #expect(texts(hint).map(\.1) == [17])
    let between = commands(View.runs([TextRun("甲乙", caret: true), TextRun("丙丁", color: .ink2)], size: 40))
    #expect(fills(.primary, in: between).map(\.x) == [86])
    #expect(texts(between).map(\.1) == [0, 97])
  }

  @Test func theWordsAfterTheCaretStillFit() {
    let runs = [TextRun("", caret: true), TextRun(String(repeating: "字", count: 30))]
    for width in 100...300 {
      let tree = Page.place(
        View.row([View.runs(runs, size: 40, maxLines: 1).frame(width: .fixed(width)).id("field")]))
      #expect(tree.overflowing.isEmpty)
      #expect(tree.node(id: "field")?.lines.first?.hasSuffix("…") == true)
    }
  }

  @Test func everyCommandStaysInsideItsBounds() {
    let list = commands(
      View.column([
        View.text("甲乙", size: 40).style(
          BoxStyle(fill: .gradient(top: .heroTop, bottom: .heroBottom), shadow: .dialog)),
        .icon("coin", size: 48),
      ]))
    let rects = list.map(\.bounds)
    #expect(rects.count == 4)
    #expect(rects[0] == Rect(-96, -96, 80 + 192, 60 + 192))
    #expect(rects[1] == Rect(0, 0, 80, 60))
    #expect(rects[2].contains(Rect(0, 10, 80, 40)), "the em box of the words")
    #expect(rects[3].width == 48)
  }
}

import Testing
import UI

/// Where elements stand. The canvas is 1000 × 800.
@Suite struct LayoutTests {
  private func frames(_ root: View, _ ids: String...) -> [Rect?] {
    let tree = Page.place(root)
    return ids.map { tree.node(id: $0)?.frame }
  }

  // MARK: Rows

  @Test func aRowTakesFixedThenFitThenGrow() {
    let row = View.row(
      gap: 10,
      [
        Page.box("grow", width: .grow(1)), View.text("四个汉字", size: 40).id("fit"),
        Page.box("percent", width: .percent(10)), Page.box("fixed", width: .fixed(100)),
        Page.box("double", width: .grow(2)),
      ])
    // Without gaps 960: 100 fixed, 96 percent, 160 fit; 604 is left for 1 : 2.
    #expect(
      frames(row, "grow", "fit", "percent", "fixed", "double").map { $0?.width } == [201, 160, 96, 100, 403])
    #expect(frames(row, "grow", "fit", "double").map { $0?.x } == [0, 211, 597])
    #expect(Page.place(row).overflowing.isEmpty)
  }

  @Test(arguments: [
    (Alignment.start, [0, 110]), (.center, [395, 505]), (.end, [790, 900]), (.stretch, [0, 900]),
  ])
  func aRowJustifies(justify: Alignment, xs: [Int]) {
    let row = View.row(
      gap: 10, justify: justify, [Page.box("a", width: .fixed(100)), Page.box("b", width: .fixed(100))])
    #expect(frames(row, "a", "b").map { $0?.x } == xs)
  }

  @Test(arguments: [
    (Alignment.start, 0, 100), (.center, 350, 100), (.end, 700, 100), (.stretch, 0, 800),
  ])
  func aRowAlignsAcross(align: Alignment, y: Int, height: Int) {
    let child = View.stack([View.space(width: 50, height: 100)]).id("a")
    #expect(frames(View.row(align: align, [child]), "a") == [Rect(0, y, 50, height)])
    let fixed = Page.box("b", width: .fixed(50), height: .fixed(60))
    #expect(frames(View.row(align: align, [fixed]), "b")[0]?.height == 60)
    let grow = Page.box("c", width: .fixed(50), height: .grow(1))
    #expect(frames(View.row(align: align, [grow]), "c")[0]?.height == 800)
  }

  @Test func roomBetweenChildrenReachesTheEnd() {
    let row = View.row(justify: .stretch, (0..<4).map { Page.box("box \($0)", width: .fixed(99)) })
    #expect(frames(row, "box 0", "box 3").map { $0?.maxX } == [99, 1000])
  }

  // MARK: Columns

  @Test func aColumnTakesFixedFitAndGrow() {
    let column = View.column(
      gap: 20,
      [
        Page.box("fixed", height: .fixed(100)), View.text("字", size: 40).id("fit"),
        Page.box("percent", height: .percent(50)), Page.box("grow", height: .grow(1)),
      ])
    // Without gaps 740: 100, 60 for a line of 40 points, 370, the rest.
    #expect(frames(column, "fixed", "fit", "percent", "grow").map { $0?.height } == [100, 60, 370, 210])
    #expect(frames(column, "grow")[0]?.maxY == 800)
    #expect(frames(column, "fit")[0]?.width == 1000)
  }

  @Test(arguments: [
    (Alignment.start, 0, 80), (.center, 460, 80), (.end, 920, 80), (.stretch, 0, 1000),
  ])
  func aColumnAlignsAcross(align: Alignment, x: Int, width: Int) {
    let column = View.column(align: align, [View.text("两字", size: 40).id("a")])
    #expect(frames(column, "a") == [Rect(x, 0, width, 60)])
  }

  @Test(arguments: [
    (Alignment.start, [0, 60]), (.center, [345, 405]), (.end, [690, 750]), (.stretch, [0, 750]),
  ])
  func aColumnJustifies(justify: Alignment, ys: [Int]) {
    let column = View.column(
      gap: 10, justify: justify, [Page.box("a", height: .fixed(50)), Page.box("b", height: .fixed(50))])
    #expect(frames(column, "a", "b").map { $0?.y } == ys)
  }

  @Test func minHeightHoldsForEveryLengthButAFixedOne() {
    let lengths: [Length] = [.fit, .grow(1), .percent(1)]
    for length in lengths {
      let child = Page.box("a", height: length).frame(minHeight: 112)
      let other = Page.box("b", height: .fixed(790))
      #expect((frames(View.column([child, other]), "a")[0]?.height ?? 0) >= 112)
      #expect((frames(View.row([child]), "a")[0]?.height ?? 0) >= 112)
      #expect((frames(View.stack(justify: .center, [child]), "a")[0]?.height ?? 0) >= 112)
    }
    let fixed = Page.box("a", height: .fixed(96)).frame(minHeight: 112)
    #expect(frames(View.column([fixed]), "a")[0]?.height == 96)
    #expect(frames(View.row([fixed]), "a")[0]?.height == 96)
  }

  @Test func whoGrowsSharesWhatTheLeastHeightsLeave() {
    let column = View.column([
      Page.box("a", height: .grow(1)), Page.box("b", height: .grow(1)).frame(minHeight: 500),
      Page.box("c", height: .grow(2)),
    ])
    #expect(frames(column, "a", "b", "c").map { $0?.height } == [100, 500, 200])
    #expect(Page.place(column).overflowing.isEmpty)
  }

  // MARK: Stacks and padding

  @Test func aStackGivesEachChildItsWholeRoom() {
    let stack = View.stack([
      Page.box("all"), Page.box("half", width: .percent(50), height: .percent(25)),
      Page.box("own", width: .fixed(30), height: .fixed(40)),
    ]).padding(Insets(horizontal: 100, vertical: 200))
    #expect(
      frames(stack, "all", "half", "own") == [
        Rect(100, 200, 800, 400), Rect(100, 200, 400, 100), Rect(100, 200, 30, 40),
      ])
  }

  @Test func aStackPlacesAChildOfItsOwnSize() {
    let dialog = View.text("两字", size: 40).id("a")
    #expect(frames(View.stack(align: .center, justify: .end, [dialog]), "a") == [Rect(460, 740, 80, 60)])
  }

  @Test func aPercentChildOfAStackIsMeasuredInItsOwnWidth() {
    let words = View.text("一二三四五六七八九十", size: 40).frame(width: .percent(20)).id("a")
    #expect(frames(View.stack(justify: .start, [words]), "a") == [Rect(0, 0, 200, 120)])
  }

  @Test func paddingSurroundsTheContent() {
    let box = View.stack([Page.box("in")]).padding(Insets(top: 1, right: 2, bottom: 3, left: 4)).id("out")
    let tree = Page.place(box)
    #expect(tree.node(id: "out")?.frame == Rect(0, 0, 1000, 800))
    #expect(tree.node(id: "out")?.contentFrame == Rect(4, 1, 994, 796))
    #expect(tree.node(id: "in")?.frame == Rect(4, 1, 994, 796))
  }

  @Test func aFitBoxIsAsLargeAsItsContent() {
    let button = View.row(gap: 20, [View.icon("x", size: 48), View.text("返回", size: 40)])
      .padding(Insets(horizontal: 24, vertical: 8)).id("a")
    #expect(frames(View.row(align: .start, [button]), "a") == [Rect(0, 0, 48 + 20 + 80 + 48, 76)])
    let height = Layout.height(of: button, width: 1000, theme: Page.theme, measuring: CountingMeasure())
    #expect(height == 76)
  }

  // MARK: Text

  @Test func aParagraphIsAsHighAsItsLines() {
    let column = View.column([View.text(String(repeating: "字", count: 60), size: 40).id("a")])
    #expect(frames(column, "a")[0]?.height == 180)
  }

  @Test func aFittingTextKeepsTheLinesItWasMeasuredWith() {
    let texts = ["一二三四五六七八九十，一二三四五六七八九十。甲", "Bring your identity card with you, please", "甲 乙\n丙丁"]
    for text in texts {
      for width in stride(from: 150, through: 990, by: 7) {
        let row = View.row(align: .start, [View.text(text, size: 36).id("a")]).frame(width: .fixed(width))
        let tree = Page.place(View.stack(align: .start, justify: .start, [row]))
        #expect(tree.overflowing.isEmpty, "\(text) in \(width)")
      }
    }
  }

  @Test func aLimitedParagraphEndsWithAnEllipsis() throws {
    let text = View.text(String(repeating: "字", count: 60), size: 40, maxLines: 2).id("a")
    let tree = Page.place(View.column([text]))
    let node = try #require(tree.node(id: "a"))
    #expect(node.lines.count == 2)
    #expect(node.lines[1] == String(repeating: "字", count: 24) + "…")
    #expect(node.omittedLines == 1)
    #expect(node.frame.height == 120)
    #expect(!node.overflows)
    #expect(node.label.count == 60)
    let short = Page.place(View.column([View.text("字", size: 40, maxLines: 2).id("a")]))
    #expect(short.node(id: "a")?.lines == ["字"])
    #expect(short.node(id: "a")?.omittedLines == 0)
  }
}

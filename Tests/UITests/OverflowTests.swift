import Testing
import UI

/// A node is said to overflow when and only when its content is cut.
@Suite struct OverflowTests {
  private let line = View.text("一行字", size: 40)

  @Test func whatFitsExactlyDoesNotOverflow() {
    let roots: [View] = [
      View.column([Page.box("a", height: .fixed(400)), Page.box("b", height: .fixed(400))]),
      View.row([Page.box("a", width: .fixed(400)), Page.box("b", width: .fixed(600))]),
      View.stack([line.frame(width: .fixed(120), height: .fixed(60))]),
      View.column([line, .spacer()]), View.row([line, .spacer(), line]),
    ]
    for root in roots { #expect(Page.place(root).overflowing.isEmpty) }
  }

  @Test func aBoxTooSmallForItsChildrenOverflows() {
    let column = View.column([Page.box("a", height: .fixed(401)), Page.box("b", height: .fixed(400))]).id(
      "box")
    #expect(Page.place(column).overflowing == ["box"])
    let row = View.row([Page.box("a", width: .fixed(1001), height: .fixed(1))]).id("box")
    #expect(Page.place(row).overflowing == ["box"])
    let stack = View.stack([Page.box("a", height: .fixed(801))]).id("box")
    #expect(Page.place(stack).overflowing == ["box"])
  }

  @Test func aTextTooHighOverflows() {
    let text = View.text(String(repeating: "字", count: 26), size: 40).frame(height: .fixed(119)).id("text")
    #expect(Page.place(View.column([text])).overflowing == ["text"])
    let enough = text.frame(height: .fixed(120))
    #expect(Page.place(View.column([enough])).overflowing.isEmpty)
  }

  @Test func aTextSqueezedToNothingOverflows() {
    let row = View.row([Page.box("a", width: .fixed(1000)), line]).id("row")
    #expect(Page.place(row).overflowing == ["row"])
  }

  @Test func aSqueezedBoxShowsWhereTheContentIsCut() {
    let inner = View.column([line, line, line]).id("inner")
    let row = View.row([inner]).frame(height: .fixed(100)).id("row")
    let tree = Page.place(View.stack(justify: .start, [row]))
    #expect(tree.overflowing == ["inner"])
  }

  @Test func emptyRoomIsNoContent() {
    let column = View.column(gap: 16, [Page.box("a", height: .fixed(800)), .spacer()]).id("box")
    #expect(Page.place(column).overflowing.isEmpty)
  }

  @Test func linesThatALimitLeavesOutAreNoOverflow() {
    let text = View.text(String(repeating: "字", count: 99), size: 40, maxLines: 1).frame(height: .fixed(60))
    #expect(Page.place(View.column([text])).overflowing.isEmpty)
  }
}

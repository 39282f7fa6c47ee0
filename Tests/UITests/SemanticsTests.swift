import Testing
import UI

/// What a page is to a person, as tests and scripts read it.
@Suite struct SemanticsTests {
  @Test func theDumpNamesWhatAPersonPerceives() {
    let page = View.column([
      View.text("查法律", size: 64).role(.heading),
      View.row([.icon("coin", size: 48), View.text("工钱", size: 40), View.text("讨要", size: 36)]).onTap("wages")
        .selected(),
      View.column([View.text("两行\n的字", size: 40)]),
      View.stack([]).onHold(milliseconds: 5000, "staff"),
      View.row([View.text("q", size: 48)]).onPress("q").label("字母 q"),
    ])
    #expect(
      Page.place(page).semanticDump == """
        heading "查法律"
        button "工钱 讨要" selected
        text "两行 的字"
        group "" hold
        key "字母 q"
        """)
  }

  @Test func privateContentShowsItsLengthWhereverItStands() {
    let secret = View.text("丈夫打我", size: 40)
    let pages: [View] = [
      View.row([secret]).role(.field).privateContent(), View.row([secret]).onTap("a").privateContent(),
      View.row([secret.privateContent()]).onTap("a"), View.column([secret.privateContent()]).role(.dialog),
      View.column([View.row([View.column([secret])])]).privateContent(),
      View.stack([]).onTap("a").label("丈夫打我").privateContent(),
    ]
    for page in pages {
      let dump = Page.place(page).semanticDump
      #expect(dump.contains("‹4›"))
      #expect(!"丈夫打我".contains { dump.contains($0) }, "a private text shows")
    }
  }

  @Test func aPrivateCandidateIsStillFoundByItsWords() {
    let page = View.row([View.row([View.text("工资", size: 52)]).onPress("pick").privateContent()])
    let tree = Page.place(page)
    #expect(tree.target(labelled: "工资")?.touch?.action == "pick")
    #expect(tree.semanticDump == "key \"‹2›\"")
  }

  @Test func namesAndDepthsFollowTheTree() {
    let tree = Page.place(View.column([View.row([View.text("字", size: 40)]).id("row"), .spacer()]))
    #expect(tree.nodes.map(\.id) == ["0", "row", "0.0.0", "0.1"])
    #expect(tree.nodes.map(\.depth) == [0, 1, 2, 1])
    #expect(tree.node(id: "row")?.frame.height == 60)
  }

  @Test func keysAreNothingToRead() {
    let page = View.column([
      View.text("三个字", size: 40), View.row([View.row([View.text("q", size: 48)])]).onPress("q"),
      View.row([View.text("返回", size: 48)]).onTap("back"),
    ])
    #expect(Page.place(page).readingLength == 5)
  }
}

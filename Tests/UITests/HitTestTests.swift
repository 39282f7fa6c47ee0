import Testing
import UI

/// Which target a point means.
@Suite struct HitTestTests {
  private func button(_ id: String, _ x: Int, _ y: Int, width: Int = 100, height: Int = 100) -> View {
    placed(Page.box(id, width: .fixed(width), height: .fixed(height)).onTap(id), x, y)
  }

  private func placed(_ element: View, _ x: Int, _ y: Int) -> View {
    View.row(align: .start, [.space(width: x), View.column([.space(height: y), element])])
  }

  private func target(_ x: Int, _ y: Int, slop: Int = 0, in layers: [View]) -> String? {
    Page.place(View.stack(layers)).target(at: Point(x: x, y: y), slop: slop)?.id
  }

  @Test(arguments: [
    (100, 100, "a"), (199, 199, "a"), (200, 150, nil), (150, 200, nil), (99, 150, nil), (150, 99, nil),
  ])
  func aTargetEndsAtItsEdge(x: Int, y: Int, expected: String?) {
    #expect(target(x, y, in: [button("a", 100, 100)]) == expected)
  }

  @Test(arguments: [
    (92, 92, "a"), (207, 207, "a"), (91, 150, nil), (208, 150, nil), (150, 91, nil), (150, 208, nil),
  ])
  func slopWidensATarget(x: Int, y: Int, expected: String?) {
    #expect(target(x, y, slop: 8, in: [button("a", 100, 100)]) == expected)
  }

  @Test func anExactHitWinsOverANearOneInFront() {
    let layers = [button("behind", 100, 100), button("front", 204, 100)]
    #expect(target(198, 150, slop: 8, in: layers) == "behind")
    #expect(target(201, 150, slop: 8, in: layers) == "front")
  }

  @Test func theFrontmostWins() {
    let layers = [button("behind", 100, 100), button("front", 150, 150)]
    #expect(target(160, 160, in: layers) == "front")
    #expect(target(140, 140, in: layers) == "behind")
    #expect(
      target(160, 160, in: [layers[0], placed(Page.box("plain", width: .fixed(50)), 150, 150)]) == "behind")
  }

  @Test func nothingIsReachedThroughAScrim() {
    let scrim = View.stack([]).frame(height: .fixed(400)).blockingTouches()
    let layers = [button("under", 100, 100), button("footer", 100, 410), View.column([scrim])]
    #expect(target(150, 150, in: layers) == nil)
    #expect(target(150, 150, slop: 8, in: layers) == nil)
    #expect(target(150, 420, in: layers) == "footer")
    #expect(Page.place(View.stack(layers)).targets.map(\.id) == ["footer"])
  }

  /// Right beside the scrim's edge the covered target must not be reached from outside either.
  @Test func slopDoesNotReachUnderAScrim() {
    let scrim = View.stack([]).frame(height: .fixed(200)).blockingTouches()
    #expect(target(150, 203, slop: 8, in: [button("under", 100, 100), View.column([scrim])]) == nil)
  }

  /// It was lost: the scrim behind the dialog took every touch that was not exact.
  @Test func slopHoldsForTheButtonsOfADialog() {
    let scrim = View.stack([]).blockingTouches()
    let layers = [button("under", 80, 100), scrim, button("dialog", 100, 100)]
    #expect(target(95, 150, slop: 8, in: layers) == "dialog")
    #expect(target(85, 150, slop: 8, in: layers) == nil)
  }

  @Test func targetsAreFoundByTheirWords() {
    let tree = Page.place(
      View.column([
        View.row([View.text("返回首页", size: 40)]).onTap("home"),
        View.row([View.text("返回", size: 40)]).onTap("back"),
        View.text("请返回", size: 40),
      ]))
    #expect(tree.target(labelled: "返回")?.touch?.action == "back")
    #expect(tree.target(labelled: "返回首")?.touch?.action == "home")
    #expect(tree.target(labelled: "首页")?.touch?.action == "home")
    #expect(tree.target(labelled: "请") == nil)
    #expect(tree.shows("请返回"))
    #expect(!tree.shows("请返回吧"))
  }

  @Test func thePageBeforeTheFirstLayoutHasNothingToTouch() {
    let tree = PlacedTree<String>(empty: Size(width: 100, height: 100))
    #expect(tree.target(at: Point(x: 50, y: 50), slop: 8) == nil)
    #expect(tree.targets.isEmpty)
  }
}

import Testing
import Typography
import UI

struct LivePictureTests {
  @Test func `a meter fills from silence to full, and a whisper is seen`() {
    #expect([0, 0.01, 0.5, 1].map { LevelMeter(level: $0).filled } == [0, 1, 6, 12])
    #expect([-1, .infinity, .nan].map { LevelMeter(level: $0).filled } == [0, 12, 0])
  }

  @Test func `a picture fills its frame over a block that says why there is none, and is an image to read`() {
    let root = View.stack([
      View.live(.selfPreview, waiting: .text("摄像头还没有画面", size: 20), label: "摄像头看到的您", radius: 20)
        .frame(width: .fixed(640), height: .fixed(360)).id("preview")
    ])
    let tree = Page.place(root)
    let frame = tree.node(id: "preview")?.frame
    let list = tree.displayList(theme: Page.theme)
    #expect(list.last == frame.map { .live(.selfPreview, $0, radius: 20) })
    #expect(tree.overflowing.isEmpty)
    #expect(tree.shows("摄像头还没有画面"))
  }

  @Test func `a meter is as wide as its place and changes with its blocks only`() {
    let quiet = View.levelMeter(LevelMeter(level: 0.3), label: "声音", height: 40)
    #expect(quiet == View.levelMeter(LevelMeter(level: 0.31), label: "声音", height: 40))
    #expect(quiet != View.levelMeter(LevelMeter(level: 0.5), label: "声音", height: 40))
    let tree = Page.place(View.column([quiet.id("meter")]))
    #expect(tree.node(id: "meter")?.frame.width == Page.theme.canvas.width)
    #expect(tree.overflowing.isEmpty)
  }
}

import Harness
import KioskTesting
import Model
import Screens
import Testing

/// Reading scripts and doing what they say.
@Suite struct ScriptTests {
  @Test func everyStepIsRead() throws {
    let script = try Script(
      """
      # what a resident does
      tap "查法律"
        keys "gong zi"
      type "工资"

      hold "staff-corner" 5s
      wait 60s
      wait 250ms
      expect "说“好”"
      refuse "没有"
      page "home"
      shot "home"
      """, file: "a.kiosk")
    #expect(
      script.lines.map(\.step) == [
        .tap("查法律"), .keys("gong zi"), .type("工资"), .hold("staff-corner", milliseconds: 5000),
        .wait(milliseconds: 60_000), .wait(milliseconds: 250), .expect("说“好”"), .refuse("没有"), .page("home"),
        .shot("home"),
      ])
    #expect(script.lines.map(\.number) == [2, 3, 4, 6, 7, 8, 9, 10, 11, 12])
  }

  @Test(
    arguments: [
      "tap 查法律", "tap \"查法律", "jump \"查法律\"", "wait", "wait soon", "wait 5", "hold \"staff-corner\"", "tap",
    ])
  func aLineThatIsNoStepIsRefusedWithItsPlace(line: String) {
    let error = #expect(throws: ScriptError.self) {
      try Script("page \"home\"\n\n\(line)\n", file: "b.kiosk")
    }
    #expect(error?.diagnostic.line == 3)
    #expect(error?.description.hasPrefix("b.kiosk:3:1: error:") == true)
  }

  @Test func aScriptWalksThroughThePages() throws {
    let kiosk = TestKiosk()
    try kiosk.play(
      """
      page "home"
      tap "用自己的话，查法律"
      page "search.topics"
      tap "type"
      keys "gongzi"
      tap "candidate-0"
      expect "工资"
      tap "查找"
      page "search.results"
      tap "hit-0"
      page "article"
      expect "示例法"
      refuse "没有找到"
      tap "返回首页"
      page "home"
      """)
    #expect(kiosk.app.isPristine)
  }

  @Test func timePassesInTheStepsThatTheKioskAsksFor() throws {
    let kiosk = TestKiosk()
    try kiosk.play("tap \"search\"\nwait 300s\npage \"home\"")
    #expect(kiosk.app.isPristine)
    #expect(kiosk.app.session == 2)
  }

  @Test(
    arguments: [
      ("tap \"没有的按钮\"", "nothing to touch is called “没有的按钮”"),
      ("expect \"没有的字\"", "the page does not show “没有的字”"),
      ("refuse \"您好\"", "the page shows “您好”"), ("page \"article\"", "the page is home, not article"),
      ("hold \"nothing\" 5s", "nothing to touch has the id nothing"),
      ("keys \"a\"", "nothing to touch has the id key-a"),
    ])
  func aStepThatDoesNotComeTrueTellsItsLineAndWhatThePageShows(step: String, message: String) {
    let kiosk = TestKiosk()
    let error = #expect(throws: ScriptError.self) { try kiosk.play("page \"home\"\n" + step) }
    #expect(error?.diagnostic.line == 2)
    #expect(error?.diagnostic.message == message)
    #expect(error?.diagnostic.hint?.contains("遇到什么事了") == true)
  }

  @Test func picturesAreTakenByName() throws {
    var names: [String] = []
    let runner = ScriptRunner(driver: TestKiosk(), start: TestKiosk.start) { names.append($0) }
    try runner.run(Script("shot \"one\"\ntap \"search\"\nshot \"two\"", file: "c.kiosk"))
    #expect(names == ["one", "two"])
  }
}

import Foundation
import KioskTesting
import Model
import Runtime
import Screens
import Testing
import UI

/// The stage: what is painted, when, and what the field log may know.
@Suite struct StageTests {
  @Test func anIdleHomePageChangesOnlyWithTheMinute() {
    let kiosk = TestKiosk()
    var changes: [Int] = []
    for second in 1...1800 {
      kiosk.advance(to: TestKiosk.start.adding(seconds: second))
      if second % 60 == 0 || second % 7 == 0, kiosk.render() { changes.append(second) }
    }
    #expect(changes == (1...30).map { $0 * 60 })
  }

  @Test func aTouchPaintsThePressedButtonAndThenThePage() throws {
    let kiosk = TestKiosk()
    let search = try #require(kiosk.tree.node(id: "search"))
    kiosk.touch(.down(finger: 0, at: search.frame.center), at: TestKiosk.start.adding(seconds: 1))
    #expect(kiosk.render())
    #expect(!kiosk.render())
    kiosk.touch(.up(finger: 0, at: search.frame.center), at: TestKiosk.start.adding(seconds: 1))
    #expect(kiosk.render())
    #expect(kiosk.app.page.name == "search.topics")
  }

  @Test func theIdleLimitKnowsTheTextOfThePageAfterAReset() {
    let kiosk = TestKiosk()
    kiosk.send(.action(.home), at: TestKiosk.start.adding(seconds: 1))
    kiosk.render()
    #expect(kiosk.app.readingLength == kiosk.tree.readingLength)
    #expect(kiosk.app.readingLength > 0)
  }

  @Test func aSlowSearchLeavesThePageUsable() throws {
    let kiosk = TestKiosk()
    try kiosk.play("tap \"search\"\ntap \"type\"")
    kiosk.world.lawGate.close()
    try kiosk.play("type \"工钱\"\nexpect \"马上就好\"\ntap \"footer-back\"\ntap \"footer-home\"\npage \"home\"")
    kiosk.world.lawGate.open()
    try kiosk.play("wait 1s\npage \"home\"")
    #expect(kiosk.app.pages == [.home])
  }

  @Test func theFieldLogHoldsKindsAndTimesOnly() throws {
    let kiosk = TestKiosk()
    try kiosk.play(
      "tap \"search\"\ntap \"type\"\ntype \"鱻龘麤\"\nkeys \"gongzi\"\ntap \"find\"\nhold \"staff-corner\" 6s\n"
        + "tap \"pin-9\"\ntap \"pin-8\"\ntap \"pin-7\"\ntap \"pin-6\"\ntap \"pin-enter\"")
    #expect(kiosk.stage.log.entries.count > 10)
    let text = String(decoding: try JSONEncoder().encode(kiosk.stage.log.entries), as: UTF8.self)
    for word in ["鱻", "龘", "gongzi", "工资", "9876", "pin-9", "key-g", "\"x\"", "\"y\""] {
      #expect(!text.contains(word), "\(word)")
    }
    let names = Set(kiosk.stage.log.entries.map(\.event))
    #expect(names.contains("action.search"))
    #expect(names.allSatisfy { !$0.contains { $0.isNumber } })
  }

  @Test func theFieldLogIsEmptyAfterTheReset() throws {
    let kiosk = TestKiosk()
    try kiosk.play("tap \"search\"\ntap \"type\"\ntype \"工钱\"")
    let before = kiosk.stage.log.entries.count
    try kiosk.play("tap \"footer-home\"")
    #expect(before > 0)
    #expect(!kiosk.stage.log.entries.contains { $0.page.hasPrefix("search") })
    #expect(!kiosk.world.input.hasSession)
  }

  @Test(arguments: [true, false])
  func aCallForHelpKnowsWhetherItRangUntilItIsWithdrawn(canRing: Bool) throws {
    let kiosk = TestKiosk(FakeWorld(canRing: canRing))
    #expect(kiosk.app.helpRang == nil)
    try kiosk.play("tap \"footer-help\"")
    #expect(kiosk.app.helpRang == canRing)
    try kiosk.play("tap \"help-withdraw\"")
    #expect(kiosk.app.helpRang == nil)
    kiosk.send(.result(.chimed(true)), at: kiosk.now)
    #expect(kiosk.app.helpRang == nil)
    #expect(kiosk.app.isPristine)
  }

  @Test func theFieldLogStaysSmall() {
    let kiosk = TestKiosk()
    for _ in 0..<5000 { kiosk.send(.touched, at: TestKiosk.start) }
    #expect(kiosk.stage.log.entries.count <= 500)
  }

  @Test func leavingIsToldToTheLoop() throws {
    let kiosk = TestKiosk()
    try kiosk.play(
      "hold \"staff-corner\" 6s\ntap \"pin-2\"\ntap \"pin-4\"\ntap \"pin-6\"\ntap \"pin-8\"\ntap \"pin-enter\"\n"
        + "tap \"staff-quit\"\ntap \"leave-confirm\"")
    #expect(kiosk.stage.leaving == .quit)
    #expect(kiosk.app.isPristine)
  }
}

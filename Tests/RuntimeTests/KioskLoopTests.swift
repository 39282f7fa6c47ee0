import KioskTesting
import Model
import Runtime
import Screens
import Testing
import Typography
import UI

/// The loop on a display of its own time.
@Suite struct KioskLoopTests {
  private typealias Run = (
    display: ScriptedDisplay, loop: KioskLoop, stage: Stage, watchdog: Watchdog, leaving: Stage.Leaving
  )

  private static func run(
    _ steps: [(Int64, DisplayEvent)], end: Int64,
    isDark: @escaping (Instant) -> Bool = { _ in false }
  ) -> Run {
    let display = ScriptedDisplay(steps, end: end)
    display.isDark = isDark
    let mailbox = Mailbox {}
    let runner = EffectRunner(services: .fake(), mailbox: mailbox)
    let stage = Stage(
      app: .ready(), canvas: display.canvas, measuring: display.measuring, runner: runner, mailbox: mailbox)
    let watchdog = Watchdog(socketPath: nil, now: TestKiosk.start)
    let loop = KioskLoop(
      stage: stage, display: display, watchdog: watchdog,
      clock: KioskClock { display.clock })
    loop.showFirstFrame()
    let leaving = loop.run()
    return (display, loop, stage, watchdog, leaving)
  }

  /// The middle of the search tile of the home page.
  private static var search: Point {
    TestKiosk().tree.node(id: "search")?.frame.center ?? Point(x: 0, y: 0)
  }

  @Test func terminationEndsTheLoop() {
    #expect(Self.run([(5000, .quit)], end: 60_000).leaving == .quit)
  }

  @Test func nothingIsPresentedWithoutAChange() {
    let run = Self.run([], end: 59_000)
    #expect(run.display.attempts == [TestKiosk.start])
    #expect(run.loop.counts.frames == 1)
  }

  @Test func theMinuteIsPresentedOnce() {
    #expect(Self.run([], end: 10 * 60_000 + 1000).display.presented.count == 11)
  }

  @Test func aTouchIsPresentedAndLeadsToItsPage() {
    let (display, _, stage, _, _) = Self.run(
      [
        (1000, .touch(.down(finger: 1, at: Self.search))), (1060, .touch(.up(finger: 1, at: Self.search))),
      ], end: 5000)
    #expect(stage.app.page.name == "search.topics")
    #expect(display.presented.count == 3)
    #expect(Set(display.presented).count == 3)
  }

  @Test func anotherSizeIsLaidOutAndPresented() {
    let (display, _, stage, _, _) = Self.run(
      [(1000, .resized(Size(width: 1920, height: 1080)))], end: 5000)
    #expect(stage.tree.canvas == Size(width: 1920, height: 1080))
    #expect(display.presented.count == 2)
  }

  @Test func anUnattendedSessionEndsByItself() {
    let stage = Self.run(
      [
        (1000, .touch(.down(finger: 1, at: Self.search))), (1060, .touch(.up(finger: 1, at: Self.search))),
      ], end: 600_000
    ).stage
    #expect(stage.app.isPristine)
    #expect(stage.app.session == 2)
  }

  @Test func aWindowThatLostItsPictureIsPaintedAgain() {
    let run = Self.run([(1000, .exposed)], end: 5000)
    #expect(run.display.attempts == [TestKiosk.start, TestKiosk.start.adding(milliseconds: 1000)])
  }

  @Test func aFrameThatDidNotArriveIsTriedAgainSoonAndNoBeatIsSentBefore() throws {
    let light = TestKiosk.start.adding(seconds: 30)
    let run = Self.run([], end: 59_000) { $0 < light }
    #expect(run.loop.counts.frames == 1)
    #expect(run.display.attempts.last == light)
    for (earlier, later) in zip(run.display.attempts, run.display.attempts.dropFirst()) {
      #expect((1...1000).contains(later.milliseconds(since: earlier)))
    }
    // At 30, 40 and 50 s.
    #expect(run.watchdog.beats == 3)
    #expect(run.watchdog.nextBeat == light.adding(seconds: 30))
  }

  @Test func aScreenThatStaysDarkGetsNoBeat() {
    #expect(Self.run([], end: 600_000) { _ in true }.watchdog.beats == 0)
  }
}

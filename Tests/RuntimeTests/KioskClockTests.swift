import KioskTesting
import Model
import Runtime
import Screens
import Testing
import UI

/// A wall clock that is set while somebody uses the kiosk: what lasts goes on lasting as long.
@Suite struct KioskClockTests {
  private static let hour: Int64 = 3_600_000

  @Test func aClockThatNobodySetsTellsNoStep() {
    var elapsed: Int64 = 0
    var clock = KioskClock {
      KioskClock.Reading(wall: TestKiosk.start.adding(milliseconds: elapsed), sinceBoot: 5 + elapsed)
    }
    for _ in 0..<100 {
      elapsed += 60_000
      let (now, step) = clock.tick()
      #expect(now == TestKiosk.start.adding(milliseconds: elapsed))
      #expect(step == nil)
    }
  }

  @Test(arguments: [-hour, hour, -2001, 2001])
  func aStepIsToldOnce(by step: Int64) {
    var set: Int64 = 0
    var clock = KioskClock {
      KioskClock.Reading(wall: TestKiosk.start.adding(milliseconds: set), sinceBoot: 7)
    }
    set = step
    #expect(clock.tick() == (TestKiosk.start.adding(milliseconds: step), step))
    #expect(clock.tick() == (TestKiosk.start.adding(milliseconds: step), nil))
    #expect(clock.stepped == step)
  }

  @Test func smallStepsAreToldOnceTheyHaveAddedUp() {
    var set: Int64 = 0
    var clock = KioskClock {
      KioskClock.Reading(wall: TestKiosk.start.adding(milliseconds: set), sinceBoot: 7)
    }
    set = 1500
    #expect(clock.tick().step == nil)
    set = 3000
    #expect(clock.tick().step == 3000)
  }

  /// What a session that somebody leaves on the search page comes to, while the clock is set.
  private struct Course: Equatable {
    var askedAt: Instant?
    var endedAt: Instant?
    var beats = 0
    var longestWait: Int64 = 0
  }

  private static func course(clockSteps: [(Int64, Int64)]) throws -> Course {
    let search = try #require(TestKiosk().tree.node(id: "search")).frame.center
    let display = ScriptedDisplay(
      [(1000, .touch(.down(finger: 1, at: search))), (1060, .touch(.up(finger: 1, at: search)))],
      end: 1_200_000, clockSteps: clockSteps)
    let mailbox = Mailbox {}
    let stage = Stage(
      app: .ready(), canvas: display.canvas, measuring: display.measuring,
      runner: EffectRunner(services: .fake(), mailbox: mailbox), mailbox: mailbox)
    let watchdog = Watchdog(socketPath: nil, now: TestKiosk.start)
    let loop = KioskLoop(
      stage: stage, display: display, watchdog: watchdog, clock: KioskClock { display.clock })
    var course = Course()
    var last = display.now
    display.meanwhile = {
      course.longestWait = max(course.longestWait, display.now.milliseconds(since: last))
      last = display.now
      if course.askedAt == nil, case .idle = stage.app.overlay { course.askedAt = display.now }
      if course.endedAt == nil, stage.app.session == 2 { course.endedAt = display.now }
      return false
    }
    loop.showFirstFrame()
    _ = loop.run()
    course.beats = watchdog.beats
    return course
  }

  /// When the clock is set, and by how much, in milliseconds: back, forward, several times, during a touch.
  private static let settings: [[(Int64, Int64)]] = [
    [(30_000, -hour)], [(30_000, hour)], [(30_000, -hour), (50_000, hour), (61_000, -8 * hour)],
    [(1030, 365 * 24 * hour)],
  ]

  @Test(arguments: settings)
  func theIdleResetComesAfterTheTimeThatReallyPassed(clockSteps: [(Int64, Int64)]) throws {
    let undisturbed = try Self.course(clockSteps: [])
    let course = try Self.course(clockSteps: clockSteps)
    #expect(undisturbed.endedAt != nil)
    #expect(course.askedAt == undisturbed.askedAt)
    #expect(course.endedAt == undisturbed.endedAt)
    #expect(course.beats == undisturbed.beats)
    #expect(course.longestWait <= 60_000)
  }

  @Test func aStepInTheMiddleOfTheQuestionChangesNothing() throws {
    let undisturbed = try Self.course(clockSteps: [])
    let asked = try #require(undisturbed.askedAt).milliseconds(since: TestKiosk.start)
    for step in [-Self.hour, Self.hour] {
      #expect(try Self.course(clockSteps: [(asked + 5000, step)]).endedAt == undisturbed.endedAt)
    }
  }
}

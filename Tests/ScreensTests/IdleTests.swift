import KioskTesting
import Model
import Queue
import Screens
import Testing
import Typography
import UI

/// The idle reset as a table of times.
@Suite struct IdleTests {
  /// A page with so much to read, in a mode, and the seconds until the machine asks.
  struct Case: Sendable, CustomStringConvertible {
    var characters: Int
    var isLarge: Bool
    var seconds: Int
    var description: String { "\(characters) characters\(isLarge ? ", large" : "") → \(seconds) s" }
  }

  static let cases = [
    Case(characters: 0, isLarge: false, seconds: 60), Case(characters: 1, isLarge: false, seconds: 61),
    Case(characters: 100, isLarge: false, seconds: 110), Case(characters: 600, isLarge: false, seconds: 360),
    Case(characters: 0, isLarge: true, seconds: 120), Case(characters: 100, isLarge: true, seconds: 220),
  ]

  private static func reading(_ characters: Int, isLarge: Bool = false) -> App {
    var app = App.ready()
    app.touch(.openSearch)
    if isLarge { app.touch(.display(.large)) }
    _ = app.update(.shown(readingLength: characters), at: app.now)
    return app
  }

  @Test(arguments: IdleTests.cases)
  func theMachineAsksAfterTheTimeToRead(item: Case) {
    var app = Self.reading(item.characters, isLarge: item.isLarge)
    app.wait(seconds: item.seconds - 1)
    #expect(app.overlay == nil)
    app.wait(seconds: 1)
    guard case .idle(let until)? = app.overlay else { return #expect(Bool(false), "the machine asks") }
    // Half a second a character may end between two seconds.
    #expect(until.milliseconds(since: app.now) > 29_000)
  }

  @Test func theCountdownChangesEachSecondAndThenEverythingIsGone() {
    var app = Self.reading(0)
    app.wait(seconds: 60)
    let session = app.session
    for second in stride(from: 30, to: 0, by: -1) {
      #expect(app.words().contains("text \"\(second)\""), "\(second) s before the end")
      if second > 1 {
        #expect(app.nextWake == app.now.adding(seconds: 1))
        #expect(app.wait(seconds: 1) == [])
      }
    }
    #expect(app.wait(seconds: 1) == [.input(.end(session: session)), .endSession(session)])
    #expect(app.isPristine)
  }

  @Test func aTouchInBetweenBeginsAnew() {
    var app = Self.reading(0)
    app.wait(seconds: 59)
    _ = app.update(.touched, at: app.now)
    app.wait(seconds: 59)
    #expect(app.overlay == nil)
    app.wait(seconds: 1)
    #expect(app.overlay?.name == "idle")
  }

  @Test func stayGoesOnWhereTheResidentWas() {
    var app = Self.reading(0)
    let pages = app.pages
    app.wait(seconds: 75)
    app.touch(.stay)
    #expect(app.overlay == nil)
    #expect(app.pages == pages)
    app.wait(seconds: 59)
    #expect(app.overlay == nil)
  }

  @Test func theAnswersAreHiddenWhileTheMachineAsks() {
    var app = App.typing
    app.answer(.composed(Composition(session: 1, sequence: 1, committed: "工钱")))
    app.answer(.searched(.success(FakeLaw.ordinary.search("工钱", limit: 3)), token: app.searchPage.token))
    app.wait(seconds: 70)
    let view = app.view(canvas: TestKiosk.portrait, measuring: FixedAdvance())
    let tree = Layout.place(
      view, theme: app.theme(canvas: TestKiosk.portrait), measuring: FixedAdvance())
    let covers = tree.nodes.indices.filter { index in
      let node = tree.nodes[index]
      return node.blocksTouches && node.style.fill == .solid(.bar)
    }
    #expect(covers.count == 1)
    #expect(tree.targets.allSatisfy { $0.id.hasPrefix("footer") || $0.id == "idle-stay" })
  }

  @Test func staffPagesCloseAfterTheirOwnLimitWithoutAsking() {
    var app = App.ready()
    app.pages.append(.staff(StaffState(token: 0)))
    _ = app.update(.shown(readingLength: 500), at: app.now)
    app.wait(seconds: 179)
    #expect(app.page.name == "staff")
    #expect(app.wait(seconds: 1) == [.input(.end(session: 1)), .endSession(1)])
    #expect(app.isPristine)
  }

  @Test func theFormOfUnsetValuesAsksBeforeItsWordsAreGone() {
    var app = App.ready()
    app.pages += [.staff(StaffState(token: 0)), .aidEntry(AidEntryState(session: 1))]
    app.wait(seconds: 180)
    #expect(app.overlay?.name == "idle" && app.words().contains("您还在吗"))
    app.touch(.stay)
    #expect(app.page.name == "aid-entry.list")
    app.wait(seconds: 209)
    #expect(app.overlay?.name == "idle")
    app.wait(seconds: 1)
    #expect(app.isPristine)
  }

  @Test func aQuietPageIsCoveredAfterThirtySecondsAndGoneTenLater() throws {
    var app = try AidScene(name: "quiet", answers: "who=self age=adult matter=dv danger=no").app()
    app.wait(seconds: 30)
    #expect(app.overlay == .idle(until: app.now.adding(seconds: 10)))
    app.wait(seconds: 10)
    #expect(app.isPristine)
  }

  @Test func aCallForHelpKeepsAQuietPageCoveredForFiveMinutes() throws {
    var app = try AidScene(name: "quiet", answers: "who=self age=adult matter=dv danger=no").app()
    let page = app.page
    #expect(app.touch(.askForHelp) == [], "nobody hears a bell")
    let since = try #require(app.helpSince)
    #expect(app.words().contains("五分钟内回来还在"))
    app.wait(seconds: 30)
    #expect(app.overlay == .idle(until: since.adding(seconds: 300)))
    #expect(app.words().contains("这一页先盖住"))
    app.wait(seconds: 260)
    app.touch(.stay)
    #expect(app.page == page, "whoever comes back finds the answers")
    app.wait(seconds: 40)
    #expect(app.isPristine, "afterwards the short times hold again")
  }

  @Test func aCallFromAQuietPageGoesToTheCounterLikeAnyOtherWithoutASound() throws {
    var app = try AidScene(name: "quiet", answers: "who=self age=adult matter=dv danger=no").app()
    app.services.hasHelpDesk = true
    let effects = app.touch(.askForHelp)
    guard case .help(.raise(let id))? = effects.first, effects.count == 1 else {
      Issue.record("expected the counter to be told and nothing else, found \(effects)")
      return
    }
    #expect(id.kiosk == app.settings.hall.machineNumber, "the machine's number is all that staff see")
    #expect(app.words().contains("正在告诉窗口"))
    app.touch(.withdrawHelp)
    app.wait(seconds: 40)
    #expect(app.isPristine)
  }

  @Test func aCallThatIsTakenBackNoLongerKeepsAQuietPage() throws {
    var app = try AidScene(name: "quiet", answers: "who=self age=adult matter=dv danger=no").app()
    app.touch(.askForHelp)
    app.touch(.withdrawHelp)
    app.wait(seconds: 40)
    #expect(app.isPristine)
  }

  @Test func thePINPageClosesWithoutAsking() {
    var app = App.ready()
    app.touch(.staff(.open))
    app.wait(seconds: 60)
    #expect(app.isPristine)
  }

  @Test func thePristineHomePageNeverAsks() {
    var app = App.ready()
    #expect(app.wait(seconds: 86_400) == [])
    #expect(app.isPristine)
    #expect(app.session == 1)
  }

  @Test func whoeverHasCalledForHelpIsGivenFiveMinutes() {
    var app = App(settings: KioskSettings(), now: Instant(milliseconds: 0))
    _ = app.update(.action(.askForHelp), at: Instant(milliseconds: 1000))
    _ = app.update(.woke, at: Instant(milliseconds: 1000).adding(seconds: 299))
    #expect(app.helpSince != nil)
    #expect(app.overlay == .help)
    _ = app.update(.woke, at: Instant(milliseconds: 1000).adding(seconds: 301))
    guard case .idle = app.overlay else {
      Issue.record("the machine did not ask")
      return
    }
  }

  @Test func aHomePageThatSomebodyHasChangedIsResetToo() {
    for change in [DisplayAction.large, .contrast, .lowered, .language] {
      var app = App.ready()
      app.touch(.display(change))
      app.wait(seconds: 300)
      #expect(app.isPristine, "\(change)")
    }
  }

  @Test func aClockThatGoesBackChangesNothing() {
    var app = Self.reading(0)
    _ = app.update(.touched, at: app.now.adding(seconds: -3600))
    #expect(app.now == TestKiosk.start)
    #expect(app.lastTouch == TestKiosk.start)
  }

  // MARK: nextWake

  @Test func anUntouchedMachineWakesOnlyForTheMinute() {
    var app = App.ready(now: TestKiosk.start.adding(seconds: 13))
    #expect(app.nextWake == TestKiosk.start.adding(seconds: 60))
    _ = app.update(.woke, at: app.nextWake)
    #expect(app.nextWake == TestKiosk.start.adding(seconds: 120))
  }

  @Test func theNextWakeIsAlwaysLaterThanTheOneBefore() {
    var app = Self.reading(37, isLarge: true)
    app.touch(.askForHelp)
    app.pinLock.lockedUntil = app.now.adding(seconds: 90)
    for _ in 0..<500 {
      let wake = app.nextWake
      #expect(wake > app.now)
      _ = app.update(.woke, at: wake)
    }
    #expect(app.isPristine)
  }

  @Test func theEndOfALockWakes() {
    var app = App.ready(now: TestKiosk.start.adding(seconds: 5))
    app.pinLock.lockedUntil = TestKiosk.start.adding(seconds: 30)
    #expect(app.nextWake == TestKiosk.start.adding(seconds: 30))
  }
}

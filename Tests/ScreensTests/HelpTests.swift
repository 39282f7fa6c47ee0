import KioskTesting
import Model
import Queue
import Screens
import Testing
import UI

/// 请工作人员帮忙.
@Suite struct HelpTests {
  @Test func theFirstTouchChimesOnceAndTellsSinceWhen() {
    var app = App.ready()
    #expect(app.touch(.askForHelp) == [.chime])
    #expect(app.helpSince == TestKiosk.start)
    #expect(app.words().contains("10:24 响过铃"))
    app.touch(.closeOverlay)
    #expect(app.touch(.askForHelp, after: 40) == [])
    #expect(app.helpSince == TestKiosk.start)
  }

  @Test func afterSixtySecondsItSaysThatNobodyHasCome() {
    var app = App.ready()
    app.settings.phones.duty = "0350-1234567"
    app.touch(.askForHelp)
    _ = app.update(.shown(readingLength: 120), at: app.now)
    app.wait(seconds: 59)
    #expect(app.words().contains("已经请了工作人员"))
    #expect(app.nextWake == TestKiosk.start.adding(seconds: 60))
    app.wait(seconds: 1)
    #expect(app.words().contains("还没有人过来"))
    #expect(app.words().contains("0350-1234567"))
  }

  @Test func withoutADutyPhoneItNamesTheLegalLine() {
    var app = App.ready()
    app.touch(.askForHelp)
    _ = app.update(.shown(readingLength: 120), at: app.now)
    app.wait(seconds: 60)
    #expect(app.words().contains("打法律咨询 12348"))
  }

  @Test func theChimeSoundsOnceInHalfAMinuteHoweverOftenSomebodyCalls() {
    var app = App.ready()
    #expect(app.touch(.askForHelp) == [.chime])
    app.touch(.withdrawHelp)
    #expect(app.helpSince == nil)
    #expect(app.touch(.askForHelp) == [])
    app.touch(.withdrawHelp)
    app.wait(seconds: 31)
    #expect(app.touch(.askForHelp) == [.chime])
  }

  @Test func whereNobodyCameTheBellCanBeRungAgain() {
    var app = App.ready()
    app.touch(.askForHelp)
    app.wait(seconds: 61)
    #expect(app.words().contains("再叫一次"))
    #expect(app.touch(.callAgain) == [.chime])
    #expect(app.helpSince == app.now)
  }

  @Test func aMachineThatCannotRingSaysSo() {
    var app = App.ready()
    app.touch(.askForHelp)
    app.answer(.chimed(false))
    #expect(app.words().contains("请您到窗口叫一下工作人员"))
    #expect(!app.words().contains("响过铃"))
  }

  @Test func aCallOutlivesTheSessionAndIsForgottenAfterFiveMinutes() {
    var app = App.ready()
    app.touch(.askForHelp)
    let since = app.helpSince
    app.touch(.home)
    #expect(app.helpSince == since)
    app.wait(seconds: 301)
    #expect(app.helpSince == nil)
  }

  @Test func helpCanBeAskedForOnEveryPageAndTheFooterTellsIt() throws {
    for scene in ExampleScene.all where scene.world == .ordinary {
      var app = try scene.reach()
      app.touch(.stay)
      app.touch(.withdrawHelp)
      app.lastChime = nil
      #expect(app.touch(.askForHelp) == [.chime], "\(scene)")
      app.touch(.closeOverlay)
      #expect(app.words().contains("已请工作人员"), "\(scene)")
    }
  }

  // MARK: The counter

  private static let id = HelpCallID(kiosk: 1, raisedAt: TestKiosk.start)

  /// A kiosk of a hall that keeps calls, on which somebody has just asked for help.
  private static var called: App {
    var app = App.ready()
    app.services.hasHelpDesk = true
    app.touch(.askForHelp)
    return app
  }

  private func call(_ actions: HelpAction...) throws -> HelpNews {
    var call = HelpCall(Self.id)
    for action in actions { call = try call.after(action, at: TestKiosk.start, by: .window(2)) }
    return .stands(call)
  }

  @Test func theCounterHearsTheMachineAndTheMomentOnceHoweverOftenOneTouches() {
    var app = App.ready()
    app.services.hasHelpDesk = true
    #expect(app.touch(.askForHelp) == [.chime, .help(.raise(Self.id))])
    app.touch(.closeOverlay)
    for _ in 0..<100 { #expect(app.touch(.askForHelp, after: 1) == []) }
  }

  @Test func nothingIsSaidOfTheCounterBeforeItsPageShowsTheCall() throws {
    var app = Self.called
    app.answer(.chimed(true))
    app.answer(.help(try call()))
    #expect(!app.words().contains("窗口也看得到"))
    app.answer(.help(try call(.show)))
    #expect(app.words().contains("窗口也看得到"))
  }

  @Test func aMachineThatCannotRingTellsTheCounterAndSendsPeopleThereWhenNobodySeesIt() throws {
    var app = Self.called
    app.answer(.chimed(false))
    app.answer(.help(try call()))
    #expect(app.words().contains("正在告诉窗口"))
    app.wait(seconds: 10)
    #expect(app.words().contains("请您到窗口叫一下工作人员"))
    app.answer(.help(try call(.show)))
    #expect(app.words().contains("已经请了工作人员"))
    #expect(!app.words().contains("响过铃"))
  }

  @Test func whoeverIsComingIsSaidAndAfterThreeMinutesNoLonger() throws {
    var app = Self.called
    app.wait(seconds: 70)
    #expect(app.words().contains("还没有人过来"))
    app.answer(.help(try call(.receive)))
    #expect(app.words().contains("工作人员说马上来"))
    #expect(app.words().contains("10:25 收到"))
    app.touch(.closeOverlay)
    #expect(app.words().contains("工作人员马上来"))
    app.touch(.askForHelp)
    _ = app.update(.woke, at: app.now.adding(seconds: 180))
    #expect(app.words().contains("还没有人过来"))
    #expect(app.touch(.callAgain).contains(.help(.tell(.again, Self.id))))
  }

  @Test func whoeverHasComeEndsTheCallOnTheScreen() throws {
    var app = Self.called
    app.answer(.help(try call(.receive)))
    app.answer(.help(try call(.receive, .arrive)))
    #expect(app.helpSince == nil)
    #expect(app.helpSignal == nil)
    #expect(app.overlay == nil)
  }

  @Test func aCounterOutOfReachSendsPeopleThereAlthoughItRang() {
    var app = Self.called
    app.answer(.chimed(true))
    app.answer(.help(.unreachable(Self.id)))
    #expect(app.words().contains("响过铃"))
    #expect(app.words().contains("请到窗口问一下"))
    #expect(!app.words().contains("您可以在这里等"))
  }

  @Test func aWithdrawnCallIsWithdrawnAtTheCounterToo() {
    var app = Self.called
    #expect(app.touch(.withdrawHelp) == [.help(.tell(.withdraw, Self.id))])
    #expect(app.touch(.withdrawHelp) == [])
  }

  @Test func aCallThatIsForgottenHereIsTakenFromTheCounterToo() throws {
    var app = Self.called
    app.touch(.home)
    #expect(app.helpSignal?.id == Self.id)
    app.answer(.help(try call(.show)))
    #expect(app.wait(seconds: 299) == [])
    #expect(app.wait(seconds: 1) == [.help(.tell(.lapse, Self.id))])
    #expect(app.helpSignal == nil)
  }

  @Test func whoeverAnswersLateHasTheTimeToCome() throws {
    var app = Self.called
    app.touch(.home)
    app.wait(seconds: 290)
    app.answer(.help(try call(.receive)))
    #expect(app.wait(seconds: 290) == [])
    #expect(app.wait(seconds: 10) == [.help(.tell(.lapse, Self.id))])
  }

  @Test func anAnswerToAnEarlierCallChangesNothing() throws {
    var app = Self.called
    app.touch(.withdrawHelp)
    app.answer(.help(try call(.receive)))
    #expect(app.helpSignal == nil)
    app.touch(.askForHelp, after: 5)
    app.answer(.help(try call(.arrive)))
    #expect(app.helpSince == app.now)
  }

  @Test func aClockThatIsSetMovesTheAnswerAlong() throws {
    var app = Self.called
    app.answer(.help(try call(.receive)))
    _ = app.update(.clockStepped(milliseconds: 86_400_000), at: app.now)
    #expect(app.words().contains("工作人员说马上来"))
  }
}

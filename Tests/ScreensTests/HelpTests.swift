import KioskTesting
import Model
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
}

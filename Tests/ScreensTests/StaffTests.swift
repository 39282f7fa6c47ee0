import KioskTesting
import Model
import Screens
import Testing
import UI

/// The staff PIN: five tries, then a pause that no way around shortens.
@Suite struct StaffTests {
  private static var atPIN: App {
    var app = App.ready()
    app.touch(.staff(.open))
    return app
  }

  /// Enters four digits and lets the check answer.
  private func tryPIN(_ app: inout App, isRight: Bool?) -> [Effect] {
    for digit in [1, 2, 3, 4] { app.touch(.staff(.digit(digit))) }
    let effects = app.touch(.staff(.enter))
    guard case .checkPIN(_, let token)? = effects.first else { return effects }
    return app.answer(.pinChecked(isRight, token: token))
  }

  @Test func enterAsksForACheckOfTheDigits() {
    var app = Self.atPIN
    for digit in [2, 4, 6, 8] { app.touch(.staff(.digit(digit))) }
    #expect(app.touch(.staff(.enter)) == [.checkPIN(Private("2468"), token: app.lastToken)])
    #expect(app.touch(.staff(.enter)) == [])
  }

  @Test func fewerThanFourDigitsAreNotChecked() {
    var app = Self.atPIN
    for digit in [1, 2, 3] { app.touch(.staff(.digit(digit))) }
    #expect(app.touch(.staff(.enter)) == [])
  }

  @Test func aPINIsNoLongerThanTwelveDigits() {
    var app = Self.atPIN
    for _ in 0..<10_000 { app.touch(.staff(.digit(7))) }
    guard case .staffPIN(let state) = app.page else { return #expect(Bool(false), "the PIN page is shown") }
    #expect(state.digits.value.count == 12)
  }

  @Test func theRightPINOpensThePageAndLooksAtTheMachine() {
    var app = Self.atPIN
    #expect(tryPIN(&app, isRight: true) == [.checkHealth(token: app.lastToken)])
    #expect(app.pages == [.home, .staff(StaffState(token: app.lastToken))])
    app.answer(.health(FakeWorld.ordinaryHealth, token: app.lastToken))
    #expect(app.words().contains("法条原文"))
  }

  @Test func fiveWrongTriesLockForTheConfiguredMinutes() {
    var app = Self.atPIN
    app.settings.staff.lockMinutes = 3
    for attempt in 1...5 {
      #expect(!app.words().contains("以后再试"), "before try \(attempt)")
      _ = tryPIN(&app, isRight: false)
    }
    #expect(app.pinLock.lockedUntil == app.now.adding(seconds: 180))
    #expect(app.words().contains("10:27 以后再试"))
    #expect(tryPIN(&app, isRight: true) == [])
    #expect(app.page.name == "staff-pin")
  }

  @Test func theLockSurvivesResetsAndPageChanges() {
    var app = Self.atPIN
    for _ in 1...5 { _ = tryPIN(&app, isRight: false) }
    let lock = app.pinLock
    app.touch(.home)
    #expect(app.pinLock == lock)
    app.touch(.openSearch)
    app.touch(.staff(.open))
    app.touch(.back)
    app.touch(.staff(.resetNow))
    #expect(app.pinLock == lock)
    app.touch(.staff(.open))
    #expect(tryPIN(&app, isRight: true) == [])
  }

  @Test func triesAreCountedOverPageChanges() {
    var app = Self.atPIN
    for _ in 1...3 { _ = tryPIN(&app, isRight: false) }
    app.touch(.home)
    app.touch(.staff(.open))
    _ = tryPIN(&app, isRight: false)
    _ = tryPIN(&app, isRight: false)
    #expect(app.pinLock.lockedUntil != nil)
  }

  @Test func leavingThePageDoesNotMakeATryFree() {
    var app = Self.atPIN
    for digit in [1, 2, 3, 4] { app.touch(.staff(.digit(digit))) }
    let effects = app.touch(.staff(.enter))
    app.touch(.home)
    if case .checkPIN(_, let token)? = effects.first { app.answer(.pinChecked(false, token: token)) }
    #expect(app.pinLock.failures == 1)
  }

  @Test func afterThePauseThePINIsTakenAgain() {
    var app = Self.atPIN
    for _ in 1...5 { _ = tryPIN(&app, isRight: false) }
    _ = app.update(.woke, at: app.now.adding(seconds: 599))
    app.touch(.staff(.open))
    #expect(tryPIN(&app, isRight: true) == [])
    _ = app.update(.woke, at: app.now.adding(seconds: 1))
    app.touch(.staff(.open))
    _ = tryPIN(&app, isRight: false)
    #expect(app.pinLock.failures == 1)
    #expect(tryPIN(&app, isRight: true) == [.checkHealth(token: app.lastToken)])
    #expect(app.pinLock == PINLock())
  }

  @Test func withoutAPINThePageSaysHowToSetOne() {
    var app = Self.atPIN
    _ = tryPIN(&app, isRight: nil)
    #expect(app.words().contains("kiosk pin"))
    #expect(app.pinLock == PINLock())
  }

  @Test func resetNeedsNoPIN() {
    var app = Self.atPIN
    #expect(app.touch(.staff(.resetNow)) == [.input(.end(session: 1)), .endSession(1)])
    #expect(app.isPristine)
  }

  @Test func leavingTheApplicationAsksFirst() {
    var app = Self.atPIN
    _ = tryPIN(&app, isRight: true)
    #expect(app.touch(.staff(.confirmLeave)) == [])
    app.touch(.staff(.leave(.quit)))
    app.touch(.staff(.cancelLeave))
    #expect(app.touch(.staff(.confirmLeave)) == [])
    app.touch(.staff(.leave(.restart)))
    #expect(
      app.touch(.staff(.confirmLeave)) == [
        .input(.end(session: 1)), .endSession(1), .leave(restart: true),
      ])
  }

  @Test func theDigitsAreInNoDump() {
    var app = Self.atPIN
    for digit in [9, 8, 7, 6] { app.touch(.staff(.digit(digit))) }
    var text = ""
    dump(app.page, to: &text)
    #expect(!text.contains("9876"))
    #expect(app.words().contains("field \"‹4›\""))
  }
}

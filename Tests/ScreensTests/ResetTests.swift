import KioskTesting
import Model
import Screens
import Testing
import UI

/// 返回首页 and every other end of a session: the first state again, with nothing of the session in it.
@Suite struct ResetTests {
  /// Words that stand in no wording and no example law.
  private static let secret = "鱻龘麤"

  private static var used: App {
    var app = App.typing
    app.answer(
      .composed(
        Composition(
          session: 1, sequence: 1, committed: secret, composing: "mimi" + secret, candidates: [secret])))
    app.answer(
      .searched(.success(FakeLaw.ordinary.search("老板", limit: 9)), token: app.searchPage.token))
    app.touch(.search(.open(0)))
    app.touch(.display(.large))
    app.touch(.display(.language))
    app.touch(.askForHelp)
    return app
  }

  @Test(arguments: ExampleScene.all.filter { $0.world == .ordinary && !$0.name.hasPrefix("staff-pin-") })
  func homeBuildsTheFirstStateFromEveryScene(scene: ExampleScene) throws {
    var app = try scene.reach()
    let session = app.session
    #expect(app.touch(.home) == [.input(.end(session: session)), .endSession(session)])
    #expect(app.session == session + 1)
    #expect(app == App.ready(now: app.now).withCounters(of: app))
  }

  @Test func homeKeepsLanguageLargePrintAndContrastForTheSamePerson() {
    var app = Self.used
    app.touch(.display(.lowered))
    app.touch(.home)
    #expect(app.mode == DisplayMode(large: true))
    #expect(app.locale == .en)
    app.touch(.staff(.resetNow))
    #expect(app.isPristine)
  }

  @Test func nothingTypedIsAnywhereInTheStateAfterAReset() {
    var app = Self.used
    #expect(strings(in: app).contains { $0.contains(Self.secret) })
    app.touch(.home)
    #expect(!strings(in: app).contains { $0.contains(Self.secret) })
    #expect(app.pages == [.home])
  }

  @Test func nothingTypedIsInTheStateAfterTheSearchPageIsLeft() {
    var app = Self.used
    for _ in 0..<6 { app.touch(.back) }
    #expect(app.pages == [.home])
    #expect(!strings(in: app).contains { $0.contains(Self.secret) })
  }

  @Test func whatAResidentTypedIsInNoDumpOfTheStateOrThePage() {
    let app = Self.used
    var text = ""
    dump(app, to: &text)
    #expect(!text.contains(Self.secret))
    #expect(!"\(app)".contains(Self.secret))
    #expect(!app.words().contains(Self.secret))
  }

  @Test func anAnswerToTheSessionBeforeChangesNothing() {
    var app = Self.used
    let old = Composition(session: app.session, sequence: 99, committed: Self.secret)
    app.touch(.home)
    app.touch(.openSearch)
    app.touch(.search(.type))
    let before = app
    #expect(app.answer(.composed(old)) == [])
    #expect(app == before)
  }
}

import KioskTesting
import Model
import Screens
import Testing
import Typography
import UI

/// What every scene says to a person, as text, in both languages.
///
/// After a wanted change: `RECORD_GOLDENS=1 swift test --filter Goldens`, look at the difference, commit it.
@Suite struct Goldens {
  @Test(arguments: ExampleScene.all, Model.Locale.allCases)
  func theSceneReadsAsRecorded(scene: ExampleScene, locale: Model.Locale) throws {
    var app = try scene.reach()
    app.locale = locale
    let theme = app.theme(canvas: TestKiosk.portrait)
    let view = app.view(canvas: TestKiosk.portrait, measuring: FixedAdvance())
    let tree = Layout.place(view, theme: theme, measuring: FixedAdvance())
    try Golden.check(tree.semanticDump, "\(scene.name).\(locale.rawValue)")
  }

  @Test func everyGoldenBelongsToAScene() throws {
    let names = ExampleScene.all.map(\.name)
    #expect(Set(names).count == names.count)
  }
}

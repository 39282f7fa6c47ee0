import Eligibility
import KioskTesting
import Model
import Testing

@testable import Screens

/// 扫码带走: the sealed answers on the screen.
@Suite struct AidCodeTests {
  private static let wages = AidScene(
    name: "aid-code",
    answers: "who=self age=adult matter=wage status=migrant deadline=no handling=no place=shanxi")
  private static let code = "LK1-" + String(repeating: "A", count: 450)

  /// The result of a matter, with its answers sealed.
  private static func sealed(_ scene: AidScene = wages) throws -> App {
    var app = try scene.app()
    app.changeAid { $0.code = Private(code) }
    return app
  }

  @Test func theCodeIsOfferedOnceTheAnswersAreSealedAndShownAtATouch() throws {
    var app = try Self.wages.app()
    #expect(!app.words().contains("扫码带走"))
    #expect(app.touch(.aidCheck(.code)) == [])
    app = try Self.sealed()
    #expect(app.words().contains("扫码带走"))
    #expect(app.touch(.aidCheck(.code)) == [.makeCode(Private(Self.code), token: app.lastToken)])
    #expect(app.page.name == "aid.code" && app.words().contains("正在准备"))
    app.answer(.codeMade(FakeWorld.matrix(of: Self.code), token: app.lastToken))
    #expect(!app.words().contains("正在准备"))
    #expect(app.words().contains("码里有您的回答，没有姓名。"))
    app.touch(.back)
    #expect(app.page.name == "aid.result")
  }

  @Test func aPrivateMatterHasNoCodeOnTheScreen() throws {
    for matter in ["dv", "harassment", "crim_victim"] {
      var app = try Self.sealed(
        AidScene(name: "quiet", answers: "who=self age=adult matter=\(matter) danger=no"))
      #expect(!app.words().contains("扫码带走"), "\(matter)")
      #expect(app.touch(.aidCheck(.code)) == [] && app.page.name == "aid.result")
    }
  }

  @Test func otherAnswersAreAnotherCode() throws {
    var app = try Self.sealed()
    app.changeAid { $0.answers.value["lawyer"] = "yes" }
    #expect(!app.words().contains("扫码带走"))
  }

  @Test func nothingOfTheCodeIsLeftAfterTheSession() throws {
    var app = try Self.sealed()
    app.touch(.aidCheck(.code))
    app.answer(.codeMade(FakeWorld.matrix(of: Self.code), token: app.lastToken))
    app.touch(.home)
    #expect(app.screenCode == nil)
    #expect(!strings(in: app).contains(Self.code))
  }
}

import Configuration
import Eligibility
import KioskTesting
import Model
import Testing

@testable import Screens

/// Danger and a child lead to a person before the next question, whoever asks.
@Suite struct AidPersonTests {
  /// The check on its first page.
  private static func begun() -> App {
    var app = App.ready()
    app.services.aid = ShippedAid.configuration.aid
    app.services.regions = ShippedAid.configuration.regions
    app.touch(.openAidCheck)
    return app
  }

  /// Touches the button with those words.
  private static func choose(_ app: inout App, _ words: String) throws {
    let question = try #require(app.aidQuestion(try state(app)))
    let index = try #require(question.options.firstIndex { $0.label.zh == words }, "\(question.options)")
    app.touch(.aidCheck(.choose(index)), after: 1)
    _ = app.update(.woke, at: app.now.adding(milliseconds: 250))
  }

  private static func state(_ app: App) throws -> AidCheckState {
    guard case .aidCheck(let state) = app.page else { throw Failure("the check was left") }
    return state
  }

  @Test(arguments: ["我不满 18 岁", "替未成年孩子"])
  func aChildMeetsAPersonBeforeTheNextQuestion(_ words: String) throws {
    var app = Self.begun()
    try Self.choose(&app, words)
    #expect(try Self.state(app).stage == .person)
    #expect(app.words().contains("请工作人员过来"))
    #expect(app.words().contains("不用先叫家长") == (words == "我不满 18 岁"))
    app.touch(.askForHelp, after: 1)
    #expect(app.helpSince != nil)
    app.touch(.aidCheck(.goOn), after: 1)
    #expect(try Self.state(app).stage == .question)
    #expect(app.aidQuestion(try Self.state(app))?.question.key == "group")
  }

  @Test func grownUpsAreNotHeldUp() throws {
    var app = Self.begun()
    try Self.choose(&app, "替家里大人")
    #expect(try Self.state(app).stage == .question)
  }

  @Test func backFromThePersonUndoesTheAnswer() throws {
    var app = Self.begun()
    let first = app.page
    try Self.choose(&app, "我不满 18 岁")
    app.touch(.back, after: 1)
    #expect(app.page == first)
  }

  @Test func dangerLeadsToAPersonWithTheNumberOfThePolice() throws {
    var app = Self.begun()
    for words in ["我自己", "挨打、被纠缠", "家里打人、虐待、遗弃", "有危险"] { try Self.choose(&app, words) }
    #expect(try Self.state(app).stage == .person)
    #expect(app.words().contains("110") && app.words().contains("请工作人员过来"))
    app.touch(.aidCheck(.goOn), after: 1)
    #expect(app.aidQuestion(try Self.state(app))?.question.key == "place")
  }

  @Test func theFamilyOfADetainedTeenagerIsAskedTheAgeAndMeetsAPerson() throws {
    var app = Self.begun()
    for words in ["替家里大人", "刑事：被抓、被害", "被抓，说不清", "不满 18 岁"] { try Self.choose(&app, words) }
    #expect(try Self.state(app).stage == .person)
    #expect(app.words().contains("孩子的事"))
    #expect(app.aidResult(try Self.state(app))?.isPersonFirst == true)
  }

  @Test func anImpatientSecondTouchOnTheOverviewPrintsNothing() throws {
    var app = Self.begun()
    app.services.hasPrinter = true
    app.changeAid {
      $0.answers.value.values = ["who": ["self"], "matter": ["dv"], "danger": ["no"]]
      $0.stage = .overview
    }
    app.touch(.aidCheck(.confirm), after: 10)
    #expect(app.touch(.aidCheck(.print), after: 1) == [])
    #expect(try Self.state(app).print == .idle)
    // Whoever has looked for a moment and wants it, gets it.
    #expect(!app.touch(.aidCheck(.print), after: 1).isEmpty)
  }
}

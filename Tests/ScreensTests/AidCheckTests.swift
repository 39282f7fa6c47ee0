import Configuration
import Eligibility
import Foundation
import KioskTesting
import Model
import SDLBackend
import Testing
import UI

@testable import Screens

/// The self-check by touch, with the pack that is shipped.
@Suite struct AidCheckTests {
  /// The shipped pack, in a state whose home page offers it.
  private static func ready() throws -> App {
    var app = App.ready()
    app.settings.hall.regionCode = "140105"
    app.services.aid = ShippedAid.configuration.aid
    app.services.regions = ShippedAid.configuration.regions
    return app
  }

  /// Touches the choice with that name, or else the first one, and lets it show itself.
  private static func choose(_ app: inout App, preferring wanted: [String]) {
    guard case .aidCheck(let state) = app.page, let question = app.aidQuestion(state) else { return }
    let index = question.options.firstIndex { option in
      wanted.contains(option.id) || option.answers.contains { wanted.contains($0.value) }
    }
    app.touch(.aidCheck(.choose(index ?? 0)))
    if question.isMultiple {
      app.touch(.aidCheck(.next))
    } else {
      _ = app.update(.woke, at: app.now.adding(milliseconds: 250))
    }
  }

  /// Every state on the way to the result of a matter.
  private static func walk(_ matter: AidMatter) throws -> [App] {
    var app = try ready()
    app.touch(.openAidCheck)
    var states = [app]
    for _ in 0..<15 {
      guard case .aidCheck(let state) = app.page, [.question, .person].contains(state.stage) else { break }
      if state.stage == .person {
        app.touch(.aidCheck(.goOn))
      } else {
        choose(&app, preferring: [matter.group, matter.id])
      }
      states.append(app)
    }
    app.touch(.aidCheck(.confirm))
    states.append(app)
    app.touch(.aidCheck(.citations))
    return states + [app]
  }

  @Test func everyMatterLeadsToAResultWithinNineQuestions() throws {
    for matter in try #require(Self.ready().services.aid).matters {
      let states = try Self.walk(matter)
      guard case .aidCheck(let state) = try #require(states.last).page else {
        Issue.record("\(matter.id) left the check")
        continue
      }
      #expect(state.answers.value["matter"] == matter.id, "\(matter.id)")
      #expect(state.history.value.count <= 9, "\(matter.id)")
      #expect(try #require(states.last).aidResult(state)?.next.isEmpty == false, "\(matter.id)")
    }
  }

  @Test func backUndoesTheLastAnswerWithoutLosingTheOthers() throws {
    var app = try Self.ready()
    app.touch(.openAidCheck)
    Self.choose(&app, preferring: ["self"])
    let before = app.page
    Self.choose(&app, preferring: ["C"])
    #expect(app.page != before)
    app.touch(.back)
    #expect(app.page == before)
  }

  @Test func aChoiceShowsItselfForAQuarterOfASecond() throws {
    var app = try Self.ready()
    app.touch(.openAidCheck)
    let first = app.page.name
    app.touch(.aidCheck(.choose(0)))
    #expect(app.page.name == first)
    #expect(app.nextWake == app.now.adding(milliseconds: 250))
  }

  @Test func violenceIsQuiet() throws {
    let pack = try #require(Self.ready().services.aid)
    let violence = try #require(pack.matters.first { $0.id == "dv" })
    var app = try #require(Self.walk(violence).last)
    #expect(app.isQuiet)
    #expect(app.idleLimit == 30_000)
    #expect(app.touch(.askForHelp) == [])
    #expect(app.words().contains("快速离开"))
  }

  @Test func violenceOnTheWayToAnotherMatterIsQuietFromThereOn() throws {
    var app = try Self.ready()
    app.touch(.openAidCheck)
    guard case .aidCheck(var state) = app.page else { return }
    state.answers = Private(AidAnswers(["who": ["self"], "matter": ["support"]]))
    app.pages = [.home, .aidCheck(state)]
    #expect(!app.isQuiet)
    state.answers.value["violence"] = "yes"
    app.pages = [.home, .aidCheck(state)]
    #expect(app.isQuiet && app.idleLimit == 30_000 && app.words().contains("快速离开"))
  }

  @Test func nothingOfTheAnswersIsLeftAfterHome() throws {
    let pack = try #require(Self.ready().services.aid)
    var app = try #require(Self.walk(pack.matters[0]).last)
    app.touch(.home)
    #expect(app.pages == [.home])
  }

  // MARK: The code to take along

  private static let sealing: KioskSettings = {
    var settings = KioskSettings()
    settings.aid.institutionKey = InstitutionKey(bytes: UInt8(1)...32)
    return settings
  }()

  /// The overview of a matter on a machine with a key, and what its result page asks for.
  private static func asking() throws -> (app: App, words: [String], token: Int) {
    let pack = try #require(ready().services.aid)
    let matter = try #require(pack.matters.first { $0.id == "wage" })
    var app = try #require(walk(matter).last { $0.screenName == "aid.overview" })
    app.settings = sealing
    let effects = app.touch(.aidCheck(.confirm))
    guard case .sealAid(let words, let token)? = effects.first, effects.count == 1 else {
      throw Failure("the result page asked for \(effects.map(\.name))")
    }
    return (app, words.value, token)
  }

  private static func code(of app: App) -> Private<String>? {
    app.pages.compactMap { if case .aidCheck(let state) = $0 { state.code } else { nil } }.first
  }

  @Test func theResultAsksForTheCodeOfWhatCounts() throws {
    var (app, words, token) = try Self.asking()
    #expect(words.contains("matter=wage"))
    #expect(!words.contains { $0.hasPrefix("group=") })
    _ = app.update(.result(.aidSealed(Private("LK1-A"), token: token)), at: app.now)
    #expect(Self.code(of: app) == Private("LK1-A"))
    #expect(app.touch(.aidCheck(.citations)) == [])
    #expect(Self.code(of: app) == Private("LK1-A"))
  }

  @Test func withoutAKeyNothingIsSealed() throws {
    let pack = try #require(Self.ready().services.aid)
    var app = try #require(Self.walk(pack.matters[0]).last { $0.screenName == "aid.overview" })
    #expect(app.touch(.aidCheck(.confirm)) == [])
  }

  @Test func aChangedAnswerDropsTheCodeAndALateOne() throws {
    var (app, _, token) = try Self.asking()
    app.touch(.aidCheck(.overview))
    app.touch(.aidCheck(.change(0)))
    _ = app.update(.result(.aidSealed(Private("LK1-A"), token: token)), at: app.now)
    #expect(Self.code(of: app) == nil)
    (app, _, token) = try Self.asking()
    _ = app.update(.result(.aidSealed(Private("LK1-A"), token: token)), at: app.now)
    app.touch(.back)
    #expect(Self.code(of: app) == Private("LK1-A"))
    app.touch(.back)
    #expect(Self.code(of: app) == nil)
  }

  @Test func theCodeIsForgottenAtTheReset() throws {
    var (app, _, token) = try Self.asking()
    var late = app
    _ = app.update(.result(.aidSealed(Private("LK1-A"), token: token)), at: app.now)
    app.touch(.home)
    #expect(Self.code(of: app) == nil)
    late.touch(.home)
    late.touch(.openAidCheck)
    _ = late.update(.result(.aidSealed(Private("LK1-A"), token: token)), at: late.now)
    #expect(Self.code(of: late) == nil)
  }

  @Test func neitherAnswersNorCodeReachALog() throws {
    let (app, words, token) = try Self.asking()
    let effect = Effect.sealAid(answers: Private(words), token: token)
    let event = Event.result(.aidSealed(Private("LK1-SECRET"), token: token))
    let written =
      "\(effect) \(event) \(effect.name) \(event.name) \(app.page)"
      + String(decoding: try JSONEncoder().encode(effect), as: UTF8.self)
    #expect(!written.contains("SECRET") && !written.contains("matter=wage"))
  }

  @Test(arguments: GateTests.panels)
  func everyPageOfTheCheckMeetsTheGates(panel: Size) throws {
    let canvas = Theme.canvas(forPanel: panel)
    let measuring = FontMeasuring(fonts: try FontSet(), scale: Double(panel.width) / Double(canvas.width))
    var found: [ScreenGates.Finding: [String]] = [:]
    let pack = try #require(Self.ready().services.aid)
    // One matter of each group shows all pages; the page of matters lists the others of its group.
    for group in pack.groups {
      let matter = try #require(pack.matters.first { $0.group == group.id })
      for state in try Self.walk(matter) {
        for locale in Model.Locale.allCases {
          for (modeName, mode) in GateTests.modes {
            for var app in state.everyPage() {
              app.locale = locale
              app.mode = mode
              let theme = app.theme(canvas: canvas)
              let tree = Layout.place(
                app.view(canvas: canvas, measuring: measuring), theme: theme, measuring: measuring)
              for finding in ScreenGates(tree, theme: theme, screen: app.screenName).findings {
                found[finding, default: []].append("\(matter.id) \(locale) \(modeName)")
              }
            }
          }
        }
      }
    }
    let report = GateTests.report(found, panel: panel)
    if !report.isEmpty { print(report) }
    let count = found.count
    #expect(count == 0, "\(count) findings on \(panel.width)×\(panel.height), printed above")
  }
}

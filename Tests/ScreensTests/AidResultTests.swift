import Eligibility
import KioskTesting
import Model
import Testing
import Typography
import UI

@testable import Screens

/// What the result does under a finger, and what it says to whom.
@Suite struct AidResultTests {
  private static let pack = Result { try AidScene.pack() }

  private static func app(_ answers: [String: String], stage: AidCheckState.Stage = .result) throws -> App {
    let pack = try pack.get()
    return AidScene.app(
      pack: pack, answers: AidAnswers(answers.mapValues { [$0] }), groupsOf: pack, stage: stage)
  }

  private static func state(_ app: App) throws -> AidCheckState {
    guard case .aidCheck(let state) = app.page else { throw Failure("the check was left") }
    return state
  }

  private static func tree(_ app: App) -> PlacedTree<AppAction> {
    let canvas = TestKiosk.portrait
    return Layout.place(
      app.view(canvas: canvas, measuring: FixedAdvance()), theme: app.theme(canvas: canvas),
      measuring: FixedAdvance())
  }

  // MARK: Who comes first

  @Test(arguments: [
    ["who": "self", "matter": "dv", "danger": "yes"], ["who": "org", "danger": "yes"],
    ["who": "self", "age": "minor", "matter": "debt"],
    ["who": "foreign", "matter": "harassment"], ["who": "self", "matter": "family", "violence": "yes"],
  ])
  func aPersonStandsBeforeTheVerdict(answers: [String: String]) throws {
    var app = try Self.app(answers)
    app.services.hasPrinter = true
    let tree = Self.tree(app)
    let headings = tree.nodes.filter { $0.role == .heading }.map(\.label)
    let wanted = answers["danger"] == "yes" ? "有危险，马上打 110" : "先和工作人员说"
    #expect(headings.first == wanted)
    let dock = tree.targets.filter { !$0.id.hasPrefix("footer") && $0.id != "staff-corner" }
    #expect(dock.min { $0.frame.y < $1.frame.y }?.id == "aid-person")
  }

  @Test(arguments: Model.Locale.allCases)
  func onEveryCriminalPageNobodyIsAskedToTellTheCase(locale: Model.Locale) throws {
    let words = AidWording.saidNothingHere[locale].prefix(9)
    for matter in try Self.pack.get().matters where matter.group == "A" {
      for stage in [AidCheckState.Stage.overview, .result, .citations, .supplement] {
        var app = try Self.app(["who": "other", "matter": matter.id, "custody": "criminal"], stage: stage)
        app.locale = locale
        for page in app.everyPage() { #expect(page.words().contains(words), "\(matter.id) \(stage.name)") }
      }
    }
  }

  // MARK: What can be added

  @Test func aSwitchChangesTheResultAtOnceAndIsKeptWhenAnAnswerIsTakenBack() throws {
    var app = try Self.app(["who": "self", "age": "adult", "matter": "wage", "status": "migrant"])
    app.changeAid { $0.history = Private([AidAnswers(["who": ["self"]])]) }
    #expect(app.aidResult(try Self.state(app))?.outcome == .likely)
    app.touch(.aidCheck(.supplement))
    app.touch(.aidCheck(.toggle(0)))
    #expect(app.aidResult(try Self.state(app))?.outcome == .unlikely)
    app.touch(.back)
    #expect(try Self.state(app).stage == .result)
    app.touch(.back)
    app.touch(.back)
    #expect(try Self.state(app).answers.value["lawyer"] == "yes")
    app.changeAid { $0.stage = .supplement }
    app.touch(.aidCheck(.toggle(0)))
    #expect(try Self.state(app).answers.value["lawyer"] == nil)
  }

  @Test func aDayGivesALastDayAndAnOldOneSendsToStaffWithoutCallingItOver() throws {
    var app = try Self.app(["who": "self", "age": "adult", "matter": "wage", "status": "migrant"])
    app.touch(.aidCheck(.supplement))
    app.touch(.aidCheck(.start(0)))
    app.touch(.aidCheck(.date(.monthsAgo(1))))
    app.touch(.aidCheck(.keepDay))
    #expect(try Self.state(app).stage == .supplement)
    app.touch(.aidCheck(.showResult))
    #expect(app.words().contains("最晚 2027年10月23日"))
    app.touch(.aidCheck(.supplement))
    app.touch(.aidCheck(.start(0)))
    app.touch(.aidCheck(.date(.years(-5))))
    app.touch(.aidCheck(.keepDay))
    app.touch(.aidCheck(.showResult))
    let words = app.everyPage().map { $0.words() }.joined()
    #expect(words.contains("可能快到期或已过，请马上问工作人员。") && !words.contains("已过期"))
    app.touch(.aidCheck(.supplement))
    app.touch(.aidCheck(.start(0)))
    app.touch(.aidCheck(.forgetDay))
    #expect(try Self.state(app).answers.value.dates.isEmpty)
  }

  @Test func onlyDaysThatMatterForTheResultAreAsked() throws {
    let wage = try Self.app(["who": "self", "matter": "wage"])
    #expect(wage.aidStarts(try Self.state(wage)).map(\.key) == ["left_job", "award", "judgment"])
    let organisation = try Self.app(["who": "org"])
    #expect(organisation.aidStarts(try Self.state(organisation)).isEmpty)
  }

  @Test func touchesThatMeanNothingChangeNothing() throws {
    var app = try Self.app(["who": "self", "matter": "wage"], stage: .supplement)
    let before = app
    for action in [AidCheckAction.toggle(99), .start(99), .keepDay, .date(.days(1))] {
      app.touch(.aidCheck(action))
    }
    #expect(app.page == before.page)
  }

  // MARK: Midnight

  @Test func atMidnightTheResultStaysOnAPageThatThereIs() throws {
    var app = try Self.app(["who": "self", "age": "adult", "matter": "work_injury", "status": "migrant"])
    app.changeAid { $0.answers.value.dates["injured"] = Day("2025-11-23") }
    app.touch(.aidCheck(.page(9999)))
    let before = app.words()
    let midnight = Instant(milliseconds: app.now.milliseconds + 14 * 3_600_000)
    _ = app.update(.shown(readingLength: 1), at: midnight)
    #expect(app.now.day == Day("2026-11-24"))
    let after = app.words()
    #expect(before.contains("最后一页") && after.contains("最后一页"))
    #expect(before.contains("最晚 2026年11月23日") != after.contains("最晚 2026年11月23日"))
  }

  // MARK: Paper

  @Test func aSlipThatDoesNotComeOutIsNoDeadEnd() throws {
    var app = try Self.app(["who": "self", "age": "adult", "matter": "wage", "status": "migrant"])
    app.services.hasPrinter = true
    let asked = app.touch(.aidCheck(.print))
    #expect(asked.count == 1 && app.touch(.aidCheck(.print)).isEmpty)
    #expect(app.words().contains("正在打印"))
    app.answer(.printed(.failure(Failure("没纸了。")), token: app.lastToken))
    let ids = Self.tree(app).targets.map(\.id)
    #expect(app.words().contains("没纸了。") && ids.contains("aid-person") && ids.contains("aid-print"))
    app.touch(.back)
    #expect(try Self.state(app).stage == .result && app.words().contains("很可能符合"))
    app.touch(.aidCheck(.print))
    app.answer(.printed(.success(.confirmed), token: app.lastToken))
    #expect(app.words().contains("请取走纸条") && app.touch(.aidCheck(.print)).isEmpty)
  }

  @Test func theButtonOfAPrivateMatterTellsNothing() throws {
    var app = try Self.app(["who": "self", "matter": "dv", "danger": "no"])
    app.services.hasPrinter = true
    #expect(app.words().contains("打印材料单") && !app.words().contains("打印带走"))
  }

  @Test func withoutAPrinterNobodyHearsOfPaper() throws {
    let app = try Self.app(["who": "self", "matter": "wage"])
    #expect(!app.words().contains("打印"))
  }

  @Test func withoutAPackAPersonIsLeft() throws {
    var app = try Self.app(["who": "self", "matter": "wage"])
    app.services.aid = nil
    #expect(Self.tree(app).targets.contains { $0.id == "aid-person" })
  }
}

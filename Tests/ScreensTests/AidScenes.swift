import Configuration
import Eligibility
import Foundation
import KioskTesting
import Model
import SDLBackend
import Testing
import UI

@testable import Screens

/// States of the result worth looking at, with the pack that is shipped.
struct AidScene: Sendable, CustomStringConvertible {
  /// The name of its golden.
  var name: String
  /// What was answered, as `kiosk aid check` takes it.
  var answers: String
  var stage = AidCheckState.Stage.result
  /// What happens on the page.
  var touches: [AidCheckAction] = []
  /// Whether the pack is gone meanwhile.
  var hasPack = true
  /// Whether this county's institution has been entered, with a long name.
  var hasContact = false
  /// What the printer did; `nil` where there is none.
  var print: PrintState?
  /// Whether the answers have been sealed.
  var hasCode = false
  /// How many slips were printed before.
  var slipsPrinted = 0

  var description: String { name }

  private static let wage = "who=self age=adult matter=wage status=migrant handling=no place=shanxi"

  static let all: [AidScene] = [
    AidScene(name: "aid-result-likely", answers: wage),
    AidScene(
      name: "aid-result-review",
      answers: "who=self age=adult matter=service_pay employer=unsure status=none handling=no place=unsure"),
    AidScene(
      name: "aid-result-unlikely",
      answers: "who=self age=adult matter=debt status=none handling=no place=shanxi"),
    AidScene(
      name: "aid-result-notify",
      answers: "who=other matter=crim_accused custody=criminal art25=yes handling=yes place=shanxi"),
    AidScene(name: "aid-result-quiet", answers: "who=self age=adult matter=dv danger=no deadline=no"),
    AidScene(name: "aid-result-danger", answers: "who=self age=minor matter=dv danger=yes deadline=yes"),
    AidScene(name: "aid-result-minor", answers: "who=self age=minor matter=debt status=none"),
    AidScene(
      name: "aid-result-criminal",
      answers:
        "who=other rep=near_kin matter=crim_accused custody=criminal art25=unsure status=none handling=yes"),
    AidScene(
      name: "aid-result-long",
      answers:
        "who=other rep=guardian matter=work_injury status=aid,judicial,pref,noincome,military deadline=yes "
        + "place=outside handling=no refused=yes sued=yes"),
    AidScene(
      name: "aid-result-dates",
      answers: "who=self age=adult matter=wage status=migrant left_job=2026-03-01 award=2026-10-01"),
    AidScene(
      name: "aid-result-contact", answers: "who=self age=adult matter=wage status=migrant place=shanxi",
      hasContact: true),
    AidScene(name: "aid-result-org", answers: "who=org"),
    AidScene(name: "aid-result-no-pack", answers: "who=self matter=wage", hasPack: false),
    AidScene(name: "aid-print-idle", answers: wage, print: .idle),
    AidScene(name: "aid-print-running", answers: wage, print: .printing(token: 0)),
    AidScene(name: "aid-print-done", answers: wage, print: .printed(.confirmed)),
    AidScene(name: "aid-print-unsure", answers: wage, print: .printed(.unconfirmed)),
    AidScene(
      name: "aid-print-failed", answers: wage,
      print: .failed(
        Localized(
          zh: "打印机没纸了。请工作人员换纸，或不用纸条直接到窗口。",
          en:
            "The printer is out of paper. Ask staff to put in a new roll, or go to the window without a slip."
        ))),
    AidScene(
      name: "aid-print-quiet", answers: "who=self age=adult matter=dv danger=no deadline=no", print: .idle),
    AidScene(name: "aid-print-no-more", answers: wage, print: .idle, slipsPrinted: 3),
    AidScene(name: "aid-code-offered", answers: wage, print: .idle, hasCode: true),
    AidScene(
      name: "aid-code-offered-review", answers: "who=self matter=crim_accused custody=unsure", print: .idle,
      hasCode: true),
    AidScene(name: "aid-code", answers: wage, touches: [.code], hasCode: true),
    AidScene(
      name: "aid-print-review", answers: "who=self matter=crim_accused custody=unsure",
      print: .printed(.unconfirmed)),
    AidScene(
      name: "aid-supplement",
      answers: "who=self age=adult matter=work_injury status=migrant injured=2026-02-28",
      stage: .supplement, touches: [.toggle(1)]),
    AidScene(
      name: "aid-supplement-criminal", answers: "who=self matter=crim_accused custody=criminal art25=no",
      stage: .supplement),
    AidScene(
      name: "aid-date", answers: "who=self age=adult matter=wage status=migrant", stage: .supplement,
      touches: [.start(0), .date(.years(-1))]),
    AidScene(
      name: "aid-citations-criminal",
      answers: "who=other rep=near_kin matter=crim_accused custody=criminal art25=unsure status=none",
      stage: .citations),
  ]

  /// The state with these answers given.
  func app() throws -> App {
    let pack = try Self.pack(withContact: hasContact)
    let pairs = answers.split(separator: " ").map { word in
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      return (key: parts[0], value: parts[1])
    }
    let (read, problems) = pack.answers(pairs)
    try #require(problems.isEmpty)
    var app = Self.app(
      pack: hasPack ? pack : nil, answers: read, groupsOf: pack, stage: stage,
      touches: hasCode ? [] : touches)
    app.slipsPrinted = slipsPrinted
    if let print {
      app.services.hasPrinter = true
      app.changeAid { $0.print = print }
    }
    if hasCode { try seal(&app) }
    return app
  }

  /// Touches what is to be touched once the answers have been sealed, and brings the code to the screen.
  private func seal(_ app: inout App) throws {
    let code = FakeWorld.code(of: [])
    app.changeAid { $0.code = Private(code) }
    for action in touches { app.touch(.aidCheck(action)) }
    app.answer(.codeMade(FakeWorld.matrix(of: code), token: app.lastToken))
  }

  /// A state of the check with these answers, on that page.
  static func app(
    pack: AidPack?, answers: AidAnswers, groupsOf known: AidPack, stage: AidCheckState.Stage = .result,
    touches: [AidCheckAction] = []
  ) -> App {
    var state = AidCheckState()
    state.answers = Private(answers)
    state.answers.value["group"] = known.matters.first { $0.id == answers["matter"] }?.group
    state.stage = stage
    var app = App.ready()
    app.services.aid = pack
    app.pages.append(.aidCheck(state))
    for action in touches { _ = app.update(.action(.aidCheck(action)), at: app.now) }
    return app
  }

  /// The shipped pack.
  static func pack(withContact: Bool = false) throws -> AidPack {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "kiosk-config/aid")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let nodes = try names.map { name in
      var text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      if withContact { text = text.replacing("    entries: []", with: contact) }
      return try #require(YAMLReader.read(text, file: name).node)
    }
    let (pack, diagnostics) = AidPack.compile(nodes)
    return try #require(pack, "\(diagnostics.filter { $0.severity == .error })")
  }

  private static let contact = """
        entries:
          - region: "140000"
            value: { name: 示例市示例县法律援助中心, address: 示例县人民路一百二十八号公共法律服务中心一层, phone: 0350-12345678 }
            valid_from: 2026-01-01
            valid_to: ~
            review_by: 2027-12-31
            source: { title: 示例, document_number: 示例 }
    """
}

/// Every page of the result in every mode.
@Suite struct AidSceneTests {
  @Test(arguments: AidScene.all, Model.Locale.allCases)
  func theResultReadsAsRecorded(scene: AidScene, locale: Model.Locale) throws {
    var app = try scene.app()
    app.locale = locale
    let dumps = app.everyPage().map { app in app.words() }
    // A page after the last shows the last again.
    let pages = dumps.enumerated().filter { index, dump in !dumps[..<index].contains(dump) }.map(\.element)
    try Golden.check(pages.joined(separator: "\n— — —\n"), "\(scene.name).\(locale.rawValue)")
  }

  @Test(arguments: GateTests.panels)
  func everyResultMeetsTheGates(panel: Size) throws {
    let canvas = Theme.canvas(forPanel: panel)
    let measuring = FontMeasuring(fonts: try FontSet(), scale: Double(panel.width) / Double(canvas.width))
    var found: [ScreenGates.Finding: [String]] = [:]
    for scene in AidScene.all {
      let reached = try scene.app()
      for locale in Model.Locale.allCases {
        for (modeName, mode) in GateTests.modes {
          for (page, var app) in reached.everyPage().enumerated() {
            app.locale = locale
            app.mode = mode
            let theme = app.theme(canvas: canvas)
            let tree = Layout.place(
              app.view(canvas: canvas, measuring: measuring), theme: theme, measuring: measuring)
            for finding in ScreenGates(tree, theme: theme, screen: app.screenName).findings {
              found[finding, default: []].append("\(scene.name)/\(page) \(locale) \(modeName)")
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

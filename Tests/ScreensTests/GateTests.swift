import Foundation
import KioskTesting
import Model
import SDLBackend
import Screens
import Testing
import Typography
import UI

/// Every scene, on panels of every shape, in both languages and every mode, measured with the real font.
///
/// A run collects all findings and prints them grouped by rule and subject, so that one run tells all.
@Suite(.serialized) struct GateTests {
  static let panels = [
    Size(width: 1080, height: 1920), Size(width: 1920, height: 1080), Size(width: 1080, height: 1440),
    Size(width: 1440, height: 1080), Size(width: 1080, height: 1728),
  ]

  static let modes: [(String, DisplayMode)] = [
    ("normal", DisplayMode()), ("large", DisplayMode(large: true)), ("contrast", DisplayMode(contrast: true)),
    ("lowered", DisplayMode(lowered: true)),
    ("large+contrast+lowered", DisplayMode(large: true, contrast: true, lowered: true)),
  ]

  /// `SCENES=queue` looks at the scenes of that name only, while somebody works on them.
  private static let only = ProcessInfo.processInfo.environment["SCENES"] ?? ""

  @Test(arguments: GateTests.panels)
  func everyScreenMeetsTheGates(panel: Size) throws {
    let canvas = Theme.canvas(forPanel: panel)
    let scale = Double(panel.width) / Double(canvas.width)
    let measuring = FontMeasuring(fonts: try FontSet(), scale: scale)
    var findings: [ScreenGates.Finding: [String]] = [:]
    for scene in ExampleScene.all where scene.name.hasPrefix(Self.only) {
      let reached = try scene.reach()
      for locale in Model.Locale.allCases {
        for (modeName, mode) in Self.modes {
          var app = reached
          app.locale = locale
          app.mode = mode
          var seen: Set<PlacedTree<AppAction>> = []
          for (page, app) in app.everyPage().enumerated() {
            let theme = app.theme(canvas: canvas)
            let view = app.view(canvas: canvas, measuring: measuring)
            let tree = Layout.place(view, theme: theme, measuring: measuring)
            guard seen.insert(tree).inserted else { continue }
            let place = "\(scene.name)\(page == 0 ? "" : "/\(page)") \(locale) \(modeName)"
            for finding in ScreenGates(tree, theme: theme, screen: app.screenName).findings {
              findings[finding, default: []].append(place)
            }
          }
        }
      }
    }
    let report = Self.report(findings, panel: panel)
    if !report.isEmpty { print(report) }
    let count = findings.count
    #expect(count == 0, "\(count) findings on \(panel.width)×\(panel.height), printed above")
  }

  /// The findings, grouped by rule and subject, with the places where each was seen.
  static func report(_ findings: [ScreenGates.Finding: [String]], panel: Size) -> String {
    let rules = Dictionary(grouping: findings, by: \.key.rule)
    return rules.sorted { $0.key < $1.key }.map { rule, found in
      let subjects = Dictionary(grouping: found, by: \.key.subject).sorted { $0.key < $1.key }
      let lines = subjects.map { subject, cases in
        let places = cases.flatMap(\.value)
        let shown = places.sorted().prefix(4).joined(separator: "; ")
        let details = Set(cases.map(\.key.detail)).sorted().prefix(3).joined(separator: " | ")
        return "  \(subject): \(details)\n      \(places.count)×: \(shown)"
      }
      return "\(panel.width)×\(panel.height) \(rule) [\(subjects.count)]\n" + lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

extension App {
  /// The state on the pages that follow by the pager: the first ones, and the last.
  func everyPage() -> [App] {
    let turns: [AppAction] =
      switch page {
      case .article: [1, 2, 9999].map { .article(.page($0)) }
      case .contents: [1, 9999].map { .contents(.page($0)) }
      case .staff: [1, 9999].map { .staff(.page($0)) }
      case .search: [1, 9999].map { .search(.page($0)) }
      case .aidCheck: [1, 2, 9999].map { .aidCheck(.page($0)) }
      case .call: [1, 2, 9999].map { .call(.page($0)) }
      case .queue: [1, 2, 9999].map { .queue(.page($0)) }
      case .hall: [1, 9999].map { .hall(.page($0)) }
      case .aidEntry: [1, 9999].map { .aidEntry(.page($0)) }
      case .home, .privacy, .staffPIN: []
      }
    guard overlay == nil else { return [self] }
    return [self]
      + turns.map { turn in
        var turned = self
        _ = turned.update(.action(turn), at: now)
        return turned
      }
  }
}

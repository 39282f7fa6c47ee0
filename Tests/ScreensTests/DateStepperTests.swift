import KioskTesting
import Model
import SDLBackend
import Testing
import Typography
import UI

@testable import Screens

/// A day set by − and +.
@Suite struct DateStepperTests {
  private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test func itBeginsToday() throws {
    let today = try Self.day("2026-11-23")
    #expect(DateStepper(today: today).day == today)
  }

  @Test func aDayToComeCannotBeSet() throws {
    let today = try Self.day("2026-11-23")
    var stepper = DateStepper(today: today)
    for step in [DateStepper.Step.days(1), .months(1), .years(1)] {
      #expect(!stepper.canStep(step))
      stepper.step(step)
      #expect(stepper.day == today)
    }
  }

  @Test func aStepIntoTheLastMonthStopsToday() throws {
    var stepper = DateStepper(today: try Self.day("2026-11-23"), day: try Self.day("2026-10-31"))
    #expect(stepper.canStep(.months(1)))
    stepper.step(.months(1))
    #expect(stepper.day == (try Self.day("2026-11-23")))
    stepper = DateStepper(today: try Self.day("2026-11-23"), day: try Self.day("2025-12-20"))
    stepper.step(.years(1))
    #expect(stepper.day == (try Self.day("2026-11-23")))
  }

  @Test func aMonthWithoutThatDayEndsOnItsLast() throws {
    var stepper = DateStepper(today: try Self.day("2026-11-23"), day: try Self.day("2024-03-31"))
    stepper.step(.months(-1))
    #expect(stepper.day == (try Self.day("2024-02-29")))
    stepper.step(.years(-1))
    #expect(stepper.day == (try Self.day("2023-02-28")))
  }

  @Test(arguments: [
    (DateStepper.Step.daysAgo(0), "2026-03-31"), (.daysAgo(1), "2026-03-30"), (.daysAgo(7), "2026-03-24"),
    (.monthsAgo(1), "2026-02-28"),
  ])
  func aQuickButtonCountsFromToday(step: DateStepper.Step, expected: String) throws {
    var stepper = DateStepper(today: try Self.day("2026-03-31"), day: try Self.day("2020-01-01"))
    stepper.step(step)
    #expect(stepper.day == (try Self.day(expected)))
    #expect(stepper.isAt(step))
  }

  @Test func noStepLeavesTheRange() throws {
    var random = SeededGenerator(for: "dates")
    let steps: [DateStepper.Step] = [
      .years(-1), .years(1), .months(-1), .months(1), .days(-1), .days(1), .daysAgo(0), .daysAgo(7),
      .monthsAgo(1),
    ]
    for _ in 0..<200 {
      let today = Day(daysSinceEpoch: Int.random(in: 15_000...30_000, using: &random))
      var stepper = DateStepper(today: today)
      for _ in 0..<100 {
        let step = steps[Int.random(in: steps.indices, using: &random)]
        let before = stepper.day
        let could = stepper.canStep(step)
        stepper.step(step)
        #expect(could == (stepper.day != before))
        #expect((stepper.earliest...stepper.latest).contains(stepper.day))
      }
    }
  }

  @Test(arguments: GateTests.panels)
  func itsControlsMeetTheGatesWithOneRowBelow(panel: Size) throws {
    let canvas = Theme.canvas(forPanel: panel)
    let measuring = FontMeasuring(fonts: try FontSet(), scale: Double(panel.width) / Double(canvas.width))
    var app = App.ready()
    app.touch(.openPrivacy)
    for locale in Model.Locale.allCases {
      for (name, mode) in GateTests.modes {
        app.mode = mode
        app.locale = locale
        let context = ViewContext(theme: app.theme(canvas: canvas), locale: locale, measuring: measuring)
        let stepper = DateStepper(today: try Self.day("2026-11-23"), day: try Self.day("2026-10-22"))
        let rows = DateStepperView(context: context, stepper: stepper) { _ in .closeOverlay }
          .rows(room: context.dockRoom - 96 - Theme.gap)
        let confirm = context.primaryButton("好", height: 96, .stay)
        let view = Scaffold(app: app, context: context, reading: [], controls: rows + [confirm]).view
        let tree = Layout.place(view, theme: context.theme, measuring: measuring)
        #expect(ScreenGates(tree, theme: context.theme, screen: "date").findings == [], "\(locale) \(name)")
      }
    }
  }
}

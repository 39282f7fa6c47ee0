import Model
import Testing
import UI

/// When a touch counts. Each test is a story: who does what at which millisecond, and what acts.
@Suite struct InteractionTests {
  /// Two buttons, two keys and a corner to hold, 100 points square, 100 apart, from x = 100 at y = 100.
  private static let tree: PlacedTree<String> = {
    func box(_ id: String) -> View { Page.box(id, width: .fixed(100), height: .fixed(100)) }
    let targets = [
      box("ok").onTap("ok"), box("no").onTap("no"), box("q").onPress("q"), box("w").onPress("w"),
      box("corner").onHold(milliseconds: 5000, "staff"),
    ]
    return Page.place(View.row(gap: 100, align: .start, targets).padding(.all(100)))
  }()

  private static let places = ["ok": 150, "no": 350, "q": 550, "w": 750, "corner": 950]

  enum Step: Sendable {
    case down(Int64, String)
    case downAt(Int64, Int, Int)
    case move(Int64, Int, Int)
    case up(Int64, String)
    case upAt(Int64, Int, Int)
    case lost(Int64)
    case wake
    case show(String)
  }

  struct Story: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var steps: [(Int64, Step)]
    var acts: [String]

    init(_ name: String, _ steps: [(Int64, Step)], acts: [String]) {
      testDescription = name
      self.steps = steps
      self.acts = acts
    }
  }

  private func center(_ id: String) -> Point { Point(x: Self.places[id] ?? 0, y: 150) }

  private func play(_ steps: [(Int64, Step)], _ interaction: inout Interaction<String>) -> [String] {
    steps.compactMap { time, step in
      let now = Instant(milliseconds: 1_000_000 + time)
      func touch(_ input: TouchInput) -> String? { interaction.handle(input, on: Self.tree, at: now) }
      switch step {
      case .down(let finger, let id): return touch(.down(finger: finger, at: center(id)))
      case .downAt(let finger, let x, let y): return touch(.down(finger: finger, at: Point(x: x, y: y)))
      case .move(let finger, let x, let y): return touch(.moved(finger: finger, at: Point(x: x, y: y)))
      case .up(let finger, let id): return touch(.up(finger: finger, at: center(id)))
      case .upAt(let finger, let x, let y): return touch(.up(finger: finger, at: Point(x: x, y: y)))
      case .lost(let finger): return touch(.cancelled(finger: finger))
      case .wake: return interaction.wake(at: now)
      case .show(let page):
        interaction.show(page: page, at: now)
        return nil
      }
    }
  }

  private static let buttons = [
    Story("a tap acts", [(0, .down(1, "ok")), (80, .up(1, "ok"))], acts: ["ok"]),
    Story("a button waits for the release", [(0, .down(1, "ok")), (9000, .move(1, 150, 151))], acts: []),
    Story("release 8 points outside acts", [(0, .down(1, "ok")), (80, .upAt(1, 207, 92))], acts: ["ok"]),
    Story("release 9 points outside does not", [(0, .down(1, "ok")), (80, .upAt(1, 208, 150))], acts: []),
    Story(
      "a touch 8 points outside counts", [(0, .downAt(1, 92, 150)), (80, .upAt(1, 92, 150))], acts: ["ok"]),
    Story("a touch 9 points outside does not", [(0, .downAt(1, 91, 150)), (80, .up(1, "ok"))], acts: []),
    Story(
      "sliding out does not act", [(0, .down(1, "ok")), (50, .move(1, 350, 150)), (80, .up(1, "no"))],
      acts: []),
    Story(
      "sliding out and back acts",
      [(0, .down(1, "ok")), (50, .move(1, 350, 150)), (70, .move(1, 150, 150)), (80, .up(1, "ok"))],
      acts: ["ok"]),
    Story("sliding in does not act", [(0, .downAt(1, 250, 150)), (80, .up(1, "ok"))], acts: []),
    Story("a lost finger does not act", [(0, .down(1, "ok")), (50, .lost(1)), (80, .up(1, "ok"))], acts: []),
    Story(
      "two taps within 500 ms are one",
      [(0, .down(1, "ok")), (80, .up(1, "ok")), (300, .down(2, "ok")), (579, .up(2, "ok"))], acts: ["ok"]),
    Story(
      "two taps 500 ms apart are two",
      [(0, .down(1, "ok")), (80, .up(1, "ok")), (300, .down(2, "ok")), (580, .up(2, "ok"))],
      acts: ["ok", "ok"]),
    Story(
      "taps on two buttons both act",
      [(0, .down(1, "ok")), (80, .up(1, "ok")), (120, .down(2, "no")), (180, .up(2, "no"))],
      acts: ["ok", "no"]),
    Story(
      "a clock set back does not stop a button",
      [(0, .down(1, "ok")), (80, .up(1, "ok")), (-90_000, .down(2, "ok")), (-89_900, .up(2, "ok"))],
      acts: ["ok", "ok"]),
  ]

  private static let keys = [
    Story("a key acts on press", [(0, .down(1, "q"))], acts: ["q"]),
    Story(
      "a key acts once a press", [(0, .down(1, "q")), (70, .move(1, 551, 150)), (90, .up(1, "q"))],
      acts: ["q"]),
    Story(
      "a bounce within 60 ms is no second press",
      [(0, .down(1, "q")), (20, .up(1, "q")), (59, .down(2, "q")), (90, .up(2, "q"))], acts: ["q"]),
    Story(
      "the same letter twice counts after 60 ms",
      [(0, .down(1, "q")), (20, .up(1, "q")), (60, .down(2, "q")), (90, .up(2, "q"))], acts: ["q", "q"]),
    Story(
      "two letters count at once", [(0, .down(1, "q")), (10, .up(1, "q")), (20, .down(2, "w"))],
      acts: ["q", "w"]),
  ]

  private static let fingers = [
    Story(
      "a second finger is ignored, with its release",
      [(0, .down(1, "ok")), (20, .down(2, "no")), (60, .up(2, "no")), (90, .up(1, "ok"))], acts: ["ok"]),
    Story(
      "a second finger does not move the first",
      [(0, .down(1, "ok")), (20, .down(2, "no")), (30, .move(2, 900, 700)), (90, .up(1, "ok"))], acts: ["ok"]),
    Story("a second finger presses no key", [(0, .downAt(1, 20, 700)), (20, .down(2, "q"))], acts: []),
    Story(
      "a lost second finger changes nothing", [(0, .down(1, "ok")), (9, .lost(2)), (90, .up(1, "ok"))],
      acts: ["ok"]),
    Story(
      "the second finger counts when the first has gone",
      [(0, .downAt(1, 20, 700)), (50, .upAt(1, 20, 700)), (60, .down(2, "ok")), (90, .up(2, "ok"))],
      acts: ["ok"]),
    Story(
      "a finger whose release was lost begins anew",
      [(0, .downAt(1, 20, 700)), (900, .down(1, "ok")), (990, .up(1, "ok"))], acts: ["ok"]),
    Story(
      "a finger silent for 10 s gives way",
      [(0, .downAt(1, 20, 700)), (9999, .down(2, "q")), (10_000, .down(3, "w")), (10_050, .up(1, "ok"))],
      acts: ["w"]),
    Story(
      "a finger that moves does not give way",
      [(0, .downAt(1, 20, 700)), (9000, .move(1, 21, 700)), (12_000, .down(2, "q"))], acts: []),
  ]

  private static let pages = [
    Story(
      "a touch within 300 ms of a page change is dropped",
      [(0, .show("home")), (5000, .show("search")), (5299, .down(1, "ok")), (5400, .up(1, "ok"))], acts: []),
    Story(
      "a touch after 300 ms counts",
      [(0, .show("home")), (5000, .show("search")), (5300, .down(1, "ok")), (5400, .up(1, "ok"))],
      acts: ["ok"]),
    Story(
      "keys wait for the page too", [(0, .show("home")), (50, .show("search")), (60, .down(1, "q"))], acts: []
    ),
    Story("the first page needs no guard", [(0, .show("home")), (1, .down(1, "q"))], acts: ["q"]),
    Story(
      "the same page again is no change", [(0, .show("home")), (5000, .show("home")), (5001, .down(1, "q"))],
      acts: ["q"]),
    Story(
      "a press that began on the page before does not act",
      [(0, .show("home")), (5000, .down(1, "ok")), (5050, .show("search")), (5900, .up(1, "ok"))], acts: []),
    Story(
      "a hold that began on the page before does not act",
      [
        (0, .show("home")), (10, .down(1, "corner")), (3000, .show("search")), (5010, .wake),
        (9000, .up(1, "corner")),
      ],
      acts: []),
    Story(
      "a clock set back does not keep the guard up",
      [(0, .show("home")), (5000, .show("search")), (-90_000, .down(1, "q"))], acts: ["q"]),
  ]

  private static let holds = [
    Story(
      "a hold completes after its full time", [(0, .down(1, "corner")), (4999, .wake), (5000, .wake)],
      acts: ["staff"]),
    Story(
      "a hold completes once",
      [(0, .down(1, "corner")), (5000, .wake), (6000, .wake), (6100, .up(1, "corner"))], acts: ["staff"]),
    Story(
      "lifting ends a hold", [(0, .down(1, "corner")), (4999, .up(1, "corner")), (5000, .wake)], acts: []),
    Story(
      "lifting late completes it", [(0, .down(1, "corner")), (5001, .up(1, "corner")), (5002, .wake)],
      acts: ["staff"]),
    Story(
      "sliding off ends a hold, also after the return",
      [(0, .down(1, "corner")), (900, .move(1, 800, 600)), (950, .move(1, 950, 150)), (5000, .wake)], acts: []
    ),
    Story(
      "moving inside does not", [(0, .down(1, "corner")), (900, .move(1, 960, 160)), (5000, .wake)],
      acts: ["staff"]),
    Story("a lost finger ends a hold", [(0, .down(1, "corner")), (900, .lost(1)), (5000, .wake)], acts: []),
  ]

  @Test(arguments: buttons + keys + fingers + pages + holds)
  func aTouchMeansWhatThePersonMeant(story: Story) {
    var interaction = Interaction<String>()
    #expect(play(story.steps, &interaction) == story.acts)
  }

  @Test func theTargetUnderTheFingerLooksPressed() {
    var interaction = Interaction<String>()
    #expect(interaction.pressed == nil)
    _ = play([(-9000, .show("home")), (0, .down(1, "ok"))], &interaction)
    #expect(interaction.pressed == "ok")
    _ = play([(10, .move(1, 350, 150))], &interaction)
    #expect(interaction.pressed == nil)
    _ = play([(20, .move(1, 150, 150))], &interaction)
    #expect(interaction.pressed == "ok")
    _ = play([(30, .show("home"))], &interaction)
    #expect(interaction.pressed == "ok", "the same page is no change")
    _ = play([(40, .show("after"))], &interaction)
    #expect(interaction.pressed == nil)
    _ = play([(50, .lost(1)), (900, .down(1, "corner"))], &interaction)
    #expect(interaction.pressed == nil, "a corner to hold shows nothing")
  }

  @Test func aHoldTellsWhenItIsDue() {
    var interaction = Interaction<String>()
    #expect(interaction.nextWake == nil)
    _ = play([(0, .down(1, "corner"))], &interaction)
    #expect(interaction.nextWake == Instant(milliseconds: 1_005_000))
    _ = play([(10, .up(1, "corner"))], &interaction)
    #expect(interaction.nextWake == nil)
  }

  @Test func whatWasTouchedIsForgotten() {
    var interaction = Interaction<String>()
    #expect(play([(0, .down(1, "q")), (40, .up(1, "q")), (70, .down(1, "ok"))], &interaction) == ["q"])
    interaction.moveFocus(forward: true, on: Self.tree)
    interaction.forget()
    #expect(interaction.pressed == nil)
    #expect(interaction.focused == nil)
    var memory = ""
    dump(interaction, to: &memory)
    for id in ["\"q\"", "\"ok\""] { #expect(!memory.contains(id)) }
    #expect(interaction.nextWake == nil)
    #expect(play([(100, .up(1, "ok"))], &interaction) == [])
  }

  @Test(arguments: [Int64(-3_600_000), 3_600_000])
  func aClockThatIsSetNeitherEndsAHoldNorStretchesIt(step: Int64) {
    var interaction = Interaction<String>()
    #expect(play([(0, .down(1, "corner"))], &interaction) == [])
    interaction.clockStepped(milliseconds: step)
    #expect(play([(step + 4999, .wake)], &interaction) == [])
    #expect(play([(step + 5000, .wake)], &interaction) == ["staff"])
  }

  @Test(arguments: [Int64(-3_600_000), 3_600_000])
  func aClockThatIsSetDoesNotLetABounceCount(step: Int64) {
    var interaction = Interaction<String>()
    #expect(play([(0, .down(1, "q")), (10, .up(1, "q"))], &interaction) == ["q"])
    interaction.clockStepped(milliseconds: step)
    #expect(play([(step + 30, .down(1, "q"))], &interaction) == [])
  }
}

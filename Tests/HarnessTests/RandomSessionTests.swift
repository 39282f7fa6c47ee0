import Foundation
import KioskTesting
import Model
import Runtime
import Screens
import Testing
import UI

/// Sessions of people who touch anything: nothing crashes, nothing is cut, and home is always one touch away.
@Suite struct RandomSessionTests {
  /// `SESSIONS=200` walks through as many as a night's run wants; a few are enough for every change.
  private static let sessions = ProcessInfo.processInfo.environment["SESSIONS"].flatMap(Int.init) ?? 40
  private static let touches = 200
  private static let shards = 4

  @Test(arguments: 0..<RandomSessionTests.shards)
  func nobodyCanGetLost(shard: Int) throws {
    var seeds = SeededGenerator(for: "random sessions, part \(shard + 1) of \(Self.shards)")
    for _ in 0..<Self.sessions / Self.shards {
      let seed = UInt64.random(in: 0...UInt64.max, using: &seeds)
      try session(SeededGenerator(seed: seed), name: "part \(shard + 1), session seed \(seed)")
    }
  }

  private func session(_ generator: SeededGenerator, name: String) throws {
    var random = generator
    let canvases = [Size(width: 1080, height: 1920), Size(width: 1920, height: 1080)]
    let worlds = [FakeWorld(), FakeWorld(law: FakeLaw.ordinary.withoutOfficialText, pin: nil)]
    let canvas = canvases[Int.random(in: 0...1, using: &random)]
    let kiosk = TestKiosk(worlds[Int.random(in: 0...1, using: &random)], canvas: canvas)
    for number in 1...Self.touches {
      kiosk.poke(point(on: kiosk.tree, using: &random), after: pause(using: &random))
      let lost = kiosk.tree.nodes.filter { node in
        node.touch != nil
          && !Rect(x: 0, y: 0, width: canvas.width, height: canvas.height).contains(node.frame)
      }
      try #require(lost.isEmpty, "\(name), touch \(number): \(kiosk.app.screenName)")
      try #require(!kiosk.tree.targets.isEmpty, "\(name), touch \(number): \(kiosk.app.screenName)")
    }
    if kiosk.app.overlay?.name == "idle" {
      kiosk.poke(try #require(kiosk.tree.node(id: "idle-stay"), "\(name)").frame.center)
    }
    if kiosk.app.page != .home {
      let home = kiosk.tree.targets.first { $0.id == "footer-home" }
      kiosk.poke(try #require(home, "\(name): \(kiosk.app.screenName)").frame.center)
    }
    #expect(kiosk.app.page == .home, "\(name)")
  }

  /// Mostly a target, sometimes any place.
  private func point(on tree: PlacedTree<AppAction>, using random: inout SeededGenerator) -> Point {
    guard Int.random(in: 0..<4, using: &random) > 0, let target = tree.targets.randomElement(using: &random)
    else {
      return Point(
        x: Int.random(in: 0..<tree.canvas.width, using: &random),
        y: Int.random(in: 0..<tree.canvas.height, using: &random))
    }
    return target.frame.center
  }

  /// Mostly a second, sometimes as long as it takes the machine to ask.
  private func pause(using random: inout SeededGenerator) -> Int64 {
    Int.random(in: 0..<100, using: &random) == 0 ? 95_000 : Int64.random(in: 350...1500, using: &random)
  }
}

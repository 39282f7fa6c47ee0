import Foundation
import KioskTesting
import Model
import Queue
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
    worlds[0].hold(FakeQueue.shipped)
    // Slips come out, or not, or nobody knows.
    let printers: [Result<PrintConfirmation, Failure>] = [
      .success(.confirmed), .success(.unconfirmed), .failure(Failure("打印机没纸了。")),
    ]
    worlds[0].answerPrints(with: printers[Int.random(in: 0...2, using: &random)])
    let canvas = canvases[Int.random(in: 0...1, using: &random)]
    let kiosk = TestKiosk(worlds[Int.random(in: 0...1, using: &random)], canvas: canvas) { app in
      app.services.hasPrinter = Bool.random(using: &random)
    }
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
    // A number that does not count is asked about once.
    if kiosk.app.overlay?.name == "leave-ticket" {
      kiosk.poke(try #require(kiosk.tree.node(id: "leave-give-up"), "\(name)").frame.center)
    }
    #expect(kiosk.app.page == .home, "\(name)")
    // An answer may begin another effect, such as a confirmation after a slip.
    for _ in 0..<4 {
      kiosk.settle()
      kiosk.advance(to: kiosk.now)
    }
    let open = kiosk.world.tickets.tickets.filter { $0.state == .issued }
    let known = kiosk.app.tickets.map(\.receipt.ticket.id)
    #expect(open.allSatisfy { known.contains($0.id) }, "\(name): numbers that neither count nor are given up")
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

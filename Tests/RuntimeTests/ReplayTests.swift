import Foundation
import KioskTesting
import Model
import Runtime
import Screens
import Synchronization
import Testing
import UI

/// Recordings: written by the loop, repeated on a stage.
@Suite struct ReplayTests {
  private let file = FileManager.default.temporaryDirectory.appending(
    path: "kiosk-\(UUID().uuidString).jsonl")
  private let header = Recorder.Header(canvas: TestKiosk.portrait, start: TestKiosk.start)

  private func remove() {
    try? FileManager.default.removeItem(at: file)  // The folder is cleared by the system anyway.
  }

  /// A finger that rests for some milliseconds on a target of the page that a script leads to.
  private func tap(_ id: String, after script: String, at start: Int64, for milliseconds: Int64 = 60) throws
    -> [(Int64, DisplayEvent)]
  {
    let kiosk = TestKiosk()
    try kiosk.play(script)
    let point = try #require(kiosk.tree.node(id: id)).frame.center
    return [
      (start, .touch(.down(finger: 1, at: point))), (start + milliseconds, .touch(.up(finger: 1, at: point))),
    ]
  }

  /// A session that opens the staff page with the right PIN, begins again, and is left to the idle reset.
  private func session() throws -> [(Int64, DisplayEvent)] {
    let hold = "hold \"staff-corner\" 6s"
    var touches = try tap("staff-corner", after: "", at: 1000, for: 6000)
    for (index, digit) in FakeWorld.pin.enumerated() {
      touches += try tap("pin-\(digit)", after: hold, at: 8000 + Int64(index) * 1000)
    }
    touches += try tap("pin-enter", after: hold, at: 13_000)
    touches += try tap("footer-home", after: "tap \"search\"", at: 15_000)
    touches += try tap("search", after: "", at: 17_000)
    touches += try tap("search", after: "", at: 900_000)
    return touches
  }

  /// Plays the touches on a loop that records them. Answers come while the display waits.
  private func record(_ touches: [(Int64, DisplayEvent)], clockSteps: [(Int64, Int64)] = []) throws {
    let display = ScriptedDisplay(touches, end: 905_000, clockSteps: clockSteps)
    let posted = Mutex(false)
    let mailbox = Mailbox { posted.withLock { $0 = true } }
    let runner = EffectRunner(services: .fake(), mailbox: mailbox)
    let stage = Stage(
      app: .ready(), canvas: display.canvas, measuring: display.measuring, runner: runner, mailbox: mailbox)
    let loop = KioskLoop(
      stage: stage, display: display, watchdog: Watchdog(socketPath: nil, now: TestKiosk.start),
      recorder: try Recorder(file: file, header: header), clock: KioskClock { display.clock })
    display.meanwhile = {
      let deadline = Date().addingTimeInterval(30)
      while runner.outstanding > 0, Date() < deadline { Thread.sleep(forTimeInterval: 0) }
      return posted.withLock { posted in
        defer { posted = false }
        return posted
      }
    }
    loop.showFirstFrame()
    _ = loop.run()
  }

  private func replay() throws {
    let (read, lines) = try Recorder.read(file)
    #expect(read == header)
    let kiosk = TestKiosk(canvas: read.canvas)
    try Replay.run(lines, from: read.start, on: kiosk.stage) { kiosk.settle() }
  }

  @Test func aSessionWithTheRightPINReplaysToTheSamePages() throws {
    defer { remove() }
    try record(try session())
    let pages = try Recorder.read(file).1.map(\.page)
    #expect(pages.first == "home")
    #expect(pages.contains("staff-pin"))
    #expect(pages.contains("staff"))
    #expect(pages.last == "search.topics")
    try replay()
  }

  @Test func aRecordingDuringWhichTheClockWasSetReplaysToo() throws {
    defer { remove() }
    try record(try session(), clockSteps: [(10_000, -3_600_000), (16_000, 7_200_000)])
    try replay()
  }

  @Test func anotherPageThanTheRecordedOneIsFound() throws {
    defer { remove() }
    try record(try tap("search", after: "", at: 1000) + tap("search", after: "", at: 3000))
    // Without the touch that opened the search page.
    let lines = Array(try Recorder.read(file).1.dropFirst(2))
    let kiosk = TestKiosk()
    let mismatch = #expect(throws: Replay.Mismatch.self) {
      try Replay.run(lines, from: header.start, on: kiosk.stage) { kiosk.settle() }
    }
    #expect(mismatch?.line == 0)
    #expect(mismatch?.page == "home")
    #expect(mismatch?.recorded != "home")
  }

  @Test func aRecordingIsItsOwnersAloneAndNeverWrittenOverAFile() throws {
    defer { remove() }
    _ = try Recorder(file: file, header: header)
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let before = try Data(contentsOf: file)
    #expect(throws: Recorder.CannotBegin.self) { try Recorder(file: file, header: header) }
    #expect(try Data(contentsOf: file) == before)
  }

  @Test func aFileThatIsNoRecordingIsRefused() throws {
    defer { remove() }
    try Data("{\"words\":1}\n".utf8).write(to: file)
    #expect(throws: (any Error).self) { try Recorder.read(file) }
  }
}

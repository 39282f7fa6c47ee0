import Foundation
import Model
import Queue
import Testing

@testable import HallServer

/// Measures; asserts nothing about time. Runs where KIOSK_BENCH_DISPLAY names a number of calls:
/// `KIOSK_BENCH_DISPLAY=50 swift test --skip-build --filter DisplayBench`.
@Suite("DisplayBench")
struct DisplayBench {
  static let calls = ProcessInfo.processInfo.environment["KIOSK_BENCH_DISPLAY"].flatMap { Int($0) }

  @Test("From the call to the painted display, in a browser", .enabled(if: Self.calls != nil))
  func callToDisplay() async throws {
    guard let calls = Self.calls, DisplayBrowser.isInstalled() else { return }
    let hall = try DisplayHall()
    try hall.issue(calls)
    let server = try await hall.serve()
    defer { server.task.cancel() }
    let browser = try await DisplayBrowser.start(width: 1920, height: 1080, port: 18_131)
    var fronts: [Int64] = []
    var windows: [Int64] = []
    do {
      try await browser.open("http://127.0.0.1:\(server.port)/display")
      try await Task.sleep(for: .seconds(3))
      for call in 0..<calls {
        let before = Instant.now
        let number = try hall.call(window: call % 3 + 1)
        // Longer than the six seconds for which nothing takes its place, and never in step with the watch.
        try await Task.sleep(for: .milliseconds(6_200 + Int.random(in: 0..<150)))
        let painted = try await browser.run("return document.body.dataset.painted")
        let times = try JSONDecoder().decode([String: Int64].self, from: Data(painted.utf8))
        fronts.append(try #require(times["front \(number)"]) - before.milliseconds)
        windows.append(try #require(times["window \(number)"]) - before.milliseconds)
      }
    } catch {
      await browser.end()
      throw error
    }
    await browser.end()
    for (name, times) in [("in front", fronts.sorted()), ("in the windows' table", windows.sorted())] {
      print(
        "call to display, \(name): median \(times[times.count / 2]) ms, longest \(times.last ?? 0) ms, \(times.count) calls"
      )
    }
  }
}

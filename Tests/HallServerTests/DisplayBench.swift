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
    guard let calls = Self.calls, Browser.isInstalled else { return }
    let hall = try await TestHall()
    for _ in 0..<calls { try hall.issue() }
    let browser = try await Browser(width: 1920, height: 1080)
    try await browser.open("http://127.0.0.1:\(hall.port)/display")
    try await browser.wait("document.title.includes('示范大厅')")
    var fronts: [Int64] = []
    var windows: [Int64] = []
    for call in 0..<calls {
      // Longer than the six seconds for which nothing takes its place, and never in step with the watch.
      try await Task.sleep(for: .milliseconds(6_400 + Int.random(in: 0..<150)))
      let before = Int64(Date().timeIntervalSince1970 * 1000)
      let choice = try hall.desk.callNext(window: call % 2 + 1, at: hall.clock.now)
      let number = try #require(choice).ticket.id.number
      try await browser.wait("document.body.dataset.painted.includes('front \(number)')")
      let painted = try await browser.run("document.body.dataset.painted")
      let times = try JSONDecoder().decode([String: Int64].self, from: Data(painted.utf8))
      fronts.append(try #require(times["front \(number)"]) - before)
      windows.append(try #require(times["window \(number)"]) - before)
    }
    try await browser.end()
    try await hall.end()
    print("call to display, in front: \(Self.summary(fronts))")
    print("call to display, in the windows' table: \(Self.summary(windows))")
  }

  private static func summary(_ times: [Int64]) -> String {
    let sorted = times.sorted()
    return "median \(sorted[sorted.count / 2]) ms, longest \(sorted.last ?? 0) ms, \(sorted.count) calls"
  }
}

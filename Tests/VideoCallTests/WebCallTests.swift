import CallFlow
import Foundation
import Glibc
import Testing

@testable import VideoCall

/// Real calls in a page: Chromium with fake devices, and WebRTC within the page. One after the other: a browser is
/// heavy, and figures are measured.
@Suite(.serialized) struct WebCallTests {
  private let screen: Screen
  private let server: PageServer
  private let family = Family()

  init() throws {
    screen = try Screen()
    server = try PageServer()
  }

  private func call(_ targets: [CallTarget], limits: CallLimits = .web) throws -> Call {
    let environment = family.environment.merging(["DISPLAY": screen.display]) { $1 }
    return try Call(
      targets, limits: limits, host: CallHost(environment: environment, hiddenFolders: []),
      window: CallWindow(x: 0, y: 0, width: 640, height: 300))
  }

  private func connected(_ manner: String, limits: CallLimits = .web) throws -> (Call, Set<pid_t>) {
    let call = try call([try server.target(manner)], limits: limits)
    try call.wait(for: .connected)
    return (call, family.processes)
  }

  /// Nothing of a call is left: no process, no window, no file.
  private func expectNothingIsLeft(of processes: Set<pid_t>, _ call: Call) throws {
    #expect(processes.count > 5, "a browser is several processes")
    #expect(Family.survivors(of: processes).isEmpty)
    #expect(family.processes.isEmpty)
    #expect(screen.colours == 1, "the window is still there")
    let names = try FileManager.default.contentsOfDirectory(atPath: "/tmp")
    #expect(!names.contains { $0.contains("org.chromium") || $0 == "call" })
    try call.restoresWithinTwoSeconds()
  }

  @Test func aPageShowsThePictureAndIsEndedByTheButton() throws {
    let (call, processes) = try connected("")
    let ready = try #require(call.entry(.dialling)).at
    let established = try #require(call.entry(.connected)).at
    #expect(screen.waitForColours(4), "the screen stayed empty")
    print("a web call: ready \(ready) ms, connected \(established) ms after launch, \(family.megabytes) MB")
    #expect(family.processes(with: "--no-sandbox").isEmpty)
    call.post(.cancel)
    #expect(try call.finish() == .ended(.talked))
    #expect(server.requests.contains("/pagehide"))
    try expectNothingIsLeft(of: processes, call)
  }

  @Test(arguments: ["end", "close", "alert", "open"])
  func aPageEndsItself(manner: String) throws {
    let (call, processes) = try connected(manner)
    #expect(try call.finish() == .ended(.talked))
    #expect(call.entry(.closing)?.reason == .ended)
    #expect(!server.requests.contains("/call-popup"))
    try expectNothingIsLeft(of: processes, call)
  }
}

extension CallLimits {
  /// A browser on a machine that builds and tests at the same time starts late.
  static var web: CallLimits {
    var limits = CallLimits()
    (limits.launch, limits.network, limits.ring) = (20_000, 20_000, 20_000)
    return limits
  }
}

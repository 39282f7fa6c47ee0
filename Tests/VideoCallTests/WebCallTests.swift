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
    let processes = family.processes
    // Helpers that shut themselves in see no folder at all; the one of the network does not.
    let helpers = family.processes(with: "--utility-sub-type=network")
    let browser = try #require(helpers.first)
    #expect(Family.writableFolders(of: browser).isEmpty, "a browser writes into memory only")
    return (call, processes)
  }

  /// Nothing of a call is left: no process, and with them the memory that they wrote into; no window.
  private func expectNothingIsLeft(of processes: Set<pid_t>, _ call: Call) throws {
    #expect(processes.count > 5, "a browser is several processes")
    #expect(Family.survivors(of: processes).isEmpty)
    #expect(family.processes.isEmpty)
    #expect(screen.colours == 1, "the window is still there")
    // A browser that was killed left nothing to close.
    if call.entry(.closing) != nil { try call.restoresWithinTwoSeconds() }
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
    #expect(server.requests.contains("/farewell"))
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

  @Test(arguments: ["type=renderer", "/usr/lib/chromium/chromium"])
  func aPageOrABrowserThatCrashesIsACrash(part: String) throws {
    let (call, processes) = try connected("")
    let victims = family.processes(with: part).filter { !family.processes(with: "bwrap").contains($0) }
    // The first of the browser's processes is the browser.
    for pid in part.hasPrefix("type=") ? victims[...] : victims.prefix(1) { kill(pid, SIGKILL) }
    #expect(try call.finish() == .ended(.unanswered))
    #expect(call.states.last { $0.state == .restore }?.reason == .crashed)
    try expectNothingIsLeft(of: processes, call)
  }

  @Test func aPageThatLeavesItsOriginEndsTheCallAndReachesNobody() throws {
    let elsewhere = try PageServer()
    let (call, processes) = try connected("leave=\(elsewhere.port)")
    #expect(try call.finish() == .ended(.talked))
    #expect(elsewhere.requests.isEmpty)
    try expectNothingIsLeft(of: processes, call)
  }

  @Test func aPageThatHangsIsNoticedAndEnded() throws {
    var limits = CallLimits.web
    limits.stall = 3000
    let (call, processes) = try connected("hang", limits: limits)
    try call.wait(for: .stalled)
    #expect(try call.finish() == .ended(.unanswered))
    #expect(call.entry(.closing)?.reason == .crashed)
    try expectNothingIsLeft(of: processes, call)
  }

  @Test func pagesThatCannotBeHadArePassedOver() throws {
    let nobody = try #require(Loopback.freePorts(1))
    var limits = CallLimits.web
    limits.ring = 1000
    let call = try call(
      [
        .web(try WebAddress("http://127.0.0.1:\(nobody)/")), try server.target(path: "missing"),
        try server.target("busy"), try server.target("silent"),
      ], limits: limits)
    #expect(try call.finish() == .ended(.unanswered))
    let reasons = call.states.filter { $0.state == .closing }.map(\.reason)
    #expect(reasons == [.absent, .absent, .busy, .noAnswer])
    #expect(family.processes.isEmpty)
  }

  @Test func cancelWhileTheBrowserStartsLeavesNothing() throws {
    let call = try call([try server.target()])
    try call.wait(for: .launching)
    call.post(.cancel)
    #expect(try call.finish() == .ended(.cancelled))
    #expect(family.processes.isEmpty)
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

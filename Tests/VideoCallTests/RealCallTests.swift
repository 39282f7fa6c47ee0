import CallFlow
import Foundation
import Testing

@testable import VideoCall

/// Real calls of baresip on this machine. One after the other: figures are measured.
@Suite(.serialized) struct RealCallTests {
  @Test func twoKiosksSeeAndHearEachOther() throws {
    let desk = try Desk()
    let call = try Call([desk.uri])
    try call.wait(for: .connected)
    try desk.wait(for: .connected)
    let established = try #require(call.entry(.connected)).at
    print("a real call: connected \(established) ms after launch")
    #expect(established <= 1000)
    let received = try call.quality(of: 2)
    #expect(received.allSatisfy { $0 > 0 }, "\(received)")
    call.post(.cancel)
    #expect(try call.finish() == .ended(.talked))
    try call.restoresWithinTwoSeconds()
  }

  @Test func thePictureOfTheOtherSideIsOnTheScreen() throws {
    let screen = try Screen()
    let desk = try Desk()
    let call = try Call(
      [desk.uri], host: CallHost(environment: ["DISPLAY": screen.display], hiddenFolders: []))
    try call.wait(for: .connected)
    #expect(screen.waitForColours(20), "the screen stayed empty")
    call.post(.cancel)
    #expect(try call.finish() == .ended(.talked))
    #expect(screen.colours == 1, "the window is still there")
  }

  @Test func theOtherSideHangsUp() throws {
    let desk = try Desk()
    let call = try Call([desk.uri])
    try desk.wait(for: .connected)
    try call.wait(for: .connected)
    desk.hangUp()
    #expect(try call.finish() == .ended(.talked))
    try call.restoresWithinTwoSeconds()
  }

  @Test(arguments: [
    (Peer.Manner.status(486), CallReason.busy), (.status(603), .declined), (.status(404), .absent),
    (.status(480), .absent), (.status(302), .absent), (.rings, .noAnswer), (.silent, .absent),
  ])
  func aPeerThatFailsEndsInTheRightState(manner: Peer.Manner, reason: CallReason) throws {
    let peer = try Peer(manner)
    defer { peer.stop() }
    let call = try Call([peer.uri], limits: .short)
    #expect(try call.finish() == .ended(.unanswered))
    #expect(call.entry(.closing)?.reason == reason)
    try call.restoresWithinTwoSeconds()
    // Whoever was rung is told that it is over.
    #expect(peer.methods.contains("CANCEL") == (manner == .rings))
  }

  @Test func aPeerThatDiesInTheCallIsNoticed() throws {
    let desk = try Desk()
    var limits = CallLimits.short
    limits.stall = 6000
    let call = try Call([desk.uri], limits: limits)
    try call.wait(for: .connected)
    try desk.wait(for: .connected)
    desk.die()
    try call.wait(for: .stalled)
    #expect(try call.finish() == .ended(.unanswered))
    #expect(call.entry(.closing)?.reason == .crashed)
    try call.restoresWithinTwoSeconds()
  }

  @Test func fourLevelsKeepEveryLimitAndTheFourthAnswers() throws {
    let desk = try Desk()
    let (ringing, busy, silent) = (try Peer(.rings), try Peer(.status(486)), try Peer(.silent))
    defer { [ringing, busy, silent].forEach { $0.stop() } }
    let limits = CallLimits.short
    let call = try Call([ringing.uri, busy.uri, silent.uri, desk.uri], limits: limits)
    try call.wait(for: .connected)
    call.post(.cancel)
    #expect(try call.finish() == .ended(.talked))
    #expect(call.states.last { $0.state == .connected }?.level == 4)
    let rang = try call.milliseconds(from: .ringing, to: .closing, level: 1)
    let waited = try call.milliseconds(from: .dialling, to: .closing, level: 3)
    let refused = try call.milliseconds(from: .dialling, to: .closing, level: 2)
    print("four levels: rang \(rang) ms, refused after \(refused) ms, silent \(waited) ms")
    #expect((limits.ring...limits.ring + 300).contains(rang))
    #expect((limits.network...limits.network + 300).contains(waited))
    #expect(refused <= 300)
    #expect(call.states.filter { $0.state == .closing }.map(\.reason) == [.noAnswer, .busy, .absent, .ended])
  }

  @Test func cancelWhileItRingsCallsNobodyElse() throws {
    let (first, second) = (try Peer(.rings), try Peer(.rings))
    defer { [first, second].forEach { $0.stop() } }
    let call = try Call([first.uri, second.uri])
    try call.wait(for: .ringing)
    call.post(.cancel)
    call.post(.cancel)
    #expect(try call.finish() == .ended(.cancelled))
    #expect(first.methods.contains("CANCEL"))
    #expect(second.methods.isEmpty)
  }
}

extension CallLimits {
  /// Limits that a test can wait for.
  static var short: CallLimits {
    var limits = CallLimits()
    (limits.ring, limits.network) = (2000, 1500)
    return limits
  }
}

extension Call {
  /// The time between two states of a level.
  func milliseconds(from: CallState, to: CallState, level: Int) throws -> Int64 {
    let start = try #require(entry(from, level: level)).at
    return try #require(entry(to, level: level)).at - start
  }

  /// The kiosk is back on its own screen within two seconds of the end of the call.
  func restoresWithinTwoSeconds() throws {
    let end = try #require(states.last { $0.state == .closing }).at
    #expect(try #require(entry(.restore)).at - end <= 2000)
  }

  /// What arrived between figures, that many times.
  func quality(of count: Int) throws -> [Int] {
    var figures: [Int] = []
    for _ in 0..<1000 where figures.count < count {
      usleep(10_000)
      figures = received
    }
    return figures
  }
}

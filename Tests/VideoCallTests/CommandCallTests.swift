import CallFlow
import Foundation
import Testing

@testable import VideoCall

/// Calls by programs that stand for a vendor's client: scripts, and a window of X.
@Suite(.serialized) struct CommandCallTests {
  private let family = Family()

  private func script(
    _ text: String, connected: String? = nil, ended: String? = nil, exits: [Int: CallReason] = [:]
  ) throws -> CallTarget {
    .command(
      try ClientCommand(
        ["/bin/sh", "-c", text], ready: .line("registered"), connected: connected, ended: ended, exits: exits)
    )
  }

  private func call(
    _ targets: [CallTarget], limits: CallLimits = CallLimits(), display: String? = nil
  ) throws -> Call {
    var environment = family.environment
    environment["DISPLAY"] = display
    return try Call(targets, limits: limits, host: CallHost(environment: environment, hiddenFolders: []))
  }

  /// What a script starts and leaves behind ends with the call as well.
  private static let child = "setsid sleep 600 & "

  @Test func aProgramSaysByLinesHowTheCallGoes() throws {
    let call = try call([
      try script(
        Self.child + "echo now registered; sleep 0.3; echo call up; sleep 0.5; echo call down; sleep 600",
        connected: "call up", ended: "call down")
    ])
    try call.wait(for: .ringing)
    try call.wait(for: .connected)
    let processes = family.processes
    #expect(processes.count >= 4, "a sandbox, a script and its children")
    #expect(try call.finish() == .ended(.talked))
    #expect(Family.survivors(of: processes).isEmpty)
    #expect(family.processes.isEmpty)
    try call.restoresWithinTwoSeconds()
  }

  @Test(arguments: [
    ("exit 3", CallReason.busy), ("exit 4", .absent), ("exit 9", .crashed), ("exit 0", .declined),
    ("kill -9 $$", .crashed), ("echo registered; exit 3", .busy),
    ("echo registered; echo up; exit 9", .crashed),
  ])
  func itsEndHasTheReasonOfItsExitStatus(ending: String, reason: CallReason) throws {
    let exits: [Int: CallReason] = [3: .busy, 4: .absent]
    let call = try call([try script(ending, connected: "up", exits: exits)])
    #expect(try call.finish() == .ended(.unanswered))
    #expect(call.states.last?.reason == reason)
    #expect(family.processes.isEmpty)
  }

  @Test func anEndOnPurposeAfterAConversationCallsNobodyElse() throws {
    let other = try script("exit 9")
    let call = try call([try script("echo registered; sleep 0.2"), other])
    #expect(try call.finish() == .ended(.talked))
    #expect(call.entry(.launching, level: 2) == nil)
  }

  @Test func aProgramThatNeverStartsIsPassedOverInItsTime() throws {
    var limits = CallLimits()
    limits.launch = 1000
    let silent = try script("sleep 600")
    let missing = CallTarget.command(try ClientCommand(["/opt/none/client"], ready: .line("x")))
    let call = try call([silent, try script("echo registered; sleep 600")], limits: limits)
    try call.wait(for: .connected)
    #expect(try call.milliseconds(from: .launching, to: .closing, level: 1) <= 1300)
    call.post(.cancel)
    #expect(try call.finish() == .ended(.talked))
    #expect(family.processes.isEmpty)
    guard case .command(let command) = missing else { return }
    let obstacle = CommandClient.obstacle(command, host: Desk.host)
    #expect(obstacle == .missingProgram("/opt/none/client"))
  }

  @Test func aProgramThatWillNotEndIsEnded() throws {
    let call = try call([
      try script(Self.child + "trap '' TERM; echo registered; while true; do sleep 1; done")
    ])
    try call.wait(for: .connected)
    let processes = family.processes
    call.post(.cancel)
    #expect(try call.finish() == .ended(.talked))
    #expect(Family.survivors(of: processes).isEmpty)
    try call.restoresWithinTwoSeconds()
  }

  @Test func aWindowIsTheSignOfAProgramWithoutWords() throws {
    let screen = try Screen()
    let command = try ClientCommand(
      ["/usr/bin/xmessage", "-name", "vendor-client", "-geometry", "300x200+10+10", "hello"],
      ready: .window("vendor-client"))
    let call = try call([.command(command)], display: screen.display)
    try call.wait(for: .connected)
    #expect(screen.waitForColours(2))
    let processes = family.processes
    call.post(.cancel)
    #expect(try call.finish() == .ended(.talked))
    #expect(Family.survivors(of: processes).isEmpty)
    #expect(screen.colours == 1, "the window is still there")
    try call.restoresWithinTwoSeconds()
  }

  @Test func aProgramThatClosesItsWindowHasEnded() throws {
    let screen = try Screen()
    let command = try ClientCommand(
      ["/usr/bin/xmessage", "-timeout", "1", "-title", "供应商客户端", "hello"], ready: .window("供应商"))
    let call = try call([.command(command)], display: screen.display)
    #expect(try call.finish() == .ended(.talked))
    #expect(call.entry(.connected) != nil)
    #expect(family.processes.isEmpty)
  }

  @Test func aLineIsReadWholeAndALongOneCutOff() {
    var lines = OutputLines()
    #expect(lines.add(Array("call".utf8)[...]) == [])
    #expect(lines.add(Array(" up\nnext".utf8)[...]) == ["call up"])
    let long = [UInt8](repeating: 65, count: 1_000_000) + [10]
    #expect(lines.add(long[...]).map(\.utf8.count) == [OutputLines.longest])
  }
}

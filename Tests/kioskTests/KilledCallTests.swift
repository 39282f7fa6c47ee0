import Foundation
import Glibc
import Testing

/// A kiosk that is killed in a call: nothing of the call survives it.
@Suite(.serialized) struct KilledCallTests {
  /// At most fifty: each takes a second or two.
  private static let kills = min(50, ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 5)

  @Test func noClientAndNoFileSurvivesAKiosk() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/kiosk-kill-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // What cannot be removed stays in the temporary folder, where the system sweeps.
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for kill in 1...max(1, Self.kills) {
      let desk = try RunningProgram(["call", "--answer", "--media", "test", "--json"] + listen, in: folder)
      defer { desk.kill() }
      let listening = try desk.line { $0.contains("listening") }
      let address = try #require(listening.firstMatch(of: /"address":"([^"]+)"/)).1
      let call = ["call", "--media", "test", "--json", "--uri", String(address)]
      let kiosk = try RunningProgram(call, in: folder)
      defer { kiosk.kill() }
      try kiosk.line { $0.contains("\"connected\"") }
      let family = ProcessTable.descendants(of: kiosk.pid) + ProcessTable.descendants(of: desk.pid)
      #expect(family.count >= 4, "a sandbox and a client of each")
      kiosk.kill()
      desk.kill()
      let survivors = ProcessTable.survivors(of: family)
      #expect(survivors.isEmpty, "something survived kill \(kill): \(survivors)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    #expect(!FileManager.default.fileExists(atPath: "/tmp/call"))
  }

  /// While a sandbox is being made, it is not bound to the kiosk yet.
  @Test func noClientSurvivesAKioskThatIsKilledWhileItStarts() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/kiosk-kill-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // What cannot be removed stays in the temporary folder, where the system sweeps.
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let call = ["call", "--media", "test", "--json", "--uri", "sip:nobody@127.0.0.1:9"]
    for kill in 1...max(1, Self.kills) * 2 {
      let kiosk = try RunningProgram(call, in: folder)
      defer { kiosk.kill() }
      try kiosk.line { $0.contains("\"launching\"") }
      usleep(UInt32.random(in: 0..<60_000))
      kiosk.kill()
      // The folder is part of what a client is told about the machine.
      #expect(ProcessTable.stay(with: folder) == false, "something survived kill \(kill)")
    }
  }

  /// A place that is free now.
  private var listen: [String] { ["--listen", "127.0.0.1:\(2 * Int.random(in: 9000...9999))"] }
}

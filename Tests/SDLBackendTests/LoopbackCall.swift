import CallFlow
import Foundation
import Synchronization
import Testing

@testable import VideoCall

/// A real call of this machine with itself, with computed pictures and tones: a lawyer's desk without a screen, and a
/// client whose window is on the given display.
final class LoopbackCall: Sendable {
  private let desk: AnsweringDesk
  private let client: SIPClient
  private let said = Said()
  private let display: String

  private final class Said: Sendable {
    let desk = Mutex<[ClientEvent]>([])
    let client = Mutex<[ClientEvent]>([])
  }

  /// Calls, and returns when both see and hear each other.
  init(window: CallWindow?, host: CallHost) throws {
    display = host.environment["DISPLAY"] ?? ""
    let port = try #require(Loopback.freePorts(2))
    let place = try AnsweringDesk.Place(host: "127.0.0.1", port: port)
    desk = AnsweringDesk(
      place, media: CallMedia(.test), host: CallHost(environment: [:], hiddenFolders: []))
    client = SIPClient(try place.address, media: CallMedia(.test), window: window, host: host)
    try desk.start { [said] event in said.desk.withLock { $0.append(event) } }
    try Self.wait { said.desk.withLock { $0.contains(.ready) } }
    try client.launch { [said] event in said.client.withLock { $0.append(event) } }
    try Self.wait { said.client.withLock { $0.contains(.ready) } }
    client.dial()
    try Self.wait { said.client.withLock { $0.contains(.connected) } }
  }

  deinit {
    client.kill()
    desk.kill()
  }

  /// Hangs up and waits until nothing of the client is left.
  func end() throws {
    client.hangUp()
    try Self.wait {
      said.client.withLock { events in
        events.contains { if case .closed = $0 { true } else { false } }
      }
    }
    try kill()
  }

  /// Ends the client as the launcher does one that hangs.
  func kill() throws {
    client.kill()
    try waitUntilGone()
  }

  /// Stops the client where it is: alive, and answering nothing.
  func hang() throws {
    let all = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }
    let programs = all.filter { pid in
      // It may have ended in between.
      let name = try? String(contentsOfFile: "/proc/\(pid)/comm", encoding: .utf8)
      let environment = try? String(contentsOfFile: "/proc/\(pid)/environ", encoding: .utf8)
      // Other tests of this process have clients on other displays.
      return name == "baresip\n" && environment?.contains("DISPLAY=\(display)\0") == true
        && ProcessTree.descends(pid, from: getpid())
    }
    try #require(!programs.isEmpty)
    for program in programs { Glibc.kill(program, SIGSTOP) }
  }

  private func waitUntilGone() throws {
    try Self.wait { said.client.withLock { $0.contains(.gone) } }
  }

  private static func wait(until isSo: () -> Bool) throws {
    for _ in 0..<1000 where !isSo() { usleep(10_000) }
    try #require(isSo(), "the call did not get so far")
  }
}

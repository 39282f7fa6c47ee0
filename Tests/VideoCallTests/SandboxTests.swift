import CallFlow
import Foundation
import Synchronization
import Testing

@testable import VideoCall

/// The life of a sandbox is never longer than its kiosk wants it.
@Suite(.serialized) struct SandboxTests {
  private let family = Family()

  private func sandbox(_ script: String) -> Sandbox {
    Sandbox(
      program: ["/bin/sh", "-c", script], environment: Sandbox.environment(from: family.environment))
  }

  /// At every moment of its start: bubblewrap binds the sandbox to itself only at the end of that.
  @Test func aClientThatIsKilledWhileItStartsLeavesNothing() throws {
    for delay in 0..<40 {
      let isOver = DispatchSemaphore(value: 0)
      let process = try ClientProcess(sandbox("sleep 600")) { _ in isOver.signal() }
      usleep(UInt32(delay) * 1000)
      process.kill()
      #expect(isOver.wait(timeout: .now() + 2) == .success, "it was there \(delay) ms after its start")
    }
    #expect(Family.survivors(of: family.processes).isEmpty)
  }

  @Test func theStatusIsTheProgramsOwn() throws {
    for (script, expected) in [("exit 0", 0), ("exit 7", 7), ("kill -9 $$", nil), ("kill -6 $$", nil)] {
      let status = Mutex<Int?>(-1)
      let isOver = DispatchSemaphore(value: 0)
      _ = try ClientProcess(sandbox(script)) { found in
        status.withLock { $0 = found }
        isOver.signal()
      }
      #expect(isOver.wait(timeout: .now() + 20) == .success)
      #expect(status.withLock { $0 } == expected, "\(script)")
    }
  }

  @Test func theProgramGetsNoInputAndItsOutputIsHeard() throws {
    let text = Mutex("")
    let isOver = DispatchSemaphore(value: 0)
    _ = try ClientProcess(sandbox("cat; echo done; echo trouble >&2")) { piece in
      text.withLock { $0 += String(decoding: piece, as: UTF8.self) }
    } ended: { _ in
      isOver.signal()
    }
    #expect(isOver.wait(timeout: .now() + 20) == .success)
    #expect(text.withLock { $0 } == "done\ntrouble\n")
  }
}

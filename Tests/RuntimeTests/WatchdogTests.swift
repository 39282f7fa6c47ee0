import Foundation
import Glibc
import KioskTesting
import Model
import Runtime
import Testing

/// The beat, against a real datagram socket as systemd opens one.
@Suite struct WatchdogTests {
  /// A bound datagram socket.
  private final class Receiver {
    let handle: Int32

    init(path: String) throws {
      handle = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
      var bytes = Array(path.utf8)
      if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
      let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
      let bound = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(handle, $0, length) }
      }
      try #require(bound == 0)
    }

    deinit { close(handle) }

    /// What has arrived, oldest first.
    var messages: [String] {
      var found: [String] = []
      var buffer = [UInt8](repeating: 0, count: 256)
      while true {
        let count = recv(handle, &buffer, buffer.count, 0)
        guard count > 0 else { return found }
        found.append(String(decoding: buffer[..<count], as: UTF8.self))
      }
    }
  }

  @Test(arguments: ["/tmp/kiosk-notify-\(getpid())", "@kiosk-notify-\(getpid())"])
  func itTellsReadyAndThenBeatsEveryTenSeconds(path: String) throws {
    let receiver = try Receiver(path: path)
    defer { unlink(path) }
    let watchdog = Watchdog(socketPath: path, now: TestKiosk.start)
    watchdog.beat(at: TestKiosk.start)
    #expect(receiver.messages == ["READY=1\nWATCHDOG=1"])
    watchdog.beat(at: TestKiosk.start.adding(milliseconds: 9999))
    #expect(receiver.messages == [])
    #expect(watchdog.nextBeat == TestKiosk.start.adding(seconds: 10))
    for second in 10...40 { watchdog.beat(at: TestKiosk.start.adding(seconds: second)) }
    #expect(receiver.messages == Array(repeating: "WATCHDOG=1", count: 4))
    #expect(watchdog.beats == 5)
  }

  @Test func withoutASocketItOnlyCounts() {
    let watchdog = Watchdog(socketPath: nil, now: TestKiosk.start)
    watchdog.beat(at: TestKiosk.start)
    #expect(watchdog.beats == 1)
  }

  @Test func aSocketThatNobodyReadsDoesNotStopTheLoop() {
    let watchdog = Watchdog(socketPath: "/tmp/kiosk-no-such-socket", now: TestKiosk.start)
    for second in 0..<100 { watchdog.beat(at: TestKiosk.start.adding(seconds: second)) }
    #expect(watchdog.beats == 10)
    let long = Watchdog(socketPath: "/" + String(repeating: "x", count: 300), now: TestKiosk.start)
    long.beat(at: TestKiosk.start)
    #expect(long.beats == 1)
  }
}

internal import Glibc
public import Model

/// Tells systemd that the loop turns. A loop that hangs stops telling, and systemd starts the kiosk again.
///
/// The beat comes from the loop itself, never from a thread of its own: a thread would beat on while the
/// screen stands still. Main thread only.
public final class Watchdog {
  /// Milliseconds between two beats. Source: the issue; systemd's limit is set to three times that.
  public static let interval: Int64 = 10_000

  private let socketPath: String?
  /// When the next beat is due.
  public private(set) var nextBeat: Instant
  /// Beats so far.
  public private(set) var beats = 0

  /// A watchdog that beats at the socket which systemd names in `NOTIFY_SOCKET`; without one it only counts.
  public init(socketPath: String?, now: Instant) {
    self.socketPath = socketPath
    nextBeat = now
  }

  /// Beats where a beat is due.
  public func beat(at now: Instant) {
    guard now >= nextBeat else { return }
    nextBeat = now.adding(milliseconds: Self.interval)
    notify(beats == 0 ? "READY=1\nWATCHDOG=1" : "WATCHDOG=1")
    beats += 1
  }

  /// Goes on beating as before on a clock that was set.
  func clockStepped(milliseconds: Int64) { nextBeat = nextBeat.adding(milliseconds: milliseconds) }

  /// Sends a message of sd_notify(3). A lost message is no fault: the next beat comes.
  private func notify(_ message: String) {
    guard let socketPath else { return }
    let handle = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard handle >= 0 else { return }
    defer { close(handle) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var path = Array(socketPath.utf8)
    // An abstract socket is written with @ and meant with a zero byte.
    if path.first == UInt8(ascii: "@") { path[0] = 0 }
    guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
    let bytes = Array(message.utf8)
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(handle, bytes, bytes.count, Int32(MSG_NOSIGNAL), $0, length)
      }
    }
  }
}

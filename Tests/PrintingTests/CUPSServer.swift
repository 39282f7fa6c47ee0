import Foundation
import Glibc
import KioskTesting
import Model
import Programs
import Testing

@testable import Printing

/// A CUPS of a test's own: a temporary folder, a unix socket, no network, no queue of this machine.
///
/// It is Debian's (`make setup-test`); a machine without it fails these tests and says so.
final class CUPSServer: Sendable {
  /// What `CUPS_SERVER` has to be.
  var socket: String { folder + "/socket" }
  private let folder: String
  private let process: pid_t

  /// The scheduler is missing or does not start.
  struct Missing: Error, CustomStringConvertible {
    var log: String
    var description: String { "CUPS is missing or does not start; install it with: make setup-test. \(log)" }
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/kiosk-cups-" + UUID().uuidString.prefix(8)
    for name in ["ppd", "spool/tmp", "cache", "state", "log"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    try Self.settings(folder).write(toFile: folder + "/cupsd.conf", atomically: false, encoding: .utf8)
    try Self.files(folder).write(toFile: folder + "/cups-files.conf", atomically: false, encoding: .utf8)
    // It also ends when the tests end, however they do.
    process = Spawner.spawn(
      [
        "/usr/bin/setpriv", "--pdeathsig", "KILL", "/usr/sbin/cupsd", "-f", "-c", folder + "/cupsd.conf",
        "-s",
        folder + "/cups-files.conf",
      ], log: "/dev/null")
    guard process > 0 else { throw Missing(log: "") }
    for _ in 0..<200 {
      if try run("lpstat", ["-r"]).contains("is running") { return }
      usleep(50_000)
    }
    // Without a log there is nothing to add.
    throw Missing(log: (try? String(contentsOfFile: folder + "/log/error", encoding: .utf8)) ?? "")
  }

  /// Ends the scheduler and removes what it has kept.
  func close() {
    // Asked to end in order it would wait for a printer that never takes its slip.
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    // What cannot be removed stays in the temporary folder, where the system sweeps.
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// A queue that hands on what it gets to a TCP port of this machine.
  func addQueue(_ name: String, port: UInt16) throws {
    _ = try run(
      "lpadmin", ["-p", name, "-E", "-v", "socket://127.0.0.1:\(port)", "-m", "raw"], in: "/usr/sbin")
  }

  /// Runs one of CUPS's programs and gives what it says.
  @discardableResult
  func run(_ program: String, _ arguments: [String], in place: String = "/usr/bin") throws -> String {
    let answer = try ProgramRun.of(
      "\(place)/\(program)", arguments, environment: ["LC_ALL=C", "CUPS_SERVER=\(socket)"],
      limit: .seconds(20))
    return answer.text
  }

  /// A queue as the kiosk sees it.
  func printer(
    _ name: String, tellsState: Bool = false, format: PrintFormat = .escpos,
    timing: QueuePrinter.Timing = CUPSServer.timing
  ) -> QueuePrinter {
    QueuePrinter(
      name: name, ending: .cut(feed: 0), format: format, tellsState: tellsState, server: socket,
      timing: timing)
  }

  static let timing = {
    var timing = QueuePrinter.Timing()
    timing.answer = .seconds(20)
    timing.pause = .milliseconds(100)
    return timing
  }()

  private static func settings(_ folder: String) -> String {
    """
    Listen \(folder)/socket
    Browsing No
    DefaultAuthType None
    WebInterface No
    PreserveJobFiles No
    <Location />
      Order allow,deny
      Allow all
    </Location>
    <Location /admin>
      Order allow,deny
      Allow all
    </Location>
    <Policy default>
      JobPrivateAccess all
      JobPrivateValues none
      <Limit All>
        Order allow,deny
        Allow all
      </Limit>
    </Policy>
    """ + "\n"
  }

  private static func files(_ folder: String) -> String {
    // As root it hands its work to a user without rights; as somebody else it can only be that one.
    let rights = getuid() == 0 ? "User nobody\nGroup nogroup\n" : ""
    return """
      ServerRoot \(folder)
      RequestRoot \(folder)/spool
      TempDir \(folder)/spool/tmp
      CacheDir \(folder)/cache
      StateDir \(folder)/state
      AccessLog \(folder)/log/access
      ErrorLog \(folder)/log/error
      PageLog \(folder)/log/page
      \(rights)
      """ + "\n"
  }
}

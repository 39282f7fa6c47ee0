import Foundation
import Glibc
import KioskTesting
import Model
import Synchronization
import Testing

/// A PostgreSQL server of a test's own: a temporary folder, a unix socket, no network, a user without rights.
///
/// It is Debian's (`make setup-test`); a machine without it fails these tests and says so.
final class PostgresServer: Sendable {
  /// One for all tests that do not stop it.
  static let shared = Result { try PostgresServer() }

  let folder: String
  private let pid = Mutex<pid_t>(0)
  private let databases = Atomic<Int>(0)

  init() throws {
    guard Self.binaries != nil else { throw Missing() }
    Self.sweep()
    folder = FileManager.default.temporaryDirectory.path + "/kiosk-pg-" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "\(getpid())".write(toFile: folder + "/owner", atomically: false, encoding: .utf8)
    if getuid() == 0, let nobody = getpwnam("nobody") {
      chown(folder, nobody.pointee.pw_uid, nobody.pointee.pw_gid)
    }
    let made = try Self.run(
      "initdb",
      [
        "-D", folder + "/data", "-U", "kiosk", "-A", "trust", "-E", "UTF8", "--no-locale",
        "--no-instructions",
      ])
    guard made == 0 else { throw Missing() }
    try start()
  }

  /// Removes the folders of servers that ended with an earlier run.
  private static func sweep() {
    let root = FileManager.default.temporaryDirectory.path
    // Where the folder cannot be listed, or says no owner, nothing is swept: it is only litter.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    for name in names where name.hasPrefix("kiosk-pg-") {
      // A folder without the file is one that is being made now.
      let owner = try? String(contentsOfFile: "\(root)/\(name)/owner", encoding: .utf8)
      guard let pid = owner.flatMap({ pid_t($0) }), Glibc.kill(pid, 0) != 0 else { continue }
      // Somebody else's folder stays.
      try? FileManager.default.removeItem(atPath: "\(root)/\(name)")
    }
  }

  deinit {
    kill(SIGINT)
    // A server that takes its time leaves its folder to the system's sweeping.
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The server's programs are missing.
  struct Missing: Error, CustomStringConvertible {
    var description: String { "PostgreSQL is missing or does not start; install it with: make setup-test" }
  }

  /// The address of a database.
  func address(_ database: String = "postgres") -> Private<String> {
    Private("postgres:///\(database)?host=\(folder)&user=kiosk")
  }

  /// The address of a new, empty database.
  func freshDatabase() throws -> Private<String> {
    let name = "hall\(databases.add(1, ordering: .relaxed).newValue)"
    guard try Self.run("createdb", ["-h", folder, "-U", "kiosk", name]) == 0 else { throw Missing() }
    return address(name)
  }

  /// Starts the server and waits until it answers.
  func start() throws {
    let arguments = [
      "-D", folder + "/data", "-k", folder, "-c", "listen_addresses=", "-c", "max_connections=60",
      "-c", "shared_buffers=16MB",
    ]
    for _ in 0..<200 {
      let isRunning = pid.withLock { $0 != 0 && Glibc.kill($0, 0) == 0 && waitpid($0, nil, WNOHANG) == 0 }
      if !isRunning {
        let fresh = Spawner.spawn(try Self.command("postgres", arguments), log: folder + "/log")
        pid.withLock { $0 = fresh }
      }
      usleep(50_000)
      if try Self.run("pg_isready", ["-q", "-h", folder, "-U", "kiosk", "-d", "postgres"]) == 0 { return }
    }
    throw Missing()
  }

  /// Ends the server with a signal and waits for its end.
  func kill(_ signal: Int32) {
    pid.withLock { pid in
      guard pid != 0 else { return }
      Glibc.kill(pid, signal)
      waitpid(pid, nil, 0)
      pid = 0
    }
    // Its backends notice by themselves, on a busy machine only after they have answered once more.
    for _ in 0..<200 where hasBackends { usleep(50_000) }
  }

  /// Whether a process of this server is left: each works in the folder of the data.
  private var hasBackends: Bool {
    // Without a list of processes nothing is waited for.
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.contains { process in
      // Processes of others, and those that have just ended, cannot be looked at.
      let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
      return place == folder + "/data"
    }
  }

  /// Stops all of the server's processes as a dead network would: nothing answers, nothing is closed.
  func freeze(_ isFrozen: Bool) {
    pid.withLock { pid in _ = Glibc.kill(pid, isFrozen ? SIGSTOP : SIGCONT) }
  }

  private static let binaries: String? = {
    let root = "/usr/lib/postgresql"
    // Without the package there is no folder; the tests then say that the server is missing.
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return versions.sorted { Int($0) ?? 0 < Int($1) ?? 0 }.last.map { "\(root)/\($0)/bin" }
  }()

  /// The server refuses to run as root; it also ends when the tests end, however they do.
  private static func command(_ name: String, _ arguments: [String]) throws -> [String] {
    guard let binaries else { throw Missing() }
    let rights = getuid() == 0 ? ["--reuid", "nobody", "--regid", "nogroup", "--clear-groups"] : []
    return ["/usr/bin/env", "-C", "/", "/usr/bin/setpriv", "--pdeathsig", "INT"] + rights + [
      "\(binaries)/\(name)"
    ] + arguments
  }

  private static func run(_ name: String, _ arguments: [String]) throws -> Int32 {
    let pid = Spawner.spawn(try command(name, arguments), log: "/dev/null")
    guard pid > 0 else { return -1 }
    var status: Int32 = 0
    waitpid(pid, &status, 0)
    return status
  }
}

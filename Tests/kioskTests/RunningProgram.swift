import Foundation
import Glibc
import Synchronization
import Testing

/// The built program while it runs, with what it printed so far.
final class RunningProgram: Sendable {
  private let process: Process
  private let lines = Lines()

  var pid: pid_t { process.processIdentifier }

  /// Starts it in a folder, which is its home and the place for its temporary files as well.
  init(_ arguments: [String], in folder: String) throws {
    process = Process()
    process.executableURL = Program.executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    let places = ["HOME": folder, "TMPDIR": folder, "XDG_RUNTIME_DIR": folder]
    process.environment = ProcessInfo.processInfo.environment.merging(places) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let handle = output.fileHandleForReading
    let lines = lines
    Thread.detachNewThread {
      while case let data = handle.availableData, !data.isEmpty { lines.add(data) }
    }
  }

  /// Waits for a line, at most 20 s.
  @discardableResult
  func line(where isRight: (String) -> Bool) throws -> String {
    for _ in 0..<2000 {
      if let line = lines.all.first(where: isRight) { return line }
      usleep(10_000)
    }
    return try #require(nil as String?, "only \(lines.all)")
  }

  /// Ends it as a power cut would.
  func kill() {
    if process.isRunning { Glibc.kill(pid, SIGKILL) }
    process.waitUntilExit()
  }

  private final class Lines: Sendable {
    private let text = Mutex("")
    var all: [String] { text.withLock { $0.split(separator: "\n").map(String.init) } }
    func add(_ data: Data) { text.withLock { $0 += String(decoding: data, as: UTF8.self) } }
  }
}

/// The processes of this machine.
enum ProcessTable {
  /// A process that no later one is taken for.
  struct Entry: Hashable {
    var pid: pid_t
    var parent: pid_t
    var state: Character
    /// When it began, in ticks since the machine was switched on.
    var began: UInt64
  }

  /// The children of a process, theirs, and so on.
  static func descendants(of pid: pid_t) -> [Entry] {
    let all = all
    var family: [Entry] = []
    var parents: Set<pid_t> = [pid]
    while !parents.isEmpty {
      let children = all.filter { parents.contains($0.parent) }
      family += children
      parents = Set(children.map(\.pid))
    }
    return family
  }

  /// Which of them are still there after at most 5 s. One that is dead and not buried is gone.
  static func survivors(of family: [Entry]) -> [Entry] {
    var left = family
    for _ in 0..<500 {
      let now = all.filter { $0.state != "Z" && $0.state != "X" }
      left = family.filter { old in now.contains { $0.pid == old.pid && $0.began == old.began } }
      if left.isEmpty { return [] }
      usleep(10_000)
    }
    return left
  }

  /// Whether a process with a text in its environment is still there after 5 s. Returns as soon as none is.
  static func stay(with text: String) -> Bool {
    for _ in 0..<500 {
      let isThere = all.contains { entry in
        // It may have ended in between.
        let environment = FileManager.default.contents(atPath: "/proc/\(entry.pid)/environ") ?? Data()
        return String(decoding: environment, as: UTF8.self).contains(text)
      }
      if !isThere { return false }
      usleep(10_000)
    }
    return true
  }

  private static var all: [Entry] {
    // Where /proc cannot be read, nothing is found, and the tests that look for a family say so.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.compactMap(entry)
  }

  private static func entry(_ pid: pid_t) -> Entry? {
    // It may have ended in between.
    guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
      let end = stat.lastIndex(of: ")")
    else { return nil }
    let fields = stat[stat.index(after: end)...].split(separator: " ")
    guard fields.count > 19, let state = fields[0].first, let parent = pid_t(fields[1]),
      let began = UInt64(fields[19])
    else { return nil }
    return Entry(pid: pid, parent: parent, state: state, began: began)
  }
}

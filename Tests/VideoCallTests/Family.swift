import Foundation
import Glibc

/// The processes of one call, by a mark in the environment that the kiosk passes to its clients.
struct Family {
  let mark = "none-" + UUID().uuidString

  /// What a client is started with.
  var environment: [String: String] { ["PULSE_SERVER": mark] }

  /// The processes with the mark, and everything that they started.
  var processes: Set<pid_t> {
    var family: Set<pid_t> = []
    var next = Self.all.filter { Self.file($0, "environ").contains(mark) }
    while !next.isEmpty {
      family.formUnion(next)
      next = next.flatMap(Self.children).filter { !family.contains($0) }
    }
    return family
  }

  /// The processes whose command line has a text in it.
  func processes(with text: String) -> [pid_t] {
    processes.filter { Self.file($0, "cmdline").contains(text) }.sorted()
  }

  /// The memory of all together in megabytes, pages that several share counted once.
  var megabytes: Int {
    processes.reduce(0) { sum, pid in
      let line = Self.file(pid, "smaps_rollup").split(separator: "\n").first { $0.hasPrefix("Pss:") }
      return sum + (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0)
    } / 1024
  }

  /// Which of some processes are there after at most 5 s. One that is dead and not buried is gone.
  static func survivors(of family: Set<pid_t>) -> Set<pid_t> {
    var left = family
    for _ in 0..<500 where !left.isEmpty {
      left = left.filter { pid in
        let state = file(pid, "stat").split(separator: ")").last?.split(separator: " ").first
        return state.map { $0 != "Z" && $0 != "X" } ?? false
      }
      if !left.isEmpty { usleep(10_000) }
    }
    return left
  }

  /// Where a process can write anything that outlives it.
  static func writableFolders(of pid: pid_t) -> [String] {
    let lines = file(pid, "mountinfo").split(separator: "\n")
    if lines.isEmpty { return ["the mounts of \(pid) cannot be read"] }
    return lines.compactMap { line in
      // Number, parent, device, root, place, options, …, "-", kind of file system.
      let words = line.split(separator: " ").map(String.init)
      guard let dash = words.firstIndex(of: "-"), words.count > dash + 1, words.count > 5 else {
        return String(line)
      }
      let isReadOnly = words[5].split(separator: ",").contains("ro")
      let isNoDisk = ["tmpfs", "proc", "devpts", "mqueue", "devtmpfs"].contains(words[dash + 1])
      return isReadOnly || isNoDisk ? nil : words[4]
    }
  }

  private static var all: [pid_t] {
    // Without /proc no process is found, and the tests that look for one say so.
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { pid_t($0) }
  }

  private static func children(_ pid: pid_t) -> [pid_t] {
    // A process may start another one from any of its threads.
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
    return threads.flatMap { file(pid, "task/\($0)/children").split(separator: " ") }.compactMap { pid_t($0) }
  }

  /// A file of a process, which may have ended in between.
  private static func file(_ pid: pid_t, _ name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: "/proc/\(pid)/\(name)") ?? Data(), as: UTF8.self)
  }
}

internal import Foundation

/// Who started whom, as Linux tells it.
enum ProcessTree {
  /// Whether a process was started by `ancestor`, or by one that was.
  static func descends(_ process: pid_t, from ancestor: pid_t) -> Bool {
    var next = process
    // A chain that is longer is none.
    for _ in 0..<64 {
      guard next > 1, let parent = parent(of: next) else { return false }
      if parent == ancestor { return true }
      next = parent
    }
    return false
  }

  private static func parent(of process: pid_t) -> pid_t? {
    // It may have ended in between.
    guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      // The name, in parentheses, may hold anything; behind it come the state and the parent.
      let end = line.lastIndex(of: ")")
    else { return nil }
    let fields = line[line.index(after: end)...].split(separator: " ")
    return fields.count > 1 ? pid_t(fields[1]) : nil
  }
}

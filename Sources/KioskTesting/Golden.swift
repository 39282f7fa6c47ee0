internal import Foundation

/// Texts that a test compares with a file in the `Goldens` folder beside it.
///
/// `RECORD_GOLDENS=1 swift test --filter Goldens` writes the files anew and fails, so that a recording run is
/// never taken for a green one: look at the changes, then run again without it.
public enum Golden {
  /// Throws `GoldenMismatch` where `text` is not what the file `name`.txt holds, or where it was recorded.
  public static func check(_ text: String, _ name: String, testFile: String = #filePath) throws {
    let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Goldens")
    let file = folder.appending(path: name + ".txt")
    guard ProcessInfo.processInfo.environment["RECORD_GOLDENS"] != "1" else {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data((text + "\n").utf8).write(to: file)
      throw GoldenMismatch("recorded \(name).txt: look at the change, then run again without RECORD_GOLDENS")
    }
    guard let recorded = FileManager.default.contents(atPath: file.path) else {
      throw GoldenMismatch("there is no golden \(name).txt; record it with RECORD_GOLDENS=1")
    }
    let expected = String(decoding: recorded, as: UTF8.self)
    guard expected != text + "\n" else { return }
    throw GoldenMismatch("\(name).txt differs (- golden, + now):\n" + difference(expected, text + "\n"))
  }

  /// The lines that differ, in the order of the texts.
  static func difference(_ expected: String, _ found: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = found.split(separator: "\n", omittingEmptySubsequences: false)
    let changes = new.difference(from: old).map { change in
      switch change {
      case .remove(let offset, let line, _): (offset, "-\(offset + 1): \(line)")
      case .insert(let offset, let line, _): (offset, "+\(offset + 1): \(line)")
      }
    }
    return changes.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1).joined(separator: "\n")
  }
}

/// Why a golden did not hold.
public struct GoldenMismatch: Error, CustomStringConvertible {
  /// Which golden, and what differs.
  public let description: String

  init(_ description: String) { self.description = description }
}

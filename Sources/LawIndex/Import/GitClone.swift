import Foundation

/// Fetches a repository with the `git` program into a temporary folder.
enum GitClone {
  /// Whether a source is an address for git, not a folder.
  static func isAddress(_ source: String) -> Bool {
    ["file://", "https://", "http://", "ssh://", "git://", "git@"].contains { source.hasPrefix($0) }
  }

  /// Calls `body` with a shallow clone of the repository, and removes the clone.
  ///
  /// - Throws: `LawImportError.cannotFetch`, or what `body` throws.
  static func with<Value>(_ address: String, body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kiosk-law-\(UUID().uuidString)")
    defer {
      // The clone lies in the system's temporary folder; what cannot be removed now is cleaned there.
      try? FileManager.default.removeItem(at: folder)
    }
    try run(
      ["clone", "--quiet", "--depth", "1", "--single-branch", "--", address, folder.path], address: address)
    return try body(folder)
  }

  private static func run(_ arguments: [String], address: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    var environment = ProcessInfo.processInfo.environment
    // A kiosk has nobody to type a password.
    environment["GIT_TERMINAL_PROMPT"] = "0"
    process.environment = environment
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw LawImportError.cannotFetch(address, "git could not be started")
    }
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let lastLine = String(decoding: said, as: UTF8.self).split(separator: "\n").last ?? "no reason given"
      throw LawImportError.cannotFetch(address, String(lastLine))
    }
  }
}

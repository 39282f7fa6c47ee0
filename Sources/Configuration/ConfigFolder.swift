import Foundation
import Model

/// The bytes of a folder's configuration files as they were at one moment.
///
/// The kiosk keeps as its last good configuration exactly the bytes that it started with, not what somebody
/// has written into the folder since.
struct ConfigFolder: Sendable {
  /// One file.
  struct File: Hashable, Sendable {
    /// The path below the folder, such as `aid/standard.yaml`.
    var name: String
    /// The path that opens it.
    var path: String
    /// The content.
    var bytes: Data
  }

  /// The files in the order of their names.
  var files: [File] = []
  /// What could not be read, and what looks like a slip.
  var problems: [Diagnostic] = []

  /// More files than any hall has: whoever names `/` as the configuration gets an answer, not a long wait.
  private static let maximumFiles = 200
  /// How deep the folders go: `aid/` and `regions/`, and one to spare.
  private static let maximumDepth = 2

  /// Reads the folder at `path` with its folders; hidden files and other kinds are passed over.
  static func read(_ path: String) -> ConfigFolder {
    var folder = ConfigFolder()
    folder.add(path: path, prefix: "", depth: 0)
    return folder
  }

  private mutating func add(path: String, prefix: String, depth: Int) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      let exists = FileManager.default.fileExists(atPath: path)
      let message = exists ? "this folder cannot be listed" : "there is no such folder"
      problems.append(Diagnostic(file: path, line: 1, message: message))
      return
    }
    for name in names where !name.hasPrefix(".") && files.count < Self.maximumFiles {
      add(name, in: path, prefix: prefix, depth: depth)
    }
  }

  private mutating func add(_ name: String, in folder: String, prefix: String, depth: Int) {
    let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      if depth < Self.maximumDepth, !name.hasSuffix(".yaml") {
        add(path: path, prefix: prefix + name + "/", depth: depth + 1)
        return
      }
    }
    if name.hasSuffix(".yaml") || name.hasSuffix(".csv") {
      add(file: prefix + name, path: path)
    } else if name.hasSuffix(".yml") {
      problems.append(
        Diagnostic(
          .warning, file: path, line: 1, message: "this file is not read",
          hint: "name it \(name.dropLast(4)).yaml"))
    }
  }

  private mutating func add(file name: String, path: String) {
    switch FileBytes.read(path) {
    case .success(let bytes): files.append(File(name: name, path: path, bytes: bytes))
    case .failure(let problem): problems.append(problem.diagnostic)
    }
    if files.count == Self.maximumFiles {
      let message = "this folder has more than \(Self.maximumFiles) files"
      problems.append(
        Diagnostic(file: path, line: 1, message: message, hint: "name the configuration folder"))
    }
  }
}

import Foundation
import Testing
import TextInput

/// Everything that needs the real librime. Its state is the process's, so these run one after another.
@Suite(.serialized) struct RimeTests {}

/// The checkout that these tests belong to.
enum Checkout {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let schemas = folder.appending(path: "Assets/input")

  /// Tables of this checkout's schema, kept from one run to the next.
  static func tables() throws -> URL {
    let tables = folder.appending(path: ".build/test-share/rime")
    try RimeDeployment.prepare(schemas: schemas, into: tables)
    return tables
  }
}

/// Runs a test in a folder of its own and removes it.
func withTemporaryFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(path: "textinput-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer {
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      Issue.record(error, "the temporary folder stays behind")
    }
  }
  return try body(folder)
}

/// Every file and link below a folder, with all that a write would change.
func inventory(of folder: URL) throws -> [String: String] {
  let manager = FileManager.default
  var inventory: [String: String] = [:]
  for path in try manager.subpathsOfDirectory(atPath: folder.path) + ["."] {
    let url = folder.appending(path: path)
    let attributes = try manager.attributesOfItem(atPath: url.path)
    let content = manager.contents(atPath: url.path)?.hashValue ?? 0
    let modified = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    inventory[path] = "\(content) \(modified) \(attributes[.posixPermissions] ?? 0)"
  }
  return inventory
}

import Foundation
import Glibc

/// Builds a set of tables beside the current one and puts it in its place. Used under the folder's lock.
struct RimeWorkshop {
  static let lockName = "lock"

  let tables: RimeTables

  /// Compiles a complete set on disk and returns its folder; `current` does not lead to it yet.
  func build(fingerprint: String, schemas: URL, data: URL) throws(RimeDeploymentError) -> URL {
    // A damaged set may have the same fingerprint, so the name needs something of its own.
    let set = tables.folder.appending(path: "\(fingerprint)-\(UUID().uuidString.prefix(8).lowercased())")
    let sources = set.appending(path: "sources")
    try writing(sources) {
      try FileManager.default.createDirectory(at: $0, withIntermediateDirectories: true)
    }
    for name in RimeDeployment.schemaFiles {
      try writing(sources.appending(path: name)) {
        try FileManager.default.copyItem(at: schemas.appending(path: name), to: $0)
      }
    }
    let isCompiled = RimeThread.shared.perform { desk in
      desk.library.compile(
        schema: RimeTables.schema, sources: sources.path, shared: data.path, staging: set.path)
    }
    guard isCompiled else { throw .rejected(folder: schemas.path) }
    try writing(sources) { try FileManager.default.removeItem(at: $0) }
    try seal(set, fingerprint: fingerprint, schemas: schemas)
    return set
  }

  /// Lets `current` lead to `set` in one step.
  func makeCurrent(_ set: URL) throws(RimeDeploymentError) {
    let link = tables.folder.appending(path: "current.new")
    guard symlink(set.lastPathComponent, link.path) == 0 else { throw posixError(link) }
    guard rename(link.path, tables.current.path) == 0 else { throw posixError(tables.current) }
    try synchronize(tables.folder)
  }

  /// Removes earlier sets and what an interrupted run left. A reader that has a removed set open keeps it.
  func removeAllButCurrent() throws(RimeDeploymentError) {
    let kept = [Self.lockName, tables.current.lastPathComponent, tables.linkTarget]
    let names = try writing(tables.folder) { try FileManager.default.contentsOfDirectory(atPath: $0.path) }
    for name in names where !kept.contains(name) {
      try writing(tables.folder.appending(path: name)) { try FileManager.default.removeItem(at: $0) }
    }
  }

  /// Writes down how long each file is and brings the whole set to the disk.
  private func seal(_ set: URL, fingerprint: String, schemas: URL) throws(RimeDeploymentError) {
    var lengths: [String: Int] = [:]
    for file in RimeTables.files {
      guard let length = RimeTables.length(of: set.appending(path: file).path), length > 0 else {
        throw .rejected(folder: schemas.path)
      }
      lengths[file] = length
    }
    let manifest = RimeTables.Manifest(fingerprint: fingerprint, lengths: lengths)
    try writing(set.appending(path: RimeTables.Manifest.fileName)) {
      try Data(manifest.text.utf8).write(to: $0)
    }
    for file in RimeTables.files + [RimeTables.Manifest.fileName] {
      try synchronize(set.appending(path: file))
    }
    try synchronize(set)
  }

  private func synchronize(_ url: URL) throws(RimeDeploymentError) {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw posixError(url) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw posixError(url) }
  }
}

import Foundation
import GRDB

/// Writes a file beside its final place and renames it, so that a crash leaves the old one whole.
struct IndexFile {
  let place: URL
  private let draft: URL

  /// A file that will replace the one at `place`.
  init(replacing place: URL) {
    self.place = place
    draft = place.deletingLastPathComponent()
      .appending(path: "\(Self.draftPrefix(of: place))\(ProcessInfo.processInfo.processIdentifier)")
  }

  /// Lets `fill` write the draft, puts it safely on the disk, and swaps it in.
  func write(_ fill: (DatabaseQueue) throws -> Void) throws {
    let folder = place.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    removeDraft()
    removeAbandonedDrafts(in: folder)
    do {
      try fillDraft(fill)
      try IndexSeal.seal(draft)
      try Self.synchronize(draft)
      guard rename(draft.path, place.path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
      try Self.synchronize(folder)
    } catch {
      removeDraft()
      throw error
    }
  }

  private func fillDraft(_ fill: (DatabaseQueue) throws -> Void) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // The draft is thrown away after a crash, so SQLite's own safety net would only cost time.
      try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    }
    let queue = try DatabaseQueue(path: draft.path, configuration: configuration)
    try fill(queue)
    try queue.close()
  }

  private func removeDraft() {
    // There is usually none; one that cannot be removed makes the writing fail with its own reason.
    try? FileManager.default.removeItem(at: draft)
  }

  /// The drafts of processes that were killed while they wrote; a disk must not fill with them.
  private func removeAbandonedDrafts(in folder: URL) {
    let prefix = Self.draftPrefix(of: place)
    // A folder that cannot be listed costs disk space, not the index.
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    where name.hasPrefix(prefix) {
      // SQLite's own files beside a draft end in a word after the number.
      guard let process = pid_t(name.dropFirst(prefix.count).prefix { $0.isNumber }), process > 0 else {
        continue
      }
      guard kill(process, 0) != 0, errno == ESRCH else { continue }
      // One that cannot be removed costs disk space, not the index; the next compilation tries again.
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }

  private static func draftPrefix(of place: URL) -> String { ".\(place.lastPathComponent).building-" }

  private static func synchronize(_ url: URL) throws {
    let descriptor = open(url.path, O_RDONLY)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
  }
}

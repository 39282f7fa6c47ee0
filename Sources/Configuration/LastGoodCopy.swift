import Foundation

/// Why a configuration was not kept as the last good one.
public enum LastGoodError: Error, Hashable, CustomStringConvertible {
  /// The configuration has errors, or is the built-in one.
  case notGood
  /// A file or folder could not be written; the path, and the system's words for why.
  case notWritable(path: String, reason: String)

  /// A sentence for the staff page.
  public var description: String {
    switch self {
    case .notGood:
      "Only a configuration without errors is kept as the last good one."
    case .notWritable(let path, let reason):
      "The last good configuration could not be kept (\(path): \(reason)); the kiosk runs on, but let its "
        + "user write there, so that a later mistake in a file can be survived."
    }
  }
}

/// The folder with the last good configuration, replaced as a whole.
///
/// The folder's name is a symbolic link to one of two folders beside it. A new copy is written into the
/// other one, then the link is replaced by a rename, which the system does in one step: whoever follows the
/// link finds the old copy or the new one, never half of one.
struct LastGoodCopy {
  /// The link.
  let folder: String

  /// Makes the folder hold exactly `files`, by their paths below it.
  func replace(with files: [String: Data]) throws(LastGoodError) {
    let present = ConfigFolder.read(folder).files.map { ($0.name, $0.bytes) }
    guard Dictionary(uniqueKeysWithValues: present) != files else { return }
    let next = folder + (currentTarget == name(of: folder + ".1") ? ".2" : ".1")
    try remove(next)
    try makeFolder(next)
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let path = next + "/" + name
      let parent = (path as NSString).deletingLastPathComponent
      try makeFolder(parent)
      try write(bytes, to: path)
      try synchronize(parent)
    }
    try synchronize(next)
    try point(to: next)
  }

  /// What the link points to now; `nil` where there is none.
  private var currentTarget: String? {
    // No link yet, or a folder in its place: both are answered by rename() when the link is set.
    try? FileManager.default.destinationOfSymbolicLink(atPath: folder)
  }

  private func point(to next: String) throws(LastGoodError) {
    let link = folder + ".link"
    try remove(link)
    guard symlink(name(of: next), link) == 0, rename(link, folder) == 0 else { throw failure(folder) }
    try synchronize((folder as NSString).deletingLastPathComponent)
  }

  private func write(_ bytes: Data, to path: String) throws(LastGoodError) {
    do {
      try bytes.write(to: URL(fileURLWithPath: path))
    } catch {
      throw failure(path, error)
    }
    try synchronize(path)
  }

  private func makeFolder(_ path: String) throws(LastGoodError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw failure(path, error)
    }
  }

  /// Removes what a power cut left under that name; nothing where there is nothing.
  private func remove(_ path: String) throws(LastGoodError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw failure(path, error)
    }
  }

  /// Waits until the file or folder is on the disk: a rename must not arrive there before what it renames.
  private func synchronize(_ path: String) throws(LastGoodError) {
    let file = open(path.isEmpty ? "." : path, O_RDONLY)
    guard file >= 0 else { throw failure(path) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure(path) }
  }

  private func name(of path: String) -> String {
    (path as NSString).lastPathComponent
  }

  private func failure(_ path: String) -> LastGoodError {
    .notWritable(path: path, reason: FileBytes.reason(errno))
  }

  private func failure(_ path: String, _ error: any Error) -> LastGoodError {
    let cause = (error as? CocoaError)?.underlying as? POSIXError
    let reason = cause.map { FileBytes.reason($0.code.rawValue) } ?? error.localizedDescription
    return .notWritable(path: path, reason: reason)
  }
}

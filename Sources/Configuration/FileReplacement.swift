import Foundation

/// Puts a file in the place of another in one step: whoever opens the path finds the old content or the new,
/// also after a power cut between any two instructions.
struct FileReplacement {
  /// Who may read it besides the kiosk's user: the hall's group.
  private static let mode: mode_t = 0o640

  /// What is replaced.
  let path: String
  /// Where the new content is written first. What a power cut left there is overwritten.
  var temporary: String { path + ".new" }

  private var folder: String { (path as NSString).deletingLastPathComponent }

  /// Makes the folder of the path, where it is not there.
  func makeFolder() throws(AidEntryFileError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      let cause = (error as? CocoaError)?.underlying as? POSIXError
      throw .notWritable(
        path: folder, reason: cause.map { FileBytes.reason($0.code.rawValue) } ?? error.localizedDescription)
    }
  }

  /// Writes the new content beside the old one and waits until it is on the disk.
  func write(_ bytes: Data) throws(AidEntryFileError) {
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, Self.mode)
    guard file >= 0 else { throw failure(temporary) }
    // fchmod: neither the umask nor a file that was left there decides who may read it.
    var error = fchmod(file, Self.mode) == 0 && FolderOwner.give(file, in: folder) ? nil : failure(temporary)
    if error == nil, !Self.writeAll(bytes, to: file) { error = failure(temporary) }
    if error == nil, fsync(file) != 0 { error = failure(temporary) }
    if close(file) != 0, error == nil { error = failure(temporary) }
    if let error {
      unlink(temporary)
      throw error
    }
  }

  /// Puts the new content in the place of the old one.
  func commit() throws(AidEntryFileError) {
    guard rename(temporary, path) == 0 else {
      let error = failure(path)
      unlink(temporary)
      throw error
    }
    guard isFolderOnDisk() else {
      throw .notConfirmed(path: folder, reason: FileBytes.reason(errno))
    }
  }

  /// Waits until the folder's new list of names is on the disk.
  private func isFolderOnDisk() -> Bool {
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }

  /// Writes all of `bytes`; where it cannot, `errno` says why.
  static func writeAll(_ bytes: Data, to file: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Foundation.write(file, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
  }

  private func failure(_ path: String) -> AidEntryFileError {
    .notWritable(path: path, reason: FileBytes.reason(errno))
  }
}

/// An administrator who enters a value as root must not leave files that the kiosk's user cannot read.
enum FolderOwner {
  /// Makes a file belong to whom its folder belongs; nothing to do for anybody but root.
  static func give(_ file: Int32, in folder: String) -> Bool {
    var status = stat()
    guard geteuid() == 0 else { return true }
    return stat(folder.isEmpty ? "." : folder, &status) == 0
      && fchown(file, status.st_uid, status.st_gid) == 0
  }
}

/// A turn to write: one at a time, in this process and in any other. The kernel ends the turn of a process
/// that dies.
struct FileTurn {
  private let descriptor: Int32

  /// Waits at most `patience` milliseconds for whoever has the turn.
  init(path: String, patience: Int) throws(AidEntryFileError) {
    descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o640)
    let folder = (path as NSString).deletingLastPathComponent
    guard descriptor >= 0, FolderOwner.give(descriptor, in: folder) else {
      let error = AidEntryFileError.notWritable(path: path, reason: FileBytes.reason(errno))
      if descriptor >= 0 { close(descriptor) }
      throw error
    }
    var waited = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let number = errno
      if number == EINTR { continue }
      guard number == EWOULDBLOCK, waited < patience else {
        close(descriptor)
        throw number == EWOULDBLOCK
          ? .busy(path: path) : .notWritable(path: path, reason: FileBytes.reason(number))
      }
      usleep(20_000)
      waited += 20
    }
  }

  /// Ends the turn.
  func release() { close(descriptor) }
}

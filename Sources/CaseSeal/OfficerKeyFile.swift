import Foundation
import Model

/// The file that holds an officer's private key: one line, mode 0600, owned by whoever works with it.
public enum OfficerKeyFile {
  /// More than such a file ever has.
  private static let maximumBytes = 4096

  /// Writes a new key to a file that does not exist yet, readable by its owner alone.
  ///
  /// `forbidden` are folders in which it must not lie, such as the configuration, which is copied from machine
  /// to machine. Nothing is left behind where it throws.
  public static func create(_ key: OfficerKey, at path: String, outside forbidden: [String])
    throws(OfficerKeyFileError)
  {
    guard let folder = realPath(parent(of: path)) else { throw .noFolder(parent(of: path)) }
    for place in forbidden.compactMap(realPath) where folder == place || folder.hasPrefix(place + "/") {
      throw .forbiddenPlace(path, place)
    }
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw errno == EEXIST ? .exists(path) : .cannotWrite(path, reason: String(cString: strerror(errno)))
    }
    let line = Array((key.text + "\n").utf8)
    let isWritten =
      fchmod(file, 0o600) == 0 && write(file, line, line.count) == line.count && fsync(file) == 0
    let reason = String(cString: strerror(errno))
    guard close(file) == 0, isWritten else {
      unlink(path)
      throw .cannotWrite(path, reason: reason)
    }
  }

  /// Reads the key. Refuses a file that others could have read or put there.
  public static func read(_ path: String) throws(OfficerKeyFileError) -> OfficerKey {
    // O_NONBLOCK: a pipe of that name must not keep the officer waiting.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw .cannotRead(path, reason: String(cString: strerror(errno))) }
    defer { close(file) }
    var (link, status) = (stat(), stat())
    guard lstat(path, &link) == 0, fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .notAKey(path)
    }
    guard link.st_uid == geteuid(), status.st_uid == geteuid() else { throw .anotherOwner(path) }
    guard status.st_mode & 0o077 == 0 else { throw .readableByOthers(path) }
    guard status.st_size <= maximumBytes, let key = OfficerKey(text: try text(of: file, path)) else {
      throw .notAKey(path)
    }
    return key
  }

  private static func text(of file: Int32, _ path: String) throws(OfficerKeyFileError) -> String {
    var bytes = [UInt8](repeating: 0, count: maximumBytes)
    let count = Glibc.read(file, &bytes, maximumBytes)
    guard count >= 0 else { throw .cannotRead(path, reason: String(cString: strerror(errno))) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The files below `folder` in which a private key stands, whatever their names.
  public static func files(in folder: String) -> [String] {
    // A folder that cannot be listed holds nothing that this process could pass on.
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.map { folder + "/" + $0 }.filter(holdsKey).sorted()
  }

  private static func holdsKey(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size < 1 << 20,
      let content = FileManager.default.contents(atPath: path)
    else { return false }
    // The prefix alone may stand in a comment: a key has as many characters again as this asks for.
    let prefix = Data(InstitutionKey.privatePrefix.utf8)
    var rest = content[...]
    while let found = rest.range(of: prefix) {
      let key = content[found.upperBound...].prefix(OfficerKey.textLength - prefix.count)
      if OfficerKey(text: String(decoding: prefix + key, as: UTF8.self)) != nil { return true }
      rest = content[found.upperBound...]
    }
    return false
  }

  private static func parent(of path: String) -> String {
    let parent = (path as NSString).deletingLastPathComponent
    return parent.isEmpty ? "." : parent
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

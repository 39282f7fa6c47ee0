import Foundation
import Glibc

/// Why the pinyin tables could not be prepared.
public enum RimeDeploymentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One of our own schema files is not where it belongs, or cannot be read.
  case missingSchema(file: String)
  /// The general dictionary of the distribution is not installed.
  case missingDictionary(file: String)
  /// A file or folder could not be written.
  case cannotWrite(path: String, reason: String)
  /// librime does not accept a schema or a dictionary.
  case rejected(folder: String)

  /// A sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .missingSchema(let file):
      "The schema file \(file) cannot be read: name the folder Assets/input of the kiosk."
    case .missingDictionary(let file):
      "The dictionary \(file) cannot be read: install the package rime-data-pinyin-simp."
    case .cannotWrite(let path, let reason):
      "Cannot write \(path) (\(reason)): make the folder writable and see that the disk is not full."
    case .rejected(let folder):
      "librime cannot compile the schema in \(folder): undo the last change of those files, or install the "
        + "package rime-data-pinyin-simp anew."
    }
  }
}

/// Does something to a path and turns Foundation's error into one that a person can act on.
func writing<Value>(_ url: URL, _ work: (URL) throws -> Value) throws(RimeDeploymentError) -> Value {
  do {
    return try work(url)
  } catch {
    throw .cannotWrite(path: url.path, reason: error.localizedDescription)
  }
}

/// The error of the POSIX call that just failed at a path.
func posixError(_ url: URL) -> RimeDeploymentError {
  .cannotWrite(path: url.path, reason: String(cString: strerror(errno)))
}

/// Why a file of a private key cannot be written or used.
public enum OfficerKeyFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A file of that name exists.
  case exists(String)
  /// The file would lie in a folder that is copied to kiosks.
  case forbiddenPlace(String, String)
  /// There is no folder to write it to.
  case noFolder(String)
  /// It cannot be written, in the system's words.
  case cannotWrite(String, reason: String)
  /// It cannot be read, in the system's words.
  case cannotRead(String, reason: String)
  /// Others than its owner may read it.
  case readableByOthers(String)
  /// It belongs, or the link to it belongs, to another user.
  case anotherOwner(String)
  /// Something else stands in it.
  case notAKey(String)

  /// Whether another command line would have worked.
  public var isWrongUse: Bool {
    switch self {
    case .exists, .forbiddenPlace, .noFolder: true
    case .cannotWrite, .cannotRead, .readableByOthers, .anotherOwner, .notAKey: false
    }
  }

  /// A sentence a person can act on. Nothing of the key stands in it.
  public var description: String {
    switch self {
    case .exists(let path):
      "\(path) exists; choose another name, for a lost key cannot be made again"
    case .forbiddenPlace(let path, let folder):
      "\(path) would lie in \(folder), which is copied from machine to machine; keep the private key in the officer's home folder"
    case .noFolder(let folder): "there is no folder \(folder); make it first"
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    case .cannotRead(let path, let reason): "\(path) cannot be read: \(reason)"
    case .readableByOthers(let path):
      "\(path) can be read by others than its owner, so it is not used; run: chmod 600 \(path)"
    case .anotherOwner(let path):
      "\(path) belongs to another user, so it is not used; name a file of your own"
    case .notAKey(let path):
      "\(path) holds no private key of kiosk aid keygen, one line that begins with LKS1-; name the file that it wrote"
    }
  }
}

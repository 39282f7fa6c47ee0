/// Why pinyin cannot be typed on this machine.
public enum PinyinError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The folder holds no compiled tables.
  case notPrepared(folder: String)
  /// A table is missing, cut short or cannot be read by this user.
  case damaged(file: String)
  /// librime finds no candidate in tables that look whole.
  case unusable(folder: String)

  /// A sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .notPrepared(let folder):
      "There are no pinyin tables in \(folder): run `kiosk prepare`."
    case .damaged(let file):
      "The pinyin table \(file) is incomplete or cannot be read: run `kiosk prepare`, and let the kiosk's user "
        + "read the folder."
    case .unusable(let folder):
      "librime cannot use the pinyin tables in \(folder): remove that folder and run `kiosk prepare`."
    }
  }
}

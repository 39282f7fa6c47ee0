/// Why an index cannot be used. The caller goes on with another one: the bundle alone, compiled in memory.
public enum LawIndexError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such file.
  case missing(String)
  /// The file is not an index, or only a part of one.
  case damaged(String)
  /// The file was written by another version of the program.
  case otherSchema(String, found: Int)
  /// A file that the index is built from cannot be read.
  case unreadable(String)

  /// A sentence that a person can act on.
  public var description: String {
    switch self {
    case .missing(let path): "There is no law index at \(path); build it with kiosk law build."
    case .damaged(let path): "The law index \(path) is damaged; build it again with kiosk law build."
    case .otherSchema(let path, let found):
      "The law index \(path) is of form \(found), this program reads another; build it again with kiosk law build."
    case .unreadable(let path):
      "The law content in \(path) cannot be read; check that it exists and who may read it."
    }
  }
}

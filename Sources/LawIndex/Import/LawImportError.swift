/// Why nothing could be imported. What was imported before is untouched.
public enum LawImportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The source is neither a folder nor an address.
  case noSuchFolder(String)
  /// The folder holds no law in either layout.
  case notACorpus(String)
  /// The repository could not be fetched; the second value is what git said.
  case cannotFetch(String, String)
  /// The data folder cannot be written.
  case cannotWrite(String, String)
  /// The file of imported laws exists but cannot be read.
  case damagedStore(String)

  /// The file of imported laws cannot be read now; the second value is SQLite's reason.
  case cannotRead(String, String)

  /// A sentence that a person can act on.
  public var description: String {
    switch self {
    case .noSuchFolder(let path):
      "There is no folder \(path); give the folder of a law collection or a git address."
    case .notACorpus(let path):
      """
      \(path) holds no laws in the layout of LawRefBook/Laws or ImCa0/just-laws; give the collection's top folder. \
      Nothing was changed.
      """
    case .cannotFetch(let address, let reason):
      "The repository \(address) could not be fetched (\(reason)); check the address and the network, then try again."
    case .cannotWrite(let path, let reason):
      "The imported laws could not be written to \(path) (\(reason)); check the free space and who may write there."
    case .damagedStore(let path):
      "The imported laws in \(path) cannot be read; move the file away and import again."
    case .cannotRead(let path, let reason):
      "The imported laws in \(path) cannot be read now (\(reason)); wait for a running import, see who may read it."
    }
  }
}

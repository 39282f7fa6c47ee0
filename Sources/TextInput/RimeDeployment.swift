import CRime
public import Foundation
import Model

/// Compiles our pinyin schema and the distribution's dictionary into tables that librime maps into memory.
public enum RimeDeployment {
  /// What `prepare` found to do.
  public enum Outcome: Hashable, Sendable {
    /// The tables were compiled.
    case built
    /// The tables were already those of this schema, dictionary and librime.
    case alreadyCurrent
  }

  /// Where Debian installs the general dictionary.
  public static let systemData = URL(filePath: "/usr/share/rime-data")

  /// Makes `folder` hold the tables of `schemas` (the folder `Assets/input`).
  ///
  /// Does nothing where they are current. A crash at any moment leaves the tables as they were before or as
  /// they are after. Two runs at once wait for each other. Afterwards the folder may be read-only. Blocks the
  /// calling thread for about a second; sessions of a `PinyinEngine` in the same process lose their
  /// composition when tables are compiled.
  @discardableResult
  public static func prepare(schemas: URL, data: URL = systemData, into folder: URL)
    throws(RimeDeploymentError) -> Outcome
  {
    let fingerprint = try fingerprint(schemas: schemas, data: data)
    let tables = RimeTables(folder: folder)
    if tables.fingerprint == fingerprint { return .alreadyCurrent }

    try writing(folder) { try FileManager.default.createDirectory(at: $0, withIntermediateDirectories: true) }
    let lock = try FolderLock(folder)
    defer { lock.release() }
    // Another run may have finished while this one waited.
    if tables.fingerprint == fingerprint { return .alreadyCurrent }

    let workshop = RimeWorkshop(tables: tables)
    try workshop.removeAllButCurrent()
    let set = try workshop.build(fingerprint: fingerprint, schemas: schemas, data: data)
    try workshop.makeCurrent(set)
    try workshop.removeAllButCurrent()
    return .built
  }

  /// Whether `folder` holds the tables of these schemas and this machine's dictionary. Reads, never writes.
  public static func isCurrent(schemas: URL, data: URL = systemData, in folder: URL)
    throws(RimeDeploymentError) -> Bool
  {
    try RimeTables(folder: folder).fingerprint == fingerprint(schemas: schemas, data: data)
  }

  static let schemaFiles = ["default.yaml", "klegal.dict.yaml", "kpinyin.schema.yaml"]
  private static let dictionaryFile = "pinyin_simp.dict.yaml"

  /// A hash of all that goes into the tables. It tells a change from no change; it is no protection against
  /// somebody who means harm.
  private static func fingerprint(schemas: URL, data: URL) throws(RimeDeploymentError) -> String {
    var hash = FNV1a()
    hash.add(String(cString: crime_version()).utf8)
    for name in schemaFiles {
      let path = schemas.appending(path: name).path
      guard let content = FileManager.default.contents(atPath: path) else { throw .missingSchema(file: path) }
      hash.add(name.utf8)
      hash.add(content)
    }
    let dictionary = data.appending(path: dictionaryFile).path
    guard let content = FileManager.default.contents(atPath: dictionary) else {
      throw .missingDictionary(file: dictionary)
    }
    hash.add(content)
    return hash.hexadecimal
  }
}

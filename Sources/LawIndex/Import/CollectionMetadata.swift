import Foundation
import GRDB

/// The list of laws that `LawRefBook/Laws` keeps beside its texts.
enum CollectionMetadata {
  /// The names of files whose version the collection marks as no longer valid.
  ///
  /// The list is a help only: without one, or with one of another form, versions are told apart by their days.
  static func expiredFiles(in folder: URL) -> Set<String> {
    let path = folder.appending(path: "db.sqlite3").path
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    var configuration = Configuration()
    configuration.readonly = true
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      return try queue.read { database in
        let rows = try Row.fetchAll(database, sql: "SELECT name, publish FROM law WHERE expired = 1")
        return Set(rows.map(fileName))
      }
    } catch {
      return []
    }
  }

  private static func fileName(_ row: Row) -> String {
    let name: String = row["name"] ?? ""
    let publish: String? = row["publish"]
    return publish.map { "\(name)(\($0)).md" } ?? "\(name).md"
  }
}

import Foundation
import GRDB
import Model

/// The imported laws, `laws.sqlite` in the data folder. Sources accumulate; a source imported again is replaced.
struct LawStore {
  /// The file's name in the data folder.
  static let fileName = "laws.sqlite"

  /// The file of imported laws of a data folder.
  static func file(in folder: URL) -> URL { folder.appending(path: fileName) }

  let queue: DatabaseQueue

  /// Opens the file for writing and creates it where it is missing.
  init(writing folder: URL) throws {
    let file = Self.file(in: folder)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      queue = try DatabaseQueue(path: file.path)
      try Self.migrator.migrate(queue)
    } catch let error as DatabaseError where error.isDamage {
      throw LawImportError.damagedStore(file.path)
    } catch {
      throw LawImportError.cannotWrite(file.path, "\(error)")
    }
  }

  /// Opens the file for reading; `nil` where nothing was imported.
  init?(reading folder: URL) throws {
    let file = Self.file(in: folder)
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    Self.rollBackInterruptedImport(file)
    var configuration = Configuration()
    configuration.readonly = true
    do {
      queue = try DatabaseQueue(path: file.path, configuration: configuration)
      guard try queue.read({ try $0.tableExists("article") }) else { return nil }
    } catch let error as DatabaseError where !error.isDamage {
      throw LawImportError.cannotRead(file.path, error.message ?? "\(error.resultCode)")
    } catch {
      throw LawImportError.damagedStore(file.path)
    }
  }

  /// An import that was killed leaves a journal, which a connection that may only read cannot roll back.
  ///
  /// Another process's import that is under way holds its lock, and SQLite leaves its journal alone.
  private static func rollBackInterruptedImport(_ file: URL) {
    guard FileManager.default.fileExists(atPath: file.path + "-journal") else { return }
    // Where the file cannot be written either, opening it for reading says so.
    _ = try? DatabaseQueue(path: file.path).read { try $0.tableExists("article") }
  }

  /// Looks at every page, so that reading the laws does not stumble over a broken one.
  func checkPages() throws {
    let answer = try? queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    // A check that fails to run says the same as one that finds something.
    guard answer == "ok" else { throw LawImportError.damagedStore(queue.path) }
  }

  /// A value that changes with every import.
  func generation() throws -> String {
    try queue.read { database in
      let stamps = try String.fetchAll(
        database, sql: "SELECT name || ':' || generation FROM source ORDER BY name")
      return stamps.joined(separator: "\n")
    }
  }

  /// The latest day of import.
  func imported() throws -> Day? {
    let text = try queue.read { try String.fetchOne($0, sql: "SELECT max(imported) FROM source") }
    return text.flatMap { Day($0) }
  }

  /// Replaces everything of one source in one transaction.
  func replace(
    source: String, versions: [LawVersion], repeals: [LawRepeal], imported: Day, generation: String,
    progress: (ImportProgress) -> Void
  ) throws {
    do {
      try queue.write { database in
        try database.execute(sql: "DELETE FROM source WHERE name = ?", arguments: [source])
        // A collection's newest text tells how new the collection is; it breaks ties between equal versions.
        let newest = versions.compactMap(\.passed).max()
        try database.execute(
          sql: "INSERT INTO source(name, imported, generation, newest) VALUES (?, ?, ?, ?)",
          arguments: [source, imported.description, generation, newest?.daysSinceEpoch])
        let sourceID = database.lastInsertedRowID
        for (done, version) in versions.enumerated() {
          if done % 100 == 0 { progress(ImportProgress(phase: .storing, done: done, total: versions.count)) }
          try Self.insert(version, sourceID: sourceID, into: database)
        }
        for repeal in repeals { try Self.insert(repeal, sourceID: sourceID, into: database) }
        progress(ImportProgress(phase: .storing, done: versions.count, total: versions.count))
      }
    } catch {
      throw LawImportError.cannotWrite(queue.path, "\(error)")
    }
  }

  private static func insert(_ version: LawVersion, sourceID: Int64, into database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO version(source, key, title, passed, effective, known, file, region) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      sourceID, version.key, version.title, version.passed?.daysSinceEpoch, version.effective?.daysSinceEpoch,
      version.effectiveIsKnown, version.file, version.region,
    ])
    let versionID = database.lastInsertedRowID
    let insert = try database.cachedStatement(
      sql: "INSERT INTO article(version, number, branch, path, text) VALUES (?, ?, ?, ?, ?)")
    for article in version.articles {
      try insert.execute(arguments: [
        versionID, article.number.number, article.number.branch, article.path.joined(separator: "\n"),
        article.paragraphs.joined(separator: "\n"),
      ])
    }
  }

  private static func insert(_ repeal: LawRepeal, sourceID: Int64, into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO repeal(source, key, date, byKey, byNumber, byBranch) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        sourceID, repeal.law, repeal.date.daysSinceEpoch, repeal.by.law, repeal.by.article.number,
        repeal.by.article.branch,
      ])
  }

  private static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("laws 1") { database in
      try database.execute(
        sql: """
          CREATE TABLE source(
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, imported TEXT NOT NULL, generation TEXT NOT NULL,
            newest INTEGER);
          CREATE TABLE version(
            id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE, key TEXT NOT NULL,
            title TEXT NOT NULL, passed INTEGER, effective INTEGER, known INTEGER NOT NULL, file TEXT NOT NULL,
            region TEXT NOT NULL);
          CREATE INDEX versionOfSource ON version(source);
          CREATE TABLE article(
            version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE, number INTEGER NOT NULL,
            branch INTEGER NOT NULL, path TEXT NOT NULL, text TEXT NOT NULL,
            PRIMARY KEY(version, number, branch)) WITHOUT ROWID;
          CREATE TABLE repeal(
            source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE, key TEXT NOT NULL, date INTEGER NOT NULL,
            byKey TEXT NOT NULL, byNumber INTEGER NOT NULL, byBranch INTEGER NOT NULL);
          CREATE INDEX repealOfSource ON repeal(source);
          """)
    }
    return migrator
  }()
}

extension DatabaseError {
  /// Whether the file itself is broken, as against a full disk or a missing permission.
  var isDamage: Bool { resultCode == .SQLITE_CORRUPT || resultCode == .SQLITE_NOTADB }
}

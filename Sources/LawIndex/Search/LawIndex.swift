public import Foundation
import GRDB
import Model
import Synchronization

/// A compiled index of laws: search, articles, contents, topics.
///
/// Safe from any thread; searches run one after the other. Every query takes the day it is asked on, because the
/// version in force is decided then. Nothing that is asked for is kept or logged.
public final class LawIndex: Sendable {
  let queue: DatabaseQueue
  let catalog: LawCatalog
  let path: String
  private let scratch: Mutex<Scratch>

  /// What a search works on, and the view of the last day asked for.
  struct Scratch {
    var scorer: PostingScorer
    var view: LawCatalog.DayView?
  }

  /// Opens an index file, read-only.
  ///
  /// - Throws: `LawIndexError`; the caller can go on with the bundle compiled in memory.
  public convenience init(opening file: URL) throws {
    guard FileManager.default.fileExists(atPath: file.path) else { throw LawIndexError.missing(file.path) }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { database in
      // Lists are read straight from the page cache of the system.
      try database.execute(sql: "PRAGMA mmap_size = 268435456; PRAGMA query_only = 1")
    }
    do {
      let queue = try DatabaseQueue(path: file.path, configuration: configuration)
      try Self.checkWhole(queue, file)
      try Self.checkPages(queue, file)
      try self.init(database: queue, path: file.path)
    } catch is DatabaseError {
      throw LawIndexError.damaged(file.path)
    }
  }

  /// An index in a database of its own, such as one in memory.
  convenience init(database: DatabaseQueue) throws { try self.init(database: database, path: "in memory") }

  private init(database: DatabaseQueue, path: String) throws {
    queue = database
    self.path = path
    catalog = try database.read { try LawCatalog($0) }
    scratch = Mutex(Scratch(scorer: PostingScorer(documents: catalog.lawOf.count)))
  }

  /// Checks the header's form and that the file is as long as it says.
  private static func checkWhole(_ queue: DatabaseQueue, _ file: URL) throws {
    try queue.read { database in
      let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
      guard application == IndexSchema.applicationID else { throw LawIndexError.damaged(file.path) }
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      guard version == IndexSchema.version else { throw LawIndexError.otherSchema(file.path, found: version) }
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
      let documents = try String.fetchOne(database, sql: "SELECT value FROM meta WHERE key = 'documents'")
      guard pages * pageSize == size, documents != nil else { throw LawIndexError.damaged(file.path) }
    }
  }

  /// Checks every page: 60 ms for the national corpus, which spares the search from stumbling later.
  private static func checkPages(_ queue: DatabaseQueue, _ file: URL) throws {
    try queue.read { database in
      let answer = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
      guard answer == "ok" else { throw LawIndexError.damaged(file.path) }
    }
  }

  /// The fingerprint of what an index file was built from; `nil` where it cannot be opened.
  static func fingerprint(of file: URL) throws -> String? {
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: file.path, configuration: configuration)
    try checkWhole(queue, file)
    return try queue.read { try String.fetchOne($0, sql: "SELECT value FROM meta WHERE key = 'fingerprint'") }
  }

  /// Runs `body` on the database; a broken file becomes a typed error.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try queue.read(body)
    } catch is DatabaseError {
      throw LawIndexError.damaged(path)
    }
  }

  /// Runs `body` with the scratch memory and the view of `day`.
  func withScratch<Value>(on day: Day, _ body: (inout Scratch, LawCatalog.DayView) throws -> Value) throws
    -> Value
  {
    try scratch.withLock { scratch in
      let view = scratch.view?.day == day ? scratch.view ?? catalog.view(on: day) : catalog.view(on: day)
      scratch.view = view
      return try body(&scratch, view)
    }
  }

  /// What counts on a day.
  func view(on day: Day) throws -> LawCatalog.DayView { try withScratch(on: day) { _, view in view } }
}

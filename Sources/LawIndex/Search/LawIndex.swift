public import Foundation
import GRDB
import Model
import Synchronization

/// A compiled index of laws: search, articles, contents, topics.
///
/// Safe from any thread; searches run one after the other. Every query takes the day it is asked on, because the
/// version in force is decided then. Nothing that is asked for outlives its answer, and nothing is logged.
public final class LawIndex: Sendable {
  let queue: DatabaseQueue
  let catalog: LawCatalog
  let path: String
  let scratch: Mutex<Scratch>
  /// The fingerprint of what the index was built from.
  let fingerprint: String

  /// What a search works on, empty between searches, and the view of the last day asked for.
  struct Scratch {
    var scorer: PostingScorer
    var view: LawCatalog.DayView?
  }

  /// Opens an index file, read-only.
  ///
  /// - Throws: `LawIndexError`; the caller can go on with the bundle compiled in memory.
  public convenience init(opening file: URL) throws {
    let queue = try Self.open(file)
    do {
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
    (catalog, fingerprint) = try database.read { database in
      let meta = "SELECT value FROM meta WHERE key = 'fingerprint'"
      return (try LawCatalog(database), try String.fetchOne(database, sql: meta) ?? "")
    }
    scratch = Mutex(Scratch(scorer: PostingScorer(documents: catalog.lawOf.count)))
  }

  /// Opens a file for reading, after a look at all of its bytes.
  private static func open(_ file: URL) throws -> DatabaseQueue {
    guard FileManager.default.fileExists(atPath: file.path) else { throw LawIndexError.missing(file.path) }
    do {
      switch try IndexSeal.check(file) {
      case .intact: break
      case .damaged: throw LawIndexError.damaged(file.path)
      case .otherSchema(let found): throw LawIndexError.otherSchema(file.path, found: found)
      }
      var configuration = Configuration()
      configuration.readonly = true
      configuration.prepareDatabase { database in
        // No memory mapping: where a disk fails, a mapped page would end the process instead of the query.
        try database.execute(sql: "PRAGMA cache_size = -8000; PRAGMA query_only = 1")
      }
      return try DatabaseQueue(path: file.path, configuration: configuration)
    } catch let error as LawIndexError {
      throw error
    } catch {
      throw LawIndexError.damaged(file.path)
    }
  }

  /// Runs `body` on the database; a broken file becomes a typed error.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try queue.read { database in
        // A cached statement would keep what it was last asked with.
        defer { database.clearSchemaCache() }
        return try body(database)
      }
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
      defer { scratch.scorer.clear() }
      return try body(&scratch, view)
    }
  }

  /// What counts on a day.
  func view(on day: Day) throws -> LawCatalog.DayView { try withScratch(on: day) { _, view in view } }
}

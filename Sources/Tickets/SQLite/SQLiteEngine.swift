import Foundation
internal import GRDB
internal import Glibc
import Model
import Queue
import Synchronization

/// A store in one file (WAL, `synchronous=FULL`): a commit is on the disk before anybody hears of it.
final class SQLiteEngine: SQLEngine {
  /// The file as it is open now.
  private struct Open {
    var pool: DatabasePool
    var file: FileIdentity
  }

  let path: String
  private let open: Mutex<Open>

  /// How long a transaction waits for others, in seconds.
  private let patience: Int

  /// Sixteen processes that all issue at once take turns within the usual patience.
  init(path: String, patienceSeconds: Int = 20) throws(TicketStoreError) {
    self.path = path
    patience = patienceSeconds
    open = Mutex(try Self.opened(path, patienceSeconds))
  }

  /// Asked of the file, so that what another process found and repaired is told here too.
  var condition: TicketStoreCondition {
    // A file that cannot be read is told by the question that needs it.
    do { return try read { try SQLiteSalvage.condition(of: $0) } } catch { return .fine }
  }

  func read<Value>(_ body: (any SQLSession) throws -> Value) throws(TicketStoreError) -> Value {
    try attempt { pool in try pool.read { try body(SQLiteSession(database: $0)) } }
  }

  func write<Value>(lock: Int32?, _ body: (any SQLSession) throws -> Value) throws(TicketStoreError) -> Value
  {
    // Only one transaction writes at a time here, whatever the lock is for.
    try attempt { pool in
      try pool.writeWithoutTransaction { database in
        var result: Result<Value, any Error> = .failure(Overtaken())
        try database.inTransaction(.immediate) {
          result = .success(try body(SQLiteSession(database: database)))
          return .commit
        }
        return try result.get()
      }
    }
  }

  func issue(_ request: TicketRequest) throws(TicketStoreError) -> IssuedTicket {
    try write(lock: nil) { try SQLiteIssue(session: $0).issue(request) }
  }

  func watch(_ changed: @escaping @Sendable () -> Void) throws(TicketStoreError) -> any TicketWatch {
    do { return try SQLiteWatch(path: path, changed: changed) } catch {
      throw TicketStoreError(error, path: path, seconds: patience)
    }
  }

  // MARK: Opening

  /// Does `work` on the file that lies at the path now. A damaged file is moved aside once, and a file that
  /// another process has moved aside is opened anew: nothing is ever written where nobody looks.
  private func attempt<Value>(_ work: (DatabasePool) throws -> Value) throws(TicketStoreError) -> Value {
    for isSecond in [false, true] {
      do {
        return try work(try current())
      } catch {
        let failure = TicketStoreError(error, path: path, seconds: patience)
        guard case .damaged = failure, !isSecond else { throw failure }
        try recover()
      }
    }
    throw .damaged(place: path)
  }

  private func current() throws -> DatabasePool {
    try open.withLock { open in
      if FileIdentity(path: path) != open.file { open = try Self.opened(path, patience) }
      return open.pool
    }
  }

  private func recover() throws(TicketStoreError) {
    let (path, patience) = (path, patience)
    let result = open.withLock { open -> TicketStoreError? in
      do {
        // Somebody else may have done it while this one waited.
        if FileIdentity(path: path) == open.file {
          try open.pool.close()
          open = try Self.renewed(path, patience)
        } else {
          open = try Self.opened(path, patience)
        }
        return nil
      } catch {
        return TicketStoreError(error, path: path, seconds: patience)
      }
    }
    if let result { throw result }
  }

  private static func opened(_ path: String, _ patience: Int) throws(TicketStoreError) -> Open {
    do {
      let folder = URL(filePath: path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .denied(place: path)
    }
    for _ in 0..<patience * 10 {
      do {
        return try connected(path, patience)
      } catch {
        switch TicketStoreError(error, path: path, seconds: patience) {
        case .damaged: return try renewed(path, patience)
        // Turning WAL on asks once and does not wait; another process is at it.
        case .busy: usleep(100_000)
        case let failure: throw failure
        }
      }
    }
    throw .busy(seconds: patience)
  }

  /// Moves the damaged file aside and begins a new one with what can still be read.
  private static func renewed(_ path: String, _ patience: Int) throws(TicketStoreError) -> Open {
    do {
      let salvage = try SQLiteSalvage.moveAside(path)
      let open = try connected(path, patience)
      try open.pool.write { try salvage.write(to: SQLiteSession(database: $0)) }
      return open
    } catch {
      throw TicketStoreError(error, path: path, seconds: patience)
    }
  }

  private static func connected(_ path: String, _ patience: Int) throws -> Open {
    closeToOthers(path)
    var configuration = Configuration()
    configuration.busyMode = .callback { waitInTurn($0, patience) }
    let pool = try DatabasePool(path: path, configuration: configuration)
    // GRDB sets NORMAL when it turns WAL on; with that a power cut may take the last tickets back.
    try pool.writeWithoutTransaction { database in
      guard try !SQLiteSchema.isNewer(database) else { throw TicketStoreError.newer(place: path) }
      try database.execute(sql: "PRAGMA synchronous = FULL")
      try SQLiteSchema.migrate(database)
    }
    // A page that is broken shows itself now, in the morning, and not under a visitor's finger.
    let check = try pool.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    guard check == "ok" else { throw TicketStoreError.damaged(place: path) }
    return Open(pool: pool, file: FileIdentity(path: path))
  }

  /// Who came for what is nobody's business but the kiosk's user's, and the group's where an administrator has let it
  /// in. SQLite gives its journal the rights of the file.
  private static func closeToOthers(_ path: String) {
    // Never by opening it: closing a file of one's own takes SQLite's locks of the whole process with it. What fails
    // here SQLite finds too, and says it better.
    mknod(path, S_IFREG | 0o600, 0)
    for file in [path, path + "-wal", path + "-shm"] {
      var status = stat()
      if stat(file, &status) == 0, status.st_mode & 0o007 != 0 { chmod(file, status.st_mode & 0o770) }
    }
  }

  /// Waits a little for whoever holds the file. SQLite's own waiting grows to a tenth of a second and lets
  /// the unlucky wait for ever; a short one of random length gives everybody a turn.
  @Sendable private static func waitInTurn(_ tries: Int, _ patience: Int) -> Bool {
    usleep(UInt32.random(in: 300...3_000))
    return tries < patience * 600
  }
}

/// Which file a path leads to: after a move another one.
struct FileIdentity: Equatable {
  private var device: UInt64 = 0
  private var inode: UInt64 = 0

  init(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }
}

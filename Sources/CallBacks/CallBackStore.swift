public import CallFlow
internal import Foundation
internal import GRDB
internal import Glibc
public import Model

/// Telephone numbers that residents left under a consent of their own, until an officer has called back.
///
/// One file of mode 0600. What is deleted is overwritten with zeros in it (`secure_delete`), and the journal is emptied
/// with every transaction: nothing of a number is left in either. Any thread; blocks for the disk.
public final class CallBackStore: Sendable {
  /// A number with what an officer has to know of it.
  public struct Entry: Sendable {
    /// What names it in commands.
    public var id: Int64
    /// The number.
    public var number: Private<PhoneNumber>
    /// When it was left.
    public var leftAt: Instant
    /// The version of the consent under which it was left.
    public var consent: String
  }

  private let queue: DatabaseQueue
  private let path: String

  /// Opens the file, and makes it where there is none. Throws where that is not possible.
  public init(path: String) throws(CallBackError) {
    self.path = path
    do {
      try Self.make(path)
      var configuration = Configuration()
      configuration.busyMode = .timeout(2)
      configuration.prepareDatabase { database in
        try database.execute(sql: "PRAGMA secure_delete = ON")
        try database.execute(sql: "PRAGMA synchronous = FULL")
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      // The journal would keep the pages as they were before.
      _ = try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = TRUNCATE") }
      try queue.write { database in
        try database.execute(
          sql: """
            CREATE TABLE IF NOT EXISTS call_backs (
              id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL, left_at INTEGER NOT NULL,
              consent TEXT NOT NULL
            ) STRICT
            """)
      }
    } catch {
      throw CallBackError(path, error)
    }
  }

  /// Makes the file for its owner alone, before anything stands in it. One that was open to others is closed to them.
  private static func make(_ path: String) throws {
    try FileManager.default.createDirectory(
      at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    defer { close(file) }
    guard fchmod(file, 0o600) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  }

  /// Writes a number down; it is on the disk when this returns. What has been there for too long goes first.
  @discardableResult
  public func keep(
    _ number: Private<PhoneNumber>, consent: String, at now: Instant
  ) throws(CallBackError) -> Int64 {
    try write { database in
      try Self.removeOld(database, now)
      try database.execute(
        sql: "INSERT INTO call_backs (number, left_at, consent) VALUES (?, ?, ?)",
        arguments: [number.value.text, now.milliseconds, consent])
      return database.lastInsertedRowID
    }
  }

  /// The numbers, the oldest first, without those that have been there for too long: they are removed.
  public func entries(at now: Instant) throws(CallBackError) -> [Entry] {
    try write { database in
      try Self.removeOld(database, now)
      return try Row.fetchAll(database, sql: "SELECT * FROM call_backs ORDER BY id").compactMap { row in
        PhoneNumber(row["number"]).map { number in
          Entry(
            id: row["id"], number: Private(number), leftAt: Instant(milliseconds: row["left_at"]),
            consent: row["consent"])
        }
      }
    }
  }

  /// Removes a number; false where there is none of that name.
  public func delete(_ id: Int64) throws(CallBackError) -> Bool {
    try write { database in
      try database.execute(sql: "DELETE FROM call_backs WHERE id = ?", arguments: [id])
      return database.changesCount > 0
    }
  }

  private static func removeOld(_ database: Database, _ now: Instant) throws {
    let oldest = now.adding(seconds: -CallPlan.CallBack.mostDays * 86_400)
    try database.execute(
      sql: "DELETE FROM call_backs WHERE left_at < ?", arguments: [oldest.milliseconds])
  }

  private func write<Value>(_ work: (Database) throws -> Value) throws(CallBackError) -> Value {
    do { return try queue.write(work) } catch { throw CallBackError(path, error) }
  }
}

/// Why numbers could not be kept or read.
public struct CallBackError: Error, CustomStringConvertible {
  /// A sentence for staff. It holds no number: a statement's values are left out.
  public let description: String

  init(_ path: String, _ error: any Error) {
    let reason =
      (error as? DatabaseError).map { "SQLite \($0.resultCode.rawValue)" }
      ?? (error as? POSIXError).map { String(cString: strerror($0.code.rawValue)) } ?? "it cannot be opened"
    description =
      "The numbers to call back in \(path) cannot be used (\(reason)); see to disk and permissions."
  }
}

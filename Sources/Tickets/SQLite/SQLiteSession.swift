import Foundation
internal import GRDB
import Queue

/// A connection to the file within a transaction.
struct SQLiteSession: SQLSession {
  let database: Database

  func run(_ statement: String, _ arguments: [SQLValue]) throws -> [SQLRow] {
    // To SQLite $1 is a name, counted where it stands first: our statements number theirs in that order.
    let prepared = try database.cachedStatement(sql: statement)
    let values = StatementArguments(arguments.map(\.databaseValue))
    return try Row.fetchAll(prepared, arguments: values).map { SQLRow($0) }
  }
}

extension SQLValue {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .text(let text): text.databaseValue
    case .integer(let number): number.databaseValue
    case .null: .null
    }
  }

  fileprivate init(_ value: DatabaseValue) {
    switch value.storage {
    case .int64(let number): self = .integer(number)
    case .string(let text): self = .text(text)
    case .null, .double, .blob: self = .null
    }
  }
}

extension TicketStoreError {
  /// What SQLite's error means for a store in the file at `path`. `seconds` were waited at most.
  init(_ error: any Error, path: String, seconds: Int) {
    switch error {
    case let error as TicketStoreError: self = error
    case let refusal as TicketRefusal: self = .refused(refusal)
    case let refusal as HelpRefusal: self = .help(refusal)
    case let error as DatabaseError: self = Self.of(error, path: path, seconds: seconds)
    case is Overtaken: self = .busy(seconds: 0)
    default: self = .failed("\(type(of: error))")
    }
  }

  private static func of(_ error: DatabaseError, path: String, seconds: Int) -> TicketStoreError {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(seconds: seconds)
    case .SQLITE_FULL: .full(place: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(place: path)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH: .denied(place: path)
    // A write that the disk refused is nearly always a full one; the free space tells.
    case .SQLITE_IOERR:
      isFull(path) ? .full(place: path) : .failed("SQLite \(error.extendedResultCode.rawValue)")
    default: .failed("SQLite \(error.extendedResultCode.rawValue)")
    }
  }

  private static func isFull(_ path: String) -> Bool {
    var statistics = statvfs()
    let folder = URL(filePath: path).deletingLastPathComponent().path
    return statvfs(folder, &statistics) == 0 && statistics.f_bavail < 64
  }
}

extension SQLRow {
  /// The values of a row of SQLite.
  init(_ row: Row) {
    self.init(values: row.databaseValues.map { SQLValue($0) })
  }
}

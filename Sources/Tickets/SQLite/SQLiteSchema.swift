internal import GRDB

/// The tables of the file, version after version. A version that was released is never changed.
enum SQLiteSchema {
  private static let versions = [tables, helpCalls, recoveries]

  /// Whether the file was made by a newer version of this program, which may keep things that this one would lose.
  static func isNewer(_ database: Database) throws -> Bool { try version(of: database) > versions.count }

  /// Brings the file to the latest version, in one transaction that looks first: sixteen processes that begin
  /// at once on an empty folder make the tables once.
  static func migrate(_ database: Database) throws {
    guard try version(of: database) < versions.count else { return }
    try database.inTransaction(.immediate) {
      for step in versions.dropFirst(try version(of: database)) { try database.execute(sql: step) }
      try database.execute(sql: "PRAGMA user_version = \(versions.count)")
      return .commit
    }
  }

  private static func version(of database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }

  /// Tables without row numbers: what belongs together lies together, and an issue writes two pages, the
  /// ticket's and the visit's.
  static let ticketTable = """
    CREATE TABLE ticket (
      day TEXT NOT NULL, letter TEXT NOT NULL, number INTEGER NOT NULL,
      visit TEXT NOT NULL UNIQUE, service TEXT NOT NULL, priority TEXT, issuer TEXT NOT NULL,
      proof TEXT, state TEXT NOT NULL, issued_at INTEGER NOT NULL, placed_at INTEGER NOT NULL,
      not_before INTEGER, calls INTEGER NOT NULL, window_number INTEGER, called_at INTEGER,
      started_at INTEGER, ended_at INTEGER, promised_low INTEGER, promised_high INTEGER,
      revision INTEGER NOT NULL,
      PRIMARY KEY (day, letter, number)
    ) WITHOUT ROWID
    """

  private static let tables = """
    \(ticketTable);
    CREATE TABLE ticket_change (
      day TEXT NOT NULL, letter TEXT NOT NULL, number INTEGER NOT NULL, revision INTEGER NOT NULL,
      action TEXT NOT NULL, state TEXT NOT NULL, changed_at INTEGER NOT NULL, actor TEXT NOT NULL, detail TEXT,
      PRIMARY KEY (day, letter, number, revision)
    ) WITHOUT ROWID;
    CREATE TABLE hall_notice (
      day TEXT NOT NULL, subject TEXT NOT NULL, is_closed INTEGER NOT NULL, until INTEGER, reason TEXT,
      limit_count INTEGER, said_at INTEGER NOT NULL, actor TEXT NOT NULL,
      PRIMARY KEY (day, subject)
    ) WITHOUT ROWID;
    -- After a damaged file: numbers of that day begin above.
    CREATE TABLE number_floor (day TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
    -- On a kiosk with a server: numbers for the time without it, and which of its tickets the server has by now.
    CREATE TABLE reserved_range (
      day TEXT NOT NULL, letter TEXT NOT NULL, kiosk TEXT NOT NULL, first_number INTEGER NOT NULL,
      last_number INTEGER NOT NULL, PRIMARY KEY (day, letter)
    ) WITHOUT ROWID;
    CREATE TABLE merged_ticket (
      day TEXT NOT NULL, letter TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (day, letter, number)
    ) WITHOUT ROWID;
    CREATE TABLE kiosk_identity (name TEXT PRIMARY KEY) WITHOUT ROWID;
    """

  /// Calls for help from the kiosks.
  private static let helpCalls = """
    CREATE TABLE help_call (
      day TEXT NOT NULL, kiosk INTEGER NOT NULL, raised_at INTEGER NOT NULL, state TEXT NOT NULL,
      shown_at INTEGER, repeats INTEGER NOT NULL, repeated_at INTEGER, received_at INTEGER, received_by TEXT,
      ended_at INTEGER, ended_by TEXT, revision INTEGER NOT NULL,
      PRIMARY KEY (day, kiosk, raised_at)
    ) WITHOUT ROWID;
    """

  /// What was found damaged, for whoever opens the new file later.
  private static let recoveries = """
    CREATE TABLE recovery (day TEXT PRIMARY KEY, damaged TEXT NOT NULL, saved INTEGER NOT NULL) WITHOUT ROWID;
    """
}

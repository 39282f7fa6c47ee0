import GRDB

/// The tables of a compiled index. It is written once and then only read.
enum IndexSchema {
  /// Raised whenever the tables, the terms or the ranking change, so that an older index is built again.
  static let version = 3

  /// Creates the tables in an empty database.
  ///
  /// Days are days after 1970-01-01. `doc.version` is 0 for a digest without official text, whose law may have
  /// versions all the same.
  static func create(in database: Database) throws {
    try database.execute(
      sql: """
        PRAGMA user_version = \(version);
        CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE law(
          id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, prior REAL NOT NULL,
          region TEXT NOT NULL, repealed INTEGER, repealedBy TEXT, digestFrom INTEGER);
        CREATE TABLE version(
          id INTEGER PRIMARY KEY, law INTEGER NOT NULL, passed INTEGER, effective INTEGER, known INTEGER NOT NULL,
          age INTEGER NOT NULL, source TEXT NOT NULL);
        CREATE TABLE doc(
          id INTEGER PRIMARY KEY, law INTEGER NOT NULL, version INTEGER NOT NULL, number INTEGER NOT NULL,
          branch INTEGER NOT NULL, path TEXT NOT NULL, text TEXT NOT NULL, title TEXT, digest TEXT, topic TEXT, topicPlace INTEGER);
        CREATE TABLE posting(
          term INTEGER PRIMARY KEY, documents INTEGER NOT NULL, largest REAL NOT NULL, list BLOB NOT NULL);
        CREATE TABLE alias(name TEXT PRIMARY KEY, law TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE layTerm(phrase TEXT NOT NULL, terms TEXT NOT NULL, documents TEXT NOT NULL);
        CREATE TABLE topic(
          position INTEGER PRIMARY KEY, id TEXT NOT NULL, titleZh TEXT NOT NULL, titleEn TEXT NOT NULL,
          noteZh TEXT NOT NULL, noteEn TEXT NOT NULL, icon TEXT NOT NULL, queries TEXT NOT NULL);
        """)
  }

  /// Indexes are added after the rows, which is faster than keeping them up to date.
  static func addIndexes(in database: Database) throws {
    try database.execute(
      sql: """
        CREATE UNIQUE INDEX docPlace ON doc(law, version, number, branch);
        CREATE INDEX docTopic ON doc(topic, topicPlace) WHERE topic IS NOT NULL;
        """)
  }
}

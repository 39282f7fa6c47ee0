public import Queue

/// What the engine of a store reaches when it does nothing but commit: the measure for tickets a second.
public struct BareLoop {
  private let engine: any SQLEngine

  /// Prepares a table of its own in the store's database. For a database that is thrown away afterwards.
  public init(_ store: DatabaseTicketStore) throws(TicketStoreError) {
    engine = store.engine
    try engine.write(lock: nil) {
      _ = try $0.run(
        "CREATE TABLE IF NOT EXISTS bare_commit (number INTEGER PRIMARY KEY, visit TEXT NOT NULL)", [])
    }
  }

  /// Commits one row durably: a single statement on the server, a transaction around one on a file.
  public func commit(_ number: Int) throws(TicketStoreError) {
    let statement = "INSERT INTO bare_commit (number, visit) VALUES ($1, $2)"
    let values: [SQLValue] = [SQLValue(number), .text("visit \(number)")]
    if engine is PostgresEngine {
      try engine.read { _ = try $0.run(statement, values) }
    } else {
      try engine.write(lock: nil) { _ = try $0.run(statement, values) }
    }
  }
}

import Model
public import Queue

/// What the engine of a store reaches when it only writes: the measure for tickets a second.
///
/// It commits the same row into a table with the same keys, with a number that is known beforehand: no look at
/// the visit's key, no counting, no notice to others.
public struct BareLoop {
  private let engine: any SQLEngine
  private let ticket: Ticket

  /// Prepares a table of its own in the store's database, which is thrown away afterwards. `ticket` is what the
  /// rows look like.
  public init(_ store: DatabaseTicketStore, ticket: Ticket) throws(TicketStoreError) {
    engine = store.engine
    self.ticket = ticket
    let table =
      engine is PostgresEngine
      ? "CREATE TABLE bare_ticket (LIKE ticket INCLUDING ALL)"
      : SQLiteSchema.ticketTable.replacing("CREATE TABLE ticket", with: "CREATE TABLE bare_ticket")
    try engine.write(lock: nil) { _ = try $0.run(table, []) }
  }

  /// Commits one row durably: a single statement on the server, a transaction around one on a file.
  public func commit(_ number: Int, visit: String) throws(TicketStoreError) {
    guard let name = TicketNumber(letter: ticket.id.number.letter, number: number) else { return }
    var row = ticket
    row.id = TicketID(day: ticket.id.day, number: name)
    row.key = visit
    let values = TicketTable.arguments(row) + [.text(TicketProof.screen.rawValue)]
    if engine is PostgresEngine {
      try engine.read { _ = try $0.run(Self.statement, values) }
    } else {
      try engine.write(lock: nil) { _ = try $0.run(Self.statement, values) }
    }
  }

  private static let statement = TicketTable.insert.replacing("INTO ticket", with: "INTO bare_ticket")
}

import Foundation
internal import GRDB
import Model
import Queue

/// What can be read of a damaged file, for the new one that takes its place.
struct SQLiteSalvage {
  /// Where the damaged file lies now.
  var damaged: String
  /// The tickets that could be read.
  var tickets: [Ticket] = []

  /// Numbers go on from here where nothing could be read: few halls have given out more of one letter.
  private static let blindFloor = 500

  /// Moves the file with its journal aside and reads what can be read. Throws where it cannot be moved.
  static func moveAside(_ path: String) throws -> SQLiteSalvage {
    var target = path + ".damaged"
    var count = 1
    while FileManager.default.fileExists(atPath: target) {
      count += 1
      target = path + ".damaged-\(count)"
    }
    for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
      try FileManager.default.moveItem(atPath: path + suffix, toPath: target + suffix)
    }
    var salvage = SQLiteSalvage(damaged: target)
    salvage.read()
    return salvage
  }

  /// Reads ticket after ticket until one cannot be read, from the oldest on and from the latest back.
  private mutating func read() {
    var found: [TicketID: Ticket] = [:]
    for order in ["day, letter, number", "day DESC, letter DESC, number DESC"] {
      do {
        let queue = try DatabaseQueue(path: damaged)
        try queue.inDatabase { database in
          let sql = "SELECT \(TicketTable.columns) FROM ticket ORDER BY \(order)"
          let rows = try Row.fetchCursor(database, sql: sql)
          while let row = try rows.next() {
            let ticket = try TicketTable.ticket(SQLRow(row))
            found[ticket.id] = ticket
          }
        }
      } catch {
        // Here the damage begins; what was read before it stands.
        continue
      }
    }
    tickets = found.values.sorted { $0.id < $1.id }
  }

  /// Writes the saved tickets, and keeps every number of their days from being given out again.
  func write(to session: any SQLSession) throws {
    let rows = TicketRows(session: session)
    for ticket in tickets { try rows.insert(ticket, proof: nil) }
    let latest = tickets.map(\.id.day).max()
    let today = Self.today
    let highest = tickets.filter { $0.id.day == latest }.map(\.id.number.number).max() ?? 0
    let floor = max(highest / 100 * 100 + 100, tickets.isEmpty ? Self.blindFloor : 0)
    for day in Set([latest ?? today, today]) {
      _ = try session.run(
        "INSERT INTO number_floor (day, last) VALUES ($1, $2) ON CONFLICT (day) DO UPDATE SET last = excluded.last",
        [.text(day.description), SQLValue(floor)])
    }
    _ = try session.run(
      "INSERT INTO recovery (day, damaged, saved) VALUES ($1, $2, $3) "
        + "ON CONFLICT (day) DO UPDATE SET damaged = excluded.damaged, saved = excluded.saved",
      [.text(today.description), .text(damaged), SQLValue(tickets.count)])
  }

  /// What every process says of the file for the rest of the day, whoever found the damage: the slips in the hall have
  /// to be compared, and the one who repaired it may not be the one who sits there.
  static func condition(of session: any SQLSession) throws -> TicketStoreCondition {
    let statement = "SELECT damaged, saved FROM recovery WHERE day = $1"
    guard let row = try session.run(statement, [.text(today.description)]).first else { return .fine }
    return .recovered(damaged: try row.text(0), saved: Int(try row.integer(1)))
  }

  private static var today: Day { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).day }
}

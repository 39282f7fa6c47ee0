import Model
import Queue

/// The kiosk's side of the time without a server: its reserved numbers and the tickets given out of them, in
/// a file on this machine.
struct ReservedNumbers {
  let session: any SQLSession

  /// The kiosk's name among all that use the server; the first one who asks makes it.
  func identity(_ fresh: String) throws -> String {
    if let row = try session.run("SELECT name FROM kiosk_identity", []).first { return try row.text(0) }
    _ = try session.run("INSERT INTO kiosk_identity (name) VALUES ($1)", [.text(fresh)])
    return fresh
  }

  /// Keeps a range that the server has reserved.
  func keep(_ range: OfflineRange) throws {
    _ = try session.run(
      "INSERT INTO reserved_range (day, letter, kiosk, first_number, last_number) VALUES ($1, $2, $3, $4, $5) "
        + "ON CONFLICT (day, letter) DO UPDATE SET kiosk = excluded.kiosk, first_number = excluded.first_number, "
        + "last_number = excluded.last_number",
      [
        .text(range.day.description), .text(range.letter), .text(range.kiosk), SQLValue(range.first),
        SQLValue(range.last),
      ])
  }

  /// The range of a day and letter; `nil` where none was reserved.
  func range(_ day: Day, _ letter: String) throws -> OfflineRange? {
    let rows = try session.run(
      "SELECT kiosk, first_number, last_number FROM reserved_range WHERE day = $1 AND letter = $2",
      [.text(day.description), .text(letter)])
    return try rows.first.map { row in
      OfflineRange(
        day: day, letter: letter, kiosk: try row.text(0), first: Int(try row.integer(1)),
        last: Int(try row.integer(2)))
    }
  }

  /// The next reserved number for a request.
  func nextNumber(_ request: TicketRequest) throws -> Int {
    let none = TicketStoreError.noOfflineNumber(letter: request.letter)
    guard let range = try range(request.at.day, request.letter) else { throw none }
    let rows = try session.run(
      "SELECT max(number) FROM ticket WHERE day = $1 AND letter = $2 AND number BETWEEN $3 AND $4",
      [.text(range.day.description), .text(range.letter), SQLValue(range.first), SQLValue(range.last)])
    let next = rows.first?.integerIfAny(0).map { Int($0) + 1 } ?? range.first
    guard next <= range.last else { throw none }
    return next
  }

  /// The tickets that the server does not have yet, oldest first.
  func unmerged() throws -> [Ticket] {
    let columns = TicketTable.columns.split(separator: ", ").map { "t.\($0)" }.joined(separator: ", ")
    let statement =
      "SELECT \(columns) FROM ticket t LEFT JOIN merged_ticket m ON m.day = t.day AND m.letter = t.letter "
      + "AND m.number = t.number WHERE m.day IS NULL ORDER BY t.issued_at, t.letter, t.number"
    return try session.run(statement, []).map { try TicketTable.ticket($0) }
  }

  /// Whether a ticket is one of this kiosk's that the server does not have yet.
  func isUnmerged(_ id: TicketID) throws -> Bool {
    let merged = try session.run(
      "SELECT 1 FROM merged_ticket WHERE day = $1 AND letter = $2 AND number = $3", TicketTable.key(id))
    return try merged.isEmpty && TicketRows(session: session).ticket(id) != nil
  }

  /// The server has the ticket.
  func markMerged(_ id: TicketID) throws {
    _ = try session.run(
      "INSERT INTO merged_ticket (day, letter, number) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      TicketTable.key(id))
  }

  /// Forgets which tickets of the days before `day` the server has.
  func purge(before day: Day) throws {
    _ = try session.run("DELETE FROM merged_ticket WHERE day < $1", [.text(day.description)])
  }
}

/// The server's side.
struct OfflineLedger {
  let session: any SQLSession

  /// The range of a kiosk for a day and letter, reserved now where it has none.
  ///
  /// The counter's row is held meanwhile, so that nobody issues while the place is chosen.
  func reserve(_ day: Day, _ letter: String, kiosk: String, count: Int) throws -> OfflineRange {
    let key: [SQLValue] = [.text(day.description), .text(letter)]
    let counter = try session.run(
      "INSERT INTO ticket_counter AS c (day, letter, last) VALUES ($1, $2, 0) "
        + "ON CONFLICT (day, letter) DO UPDATE SET last = c.last RETURNING last", key)
    let rows = try session.run(
      "SELECT kiosk, first_number, last_number FROM reserved_range WHERE day = $1 AND letter = $2", key)
    let ranges = try rows.map { row in
      OfflineRange(
        day: day, letter: letter, kiosk: try row.text(0), first: Int(try row.integer(1)),
        last: Int(try row.integer(2)))
    }
    if let own = ranges.first(where: { $0.kiosk == kiosk }) { return own }
    let place = OfflineRange.place(
      count: count, issued: Int(try counter.first?.integer(0) ?? 0), taken: ranges.map { $0.first...$0.last })
    _ = try session.run(
      "INSERT INTO reserved_range (day, letter, kiosk, first_number, last_number) VALUES ($1, $2, $3, $4, $5)",
      key + [.text(kiosk), SQLValue(place.lowerBound), SQLValue(place.upperBound)])
    _ = try session.run(
      "UPDATE ticket_counter SET reserved_first = least(reserved_first, $3), "
        + "reserved_last = greatest(reserved_last, $4) WHERE day = $1 AND letter = $2",
      key + [SQLValue(place.lowerBound), SQLValue(place.upperBound)])
    return OfflineRange(
      day: day, letter: letter, kiosk: kiosk, first: place.lowerBound, last: place.upperBound)
  }

  /// Takes over a ticket that was given out without the server. Doing it again changes nothing.
  ///
  /// Where the visit has another number here, the answer had been lost on the way: that number is in nobody's
  /// hand and is given up, unless a window is at it already.
  func merge(_ ticket: Ticket, history: [TicketChange], at now: Instant) throws {
    let rows = TicketRows(session: session)
    if let known = try rows.ticket(visit: ticket.key) {
      if known.id == ticket.id { return }
      try supersede(known, by: ticket.id.number, at: now)
    }
    guard try rows.ticket(ticket.id) == nil else {
      throw TicketStoreError.failed("number \(ticket.id.number) was given out twice")
    }
    let proof = history.dropFirst().first.flatMap { change in
      change.action == .print && change.at == ticket.issuedAt
        ? change.detail.flatMap { TicketProof(rawValue: $0) } : nil
    }
    try rows.insert(ticket, proof: proof)
    // The issue, and a proof given with it, stand in the ticket's own row.
    for (index, change) in history.dropFirst(proof == nil ? 1 : 2).enumerated() {
      try rows.insert(change, of: ticket.id, revision: index + 2)
    }
    _ = try session.run("SELECT pg_notify($1, '')", [.text(PostgresSchema.channel)])
  }

  private func supersede(_ known: Ticket, by number: TicketNumber, at now: Instant) throws {
    let rows = TicketRows(session: session)
    var known = known
    if !known.state.isAtWindow, !known.state.isEnd {
      known = try rows.change(
        known, .cancelled(.superseded(by: number)), at: now, by: .system, policy: CallPolicy())
    }
    let revision = known.revision
    known.key += "/\(known.id.number)"
    known.revision += 1
    guard try rows.write(known, over: revision) else { throw Overtaken() }
  }
}

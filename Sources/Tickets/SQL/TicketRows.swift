import Model
import Queue

/// What a store does within one transaction, the same on both engines.
struct TicketRows {
  let session: any SQLSession

  func ticket(_ id: TicketID) throws -> Ticket? {
    try session.run(TicketTable.byNumber, TicketTable.key(id)).first.map { try TicketTable.ticket($0) }
  }

  func ticket(visit: String) throws -> Ticket? {
    try session.run(TicketTable.byVisit, [.text(visit)]).first.map { try TicketTable.ticket($0) }
  }

  func tickets(on day: Day, openOnly: Bool) throws -> [Ticket] {
    let filter = openOnly ? " AND state NOT IN ('done', 'cancelled')" : ""
    let statement =
      "SELECT \(TicketTable.columns) FROM ticket WHERE day = $1\(filter) ORDER BY letter, number"
    return try session.run(statement, [.text(day.description)]).map { try TicketTable.ticket($0) }
  }

  /// The tickets called last, the latest first.
  func recentlyCalled(on day: Day) throws -> [Ticket] {
    let statement =
      "SELECT \(TicketTable.columns) FROM ticket WHERE day = $1 AND called_at IS NOT NULL "
      + "ORDER BY called_at DESC, letter DESC, number DESC LIMIT 20"
    return try session.run(statement, [.text(day.description)]).map { try TicketTable.ticket($0) }
  }

  func insert(_ ticket: Ticket, proof: TicketProof?) throws {
    _ = try session.run(TicketTable.insert, TicketTable.arguments(ticket) + [SQLValue(proof?.rawValue)])
  }

  /// Writes a change. Throws `Overtaken` where somebody else has changed the ticket since it was read.
  func change(
    _ ticket: Ticket, _ action: TicketAction, at now: Instant, by actor: TicketActor, policy: CallPolicy
  )
    throws -> Ticket
  {
    let next = try ticket.after(action, at: now, by: actor, policy: policy)
    guard try write(next, over: ticket.revision) else { throw Overtaken() }
    let change = TicketChange(
      action: action.kind, state: next.state, at: max(now, ticket.issuedAt), by: actor, detail: action.detail)
    try insert(change, of: next.id, revision: next.revision)
    return next
  }

  /// Writes the changed columns of a ticket; whether it was still at `revision`.
  func write(_ ticket: Ticket, over revision: Int) throws -> Bool {
    try !session.run(TicketTable.update, TicketTable.changes(ticket, revision: revision)).isEmpty
  }

  func insert(_ change: TicketChange, of id: TicketID, revision: Int) throws {
    let values: [SQLValue] = [
      SQLValue(revision), .text(change.action.rawValue), .text(change.state.rawValue),
      .integer(change.at.milliseconds), .text(change.by.description), SQLValue(change.detail),
    ]
    _ = try session.run(TicketTable.insertChange, TicketTable.key(id) + values)
  }

  /// The history of a ticket. Its issue stands in its own row: that saves half of what an issue writes.
  func history(of id: TicketID) throws -> [TicketChange] {
    let origin = "SELECT issued_at, issuer, proof FROM ticket WHERE day = $1 AND letter = $2 AND number = $3"
    guard let first = try session.run(origin, TicketTable.key(id)).first,
      let issuer = TicketActor(try first.text(1))
    else { return [] }
    let at = Instant(milliseconds: try first.integer(0))
    var history = [TicketChange(action: .issue, state: .issued, at: at, by: issuer, detail: nil)]
    if let proof = first.textIfAny(2) {
      history.append(TicketChange(action: .print, state: .printed, at: at, by: issuer, detail: proof))
    }
    let later =
      "SELECT action, state, changed_at, actor, detail FROM ticket_change "
      + "WHERE day = $1 AND letter = $2 AND number = $3 ORDER BY revision"
    return try history + session.run(later, TicketTable.key(id)).map { try change($0) }
  }

  private func change(_ row: SQLRow) throws -> TicketChange {
    guard let action = TicketAction.Kind(rawValue: try row.text(0)),
      let state = TicketState(rawValue: try row.text(1)), let actor = TicketActor(try row.text(3))
    else { throw TicketStoreError.failed("a history that cannot be read") }
    return TicketChange(
      action: action, state: state, at: Instant(milliseconds: try row.integer(2)), by: actor,
      detail: row.textIfAny(4))
  }

  func occupancies(since day: Day, limit: Int) throws -> [String: [Int64]] {
    let statement =
      "SELECT service, ended_at - called_at FROM (SELECT service, called_at, ended_at, "
      + "row_number() OVER (PARTITION BY service ORDER BY ended_at DESC) AS place FROM ticket "
      + "WHERE day >= $1 AND state IN ('done', 'no-show') AND called_at IS NOT NULL AND ended_at IS NOT NULL) AS ended "
      + "WHERE place <= $2 ORDER BY service, place"
    var result: [String: [Int64]] = [:]
    for row in try session.run(statement, [.text(day.description), SQLValue(limit)]) {
      result[try row.text(0), default: []].append(max(0, try row.integer(1)))
    }
    return result
  }

  // MARK: Notices

  func post(_ notice: HallNotice) throws {
    let statement =
      "INSERT INTO hall_notice (day, subject, is_closed, until, reason, limit_count, said_at, actor) "
      + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (day, subject) DO UPDATE SET "
      + "is_closed = excluded.is_closed, until = excluded.until, reason = excluded.reason, "
      + "limit_count = excluded.limit_count, said_at = excluded.said_at, actor = excluded.actor"
    var values: [SQLValue] = [.text(notice.at.day.description), .text(notice.subject.name)]
    switch notice.value {
    case .closed(let until, let reason):
      values += [.integer(1), SQLValue(until?.milliseconds), SQLValue(reason), .null]
    case .limit(let limit): values += [.integer(0), .null, .null, SQLValue(limit)]
    case nil: values += [.integer(0), .null, .null, .null]
    }
    values += [.integer(notice.at.milliseconds), .text(notice.by.description)]
    _ = try session.run(statement, values)
  }

  func notices(on day: Day) throws -> [HallNotice] {
    let statement =
      "SELECT subject, is_closed, until, reason, limit_count, said_at, actor FROM hall_notice "
      + "WHERE day = $1 ORDER BY said_at"
    return try session.run(statement, [.text(day.description)]).map { row in
      guard let subject = HallNotice.Subject(name: try row.text(0)), let actor = TicketActor(try row.text(6))
      else {
        throw TicketStoreError.failed("a notice that cannot be read")
      }
      let value: HallNotice.Value? =
        if try row.integer(1) == 1 {
          .closed(until: row.integerIfAny(2).map { Instant(milliseconds: $0) }, reason: row.textIfAny(3))
        } else {
          row.integerIfAny(4).map { .limit(Int($0)) }
        }
      return HallNotice(subject, value, at: Instant(milliseconds: try row.integer(5)), by: actor)
    }
  }

  func purge(before day: Day) throws -> Int {
    let removed = try session.run(
      "DELETE FROM ticket WHERE day < $1 RETURNING number", [.text(day.description)])
    for table in ["ticket_change", "hall_notice", "help_call", "reserved_range"] {
      _ = try session.run("DELETE FROM \(table) WHERE day < $1", [.text(day.description)])
    }
    return removed.count
  }
}

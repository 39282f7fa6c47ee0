import Model
import Queue

/// What a store does about calls for help within one transaction, the same on both engines.
struct HelpRows {
  let session: any SQLSession

  private static let columns =
    "day, kiosk, raised_at, state, shown_at, repeats, repeated_at, received_at, received_by, ended_at, ended_by, "
    + "revision"

  func raise(_ id: HelpCallID) throws -> HelpCall {
    let fresh = HelpCall(id)
    let statement =
      "INSERT INTO help_call (day, kiosk, raised_at, state, repeats, revision) VALUES ($1, $2, $3, $4, $5, $6) "
      + "ON CONFLICT (day, kiosk, raised_at) DO NOTHING"
    _ = try session.run(
      statement,
      Self.key(id) + [.text(fresh.state.rawValue), SQLValue(fresh.repeats), SQLValue(fresh.revision)])
    return try call(id) ?? fresh
  }

  func call(_ id: HelpCallID) throws -> HelpCall? {
    let statement =
      "SELECT \(Self.columns) FROM help_call WHERE day = $1 AND kiosk = $2 AND raised_at = $3"
    return try session.run(statement, Self.key(id)).first.map { try Self.call($0) }
  }

  func calls(on day: Day, openOnly: Bool) throws -> [HelpCall] {
    let filter = openOnly ? " AND state IN ('raised', 'received')" : ""
    let statement =
      "SELECT \(Self.columns) FROM help_call WHERE day = $1\(filter) ORDER BY raised_at, kiosk"
    return try session.run(statement, [.text(day.description)]).map { try Self.call($0) }
  }

  /// Writes a change. Throws `Overtaken` where somebody else has changed the call since it was read.
  func change(_ id: HelpCallID, _ action: HelpAction, at now: Instant, by actor: TicketActor) throws
    -> HelpCall
  {
    guard let call = try call(id) else { throw HelpRefusal(unknown: id, action: action) }
    let next = try call.after(action, at: now, by: actor)
    guard next != call else { return call }
    let statement =
      "UPDATE help_call SET state = $1, shown_at = $2, repeats = $3, repeated_at = $4, received_at = $5, "
      + "received_by = $6, ended_at = $7, ended_by = $8, revision = $9 "
      + "WHERE day = $10 AND kiosk = $11 AND raised_at = $12 AND revision = $13 RETURNING kiosk"
    let values: [SQLValue] = [
      .text(next.state.rawValue), SQLValue(next.shownAt?.milliseconds), SQLValue(next.repeats),
      SQLValue(next.repeatedAt?.milliseconds), SQLValue(next.receivedAt?.milliseconds),
      SQLValue(next.receivedBy?.description), SQLValue(next.endedAt?.milliseconds),
      SQLValue(next.endedBy?.description), SQLValue(next.revision),
    ]
    let written = try session.run(statement, values + Self.key(id) + [SQLValue(call.revision)])
    guard !written.isEmpty else { throw Overtaken() }
    return next
  }

  /// Day, kiosk and moment.
  private static func key(_ id: HelpCallID) -> [SQLValue] {
    [.text(id.raisedAt.day.description), SQLValue(id.kiosk), .integer(id.raisedAt.milliseconds)]
  }

  /// The call of a row of `columns`.
  private static func call(_ row: SQLRow) throws(TicketStoreError) -> HelpCall {
    guard let state = HelpState(rawValue: try row.text(3)) else {
      throw .failed("a call for help that cannot be read")
    }
    let instant = { (index: Int) in row.integerIfAny(index).map { Instant(milliseconds: $0) } }
    let actor = { (index: Int) in row.textIfAny(index).flatMap { TicketActor($0) } }
    var call = HelpCall(
      HelpCallID(kiosk: Int(try row.integer(1)), raisedAt: Instant(milliseconds: try row.integer(2))))
    call.state = state
    call.shownAt = instant(4)
    call.repeats = Int(try row.integer(5))
    call.repeatedAt = instant(6)
    call.receivedAt = instant(7)
    call.receivedBy = actor(8)
    call.endedAt = instant(9)
    call.endedBy = actor(10)
    call.revision = Int(try row.integer(11))
    return call
  }
}

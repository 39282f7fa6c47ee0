public import Model
public import Queue

extension DatabaseTicketStore {
  /// Raises a call for help.
  public func raise(_ id: HelpCallID) throws(TicketStoreError) -> HelpCall {
    try engine.write(lock: nil) { try HelpRows(session: $0).raise(id) }
  }

  /// Does something about a call for help.
  public func change(_ id: HelpCallID, _ action: HelpAction, at: Instant, by: TicketActor)
    throws(TicketStoreError) -> HelpCall
  {
    try engine.write(lock: nil) { try HelpRows(session: $0).change(id, action, at: at, by: by) }
  }

  /// The call for help.
  public func helpCall(_ id: HelpCallID) throws(TicketStoreError) -> HelpCall? {
    try engine.read { try HelpRows(session: $0).call(id) }
  }

  /// The calls for help of a day.
  public func helpCalls(on day: Day, openOnly: Bool) throws(TicketStoreError) -> [HelpCall] {
    try engine.read { try HelpRows(session: $0).calls(on: day, openOnly: openOnly) }
  }
}

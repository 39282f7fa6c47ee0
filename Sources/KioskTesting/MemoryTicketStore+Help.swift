public import Model
public import Queue

/// Calls for help, with the real table of states.
extension MemoryTicketStore {
  /// Raises a call, or gives the one that the same touch has raised before.
  public func raise(_ id: HelpCallID) throws(TicketStoreError) -> HelpCall {
    try withCalls { calls throws(TicketStoreError) in
      if let known = calls.first(where: { $0.id == id }) { return known }
      calls.append(HelpCall(id))
      return HelpCall(id)
    }
  }

  /// Changes a call as the table allows.
  public func change(_ id: HelpCallID, _ action: HelpAction, at now: Instant, by: TicketActor)
    throws(TicketStoreError) -> HelpCall
  {
    try withCalls { calls throws(TicketStoreError) in
      guard let index = calls.firstIndex(where: { $0.id == id }) else {
        throw .help(HelpRefusal(unknown: id, action: action))
      }
      let changed: HelpCall
      do throws(HelpRefusal) { changed = try calls[index].after(action, at: now, by: by) } catch {
        throw .help(error)
      }
      calls[index] = changed
      return changed
    }
  }

  /// The call; `nil` where there is none.
  public func helpCall(_ id: HelpCallID) throws(TicketStoreError) -> HelpCall? {
    try withCalls { calls throws(TicketStoreError) in calls.first { $0.id == id } }
  }

  /// The calls of a day.
  public func helpCalls(on day: Day, openOnly: Bool) throws(TicketStoreError) -> [HelpCall] {
    try withCalls { calls throws(TicketStoreError) in
      calls.filter { $0.id.raisedAt.day == day && !(openOnly && $0.state.isEnd) }
    }
  }
}

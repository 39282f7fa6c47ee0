public import Model
public import Queue
internal import Synchronization

/// Calls for help in memory, with the real table.
extension MemoryTicketStore {
  /// Raises a call, or gives the one that is there.
  public func raise(_ id: HelpCallID) throws(TicketStoreError) -> HelpCall {
    try at { state throws(TicketStoreError) in
      let call = state.helpCalls[id] ?? HelpCall(id)
      state.helpCalls[id] = call
      return call
    }
  }

  /// Does something about a call.
  public func change(_ id: HelpCallID, _ action: HelpAction, at now: Instant, by actor: TicketActor)
    throws(TicketStoreError) -> HelpCall
  {
    try at { state throws(TicketStoreError) in
      guard let call = state.helpCalls[id] else { throw .help(HelpRefusal(unknown: id, action: action)) }
      do throws(HelpRefusal) {
        let next = try call.after(action, at: now, by: actor)
        state.helpCalls[id] = next
        return next
      } catch {
        throw .help(error)
      }
    }
  }

  /// The call; `nil` where there is none.
  public func helpCall(_ id: HelpCallID) throws(TicketStoreError) -> HelpCall? {
    try at { state throws(TicketStoreError) in state.helpCalls[id] }
  }

  /// The calls of a day, oldest first.
  public func helpCalls(on day: Day, openOnly: Bool) throws(TicketStoreError) -> [HelpCall] {
    try at { state throws(TicketStoreError) in
      state.helpCalls.values.filter { $0.day == day && !(openOnly && $0.state.isEnd) }.sorted {
        $0.id < $1.id
      }
    }
  }
}

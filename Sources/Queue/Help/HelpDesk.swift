public import Model

/// Keeps the calls for help where the hall's server, the windows and other kiosks see them.
///
/// Every method is one durable transaction, blocks until it is decided, and may be called from any thread and
/// from many processes at once. A watch of the store tells of every change.
public protocol HelpDesk: Sendable {
  /// Raises a call, or gives the one that the same touch has raised before.
  func raise(_ id: HelpCallID) throws(TicketStoreError) -> HelpCall

  /// Does something about a call, in one step that no other window comes between. Throws `help` where the
  /// table of `HelpState` does not allow it in the state that the call has by then.
  func change(_ id: HelpCallID, _ action: HelpAction, at: Instant, by: TicketActor)
    throws(TicketStoreError) -> HelpCall

  /// The call; `nil` where there is none.
  func helpCall(_ id: HelpCallID) throws(TicketStoreError) -> HelpCall?

  /// The calls of a day, oldest first, or only those that somebody still waits for.
  func helpCalls(on day: Day, openOnly: Bool) throws(TicketStoreError) -> [HelpCall]
}

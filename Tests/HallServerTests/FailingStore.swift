import Model
import Queue
import Synchronization

/// A store that cannot be read for as long as a test says so.
final class FailingStore: TicketStore {
  private let store: any TicketStore
  private let failing = Atomic<Bool>(false)

  init(_ store: any TicketStore) { self.store = store }

  var fails: Bool {
    get { failing.load(ordering: .acquiring) }
    set { failing.store(newValue, ordering: .releasing) }
  }

  private func check() throws(TicketStoreError) {
    if fails { throw .failed("a test") }
  }

  func issue(_ request: TicketRequest) throws(TicketStoreError) -> IssuedTicket { try store.issue(request) }

  func change(_ id: TicketID, _ action: TicketAction, at: Instant, by: TicketActor, policy: CallPolicy)
    throws(TicketStoreError) -> Ticket
  { try store.change(id, action, at: at, by: by, policy: policy) }

  func call(window: Int, at: Instant, policy: CallPolicy, choose: (CallScene) -> CallChoice?)
    throws(TicketStoreError) -> CallChoice?
  { try store.call(window: window, at: at, policy: policy, choose: choose) }

  func ticket(_ id: TicketID) throws(TicketStoreError) -> Ticket? { try store.ticket(id) }

  func tickets(on day: Day, openOnly: Bool) throws(TicketStoreError) -> [Ticket] {
    try check()
    return try store.tickets(on: day, openOnly: openOnly)
  }

  func history(of id: TicketID) throws(TicketStoreError) -> [TicketChange] {
    try check()
    return try store.history(of: id)
  }

  func occupancies(since day: Day, limit: Int) throws(TicketStoreError) -> [String: [Int64]] {
    try store.occupancies(since: day, limit: limit)
  }

  func post(_ notice: HallNotice) throws(TicketStoreError) { try store.post(notice) }
  func notices(on day: Day) throws(TicketStoreError) -> [HallNotice] { try store.notices(on: day) }
  func purge(before day: Day) throws(TicketStoreError) -> Int { try store.purge(before: day) }

  func watch(_ changed: @escaping @Sendable () -> Void) throws(TicketStoreError) -> any TicketWatch {
    try store.watch(changed)
  }

  func raise(_ id: HelpCallID) throws(TicketStoreError) -> HelpCall { try store.raise(id) }

  func change(_ id: HelpCallID, _ action: HelpAction, at: Instant, by: TicketActor) throws(TicketStoreError)
    -> HelpCall
  { try store.change(id, action, at: at, by: by) }

  func helpCall(_ id: HelpCallID) throws(TicketStoreError) -> HelpCall? { try store.helpCall(id) }

  func helpCalls(on day: Day, openOnly: Bool) throws(TicketStoreError) -> [HelpCall] {
    try store.helpCalls(on: day, openOnly: openOnly)
  }

  var condition: TicketStoreCondition { store.condition }
}

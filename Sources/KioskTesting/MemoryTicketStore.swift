public import Model
public import Queue
internal import Synchronization

/// A store in memory with the real transitions, for tests of what stands above it. Thread-safe.
public final class MemoryTicketStore: TicketStore {
  struct State {
    var tickets: [Ticket] = []
    var last: [String: Int] = [:]
    var histories: [TicketID: [TicketChange]] = [:]
    var notices: [HallNotice] = []
    var helpCalls: [HelpCallID: HelpCall] = [:]
    var failure: TicketStoreError?
    var condition = TicketStoreCondition.fine
  }

  let state = Mutex(State())

  /// A store without tickets.
  public init() {}

  /// From now on everything fails so; `nil` for works again.
  public func fail(with failure: TicketStoreError?) { state.withLock { $0.failure = failure } }

  /// What staff should know from now on.
  public func stand(_ condition: TicketStoreCondition) { state.withLock { $0.condition = condition } }

  /// Every ticket, in the order of issue.
  public var tickets: [Ticket] { state.withLock(\.tickets) }

  /// What staff should know.
  public var condition: TicketStoreCondition { state.withLock(\.condition) }

  func at<Value>(_ work: (inout State) throws(TicketStoreError) -> Value) throws(TicketStoreError)
    -> Value
  {
    try state.withLock { state throws(TicketStoreError) in
      if let failure = state.failure { throw failure }
      return try work(&state)
    }
  }

  /// The next number of the letter that day, or the one that the key has.
  public func issue(_ request: TicketRequest) throws(TicketStoreError) -> IssuedTicket {
    try at { state throws(TicketStoreError) in
      if let known = state.tickets.first(where: { $0.key == request.key }) {
        return IssuedTicket(ticket: known, isNew: false)
      }
      let day = request.at.day
      let taken = state.tickets.count {
        $0.id.day == day && $0.service == request.service && $0.state != .cancelled
      }
      if let limit = request.limit, taken >= limit { throw .limitReached(limit) }
      let row = "\(day) \(request.letter)"
      let next = (state.last[row] ?? 0) + 1
      state.last[row] = next
      guard let number = TicketNumber(letter: request.letter, number: next) else { throw .failed("letter") }
      let ticket = Ticket(
        id: TicketID(day: day, number: number), key: request.key, service: request.service,
        priority: request.priority, issuer: request.by, issuedAt: request.at,
        state: request.proof == nil ? .issued : .printed, promised: request.promised)
      state.tickets.append(ticket)
      state.histories[ticket.id] = [
        TicketChange(action: .issue, state: ticket.state, at: request.at, by: request.by, detail: nil)
      ]
      return IssuedTicket(ticket: ticket, isNew: true)
    }
  }

  /// Changes a ticket as the transition table allows.
  public func change(
    _ id: TicketID, _ action: TicketAction, at now: Instant, by: TicketActor, policy: CallPolicy
  )
    throws(TicketStoreError) -> Ticket
  {
    try at { state throws(TicketStoreError) in
      guard let index = state.tickets.firstIndex(where: { $0.id == id }) else { throw .unknown(id.number) }
      let changed: Ticket
      do throws(TicketRefusal) {
        changed = try state.tickets[index].after(action, at: now, by: by, policy: policy)
      } catch {
        throw .refused(error)
      }
      state.tickets[index] = changed
      state.histories[id, default: []].append(
        TicketChange(action: action.kind, state: changed.state, at: now, by: by, detail: action.detail))
      return changed
    }
  }

  /// Calls nobody: no test of the screens needs a window.
  public func call(window: Int, at: Instant, policy: CallPolicy, choose: (CallScene) -> CallChoice?)
    throws(TicketStoreError) -> CallChoice?
  {
    if let failure = state.withLock(\.failure) { throw failure }
    return nil
  }

  /// The ticket with a number.
  public func ticket(_ id: TicketID) throws(TicketStoreError) -> Ticket? {
    try at { state throws(TicketStoreError) in state.tickets.first { $0.id == id } }
  }

  /// The tickets of a day.
  public func tickets(on day: Day, openOnly: Bool) throws(TicketStoreError) -> [Ticket] {
    try at { state throws(TicketStoreError) in
      state.tickets.filter { $0.id.day == day && !(openOnly && $0.state.isEnd) }
    }
  }

  /// What happened to a ticket.
  public func history(of id: TicketID) throws(TicketStoreError) -> [TicketChange] {
    try at { state throws(TicketStoreError) in state.histories[id] ?? [] }
  }

  /// Nothing: waiting times come from the configuration.
  public func occupancies(since day: Day, limit: Int) throws(TicketStoreError) -> [String: [Int64]] {
    if let failure = state.withLock(\.failure) { throw failure }
    return [:]
  }

  /// Says something for a day.
  public func post(_ notice: HallNotice) throws(TicketStoreError) {
    try at { state throws(TicketStoreError) in state.notices.append(notice) }
  }

  /// The notices of a day.
  public func notices(on day: Day) throws(TicketStoreError) -> [HallNotice] {
    try at { state throws(TicketStoreError) in state.notices.filter { $0.at.day == day } }
  }

  /// Removes the tickets of the days before `day`.
  public func purge(before day: Day) throws(TicketStoreError) -> Int {
    try at { state throws(TicketStoreError) in
      let count = state.tickets.count
      state.tickets.removeAll { $0.id.day < day }
      return count - state.tickets.count
    }
  }

  private final class Watch: TicketWatch {}

  /// Never tells of anything.
  public func watch(_ changed: @escaping @Sendable () -> Void) throws(TicketStoreError) -> any TicketWatch {
    Watch()
  }
}

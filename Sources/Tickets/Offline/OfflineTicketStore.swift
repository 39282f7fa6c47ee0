import Foundation
public import Model
public import Queue
import Synchronization

/// A store on a server that goes on issuing when the server is out of reach: from numbers that it has
/// reserved before, merged without a clash as soon as the server answers again.
///
/// Only issuing, and what a kiosk does to such a ticket until it is merged, works without the server; windows
/// call when it is back. `synchronise` has to be called now and then, best every few seconds from a
/// background queue. Thread-safe.
public final class OfflineTicketStore: TicketStore {
  private let server: DatabaseTicketStore
  private let local: DatabaseTicketStore
  private let letters: [String]
  private let count: Int
  private let state = Mutex(State())
  /// Held while a ticket of this kiosk is changed or merged, so that no change gets lost between the two.
  private let merging = NSLock()

  private struct State {
    var offlineSince: Instant?
    var waiting = 0
    /// What is wrong with the server where it is not the network.
    var why: TicketStoreError?
  }

  /// For how many days from today numbers are reserved: a long weekend without a network, and one day more.
  private static let daysAhead = 8

  /// A store on `server` that keeps `count` numbers of each of `letters` a day in `local`.
  public init(server: DatabaseTicketStore, local: DatabaseTicketStore, letters: [String], count: Int) {
    self.server = server
    self.local = local
    self.letters = letters
    self.count = count
  }

  /// What staff should know.
  public var condition: TicketStoreCondition {
    let now = state.withLock { $0 }
    return now.offlineSince.map { .offline(since: $0, waiting: now.waiting, why: now.why) }
      ?? server.condition
  }

  /// Tries to reach the server, hands over what was issued without it, and reserves numbers for the days to
  /// come. Throws `unreachable` where the server does not answer; then everything stays for the next time.
  public func synchronise(at now: Instant) throws(TicketStoreError) {
    try online(at: now) { () throws(TicketStoreError) in
      // There may be nothing to hand over or to reserve: whether the server is there has to be asked.
      try server.engine.read { _ = try $0.run("SELECT 1", []) }
      try merge(at: now)
      try reserve(from: now.day)
    }
  }

  private func merge(at now: Instant) throws(TicketStoreError) {
    let tickets = try local.engine.read { try ReservedNumbers(session: $0).unmerged() }
    for ticket in tickets {
      merging.lock()
      defer { merging.unlock() }
      guard let latest = try local.ticket(ticket.id) else { continue }
      let history = try local.history(of: latest.id)
      try server.engine.write(lock: nil) {
        try OfflineLedger(session: $0).merge(latest, history: history, at: now)
      }
      try local.engine.write(lock: nil) { try ReservedNumbers(session: $0).markMerged(latest.id) }
    }
    state.withLock { $0.waiting = 0 }
  }

  private func reserve(from today: Day) throws(TicketStoreError) {
    let kiosk = try local.engine.write(lock: nil) {
      try ReservedNumbers(session: $0).identity(UUID().uuidString)
    }
    for offset in 0..<Self.daysAhead {
      let day = Day(daysSinceEpoch: today.daysSinceEpoch + offset)
      for letter in letters {
        guard try local.engine.read({ try ReservedNumbers(session: $0).range(day, letter) }) == nil else {
          continue
        }
        let range = try server.engine.write(lock: nil) {
          try OfflineLedger(session: $0).reserve(day, letter, kiosk: kiosk, count: count)
        }
        try local.engine.write(lock: nil) { try ReservedNumbers(session: $0).keep(range) }
      }
    }
  }

  // MARK: TicketStore

  /// Issues a number on the server, or a reserved one where the server cannot be reached or has a trouble of its own,
  /// such as a full disk, a lock that somebody holds, or a password that was changed.
  ///
  /// While the answer of the server is not known the visit may have a number there already. The merge finds
  /// it by the key and gives it up.
  public func issue(_ request: TicketRequest) throws(TicketStoreError) -> IssuedTicket {
    // A second tap after the first was answered without the server must not get another number from it.
    if let known = try local.engine.read({ try TicketRows(session: $0).ticket(visit: request.key) }) {
      return IssuedTicket(ticket: known, isNew: false)
    }
    do throws(TicketStoreError) {
      return try online(at: request.at) { () throws(TicketStoreError) in try server.issue(request) }
    } catch {
      guard error.isOfServer else { throw error }
      return try issueReserved(request)
    }
  }

  private func issueReserved(_ request: TicketRequest) throws(TicketStoreError) -> IssuedTicket {
    // Limits belong to the server, which alone knows how many there are.
    var request = request
    request.limit = nil
    let issued = try local.engine.write(lock: nil) { session in
      try SQLiteIssue(session: session).issue(request) {
        try ReservedNumbers(session: session).nextNumber($0)
      }
    }
    let waiting = try local.engine.read { try ReservedNumbers(session: $0).unmerged().count }
    state.withLock { $0.waiting = waiting }
    return issued
  }

  /// Does something to a ticket, here while the server does not have it yet.
  public func change(_ id: TicketID, _ action: TicketAction, at: Instant, by: TicketActor, policy: CallPolicy)
    throws(TicketStoreError) -> Ticket
  {
    do {
      merging.lock()
      defer { merging.unlock() }
      if try local.engine.read({ try ReservedNumbers(session: $0).isUnmerged(id) }) {
        return try local.change(id, action, at: at, by: by, policy: policy)
      }
    }
    return try online(at: at) { () throws(TicketStoreError) in
      try server.change(id, action, at: at, by: by, policy: policy)
    }
  }

  /// Calls the next one; only the server knows who waits.
  public func call(window: Int, at: Instant, policy: CallPolicy, choose: (CallScene) -> CallChoice?)
    throws(TicketStoreError) -> CallChoice?
  {
    try online(at: at) { () throws(TicketStoreError) in
      try server.call(window: window, at: at, policy: policy, choose: choose)
    }
  }

  /// The ticket with a number, here where the server does not have it yet.
  public func ticket(_ id: TicketID) throws(TicketStoreError) -> Ticket? {
    if try local.engine.read({ try ReservedNumbers(session: $0).isUnmerged(id) }) {
      return try local.ticket(id)
    }
    return try server.ticket(id)
  }

  /// The tickets of a day; without the server those that this kiosk has issued meanwhile.
  public func tickets(on day: Day, openOnly: Bool) throws(TicketStoreError) -> [Ticket] {
    try orLocal { store throws(TicketStoreError) in try store.tickets(on: day, openOnly: openOnly) }
  }

  /// What happened to a ticket.
  public func history(of id: TicketID) throws(TicketStoreError) -> [TicketChange] {
    if try local.engine.read({ try ReservedNumbers(session: $0).isUnmerged(id) }) {
      return try local.history(of: id)
    }
    return try server.history(of: id)
  }

  /// How long the latest visits kept a window busy; nothing without the server.
  public func occupancies(since day: Day, limit: Int) throws(TicketStoreError) -> [String: [Int64]] {
    try orLocal { store throws(TicketStoreError) in try store.occupancies(since: day, limit: limit) }
  }

  /// Says something for a day, on the server.
  public func post(_ notice: HallNotice) throws(TicketStoreError) {
    try online(at: notice.at) { () throws(TicketStoreError) in try server.post(notice) }
  }

  /// The notices of a day; none without the server.
  public func notices(on day: Day) throws(TicketStoreError) -> [HallNotice] {
    try orLocal { store throws(TicketStoreError) in try store.notices(on: day) }
  }

  /// Removes what lies before a day, on this machine and on the server; several kiosks may do it. Throws
  /// `unreachable` where the server does not answer: what is here is gone by then.
  public func purge(before day: Day) throws(TicketStoreError) -> Int {
    let waiting = try local.engine.read { try ReservedNumbers(session: $0).unmerged() }
    // What the server has not got yet stays, however old.
    let first = min(day, waiting.map(\.id.day).min() ?? day)
    try local.engine.write(lock: nil) { try ReservedNumbers(session: $0).purge(before: first) }
    let here = try local.purge(before: first)
    return try here + server.purge(before: day)
  }

  /// Tells of every change by anybody.
  public func watch(_ changed: @escaping @Sendable () -> Void) throws(TicketStoreError) -> any TicketWatch {
    try server.watch(changed)
  }

  // MARK: Calls for help

  // Kept here they would reach nobody, so without the server each of these throws, and the kiosk sends people
  // to the counter.

  /// Raises a call for help, on the server.
  public func raise(_ id: HelpCallID) throws(TicketStoreError) -> HelpCall {
    try online(at: id.raisedAt) { () throws(TicketStoreError) in try server.raise(id) }
  }

  /// Does something about a call for help, on the server.
  public func change(_ id: HelpCallID, _ action: HelpAction, at: Instant, by: TicketActor)
    throws(TicketStoreError) -> HelpCall
  {
    try online(at: at) { () throws(TicketStoreError) in try server.change(id, action, at: at, by: by) }
  }

  /// The call for help.
  public func helpCall(_ id: HelpCallID) throws(TicketStoreError) -> HelpCall? { try server.helpCall(id) }

  /// The calls for help of a day.
  public func helpCalls(on day: Day, openOnly: Bool) throws(TicketStoreError) -> [HelpCall] {
    try server.helpCalls(on: day, openOnly: openOnly)
  }

  // MARK: With and without the server

  private func online<Value>(at now: Instant, _ work: () throws(TicketStoreError) -> Value)
    throws(TicketStoreError) -> Value
  {
    do throws(TicketStoreError) {
      let value = try work()
      state.withLock { $0.offlineSince = nil }
      return value
    } catch {
      if error.isOfServer {
        try noteLoss(error, at: now)
      } else {
        // A refusal is an answer too.
        state.withLock { $0.offlineSince = nil }
      }
      throw error
    }
  }

  private func orLocal<Value>(_ work: (DatabaseTicketStore) throws(TicketStoreError) -> Value)
    throws(TicketStoreError) -> Value
  {
    do throws(TicketStoreError) {
      let value = try work(server)
      state.withLock { $0.offlineSince = nil }
      return value
    } catch {
      guard error.isOfServer else { throw error }
      let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
      try noteLoss(error, at: now)
      return try work(local)
    }
  }

  /// Notes that the server is out of reach and how many tickets wait for it; an earlier run, or another
  /// process, may have issued some.
  private func noteLoss(_ error: TicketStoreError, at now: Instant) throws(TicketStoreError) {
    let waiting = try local.engine.read { try ReservedNumbers(session: $0).unmerged().count }
    state.withLock { state in
      state.offlineSince = state.offlineSince ?? now
      state.waiting = waiting
      if case .unreachable = error { state.why = nil } else { state.why = error }
    }
  }
}

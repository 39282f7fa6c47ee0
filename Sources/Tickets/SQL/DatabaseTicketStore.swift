public import Model
public import Queue

/// A store in a database: a file on this machine, or a PostgreSQL server for several.
///
/// Thread-safe; every call blocks until its transaction is durable.
public final class DatabaseTicketStore: TicketStore {
  let engine: any SQLEngine

  init(engine: any SQLEngine) {
    self.engine = engine
  }

  /// Opens the file at `path`, and makes it and its folder where they are missing.
  ///
  /// A damaged file is moved aside, what can be read of it is saved, and numbers go on from a higher one; see
  /// `condition`. Throws where the place cannot be written or is full.
  public static func sqlite(path: String) throws(TicketStoreError) -> DatabaseTicketStore {
    DatabaseTicketStore(engine: try SQLiteEngine(path: path))
  }

  /// A store on the PostgreSQL server at an address such as `postgres://kiosk@10.0.0.5/kiosk`.
  ///
  /// It connects at the first call, makes its tables where they are missing, and connects again after a loss,
  /// so nothing is thrown here.
  public static func postgres(address: Private<String>) -> DatabaseTicketStore {
    DatabaseTicketStore(engine: PostgresEngine(address: address))
  }

  /// Issues a number, or gives the ticket that the key has already.
  public func issue(_ request: TicketRequest) throws(TicketStoreError) -> IssuedTicket {
    guard TicketNumber.isLetter(request.letter) else { throw .failed("no letter") }
    return try engine.issue(request)
  }

  /// Does something to a ticket.
  public func change(_ id: TicketID, _ action: TicketAction, at: Instant, by: TicketActor, policy: CallPolicy)
    throws(TicketStoreError) -> Ticket
  {
    try engine.write(lock: nil) { session in
      let rows = TicketRows(session: session)
      guard let ticket = try rows.ticket(id) else { throw TicketStoreError.unknown(id.number) }
      return try rows.change(ticket, action, at: at, by: by, policy: policy)
    }
  }

  /// Calls the next one at a window.
  public func call(window: Int, at: Instant, policy: CallPolicy, choose: (CallScene) -> CallChoice?)
    throws(TicketStoreError) -> CallChoice?
  {
    let actor = TicketActor.window(window)
    return try engine.write(lock: Int32(truncatingIfNeeded: at.day.daysSinceEpoch)) { session in
      let rows = TicketRows(session: session)
      var open = try rows.tickets(on: at.day, openOnly: true)
      for ticket in open where ticket.window == window && ticket.state.isAtWindow {
        _ = try rows.change(ticket, .finished, at: at, by: actor, policy: policy)
        open.removeAll { $0.id == ticket.id }
      }
      guard var choice = choose(CallScene(open: open, recent: try rows.recentlyCalled(on: at.day))) else {
        return nil
      }
      choice.ticket = try rows.change(
        choice.ticket, .called(window: window), at: at, by: actor, policy: policy)
      return choice
    }
  }

  /// The ticket with a number.
  public func ticket(_ id: TicketID) throws(TicketStoreError) -> Ticket? {
    try engine.read { try TicketRows(session: $0).ticket(id) }
  }

  /// The tickets of a day by number.
  public func tickets(on day: Day, openOnly: Bool) throws(TicketStoreError) -> [Ticket] {
    try engine.read { try TicketRows(session: $0).tickets(on: day, openOnly: openOnly) }
  }

  /// What happened to a ticket.
  public func history(of id: TicketID) throws(TicketStoreError) -> [TicketChange] {
    try engine.read { try TicketRows(session: $0).history(of: id) }
  }

  /// How long the latest visits kept a window busy.
  public func occupancies(since day: Day, limit: Int) throws(TicketStoreError) -> [String: [Int64]] {
    try engine.read { try TicketRows(session: $0).occupancies(since: day, limit: limit) }
  }

  /// Says something for the day of the notice.
  public func post(_ notice: HallNotice) throws(TicketStoreError) {
    try engine.write(lock: nil) { try TicketRows(session: $0).post(notice) }
  }

  /// The notices of a day.
  public func notices(on day: Day) throws(TicketStoreError) -> [HallNotice] {
    try engine.read { try TicketRows(session: $0).notices(on: day) }
  }

  /// Removes what lies before a day.
  public func purge(before day: Day) throws(TicketStoreError) -> Int {
    try engine.write(lock: nil) { try TicketRows(session: $0).purge(before: day) }
  }

  /// Tells of every change by anybody.
  public func watch(_ changed: @escaping @Sendable () -> Void) throws(TicketStoreError) -> any TicketWatch {
    try engine.watch(changed)
  }

  /// What staff should know.
  public var condition: TicketStoreCondition { engine.condition }
}

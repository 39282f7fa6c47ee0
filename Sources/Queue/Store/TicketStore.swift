public import Model

/// What is asked of a store when somebody takes a number.
public struct TicketRequest: Hashable, Sendable {
  /// The visit's idempotency key, such as a UUID. Asking again with it gives the same ticket again.
  public var key: String
  /// The letter of the number.
  public var letter: String
  /// The service, by its identifier.
  public var service: String
  /// The priority, by its identifier.
  public var priority: String?
  /// When; the business day is that of this moment in China.
  public var at: Instant
  /// Who issues it.
  public var by: TicketActor
  /// How the visitor got the number, where that needs no printer: the ticket counts at once.
  public var proof: TicketProof?
  /// At most so many tickets of the service that day, the cancelled not counted; `nil` for no limit.
  public var limit: Int?
  /// The waiting time that is promised with it.
  public var promised: WaitRange?

  /// A request for a number.
  public init(
    key: String, letter: String, service: String, priority: String? = nil, at: Instant, by: TicketActor,
    proof: TicketProof? = nil, limit: Int? = nil, promised: WaitRange? = nil
  ) {
    self.key = key
    self.letter = letter
    self.service = service
    self.priority = priority
    self.at = at
    self.by = by
    self.proof = proof
    self.limit = limit
    self.promised = promised
  }
}

/// A ticket from a store.
public struct IssuedTicket: Hashable, Sendable {
  /// The ticket.
  public var ticket: Ticket
  /// Whether it was issued now; otherwise its key had one already.
  public var isNew: Bool

  /// A ticket from a store.
  public init(ticket: Ticket, isNew: Bool) {
    self.ticket = ticket
    self.isNew = isNew
  }
}

/// Keeps tickets so that nothing committed is ever lost and no number is given out twice.
///
/// Every method is one durable transaction, blocks until it is decided, and may be called from any thread and
/// from many processes at once. They are synchronous because both engines are: SQLite and libpq block, the
/// kiosk's effects run on dispatch queues, and a server hands them to a thread of its own. Methods that only
/// read never wait for a writer.
public protocol TicketStore: HelpDesk {
  /// Issues a number, or gives the ticket that the key has already.
  func issue(_ request: TicketRequest) throws(TicketStoreError) -> IssuedTicket

  /// Does something to a ticket. Throws `refused` where the transition table does not allow it in the state
  /// that the ticket has by then.
  func change(_ id: TicketID, _ action: TicketAction, at: Instant, by: TicketActor, policy: CallPolicy)
    throws(TicketStoreError) -> Ticket

  /// Calls the next one at a window, in one step that no other call comes between: finishes what the window
  /// still has, asks `choose`, and marks its choice called. `nil` where it chooses none.
  func call(
    window: Int, at: Instant, policy: CallPolicy, choose: (CallScene) -> CallChoice?
  ) throws(TicketStoreError) -> CallChoice?

  /// The ticket with a number; `nil` where there is none.
  func ticket(_ id: TicketID) throws(TicketStoreError) -> Ticket?

  /// The tickets of a day by number, or only those that have not ended.
  func tickets(on day: Day, openOnly: Bool) throws(TicketStoreError) -> [Ticket]

  /// What happened to a ticket, in order, from its issue.
  func history(of id: TicketID) throws(TicketStoreError) -> [TicketChange]

  /// How long the latest visits from `day` on kept a window busy, by service, in milliseconds, the latest
  /// first.
  func occupancies(since day: Day, limit: Int) throws(TicketStoreError) -> [String: [Int64]]

  /// Says something for the day of the notice.
  func post(_ notice: HallNotice) throws(TicketStoreError)

  /// The notices of a day.
  func notices(on day: Day) throws(TicketStoreError) -> [HallNotice]

  /// Removes the tickets, notices and calls for help of the days before `day`; how many tickets.
  func purge(before day: Day) throws(TicketStoreError) -> Int

  /// Calls `changed` on a thread of its own soon after anybody, in this process or another, has changed
  /// something, until the watch is let go of.
  func watch(_ changed: @escaping @Sendable () -> Void) throws(TicketStoreError) -> any TicketWatch

  /// What staff should know about the store.
  var condition: TicketStoreCondition { get }
}

/// An open watch on a store. Letting go of it ends it.
public protocol TicketWatch: AnyObject, Sendable {}

/// What staff should know about a store.
public enum TicketStoreCondition: Hashable, Sendable {
  /// Works.
  case fine
  /// The file was damaged and is kept beside at a path; a new one was begun with so many tickets of the old.
  case recovered(damaged: String, saved: Int)
  /// The server cannot be used since a moment; so many offline tickets wait to be merged. `why` where it is not the
  /// network, such as a wrong password.
  case offline(since: Instant, waiting: Int, why: TicketStoreError? = nil)

  /// The condition as a sentence for staff; `nil` where there is nothing to say.
  public var sentence: Localized<String>? {
    switch self {
    case .fine: nil
    case .recovered(let path, let saved):
      Localized(
        zh: "排队数据文件损坏，留作 \(Self.fileName(path))，救回 \(saved) 个号，新号从更大的号码开始。请核对大厅里的号。",
        en:
          "Ticket file damaged, kept as \(Self.fileName(path)). "
          + "\(saved) tickets saved, new numbers are higher: compare slips.")
    case .offline(_, let waiting, let why?):
      Localized(
        zh: "\(why.sentence.zh)本机先用预留号码，\(waiting) 个号等合并。",
        en: "\(why.sentence.en) Meanwhile numbers come from the reserved range, \(waiting) wait to be merged."
      )
    case .offline(_, let waiting, nil):
      Localized(
        zh: "连不上排队服务器，正在重试。本机用预留号码取号，\(waiting) 个号等联网后合并。",
        en: "The queue server cannot be reached; trying again. Numbers come from the reserved range, "
          + "\(waiting) wait to be merged.")
    }
  }

  /// The file's name alone: it lies in the data folder, and a whole path does not fit the staff page in large
  /// print.
  private static func fileName(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
}

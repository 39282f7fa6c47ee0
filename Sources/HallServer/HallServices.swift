public import Model
public import Queue

/// What the hall's server is given: the queue, the clock, and whatever touches other parts of the machine, as
/// closures. Every closure may be called from any thread and may block: the server calls them on threads of its
/// own, never on an event loop.
public struct HallServices: Sendable {
  /// The queue with the hall's rules.
  public var desk: TicketDesk
  /// What the pages call the hall.
  public var hallName: Localized<String>
  /// The folder with the pages, `Assets/hall`.
  public var pages: String
  /// The time.
  public var clock: @Sendable () -> Instant
  /// Who may sign in at a window.
  public var access: WindowAccess
  /// Prints a ticket's slip on the hall's printer; `nil` where there is none, and numbers are written down.
  public var printTicket: (@Sendable (TicketDesk.Receipt) -> TicketPrint)?
  /// Opens the scanned codes of the self-check; `nil` where no key was given.
  public var cases: (any CaseReading)?
  /// The voice of the display, and what its charts need.
  public var display: HallDisplay = .silent

  /// Everything that the server needs.
  public init(
    desk: TicketDesk, hallName: Localized<String>, pages: String, access: WindowAccess,
    printTicket: (@Sendable (TicketDesk.Receipt) -> TicketPrint)? = nil, cases: (any CaseReading)? = nil,
    clock: @escaping @Sendable () -> Instant
  ) {
    self.desk = desk
    self.hallName = hallName
    self.pages = pages
    self.access = access
    self.printTicket = printTicket
    self.cases = cases
    self.clock = clock
  }
}

/// Who may sign in at a window.
public enum WindowAccess: Sendable {
  /// Nobody: no PIN is configured.
  case unset
  /// Anybody without a PIN: `kiosk serve --demo`, on this machine alone.
  case demo
  /// Whoever knows the window's PIN. `verify` takes some tens of milliseconds; `memory` keeps wrong tries over a
  /// restart.
  case pin(verify: @Sendable (Private<String>, _ window: Int) -> Bool, memory: any SignInMemory)
}

/// Where wrong tries are kept, so that a restart does not end the pause after them.
public protocol SignInMemory: Sendable {
  /// What was kept; an empty record where there is none, or none that can be read.
  func load() -> SignInRecord
  /// Keeps it. Where that fails the pause holds until the next restart only, and the implementation tells staff.
  func save(_ record: SignInRecord)
}

/// What became of a ticket's slip.
public enum TicketPrint: Equatable, Sendable {
  /// The printer says that the slip is out.
  case printed
  /// The printer says nothing: somebody has to look.
  case unconfirmed
  /// It did not come out; why, as a sentence.
  case failed(Localized<String>)
}

internal import Model
internal import Queue

/// What one window's page shows.
struct WindowView: Encodable {
  /// A ticket on the page.
  struct Line: Encodable {
    var number: TicketNumber
    var service: Localized<String>
    var serviceID: String
    var priority: Localized<String>?
    var state: TicketState
    /// Minutes since the number was taken.
    var waited: Int
    /// How often it was called.
    var calls: Int
    /// Milliseconds since 1970 at which it was called.
    var calledAt: Int64?
    /// Not to be called before, likewise.
    var notBefore: Int64?
    var window: Int?
    /// Why it stands where it stands.
    var reason: Localized<String>?
  }

  /// A service as the page shows it.
  struct Service: Encodable {
    var id: String
    var name: Localized<String>
    var isOpen: Bool
    /// Why it is closed.
    var closed: Localized<String>?
    var waiting: Int
    var estimate: Localized<String>
    /// Whether this window deals with it.
    var isHere: Bool
  }

  /// Another window.
  struct Window: Encodable {
    var number: Int
    var name: Localized<String>?
    var isPausing: Bool
    var current: TicketNumber?
  }

  /// Somebody at a kiosk who waits for a person.
  struct Help: Encodable {
    var id: String
    var text: Localized<String>
    /// Milliseconds since 1970 from which they wait.
    var since: Int64
    /// How often they have asked.
    var times: Int
    /// Whether a page of the staff has shown it.
    var isShown: Bool
    /// Who is on the way.
    var receivedBy: Int?
    var isReceived: Bool
  }

  /// A priority that staff can give.
  struct Priority: Encodable {
    var id: String
    var name: Localized<String>
  }

  var window: Int
  var name: Localized<String>?
  var day: Day
  /// The minute of the server's clock, in milliseconds since 1970: the page shows the time of the hall.
  var minute: Int64
  var isPausing: Bool
  var current: Line?
  /// The next ones here, in the order of their calls.
  var queue: [Line]
  /// How many wait for this window's services.
  var waiting: Int
  /// Those that only staff can bring back, and those that come back by themselves.
  var away: [Line]
  var services: [Service]
  var windows: [Window]
  var priorities: [Priority]
  /// Calls for help, the same on every window's page.
  var help: [Help]
  /// How well the promised times were kept today.
  var promises: PastEstimates
  /// What staff should know about the store.
  var notice: Localized<String>?
  /// Why all this may be old.
  var problem: Localized<String>?
}

extension WindowView {
  /// How many of the queue are shown.
  private static let shown = 12

  /// The page of a window in a picture of the hall.
  init(_ window: ServiceWindow, _ hall: HallPicture, _ hallServices: HallServices) {
    let settings = hallServices.desk.settings
    let line = { (ticket: Ticket, reason: Localized<String>?) in
      Line(ticket, reason: reason, settings, at: hall.at)
    }
    self.window = window.number
    name = window.name
    day = hall.at.day
    minute = hall.at.milliseconds - hall.at.milliseconds % 60_000
    isPausing = !hall.notices.isCalling(window: window.number, at: hall.at)
    current = hall.current(at: window.number).map { line($0, nil) }
    queue = settings.ranking(at: window, of: CallScene(hall.tickets), now: hall.at, limit: Self.shown)
      .map { line($0.ticket, $0.reason.sentence) }
    let here = hall.tickets.filter { window.services.contains($0.service) }
    waiting = here.count { settings.isCallable($0) }
    away = here.filter { [.noShow, .postponed, .cancelled, .done].contains($0.state) }
      .sorted { ($0.endedAt ?? $0.issuedAt) > ($1.endedAt ?? $1.issuedAt) }.prefix(Self.shown).map {
        line($0, nil)
      }
    services = hall.offers.map { offer in
      let waiting = hall.tickets.count { $0.service == offer.service.id && settings.isCallable($0) }
      return Service(offer, waiting: waiting, isHere: window.services.contains(offer.service.id))
    }
    windows = settings.windows.map { other in
      Window(
        number: other.number, name: other.name,
        isPausing: !hall.notices.isCalling(window: other.number, at: hall.at),
        current: hall.current(at: other.number)?.id.number)
    }
    priorities = settings.priorities.map { Priority(id: $0.id, name: $0.name) }
    help = hall.helpCalls.map(Help.init)
    promises = PastEstimates(hall.tickets)
    notice = hall.condition.sentence
    problem = hall.problem
  }
}

extension WindowView.Line {
  init(_ ticket: Ticket, reason: Localized<String>?, _ settings: QueueSettings, at now: Instant) {
    let service = settings.service(ticket.service)
    number = ticket.id.number
    self.service = service?.name ?? Localized(zh: ticket.service, en: ticket.service)
    serviceID = ticket.service
    priority = settings.priorities.first { $0.id == ticket.priority }?.name
    state = ticket.state
    waited = Int(max(0, now.milliseconds(since: ticket.issuedAt)) / 60_000)
    calls = ticket.calls
    calledAt = ticket.calledAt?.milliseconds
    notBefore = ticket.notBefore?.milliseconds
    window = ticket.window
    self.reason = reason
  }
}

extension WindowView.Help {
  fileprivate init(_ call: HelpCall) {
    id = call.id.description
    text = call.text
    since = call.waitingSince.milliseconds
    times = call.repeats + 1
    isShown = call.shownAt != nil
    isReceived = call.state == .received
    if isReceived, case .window(let number) = call.receivedBy { receivedBy = number }
  }
}

extension WindowView.Service {
  fileprivate init(_ offer: TicketDesk.Offer, waiting: Int, isHere: Bool) {
    id = offer.service.id
    name = offer.service.name
    isOpen = offer.opening.isOpen
    if case .closed(let reason, _) = offer.opening { closed = reason.text }
    self.waiting = waiting
    estimate = offer.estimate.text
    self.isHere = isHere
  }
}

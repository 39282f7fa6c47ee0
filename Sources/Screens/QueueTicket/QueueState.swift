internal import Model
public import Queue

/// Taking a number: which service, whether somebody comes sooner, what it means to wait, and the number.
public struct QueueState: Hashable, Sendable {
  /// What the page shows.
  public enum Stage: Hashable, Sendable {
    /// Which service.
    case services
    /// There is a number already: whether another one is wanted.
    case another
    /// Whether the resident belongs to those who are called sooner.
    case priority
    /// How long it takes, what to bring, and the touch that takes a number.
    case offer
    /// A number that was taken in this session.
    case ticket(TicketID)

    /// A name for the log and the touch guard. It tells nothing of the service.
    var name: String {
      switch self {
      case .services: "services"
      case .another: "another"
      case .priority: "priority"
      case .offer: "offer"
      case .ticket: "ticket"
      }
    }
  }

  /// What the page shows.
  public var stage = Stage.services
  /// The services as they stood when they were last asked for; `nil` before the first answer.
  var offers: [TicketDesk.Offer]?
  /// The answer with this token brings the services.
  var offersToken: Int?
  /// Whether the store could not tell how the services stand.
  var offersFailed = false
  /// When the services were last asked for.
  var askedAt: Instant
  /// The service that another page has led to; chosen as soon as its opening is known.
  var wanted: Private<String>?
  /// Whether another page has led to the service, so that 返回 leads back there.
  let isDirect: Bool
  /// The service that was chosen.
  var service: Private<String>?
  /// The priority that was chosen; `nil` for none.
  var priority: Private<String>?
  /// What somebody of that priority waits; `nil` while it is asked for, or where it is not known.
  var wait: WaitEstimate?
  /// The answer with this token brings the waiting time.
  var waitToken: Int?
  /// The visit's key: it stays for another try, so that an answer that got lost costs no second number.
  var key: String?
  /// The answer with this token brings the number.
  var orderToken: Int?
  /// Why no number could be taken.
  var refusal: TicketDesk.Problem?
  /// The page of services or priorities, from 0.
  var page = 0

  /// The choice of services, or the way to the one that is wanted.
  init(wanted: String?, token: Int, at now: Instant) {
    self.wanted = wanted.map { Private($0) }
    isDirect = wanted != nil
    offersToken = token
    askedAt = now
  }

  /// The service that was chosen, as it last stood.
  var chosen: TicketDesk.Offer? { offers?.first { $0.service.id == service?.value } }
}

/// A number that was taken in this session.
public struct HeldTicket: Hashable, Sendable {
  /// Whether the number counts.
  public enum Standing: Hashable, Sendable {
    /// Nobody knows yet that the visitor has it.
    case open
    /// It is being written down; the answer with this token ends it.
    case confirming(token: Int)
    /// It counts.
    case counts
    /// It could not be written down that the visitor has it.
    case failed
  }

  /// The ticket and what was said with it.
  public var receipt: TicketDesk.Receipt
  /// Whether nothing may tell what it is for.
  public var isPrivate: Bool
  /// How its slip stands.
  public var print = PrintState.idle
  /// Whether it counts.
  public var standing = Standing.open
  /// How many slips of it were sent to the printer.
  var slips = 0

  /// The ticket's number on its day.
  var id: TicketID { receipt.ticket.id }
  /// Whether it does not count yet.
  var isUnsettled: Bool { standing == .open || standing == .failed }
  /// Whether leaving now would give it up. A slip that nobody has seen come out may be in the visitor's hand.
  var isLostByLeaving: Bool { isUnsettled && print != .printed(.unconfirmed) }
  /// Whether its slip is on its way.
  var isPrinting: Bool { if case .printing = print { true } else { false } }
}

/// What a touch on the pages of the queue means.
public enum QueueAction: Hashable, Sendable {
  /// The service of that place.
  case choose(Int)
  /// Another number besides the one there is.
  case another
  /// Shows the number that was taken last.
  case showTicket
  /// The priority of that place; `nil` for none of them.
  case prioritise(Int?)
  /// Takes a number.
  case take
  /// Asks again how the services stand.
  case retry
  /// 我记下了: the visitor has the number, on the screen or on paper.
  case gotIt
  /// The slip did not come out, or cannot be read.
  case noSlip
  /// Sends the slip to the printer, once more.
  case print
  /// Back to the services.
  case services
  /// Leaves with the number.
  case keepAndLeave
  /// Leaves without the number.
  case giveUpAndLeave
  /// That page of a list.
  case page(Int)
}

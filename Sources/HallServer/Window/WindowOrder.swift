internal import Model
internal import Queue

/// What a press of a button on a window's page asks for.
struct WindowOrder: Decodable, Sendable {
  /// What to do; the raw values stand in the addresses.
  enum Action: String, CaseIterable, Sendable {
    case call, recall, start, finish, missed, postpone, transfer
    case pause, resume
    case issue, reprint, prioritise, restore, merge, cancel
    case helpShow = "help-show"
    case helpReceive = "help-receive"
    case helpArrive = "help-arrive"

    /// Whether it is about whoever stands at the window, so that a page which shows somebody else must not do it.
    var isAtWindow: Bool {
      switch self {
      case .call, .recall, .start, .finish, .missed, .postpone, .transfer: true
      default: false
      }
    }

    /// Whether whoever stands at the window is sent away by one press alone, without a form in between.
    var endsTheVisit: Bool { self == .call || self == .finish || self == .missed }
  }

  /// The press. Told twice it is done once.
  var key: String
  /// The number that the page showed at the window when the button was pressed; `nil` for none.
  var at: String?
  /// A number, of today.
  var number: String?
  /// The number to merge into the other.
  var other: String?
  /// A service by its identifier.
  var service: String?
  /// A priority by its identifier.
  var priority: String?
  /// From now.
  var minutes: Int?
  /// Past hours, closures and limits.
  var force: Bool?
  /// With a letter that does not tell why somebody is here.
  var isPrivate: Bool?
  /// A call for help, as `HelpCallID` writes it.
  var help: String?
}

/// What became of an order, for the page's message line.
struct WindowDone: Encodable, Equatable, Sendable {
  /// What happened.
  var sentence: Localized<String>
  /// The ticket that it was about.
  var number: TicketNumber?
  /// Whether the number has to be written down for the visitor, since no slip came out.
  var isToWriteDown = false
  /// Whether nobody was there to be called.
  var isEmpty = false
}

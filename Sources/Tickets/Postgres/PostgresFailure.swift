import Queue

/// What went wrong between this program and the server. Holds codes, never a value of a statement.
enum PostgresFailure: Error {
  /// No connection, or one that broke or did not answer in time.
  case connection(String)
  /// The server said nothing for so long; whoever connects anew only waits again.
  case silence(milliseconds: Int)
  /// There is no connection, and it is not yet time for another try.
  case waiting
  /// The server refused a statement, with its SQLSTATE.
  case statement(state: String)

  /// Whether the same transaction may succeed when it is run again.
  var isWorthRepeating: Bool {
    // Serialisation, deadlock, and a number or visit that somebody else wrote at the same moment.
    if case .statement(let state) = self { return ["40001", "40P01", "23505"].contains(state) }
    return false
  }

  /// Whether the connection is of no more use.
  var isLoss: Bool {
    switch self {
    case .connection, .silence: true
    case .waiting: false
    // The server is stopping, starting or gone.
    case .statement(let state): state.hasPrefix("08") || state.hasPrefix("57P")
    }
  }
}

extension PostgresFailure {
  /// Whether waiting has used up all patience.
  var isSilence: Bool {
    if case .silence = self { return true }
    return false
  }
}

extension TicketStoreError {
  /// What stands for the server in messages: its address may hold a password.
  static let server = "PostgreSQL"

  /// Whether something is wrong with the server, and not with what was asked of it.
  var isOfServer: Bool {
    switch self {
    case .unreachable, .busy, .failed: true
    case .full(let place), .damaged(let place), .denied(let place), .newer(let place): place == Self.server
    case .refused, .help, .unknown, .limitReached, .noOfflineNumber: false
    }
  }

  /// What an error means for a store on a server.
  init(postgres error: any Error) {
    switch error {
    case let error as TicketStoreError: self = error
    case let refusal as TicketRefusal: self = .refused(refusal)
    case let refusal as HelpRefusal: self = .help(refusal)
    case is Overtaken: self = .busy(seconds: 0)
    case PostgresFailure.connection(let why): self = .unreachable(why)
    case PostgresFailure.silence(let milliseconds):
      self = .unreachable("no answer within \(milliseconds) ms")
    case PostgresFailure.waiting: self = .unreachable("trying again soon")
    case PostgresFailure.statement(let state): self = .of(state)
    default: self = .failed("\(type(of: error))")
    }
  }

  private static func of(_ state: String) -> TicketStoreError {
    switch state {
    case "57014", "55P03": .busy(seconds: PostgresConnection.statementSeconds)
    case "53100": .full(place: server)
    case "XX001", "XX002": .damaged(place: server)
    case "42501", "28000", "28P01", "3D000", "25006": .denied(place: server)
    case _ where state.hasPrefix("08") || state.hasPrefix("57P") || state.hasPrefix("53"):
      .unreachable("SQLSTATE \(state)")
    default: .failed("SQLSTATE \(state)")
    }
  }
}

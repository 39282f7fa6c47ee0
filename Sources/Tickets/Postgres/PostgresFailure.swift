import Queue

/// What went wrong between this program and the server. Holds codes, never a value of a statement.
enum PostgresFailure: Error {
  /// No connection, or one that broke or did not answer in time.
  case connection(String)
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
    case .connection: true
    case .waiting: false
    // The server is stopping, starting or gone.
    case .statement(let state): state.hasPrefix("08") || state.hasPrefix("57P")
    }
  }
}

extension TicketStoreError {
  /// What an error means for a store on a server.
  init(postgres error: any Error) {
    switch error {
    case let error as TicketStoreError: self = error
    case let refusal as TicketRefusal: self = .refused(refusal)
    case let refusal as HelpRefusal: self = .help(refusal)
    case is Overtaken: self = .busy(seconds: 0)
    case PostgresFailure.connection(let why): self = .unreachable(why)
    case PostgresFailure.waiting: self = .unreachable("trying again soon")
    case PostgresFailure.statement(let state): self = .of(state)
    default: self = .failed("\(type(of: error))")
    }
  }

  private static func of(_ state: String) -> TicketStoreError {
    switch state {
    case "57014", "55P03": .busy(seconds: PostgresConnection.statementSeconds)
    case "53100": .full(place: "PostgreSQL")
    case "XX001", "XX002": .damaged(place: "PostgreSQL")
    case "42501", "28000", "28P01", "3D000", "25006": .denied(place: "PostgreSQL")
    case _ where state.hasPrefix("08") || state.hasPrefix("57P") || state.hasPrefix("53"):
      .unreachable("SQLSTATE \(state)")
    default: .failed("SQLSTATE \(state)")
    }
  }
}

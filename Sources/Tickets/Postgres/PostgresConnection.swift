internal import CPostgres
import Foundation
import Model
import Queue

/// One connection to the server. Not thread-safe: `PostgresEngine` gives it to one caller at a time.
///
/// Statements are prepared once and take parameters only. Nothing waits longer than the limits below,
/// whatever the network does: the socket is watched with a deadline of our own, because libpq's calls that
/// block have none.
final class PostgresConnection: SQLSession {
  private let connection: OpaquePointer
  private var prepared: [String: String] = [:]

  /// Seconds after which the server gives a statement up. Somebody stands in front of the screen: an ordinary one takes
  /// milliseconds, and without the server there are reserved numbers.
  static let statementSeconds = 2
  /// Milliseconds after which this side does: the server is silent.
  private static let answerMilliseconds = 2500
  /// Milliseconds for connecting.
  private static let connectMilliseconds = 2000

  /// Connects. Throws `connection` where the server cannot be reached.
  init(address: Private<String>, name: String = "legal-kiosk") throws {
    let settings: [(String, String)] = [
      ("dbname", address.value), ("application_name", name), ("client_encoding", "UTF8"),
      ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "\(Self.answerMilliseconds)"),
    ]
    let opened = CStrings.with(settings.map { $0.0 }) { names in
      CStrings.with(settings.map { $0.1 }) { values in PQconnectStartParams(names, values, 1) }
    }
    guard let opened else { throw PostgresFailure.connection("no memory") }
    do { try Self.connect(opened) } catch {
      PQfinish(opened)
      throw error
    }
    connection = opened
    PQsetNoticeProcessor(opened, { _, _ in }, nil)
    try start()
  }

  deinit { PQfinish(connection) }

  /// The socket, for whoever waits for a notification.
  var socket: Int32 { PQsocket(connection) }

  /// Takes what has arrived and tells how many notifications were in it. Throws where the connection is lost.
  func consumeNotifications() throws -> Int {
    guard PQconsumeInput(connection) == 1 else { throw PostgresFailure.connection("connection lost") }
    var count = 0
    while let notification = PQnotifies(connection) {
      PQfreemem(notification)
      count += 1
    }
    return count
  }

  /// Runs statements without parameters, as written in this program.
  func execute(_ script: String) throws {
    guard PQsendQuery(connection, script) == 1 else { throw PostgresFailure.connection("connection lost") }
    _ = try results()
  }

  func run(_ statement: String, _ arguments: [SQLValue]) throws -> [SQLRow] {
    let name = try prepared[statement] ?? prepare(statement, count: arguments.count)
    let texts = arguments.map { value -> String? in
      switch value {
      case .text(let text): text
      case .integer(let number): "\(number)"
      case .null: nil
      }
    }
    let isSent = CStrings.with(texts) { values in
      PQsendQueryPrepared(connection, name, Int32(texts.count), values, nil, nil, 0)
    }
    guard isSent == 1 else { throw PostgresFailure.connection("connection lost") }
    return try results()
  }

  /// Waits for a connection. libpq's own way of waiting takes no limit under two seconds, and tells of a refusal in the
  /// server's language only; this one asks for the code.
  private static func connect(_ opened: OpaquePointer) throws {
    PQsetErrorVerbosity(opened, PQERRORS_SQLSTATE)
    let deadline = DispatchTime.now().uptimeNanoseconds + UInt64(connectMilliseconds) * 1_000_000
    var next = PQstatus(opened) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING
    while next != PGRES_POLLING_OK {
      guard next != PGRES_POLLING_FAILED else { throw refusal(opened) }
      let now = DispatchTime.now().uptimeNanoseconds
      guard now < deadline else { throw PostgresFailure.silence(milliseconds: connectMilliseconds) }
      var request = pollfd(fd: PQsocket(opened), events: 0, revents: 0)
      request.events = Int16(next == PGRES_POLLING_READING ? POLLIN : POLLOUT)
      let ready = poll(&request, 1, Int32((deadline - now) / 1_000_000) + 1)
      guard ready >= 0 || errno == EINTR else { throw PostgresFailure.connection("socket error \(errno)") }
      if ready > 0 { next = PQconnectPoll(opened) }
    }
  }

  /// Why there is no connection: the server's code where it gave one, such as 28P01 for a wrong password.
  private static func refusal(_ opened: OpaquePointer) -> PostgresFailure {
    let reason = reason(opened)
    let isCode = reason.utf8.count == 5 && reason.allSatisfy { $0.isASCII && ($0.isNumber || $0.isUppercase) }
    // libpq's own words may hold the address, but a password only where somebody wrote it in the wrong place.
    return isCode ? .statement(state: reason) : .connection(reason)
  }

  private func start() throws {
    try execute(
      """
      SET datestyle = ISO; SET statement_timeout = '\(Self.statementSeconds)s';
      SET lock_timeout = '\(Self.statementSeconds)s'; SET idle_in_transaction_session_timeout = '10s';
      SET synchronous_commit = on;
      """)
  }

  private func prepare(_ statement: String, count: Int) throws -> String {
    let name = "s\(prepared.count + 1)"
    guard PQsendPrepare(connection, name, statement, Int32(count), nil) == 1 else {
      throw PostgresFailure.connection("connection lost")
    }
    _ = try results()
    prepared[statement] = name
    return name
  }

  // MARK: Answers

  /// Everything the server answers to one request: the rows of the last result, or the first failure.
  private func results() throws -> [SQLRow] {
    var rows: [SQLRow] = []
    var failure: PostgresFailure?
    let deadline = DispatchTime.now().uptimeNanoseconds + UInt64(Self.answerMilliseconds) * 1_000_000
    while true {
      try waitForAnswer(until: deadline)
      guard let result = PQgetResult(connection) else { break }
      defer { PQclear(result) }
      switch PQresultStatus(result) {
      case PGRES_TUPLES_OK: rows = Self.rows(result)
      case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: rows = []
      default: failure = failure ?? Self.failure(result)
      }
    }
    if let failure { throw failure }
    return rows
  }

  private func waitForAnswer(until deadline: UInt64) throws {
    while true {
      // What has not gone out yet must, or no answer will come.
      let unsent = PQflush(connection)
      guard unsent >= 0 else { throw PostgresFailure.connection("connection lost") }
      guard PQisBusy(connection) == 1 else { return }
      let now = DispatchTime.now().uptimeNanoseconds
      guard now < deadline else {
        throw PostgresFailure.silence(milliseconds: Self.answerMilliseconds)
      }
      var request = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
      if unsent == 1 { request.events |= Int16(POLLOUT) }
      let ready = poll(&request, 1, Int32((deadline - now) / 1_000_000) + 1)
      guard ready >= 0 || errno == EINTR else { throw PostgresFailure.connection("socket error \(errno)") }
      guard PQconsumeInput(connection) == 1 else { throw PostgresFailure.connection("connection lost") }
    }
  }

  private static func rows(_ result: OpaquePointer) -> [SQLRow] {
    (0..<PQntuples(result)).map { row in
      SQLRow(
        values: (0..<PQnfields(result)).map { column in
          guard PQgetisnull(result, row, column) == 0, let text = PQgetvalue(result, row, column) else {
            return .null
          }
          return .text(String(cString: text))
        })
    }
  }

  private static func failure(_ result: OpaquePointer) -> PostgresFailure {
    // PG_DIAG_SQLSTATE is a character constant that Swift does not import.
    guard let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))) else {
      return .connection("connection lost")
    }
    return .statement(state: String(cString: state))
  }

  /// The first line of libpq's message, without the address.
  private static func reason(_ connection: OpaquePointer) -> String {
    let message = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
    let line = message.split(separator: "\n").first ?? "no reason given"
    let words = line.split(separator: ": ").last ?? line
    return String(words.trimmingCharacters(in: .whitespaces).prefix(80))
  }
}

/// Texts as C wants them.
enum CStrings {
  /// Gives `body` a list of texts that ends with a null pointer; `nil` is a null pointer within it.
  static func with<Value>(_ texts: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value)
    -> Value
  {
    let copies: [UnsafeMutablePointer<CChar>?] = texts.map { $0.flatMap { strdup($0) } } + [nil]
    defer { for copy in copies { free(copy) } }
    let pointers = copies.map { UnsafePointer($0) }
    return pointers.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("the list ends with a null pointer") }
      return body(start)
    }
  }
}

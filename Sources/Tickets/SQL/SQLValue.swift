import Queue

/// A value as both engines know it.
enum SQLValue: Hashable, Sendable {
  case text(String)
  case integer(Int64)
  case null

  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
  init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
}

/// A row of an answer, read by position.
struct SQLRow: Hashable, Sendable {
  var values: [SQLValue]

  /// A text, or a number as text; throws where there is none.
  func text(_ index: Int) throws(TicketStoreError) -> String {
    switch values[index] {
    case .text(let text): return text
    case .integer(let number): return "\(number)"
    case .null: throw .failed("column \(index) is empty")
    }
  }

  /// A text; `nil` where there is none.
  func textIfAny(_ index: Int) -> String? {
    switch values[index] {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .null: nil
    }
  }

  /// A number; libpq hands numbers over as text.
  func integer(_ index: Int) throws(TicketStoreError) -> Int64 {
    guard let number = integerIfAny(index) else { throw .failed("column \(index) is no number") }
    return number
  }

  /// A number; `nil` where there is none.
  func integerIfAny(_ index: Int) -> Int64? {
    switch values[index] {
    case .text(let text): Int64(text)
    case .integer(let number): number
    case .null: nil
    }
  }
}

/// An open connection. Statements are written with `$1`, `$2`…, which both engines understand in the end.
protocol SQLSession {
  /// Runs one statement and gives its rows. Throws the engine's own errors.
  func run(_ statement: String, _ arguments: [SQLValue]) throws -> [SQLRow]
}

/// What the two databases do differently.
protocol SQLEngine: Sendable {
  /// Gives a session for reading. Throws `unreachable`, `busy` and the like, never leaves anything behind.
  func read<Value>(_ body: (any SQLSession) throws -> Value) throws(TicketStoreError) -> Value
  /// Gives a session within one transaction, committed durably when `body` returns and undone when it throws.
  /// Two transactions with the same `lock` never run at once, in whatever process. One that throws
  /// `Overtaken` is run again, so `body` must not change anything outside.
  func write<Value>(lock: Int32?, _ body: (any SQLSession) throws -> Value) throws(TicketStoreError) -> Value
  /// Issues a number in one transaction.
  func issue(_ request: TicketRequest) throws(TicketStoreError) -> IssuedTicket
  /// Tells of every change by anybody.
  func watch(_ changed: @escaping @Sendable () -> Void) throws(TicketStoreError) -> any TicketWatch
  /// What staff should know.
  var condition: TicketStoreCondition { get }
}

/// A row was changed by somebody else between reading and writing it: the transaction has to begin anew.
/// Happens on PostgreSQL only, where a reader does not keep others from writing.
struct Overtaken: Error {}

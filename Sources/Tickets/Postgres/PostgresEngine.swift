import Foundation
import Model
import Queue

/// A store on a PostgreSQL server, over one connection that callers take in turn.
final class PostgresEngine: SQLEngine {
  private let address: Private<String>
  private let lock = NSLock()
  /// Only touched while `lock` is held: libpq allows one thread at a time on a connection.
  private nonisolated(unsafe) var connection: PostgresConnection?
  /// Likewise.
  private nonisolated(unsafe) var backOff = BackOff()

  /// What our advisory locks are told apart by from those of other programs on the server.
  static let lockClass: Int64 = 0x4B51
  private static let attempts = 8

  init(address: Private<String>) {
    self.address = address
  }

  var condition: TicketStoreCondition { .fine }

  func read<Value>(_ body: (any SQLSession) throws -> Value) throws(TicketStoreError) -> Value {
    // Each statement sees one state. Only a history has two, and its second one can at most be newer.
    try attempt { try body($0) }
  }

  func write<Value>(lock: Int32?, _ body: (any SQLSession) throws -> Value) throws(TicketStoreError) -> Value
  {
    var hasBegun = false
    return try attempt(isRepeatable: { !hasBegun }) { connection in
      try connection.execute("BEGIN")
      hasBegun = true
      do {
        if let lock {
          _ = try connection.run(
            "SELECT pg_advisory_xact_lock($1::int, $2::int)",
            [.integer(Self.lockClass), .integer(Int64(lock))])
        }
        let value = try body(connection)
        try connection.execute("COMMIT")
        return value
      } catch {
        if (error as? PostgresFailure)?.isLoss != true { try connection.execute("ROLLBACK") }
        throw error
      }
    }
  }

  func issue(_ request: TicketRequest) throws(TicketStoreError) -> IssuedTicket {
    guard let limit = request.limit else {
      return try attempt { try PostgresIssue(session: $0).issue(request) }
    }
    // Counting and writing have to be one step: those who ask under a limit wait for each other.
    let key = Int32(truncatingIfNeeded: request.at.day.daysSinceEpoch) ^ Int32(bitPattern: 0x4000_0000)
    return try write(lock: key) { try PostgresIssue(session: $0).issue(request, limit: limit) }
  }

  func watch(_ changed: @escaping @Sendable () -> Void) throws(TicketStoreError) -> any TicketWatch {
    PostgresWatch(address: address, changed: changed)
  }

  /// Runs `work` on the connection, which is made where there is none. What lost the race is run again.
  ///
  /// A connection that had died unnoticed, because the server was restarted at night, is replaced at once
  /// where `isRepeatable` says that nothing can have been done yet, or doing it twice is the same. Else the
  /// caller hears `unreachable`: nobody knows whether the transaction was committed.
  private func attempt<Value>(
    isRepeatable: () -> Bool = { true }, _ work: (PostgresConnection) throws -> Value
  ) throws(TicketStoreError) -> Value {
    lock.lock()
    defer { lock.unlock() }
    for _ in 0..<Self.attempts {
      let wasOpen = connection != nil
      do {
        return try work(try connected())
      } catch {
        let failure = error as? PostgresFailure
        if failure?.isLoss == true {
          connection = nil
          if wasOpen, isRepeatable(), failure?.isSilence != true { continue }
          backOff.fail(at: .now)
        }
        guard error is Overtaken || failure?.isWorthRepeating == true else {
          throw TicketStoreError(postgres: error)
        }
      }
    }
    throw .busy(seconds: 0)
  }

  private func connected() throws -> PostgresConnection {
    if let connection { return connection }
    // Somebody stands in front of the screen: between two tries the answer comes at once.
    guard backOff.allows(.now) else { throw PostgresFailure.waiting }
    let fresh = try PostgresConnection(address: address)
    try PostgresSchema.migrate(fresh)
    backOff.succeed()
    connection = fresh
    return fresh
  }
}

/// When to try again after a loss: after a quarter of a second, then twice as long each time, at most 10 s.
struct BackOff {
  private var next: ContinuousClock.Instant?
  private var pause = Self.first
  private static let first = Duration.milliseconds(250)
  private static let longest = Duration.seconds(10)

  /// Whether it is time.
  func allows(_ now: ContinuousClock.Instant) -> Bool { next.map { now >= $0 } ?? true }

  /// It did not work.
  mutating func fail(at now: ContinuousClock.Instant) {
    next = now + pause
    pause = min(pause * 2, Self.longest)
  }

  /// It worked.
  mutating func succeed() { self = BackOff() }
}

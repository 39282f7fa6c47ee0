import Foundation
internal import GRDB
import Queue
import Synchronization

/// Looks ten times a second whether anybody has committed: SQLite counts that for every connection, in
/// memory.
final class SQLiteWatch: TicketWatch {
  private let isEnded: EndMark

  /// Set by the watch when it is let go of, read by the thread.
  private final class EndMark: Sendable {
    let value = Atomic<Bool>(false)
  }

  init(path: String, changed: @escaping @Sendable () -> Void) throws {
    let isEnded = EndMark()
    self.isEnded = isEnded
    let first = try Look(path: path)
    let thread = Thread {
      var look = first
      while !isEnded.value.load(ordering: .acquiring) {
        usleep(100_000)
        do {
          if try look.hasChanged() { changed() }
        } catch {
          // A moment without an answer, such as while a damaged file is exchanged: whoever watches looks
          // again.
          changed()
          usleep(1_000_000)
        }
      }
    }
    thread.name = "kiosk.tickets.watch"
    thread.start()
  }

  deinit { isEnded.value.store(true, ordering: .releasing) }

  /// What was seen last.
  private struct Look: Sendable {
    let path: String
    var queue: DatabaseQueue
    var file: FileIdentity
    var version: Int

    init(path: String) throws {
      self.path = path
      file = FileIdentity(path: path)
      var configuration = Configuration()
      configuration.readonly = true
      queue = try DatabaseQueue(path: path, configuration: configuration)
      version = try Self.version(queue)
    }

    mutating func hasChanged() throws -> Bool {
      guard FileIdentity(path: path) == file else {
        self = try Look(path: path)
        return true
      }
      let before = version
      version = try Self.version(queue)
      return version != before
    }

    private static func version(_ queue: DatabaseQueue) throws -> Int {
      try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    }
  }
}

import Foundation
import Model
import Queue
import Synchronization

/// Listens on a connection of its own, and connects again after a loss.
final class PostgresWatch: TicketWatch {
  private let isEnded: EndMark

  /// Set by the watch when it is let go of, read by the thread.
  private final class EndMark: Sendable {
    let value = Atomic<Bool>(false)
  }

  init(address: Private<String>, changed: @escaping @Sendable () -> Void) {
    let isEnded = EndMark()
    self.isEnded = isEnded
    let thread = Thread {
      var backOff = BackOff()
      while !isEnded.value.load(ordering: .acquiring) {
        guard backOff.allows(.now) else {
          usleep(50_000)
          continue
        }
        do {
          let connection = try PostgresConnection(address: address, name: "legal-kiosk watch")
          try connection.execute("LISTEN \(PostgresSchema.channel)")
          backOff.succeed()
          // What happened while nobody listened.
          changed()
          while !isEnded.value.load(ordering: .acquiring) {
            var request = pollfd(fd: connection.socket, events: Int16(POLLIN), revents: 0)
            guard poll(&request, 1, 250) > 0 else { continue }
            if try connection.consumeNotifications() > 0 { changed() }
          }
        } catch {
          backOff.fail(at: .now)
        }
      }
    }
    thread.name = "kiosk.tickets.watch"
    thread.start()
  }

  deinit { isEnded.value.store(true, ordering: .releasing) }
}

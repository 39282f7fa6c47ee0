import CallFlow
import Foundation
import Synchronization
import Testing

@testable import VideoCall

/// A lawyer's desk of this test run, with computed pictures and tones.
final class Desk: Sendable {
  /// A machine without a display.
  static let host = CallHost(environment: [:], hiddenFolders: [])

  let uri: String
  private let desk: AnsweringDesk
  private let events = Events()

  /// What happened at the desk.
  private final class Events: Sendable {
    private let list = Mutex<[ClientEvent]>([])
    func add(_ event: ClientEvent) { list.withLock { $0.append(event) } }
    func contains(_ event: ClientEvent) -> Bool { list.withLock { $0.contains(event) } }
  }

  /// A desk that listens at an address of this machine.
  init(host: String = "127.0.0.1", certificate: String? = nil) throws {
    let port = try #require(Loopback.freePorts(2))
    let place = try AnsweringDesk.Place(host: host, port: port, certificate: certificate)
    uri = try place.address.text
    desk = AnsweringDesk(place, media: CallMedia(.test), host: Self.host)
    try desk.start { [events] event in events.add(event) }
    try wait(for: .ready)
  }

  deinit { desk.stop() }

  /// Waits until something happened at the desk, at most 20 s.
  func wait(for event: ClientEvent) throws {
    for _ in 0..<2000 where !events.contains(event) { usleep(10_000) }
    try #require(events.contains(event), "the desk did not say \(event)")
  }

  /// Ends the conversation.
  func hangUp() { desk.hangUp() }

  /// Ends at once, without a word to the other side: a machine that loses its power.
  func die() { desk.kill() }
}

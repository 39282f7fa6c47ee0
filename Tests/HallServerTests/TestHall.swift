import Foundation
import Model
import Queue
import Synchronization
import Testing
import Tickets

@testable import HallServer

/// A server on loopback over a store on the disk, for one test.
final class TestHall: Sendable {
  static let pin = "135790"

  let desk: TicketDesk
  let clock: TestClock
  let port: Int
  let folder: URL
  private let task: Task<Void, any Error>

  /// Starts a server. `adjust` changes what it is given.
  init(
    clock: TestClock = TestClock(), isBehindTLS: Bool = false, names: [String] = [],
    port wanted: Int = 0, connections: Int = HallServer.mostConnections,
    adjust: (inout HallServices) -> Void = { _ in }
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hall-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var settings = QueueSettings()
    settings.services = [
      QueueService(id: "consult", letter: "A", name: Localized(zh: "法律咨询", en: "Legal advice")),
      QueueService(id: "aid", letter: "B", name: Localized(zh: "法律援助", en: "Legal aid")),
    ]
    settings.windows = [
      ServiceWindow(number: 1, services: ["consult", "aid"]),
      ServiceWindow(number: 2, services: ["consult", "aid"]),
      ServiceWindow(number: 3, services: ["aid"]),
    ]
    settings.priorities = [QueuePriority(id: "elder", name: Localized(zh: "老年人", en: "Elders"), weight: 3)]
    let store = try TicketStores.open(settings, data: folder.path)
    let desk = TicketDesk(settings: settings, store: store)
    var services = HallServices(
      desk: desk, hallName: Localized(zh: "示范大厅", en: "Sample hall"), pages: Self.pages,
      access: .pin(verify: { pin, _ in pin.value == Self.pin }, memory: SignInNote()), clock: { clock.now })
    adjust(&services)
    var server = try HallServer(
      services, listen: HallServer.Address(host: "127.0.0.1", port: wanted), names: names,
      isBehindTLS: isBehindTLS
    )
    server.mostConnections = connections
    let (ports, found) = AsyncThrowingStream.makeStream(of: Int.self)
    let task = Task { [server] in
      do {
        try await server.run { found.yield($0) }
        found.finish()
      } catch {
        found.finish(throwing: error)
        throw error
      }
    }
    var port: Int?
    for try await one in ports {
      port = one
      break
    }
    (self.desk, self.clock, self.folder, self.task) = (desk, clock, folder, task)
    self.port = try #require(port)
  }

  /// The pages of this checkout.
  static var pages: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appending(path: "Assets/hall").path
  }

  /// Ends the server; its store stays. Throws what the server ended with.
  func stop() async throws {
    task.cancel()
    _ = try await task.value
  }

  /// Ends the server and removes its folder.
  func end() async throws {
    try await stop()
    try FileManager.default.removeItem(at: folder)
  }

  /// Takes a number.
  @discardableResult
  func issue(_ service: String = "consult", priority: String? = nil) throws -> TicketNumber {
    try desk.issue(
      service: service, priority: priority, key: UUID().uuidString, at: clock.now, by: .kiosk(1),
      proof: .paper
    ).ticket.id.number
  }

  /// A ticket of today.
  func ticket(_ number: TicketNumber) throws -> Ticket {
    try #require(try desk.store.ticket(TicketID(day: clock.now.day, number: number)))
  }

  /// A page that is signed in at a window.
  func signedIn(window: Int) async throws -> HallClient {
    let client = HallClient(port: port)
    let reply = try await client.post("/api/sign-in", ["window": window, "pin": Self.pin])
    try #require(reply.status == 200, "\(reply.body)")
    return client
  }
}

/// A clock that stands still until it is told otherwise: 2026-11-24, 10:00 in China.
final class TestClock: Sendable {
  private let value = Mutex(Instant(milliseconds: 1_795_485_600_000))
  var now: Instant { value.withLock { $0 } }
  func advance(seconds: Int) { value.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// Keeps wrong tries for whoever starts a second server with it.
final class SignInNote: SignInMemory {
  private let record = Mutex(SignInRecord())
  func load() -> SignInRecord { record.withLock { $0 } }
  func save(_ record: SignInRecord) { self.record.withLock { $0 = record } }
}

/// The smallest hall.
enum QueueSettingsOfOneWindow {
  static func desk() throws -> TicketDesk {
    var settings = QueueSettings()
    settings.services = [QueueService(id: "a", letter: "A", name: Localized(zh: "甲", en: "A"))]
    settings.windows = [ServiceWindow(number: 1, services: ["a"])]
    let folder = FileManager.default.temporaryDirectory.appending(path: "hall-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return TicketDesk(settings: settings, store: try TicketStores.open(settings, data: folder.path))
  }
}

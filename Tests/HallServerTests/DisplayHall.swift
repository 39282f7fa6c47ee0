import Foundation
import Model
import Queue
import Synchronization
import Testing
import Tickets

@testable import HallServer

/// A hall whose calls a test makes, over a store on the disk, with a voice that notes what it says.
final class DisplayHall: Sendable {
  let folder: String
  let desk: TicketDesk
  private let spoken = Mutex<[String]>([])

  init() throws {
    folder = NSTemporaryDirectory() + "display-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var settings = QueueSettings()
    settings.services = [
      QueueService(id: "consult", letter: "A", name: Localized(zh: "法律咨询", en: "Legal advice")),
      QueueService(id: "aid", letter: "B", name: Localized(zh: "法律援助", en: "Legal aid")),
    ]
    settings.windows = (1...3).map { ServiceWindow(number: $0, services: ["consult", "aid"]) }
    desk = TicketDesk(settings: settings, store: try TicketStores.open(settings, data: folder))
  }

  deinit {
    // A temporary folder that stays is the machine's own business.
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// What was said so far, in order.
  var said: [String] { spoken.withLock { $0 } }

  /// A voice without sound: each announcement takes so long to say.
  func display(milliseconds: Int64 = 0) -> HallDisplay {
    HallDisplay { [weak self] announcement, isRepetition in
      self?.spoken.withLock { $0.append(announcement.text.zh + (isRepetition ? " again" : "")) }
      return HallDisplay.Sound(file: [82, 73, 70, 70], milliseconds: milliseconds)
    }
  }

  /// Runs the calls of this hall by themselves.
  func director(milliseconds: Int64 = 0) -> CallDirector {
    CallDirector(
      store: desk.store, settings: desk.settings, display: display(milliseconds: milliseconds),
      clock: { .now }, changed: {})
  }

  /// A server on any free port, until the returned task is cancelled.
  func serve(access: WindowAccess = .demo, chartLibrary: String? = nil) async throws -> (
    port: Int, task: Task<Void, any Error>
  ) {
    var services = HallServices(
      desk: desk, hallName: Localized(zh: "示范大厅", en: "Sample hall"), pages: Self.pages, access: access,
      clock: { .now })
    services.display = display()
    services.display.chartLibrary = chartLibrary
    let server = try HallServer(services, listen: HallServer.Address(host: "127.0.0.1", port: 0))
    let (ports, found) = AsyncStream.makeStream(of: Int.self)
    let task = Task {
      defer { found.finish() }
      try await server.run { found.yield($0) }
    }
    for await port in ports { return (port, task) }
    // The server ended before it was ready, and says why.
    try await task.value
    throw CancellationError()
  }

  /// The pages of this checkout.
  static var pages: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Assets/hall").path
  }

  /// Issues so many numbers of a service.
  func issue(_ count: Int, service: String = "consult") throws {
    for _ in 0..<count {
      _ = try desk.issue(
        service: service, key: UUID().uuidString, at: .now, by: .kiosk(1), proof: .paper)
    }
  }

  /// Calls the next one at a window; its number.
  @discardableResult
  func call(window: Int) throws -> String {
    "\(try #require(try desk.callNext(window: window, at: .now)).ticket.id.number)"
  }
}

extension Instant {
  /// Now, by the machine's clock.
  static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}

/// Waits until something holds, for as long as a slow machine may need; whether it did.
func eventually(within seconds: Double = 20, _ condition: @Sendable () async throws -> Bool) async throws
  -> Bool
{
  let end = ContinuousClock.now + .seconds(seconds)
  while ContinuousClock.now < end {
    if try await condition() { return true }
    try await Task.sleep(for: .milliseconds(20))
  }
  return false
}

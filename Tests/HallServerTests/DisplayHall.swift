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

import Foundation
import GRDB
import Model
import Queue
import Testing

@testable import Tickets

/// The engines that every test of this suite runs on.
enum Engine: String, CaseIterable, Sendable {
  case sqlite, postgres
}

/// An empty store that a test may open several times.
final class TestStore: Sendable {
  let engine: Engine
  let folder: TemporaryFolder
  private let address: Private<String>?

  init(_ engine: Engine) throws {
    self.engine = engine
    folder = try TemporaryFolder()
    address = engine == .postgres ? try PostgresServer.shared.get().freshDatabase() : nil
  }

  var path: String { folder.path + "/tickets.sqlite" }

  /// Opens it once more, as another process would.
  func open() throws -> DatabaseTicketStore {
    if let address { return .postgres(address: address) }
    return try .sqlite(path: path)
  }

  /// Writes a `services.yaml` with this store into the folder, for `kiosk --config`.
  func writeServices() throws {
    let services = """
      store: "\(address?.value ?? "sqlite")"
      services:
        - { id: consult, letter: A, name: { zh: 咨询, en: Advice } }
        - { id: aid, letter: B, name: { zh: 援助, en: Aid } }
      """
    try services.write(toFile: folder.path + "/services.yaml", atomically: true, encoding: .utf8)
  }

  /// The program that `swift build --build-tests` has put beside this one.
  static let kiosk = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "kiosk").path
}

/// A folder that is removed when the test lets go of it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/kiosk-tickets-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // What cannot be removed stays in the temporary folder, where the system sweeps.
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// Monday, 23 November 2026, 9:00 in China.
let morning = Instant(milliseconds: 1_795_395_600_000)

extension TicketRequest {
  /// A request for a number of service `consult` under `A`.
  static func test(
    _ key: String, letter: String = "A", service: String = "consult", priority: String? = nil,
    at: Instant = morning,
    proof: TicketProof? = .screen, limit: Int? = nil
  ) -> TicketRequest {
    TicketRequest(
      key: key, letter: letter, service: service, priority: priority, at: at, by: .kiosk(1), proof: proof,
      limit: limit)
  }
}

/// A small hall: two services, three windows, one priority.
let hall: QueueSettings = {
  var settings = QueueSettings()
  settings.services = [
    QueueService(id: "consult", letter: "A", name: Localized(zh: "咨询", en: "Advice")),
    QueueService(id: "aid", letter: "B", name: Localized(zh: "援助", en: "Aid")),
  ]
  settings.windows = [
    ServiceWindow(number: 1, services: ["consult"]), ServiceWindow(number: 2, services: ["consult", "aid"]),
    ServiceWindow(number: 3, services: ["aid"]),
  ]
  settings.priorities = [QueuePriority(id: "elder", name: Localized(zh: "老人", en: "Elders"), weight: 3)]
  return settings
}()

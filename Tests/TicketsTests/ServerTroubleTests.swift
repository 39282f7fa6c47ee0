import Foundation
import Glibc
import KioskTesting
import Model
import Queue
import Testing

@testable import Tickets

/// A server that is there and does not work: silent, locked, with another password, newer, restarting.
@Suite(.serialized) struct ServerTroubleTests {
  private let folder: TemporaryFolder
  private let server: PostgresServer

  init() throws {
    folder = try TemporaryFolder()
    server = try PostgresServer()
  }

  private func kiosk(_ address: Private<String>? = nil) throws -> OfflineTicketStore {
    OfflineTicketStore(
      server: .postgres(address: address ?? server.address()),
      local: try .sqlite(path: "\(folder.path)/local.sqlite"), letters: ["A", "B"], count: 50)
  }

  private func why(_ store: OfflineTicketStore) -> TicketStoreError? {
    if case .offline(_, _, let why) = store.condition { return why }
    return nil
  }

  @Test func aQueryThatIsNeverAnsweredTurnsTheKioskToItsReservedNumbersWithinThreeSeconds() throws {
    let proxy = try SilentProxy(target: server.folder + "/.s.PGSQL.5432")
    defer { proxy.end() }
    let store = try kiosk(Private("postgres://kiosk@127.0.0.1:\(proxy.port)/postgres?sslmode=disable"))
    try store.synchronise(at: morning)
    #expect(try store.issue(.test("1")).ticket.id.number.description == "A001")
    proxy.silence(true)
    let start = ContinuousClock.now
    let second = try store.issue(.test("2")).ticket
    let took = ContinuousClock.now - start
    print("a silent server: told after \(took)")
    #expect(second.id.number.description == "A950")
    // The limits are 2.5 s; the rest is for a machine that does other things too.
    #expect(took < .seconds(3))
    #expect(store.condition == .offline(since: morning, waiting: 1))
    // Whoever comes next waits for a connection at most.
    let next = ContinuousClock.now
    #expect(try store.issue(.test("3")).ticket.id.number.description == "A951")
    #expect(ContinuousClock.now - next < .seconds(3))
    proxy.silence(false)
    try untilReached { try store.synchronise(at: morning) }
    let numbers = try DatabaseTicketStore.postgres(address: server.address())
      .tickets(on: morning.day, openOnly: true).map(\.id.number.description)
    // The question that was on its way arrived after all; its number is given up again.
    #expect(Set(numbers) == ["A001", "A950", "A951"])
  }

  @Test func aTableThatSomebodyHasLockedKeepsNobodyFromANumber() throws {
    let store = try kiosk()
    try store.synchronise(at: morning)
    let other = try PostgresConnection(address: server.address())
    try other.execute("BEGIN; LOCK TABLE ticket, ticket_counter")
    #expect(try store.issue(.test("1")).ticket.id.number.description == "A950")
    #expect(why(store) == .busy(seconds: 2))
    try other.execute("ROLLBACK")
    try untilReached { try store.synchronise(at: morning) }
    #expect(store.condition == .fine)
  }

  @Test func anotherPasswordIsToldToStaffAndKeepsNobodyFromANumber() throws {
    try kiosk().synchronise(at: morning)
    let right = try PostgresConnection(address: server.address())
    try right.execute("CREATE ROLE hall LOGIN SUPERUSER PASSWORD 'right'")
    let rules = server.folder + "/data/pg_hba.conf"
    let before = try String(contentsOfFile: rules, encoding: .utf8)
    try Data(("local all hall scram-sha-256\n" + before).utf8).write(to: URL(filePath: rules))
    try right.execute("SELECT pg_reload_conf()")
    usleep(300_000)
    let address = { (password: String) in
      Private("postgres:///postgres?host=\(self.server.folder)&user=hall&password=\(password)")
    }
    try kiosk(address("right")).synchronise(at: morning)
    let store = try kiosk(address("wrong"))
    #expect(try store.issue(.test("1")).ticket.id.number.description == "A950")
    #expect(why(store) == .denied(place: "PostgreSQL"))
    let sentence = try #require(store.condition.sentence)
    #expect(sentence.en.contains("permissions") && !sentence.en.contains("wrong"))
  }

  @Test func tablesOfANewerVersionAreNotTouched() throws {
    let store = try kiosk()
    try store.synchronise(at: morning)
    let other = try PostgresConnection(address: server.address())
    try other.execute("INSERT INTO kiosk_schema VALUES (99)")
    let later = try kiosk()
    #expect(try later.issue(.test("1")).ticket.id.number.description == "A950")
    #expect(why(later) == .newer(place: "PostgreSQL"))
    #expect(later.condition.sentence?.zh.contains("更新") == true)
    #expect(throws: TicketStoreError.newer(place: "PostgreSQL")) {
      try DatabaseTicketStore.postgres(address: server.address()).issue(.test("2"))
    }
    #expect(try other.run("SELECT count(*) FROM ticket", []).first?.integer(0) == 0)
  }

  @Test func aServerThatRestartsWhileFourProcessesIssueLosesAndDoublesNothing() throws {
    let services = """
      store: "\(server.address().value)"
      services:
        - { id: consult, letter: A, name: { zh: 咨询, en: Advice } }
      """
    let children = try (0..<4).map { index in
      let place = "\(folder.path)/kiosk-\(index)"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      try services.write(toFile: place + "/services.yaml", atomically: true, encoding: .utf8)
      let store = try TicketStores.open(settings(), data: place)
      try (store as? OfflineTicketStore)?.synchronise(at: morning)
      let pid = Spawner.spawn(
        [
          TestStore.kiosk, "ticket", "stress", "--config", place, "--data", place, "--at",
          "\(morning.milliseconds)", "--count", "1500",
        ], log: place + "/out")
      return (pid: pid, place: place)
    }
    for signal in [SIGINT, SIGKILL] {
      usleep(300_000)
      server.kill(signal)
      usleep(200_000)
      try server.start()
    }
    var printed: [String] = []
    for child in children {
      waitpid(child.pid, nil, 0)
      // Whoever has used up all reserved numbers stops, and says so.
      printed += try String(contentsOfFile: child.place + "/out", encoding: .utf8).split(separator: "\n")
        .filter { $0.count <= 5 && $0.hasPrefix("A") }.map(String.init)
      let store = try TicketStores.open(settings(), data: child.place)
      try untilReached { try (store as? OfflineTicketStore)?.synchronise(at: morning) }
    }
    let kept = try DatabaseTicketStore.postgres(address: server.address()).tickets(
      on: morning.day, openOnly: true)
    print("restarts: \(printed.count) printed by four processes, \(kept.count) kept")
    #expect(!printed.isEmpty)
    #expect(Set(printed).count == printed.count)
    #expect(Set(printed).isSubset(of: Set(kept.map(\.id.number.description))))
  }

  private func settings() -> QueueSettings {
    var settings = hall
    settings.services = [hall.services[0]]
    settings.store = .postgres(server.address())
    return settings
  }

  /// Tries for a while, as the kiosk's background queue does.
  private func untilReached(_ work: () throws -> Void) throws {
    for _ in 0..<200 {
      do { return try work() } catch { usleep(100_000) }
    }
    try work()
  }
}

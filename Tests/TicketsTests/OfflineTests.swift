import Foundation
import Glibc
import Model
import Queue
import Testing

@testable import Tickets

/// A kiosk whose server goes away and comes back.
@Suite(.serialized) struct OfflineTests {
  private let folder: TemporaryFolder
  private let server: PostgresServer

  init() throws {
    folder = try TemporaryFolder()
    server = try PostgresServer()
  }

  private func kiosk(_ name: String = "1", count: Int = 50) throws -> OfflineTicketStore {
    OfflineTicketStore(
      server: .postgres(address: server.address()), local: try .sqlite(path: "\(folder.path)/\(name).sqlite"),
      letters: ["A", "B"], count: count)
  }

  /// Tries for a while, as the kiosk's background queue does.
  private func untilReached(_ work: () throws -> Void) throws {
    for _ in 0..<200 {
      do { return try work() } catch TicketStoreError.unreachable {
        usleep(100_000)
      }
    }
    try work()
  }

  @Test func aServerThatIsGoneChangesNothingForTheVisitorAndIsMergedAfterwards() throws {
    let kiosk = try kiosk()
    try kiosk.synchronise(at: morning)
    #expect(try kiosk.issue(.test("1")).ticket.id.number.description == "A001")
    server.kill(SIGKILL)
    let second = try kiosk.issue(.test("2", proof: nil, limit: 1)).ticket
    #expect(second.id.number.description == "A950")
    #expect(kiosk.condition == .offline(since: morning, waiting: 1))
    #expect(try kiosk.issue(.test("2")).ticket.id == second.id)
    #expect(try kiosk.issue(.test("3", letter: "B")).ticket.id.number.description == "B950")
    // Another process that looks, such as the doctor, counts them too.
    let doctor = try self.kiosk()
    #expect(throws: TicketStoreError.self) { try doctor.synchronise(at: morning) }
    #expect(doctor.condition == .offline(since: morning, waiting: 2))
    // What belongs to printing goes on too.
    _ = try kiosk.change(
      second.id, .printed(.paper), at: morning.adding(seconds: 5), by: .kiosk(1), policy: hall.policy)
    #expect(throws: TicketStoreError.self) {
      try kiosk.call(window: 1, at: morning, policy: hall.policy) { _ in nil }
    }
    try server.start()
    try untilReached { try kiosk.synchronise(at: morning.adding(seconds: 60)) }
    try kiosk.synchronise(at: morning.adding(seconds: 61))
    #expect(kiosk.condition == .fine)
    let direct = DatabaseTicketStore.postgres(address: server.address())
    #expect(
      try direct.tickets(on: morning.day, openOnly: false).map(\.id.number.description) == [
        "A001", "A950", "B950",
      ])
    #expect(try direct.history(of: second.id).map(\.action) == [.issue, .print])
    #expect(try direct.ticket(second.id)?.state == .printed)
    #expect(try kiosk.issue(.test("4")).ticket.id.number.description == "A002")
    let called = try kiosk.call(window: 1, at: morning.adding(seconds: 70), policy: hall.policy) {
      CallChoice(ticket: $0.open[1], reason: .longestWait(minutes: 0))
    }
    #expect(called?.ticket.id.number.description == "A002")
    #expect(
      try kiosk.change(second.id, .cancelled(.left), at: morning, by: .staff, policy: hall.policy).state
        == .cancelled)
  }

  @Test func kiosksThatAreAllCutOffGiveNoNumberTwice() throws {
    let kiosks = try (1...4).map { try kiosk("\($0)", count: 20) }
    for kiosk in kiosks { try kiosk.synchronise(at: morning) }
    server.kill(SIGKILL)
    for (name, kiosk) in kiosks.enumerated() {
      for visit in 0..<20 { _ = try kiosk.issue(.test("\(name)-\(visit)")) }
      #expect(throws: TicketStoreError.noOfflineNumber(letter: "A")) {
        try kiosk.issue(.test("\(name)-last"))
      }
    }
    // A long weekend: numbers for the next days were reserved before.
    let tomorrow = morning.adding(seconds: 86_400)
    #expect(try kiosks[0].issue(.test("tomorrow", at: tomorrow)).ticket.id.number.number >= 900)
    try server.start()
    for kiosk in kiosks { try untilReached { try kiosk.synchronise(at: morning) } }
    let direct = DatabaseTicketStore.postgres(address: server.address())
    let all = try direct.tickets(on: morning.day, openOnly: false)
    #expect(all.count == 80)
    #expect(Set(all.map(\.id.number.number)) == Set(920...999))
    #expect(try direct.tickets(on: tomorrow.day, openOnly: false).count == 1)
  }

  @Test func withoutTheServerNoWaitingTimeIsMadeUp() throws {
    let store = try kiosk()
    let desk = TicketDesk(settings: hall, store: store)
    try store.synchronise(at: morning)
    #expect(try desk.estimate(service: "consult", at: morning).range != nil)
    server.kill(SIGKILL)
    #expect(throws: TicketStoreError.self) { try store.synchronise(at: morning) }
    let receipt = try desk.issue(service: "consult", key: "1", at: morning, by: .kiosk(1))
    #expect(receipt.estimate.gap == .offline)
    #expect(receipt.estimate.text.zh == "暂时算不出要等多久")
    #expect(receipt.ticket.promised == nil)
  }

  @Test func ordinaryNumbersJumpOverReservedOnes() throws {
    try kiosk("1", count: 20).synchronise(at: morning)
    try kiosk("2", count: 20).synchronise(at: morning)
    let direct = DatabaseTicketStore.postgres(address: server.address())
    try direct.engine.write(lock: nil) { _ = try $0.run("UPDATE ticket_counter SET last = 957", []) }
    #expect(
      try (1...4).map { try direct.issue(.test("\($0)")).ticket.id.number.number } == [958, 959, 1000, 1001])
    // Another kiosk that comes late gets numbers where nobody is.
    let late = try kiosk("3", count: 20)
    try late.synchronise(at: morning)
    server.kill(SIGKILL)
    #expect(try late.issue(.test("late")).ticket.id.number.number == 1102)
  }

  @Test func anAnswerThatGotLostLeavesNoNumberThatNeverComes() throws {
    let kiosk = try kiosk()
    try kiosk.synchronise(at: morning)
    // The server has written the ticket, but the kiosk never heard of it.
    let direct = DatabaseTicketStore.postgres(address: server.address())
    let lost = try direct.issue(.test("visit", proof: nil)).ticket
    server.kill(SIGKILL)
    let shown = try kiosk.issue(.test("visit")).ticket
    #expect(shown.id.number.description == "A950")
    try server.start()
    try untilReached { try kiosk.synchronise(at: morning) }
    try kiosk.synchronise(at: morning)
    #expect(try direct.ticket(lost.id)?.state == .cancelled)
    #expect(try direct.history(of: lost.id).last?.detail == "superseded by A950")
    #expect(try direct.ticket(shown.id)?.state == .printed)
    #expect(try direct.issue(.test("visit")).ticket.id == shown.id)
  }

  @Test func aServerThatIsKilledAgainAndAgainWhileKiosksIssueLosesNothing() throws {
    let kiosk = try kiosk(count: 400)
    try kiosk.synchronise(at: morning)
    var shown: [TicketID] = []
    for round in 0..<4 {
      for visit in 0..<40 {
        if visit == 20 {
          if round % 2 == 0 { server.kill(SIGKILL) } else { try server.start() }
        }
        shown.append(try kiosk.issue(.test("\(round)-\(visit)")).ticket.id)
      }
      // Sometimes it is back for this, sometimes not.
      do { try kiosk.synchronise(at: morning) } catch { #expect("\(error)".contains("cannot be reached")) }
    }
    try server.start()
    try untilReached { try kiosk.synchronise(at: morning) }
    #expect(Set(shown).count == 160)
    let kept = try DatabaseTicketStore.postgres(address: server.address()).tickets(
      on: morning.day, openOnly: false)
    #expect(Set(shown).isSubset(of: Set(kept.filter { $0.state == .printed }.map(\.id))))
  }

  @Test func aSilentServerKeepsNobodyWaitingForLong() throws {
    let kiosk = try kiosk()
    try kiosk.synchronise(at: morning)
    server.freeze(true)
    defer { server.freeze(false) }
    // The backends of open connections go on; a new connection hangs, as behind a dead router.
    let direct = DatabaseTicketStore.postgres(address: server.address())
    #expect(throws: TicketStoreError.self) { try direct.issue(.test("a")) }
  }

  @Test func aServerThatWasRestartedAtNightIsNoticedByNobody() throws {
    let store = DatabaseTicketStore.postgres(address: server.address())
    let ticket = try store.issue(.test("a")).ticket
    server.kill(SIGINT)
    try server.start()
    #expect(
      try store.change(ticket.id, .called(window: 1), at: morning, by: .window(1), policy: hall.policy).calls
        == 1)
    server.kill(SIGKILL)
    try server.start()
    #expect(try store.issue(.test("b")).ticket.id.number.number == 2)
  }

  @Test func anAddressThatLeadsNowhereSaysSoWithoutItsPassword() throws {
    let store = DatabaseTicketStore.postgres(address: Private("postgres://kiosk:geheim@127.0.0.1:1/hall"))
    do {
      _ = try store.issue(.test("a"))
      Issue.record("there is no server")
    } catch {
      #expect(error.description.contains("cannot be reached"))
      #expect(!error.description.contains("geheim"))
    }
  }
}

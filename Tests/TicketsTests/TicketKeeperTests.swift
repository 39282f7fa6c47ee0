import Foundation
import Model
import Queue
import Synchronization
import Testing

@testable import Tickets

/// The thread that keeps a kiosk's store in order.
@Suite struct TicketKeeperTests {
  private static let today = Instant(milliseconds: 1_795_400_640_000)

  private static func issue(_ key: String, daysAgo: Int, in store: any TicketStore) throws {
    let request = TicketRequest(
      key: key, letter: "A", service: "consult", at: today.adding(seconds: -daysAgo * 86_400), by: .kiosk(1),
      proof: .paper)
    _ = try store.issue(request)
  }

  private static func keys(_ store: any TicketStore, daysAgo: Int) throws -> [String] {
    try store.tickets(on: today.adding(seconds: -daysAgo * 86_400).day, openOnly: false).map(\.key)
  }

  @Test(arguments: Engine.allCases)
  func ticketsGoWhenTheHallNoLongerKeepsThemAndTheKeeperStops(engine: Engine) throws {
    let place = try TestStore(engine)
    let store = try place.open()
    for days in [0, 29, 30] { try Self.issue("\(days)", daysAgo: days, in: store) }
    let keeper = TicketKeeper(keeping: 30, pause: 0.01, now: { Self.today }, open: { store })
    keeper.start()
    let deadline = Date().addingTimeInterval(30)
    while try !Self.keys(store, daysAgo: 30).isEmpty, Date() < deadline {
      Thread.sleep(forTimeInterval: 0.01)
    }
    #expect(keeper.stop(withinSeconds: 30))
    #expect(try Self.keys(store, daysAgo: 30).isEmpty)
    #expect(try Self.keys(store, daysAgo: 29) == ["29"])
    #expect(try Self.keys(store, daysAgo: 0) == ["0"])
  }

  @Test func whatWasIssuedWithoutTheServerReachesItWithoutAnybodyAsking() throws {
    let place = try TestStore(.postgres)
    let server = try place.open()
    let local = try DatabaseTicketStore.sqlite(path: place.folder.path + "/offline.sqlite")
    // The same kiosk before, while the server was away: numbers were reserved, then one was given out.
    try OfflineTicketStore(server: server, local: local, letters: ["A"], count: 5).synchronise(at: Self.today)
    let away = OfflineTicketStore(
      server: .postgres(address: Private("postgres:///none?host=\(place.folder.path)/none")), local: local,
      letters: ["A"], count: 5)
    try Self.issue("visit", daysAgo: 0, in: away)
    #expect(try Self.keys(server, daysAgo: 0).isEmpty)
    let back = OfflineTicketStore(server: server, local: local, letters: ["A"], count: 5)
    let keeper = TicketKeeper(keeping: 30, pause: 0.01, now: { Self.today }, open: { back })
    keeper.start()
    let deadline = Date().addingTimeInterval(30)
    while try Self.keys(server, daysAgo: 0).isEmpty, Date() < deadline { Thread.sleep(forTimeInterval: 0.01) }
    #expect(keeper.stop(withinSeconds: 30))
    #expect(try Self.keys(server, daysAgo: 0) == ["visit"])
  }

  @Test(arguments: Engine.allCases)
  func aNumberThatAKilledKioskLeftOpenCountsAfterTheNextStart(engine: Engine) throws {
    let place = try TestStore(engine)
    let store = try place.open()
    let later = Self.today.adding(seconds: 60)
    for (key, kiosk, at) in [("left", 1, Self.today), ("other", 2, Self.today), ("new", 1, later)] {
      _ = try store.issue(TicketRequest(key: key, letter: "A", service: "consult", at: at, by: .kiosk(kiosk)))
    }
    let desk = TicketDesk(settings: QueueSettings(), store: store)
    for _ in 0..<2 { try desk.settle(of: .kiosk(1), before: later, at: later) }
    let states = try store.tickets(on: Self.today.day, openOnly: false).map { "\($0.key) \($0.state)" }
    #expect(states == ["left printed", "other issued", "new issued"])
    let left = try #require(try store.tickets(on: Self.today.day, openOnly: false).first)
    #expect(try store.history(of: left.id).map(\.detail) == [nil, "sent"])
  }

  @Test func aStoreThatCannotBeOpenedIsTriedAgainAndHoldsNobodyUp() throws {
    let tries = Mutex(0)
    let keeper = TicketKeeper(keeping: 30, pause: 0.01, now: { Self.today }) { () throws(TicketStoreError) in
      tries.withLock { $0 += 1 }
      throw .full(place: "disk")
    }
    keeper.start()
    let deadline = Date().addingTimeInterval(30)
    while tries.withLock({ $0 }) < 3, Date() < deadline { Thread.sleep(forTimeInterval: 0.01) }
    #expect(keeper.stop(withinSeconds: 30))
    #expect(tries.withLock { $0 } >= 3)
  }
}

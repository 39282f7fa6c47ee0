import Foundation
import Model
import Queue
import Testing

@testable import Tickets

/// Calls for help on both engines.
@Suite struct HelpDeskTests {
  private let id = HelpCallID(kiosk: 3, raisedAt: morning)

  @Test(arguments: Engine.allCases)
  func theSameTouchToldTwiceIsOneCall(engine: Engine) throws {
    let place = try TestStore(engine)
    #expect(try place.open().raise(id) == HelpCall(id))
    let store = try place.open()
    #expect(try store.raise(id) == HelpCall(id))
    #expect(try store.helpCalls(on: morning.day, openOnly: true) == [HelpCall(id)])
    #expect(try store.helpCall(HelpCallID(kiosk: 4, raisedAt: morning)) == nil)
  }

  @Test(arguments: Engine.allCases)
  func everythingAboutACallIsKept(engine: Engine) throws {
    let place = try TestStore(engine)
    let store = try place.open()
    let later = { (seconds: Int) in morning.adding(seconds: seconds) }
    _ = try store.raise(id)
    _ = try store.change(id, .show, at: later(1), by: .system)
    _ = try store.change(id, .receive, at: later(10), by: .window(2))
    _ = try store.change(id, .again, at: later(200), by: .kiosk(3))
    _ = try store.change(id, .receive, at: later(210), by: .window(1))
    let last = try store.change(id, .arrive, at: later(240), by: .window(1))
    #expect(try place.open().helpCall(id) == last)
    #expect(last.state == .arrived)
    #expect(last.shownAt == later(1))
    #expect(last.repeats == 1)
    #expect(last.repeatedAt == later(200))
    #expect(last.receivedAt == later(210))
    #expect(last.receivedBy == .window(1))
    #expect(last.endedAt == later(240))
    #expect(last.endedBy == .window(1))
    #expect(try store.helpCalls(on: morning.day, openOnly: true).isEmpty)
    #expect(try store.helpCalls(on: morning.day, openOnly: false) == [last])
  }

  @Test(arguments: Engine.allCases)
  func whatCannotFollowIsRefusedWithASentenceAndChangesNothing(engine: Engine) throws {
    let store = try TestStore(engine).open()
    #expect(throws: TicketStoreError.help(HelpRefusal(unknown: id, action: .receive))) {
      try store.change(id, .receive, at: morning, by: .window(1))
    }
    _ = try store.raise(id)
    let withdrawn = try store.change(id, .withdraw, at: morning, by: .kiosk(3))
    #expect(throws: TicketStoreError.help(HelpRefusal(call: withdrawn, action: .receive))) {
      try store.change(id, .receive, at: morning, by: .window(1))
    }
    #expect(try store.helpCall(id) == withdrawn)
  }

  @Test(arguments: Engine.allCases)
  func ofTwoWindowsThatAnswerAtOnceOneGoes(engine: Engine) async throws {
    let place = try TestStore(engine)
    _ = try place.open().raise(id)
    let stores = try (1...6).map { _ in try place.open() }
    let accepted = await withTaskGroup(of: Int?.self) { group in
      for (index, store) in stores.enumerated() {
        group.addTask {
          do {
            return try store.change(id, .receive, at: morning, by: .window(index + 1)).receivedBy?.window
          } catch { return nil }
        }
      }
      return await group.reduce(into: [Int]()) { if let window = $1 { $0.append(window) } }
    }
    #expect(accepted.count == 1)
    #expect(try place.open().helpCall(id)?.receivedBy?.window == accepted.first)
  }

  @Test(arguments: Engine.allCases)
  func callsGoWithTheTicketsOfTheirDay(engine: Engine) throws {
    let store = try TestStore(engine).open()
    let old = HelpCallID(kiosk: 3, raisedAt: morning.adding(seconds: -86_400))
    _ = try store.raise(old)
    _ = try store.raise(id)
    _ = try store.purge(before: morning.day)
    #expect(try store.helpCall(old) == nil)
    #expect(try store.helpCall(id) != nil)
  }

  @Test(arguments: Engine.allCases)
  func aWatchTellsOfCallsAndAnswers(engine: Engine) async throws {
    let place = try TestStore(engine)
    let store = try place.open()
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    let watch = try place.open().watch { continuation.yield() }
    if engine == .postgres { for await _ in stream { break } }
    _ = try store.raise(id)
    for await _ in stream { break }
    _ = try store.change(id, .receive, at: morning, by: .window(1))
    for await _ in stream { break }
    withExtendedLifetime(watch) {}
  }

  @Test func aStoreOfAnEarlierVersionGetsTheTableAndKeepsItsTickets() throws {
    let place = try TestStore(.sqlite)
    let store = try place.open()
    let ticket = try store.issue(.test("1")).ticket
    try store.engine.write(lock: nil) {
      for table in ["help_call", "recovery"] { _ = try $0.run("DROP TABLE \(table)", []) }
      _ = try $0.run("PRAGMA user_version = 1", [])
    }
    let later = try place.open()
    #expect(try later.raise(id) == HelpCall(id))
    #expect(try later.ticket(ticket.id) == ticket)
  }

  @Test func withoutTheServerACallIsRefusedAndNotKeptWhereNobodySeesIt() throws {
    let folder = try TemporaryFolder()
    let store = OfflineTicketStore(
      server: .postgres(address: Private("postgres://kiosk@127.0.0.1:1/hall")),
      local: try .sqlite(path: folder.path + "/local.sqlite"), letters: ["A"], count: 10)
    do {
      _ = try store.raise(id)
      Issue.record("there is no server")
    } catch {
      guard case .unreachable = error else {
        Issue.record("\(error)")
        return
      }
    }
  }
}

extension TicketActor {
  fileprivate var window: Int? {
    if case .window(let number) = self { return number }
    return nil
  }
}

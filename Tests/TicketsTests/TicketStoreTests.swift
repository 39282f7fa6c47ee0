import Foundation
import Model
import Queue
import Testing

@testable import Tickets

@Suite struct TicketStoreTests {
  @Test func theMorningOfTheTestsIsWhatItSays() {
    #expect(morning.day.description == "2026-11-23")
    #expect(morning.minuteOfDay == 9 * 60)
  }

  @Test(arguments: Engine.allCases)
  func numbersCountUpFromOneByLetter(engine: Engine) throws {
    let store = try TestStore(engine).open()
    let numbers = try ["A", "A", "B", "A"].enumerated().map { index, letter in
      try store.issue(.test("\(index)", letter: letter)).ticket.id.number.description
    }
    #expect(numbers == ["A001", "A002", "B001", "A003"])
  }

  @Test(arguments: Engine.allCases)
  func aSecondTapGivesTheSameTicket(engine: Engine) throws {
    let store = try TestStore(engine).open()
    let first = try store.issue(.test("visit", priority: "elder", proof: nil))
    let second = try store.issue(.test("visit", letter: "B", service: "aid", at: morning.adding(seconds: 1)))
    #expect(first.isNew)
    #expect(!second.isNew)
    #expect(first.ticket == second.ticket)
    #expect(first.ticket.state == .issued)
    #expect(try store.issue(.test("other")).ticket.id.number.number == 2)
  }

  @Test(arguments: Engine.allCases)
  func everythingAboutATicketIsKept(engine: Engine) throws {
    let place = try TestStore(engine)
    var request = TicketRequest.test("k", priority: "elder", proof: nil)
    request.promised = WaitRange(low: 5, high: 20)
    let id = try place.open().issue(request).ticket.id
    let store = try place.open()
    let later = { (minutes: Int) in morning.adding(seconds: minutes * 60) }
    _ = try store.change(id, .printed(.paper), at: later(1), by: .kiosk(1), policy: hall.policy)
    let choice = try store.call(window: 1, at: later(2), policy: hall.policy) {
      hall.next(at: hall.windows[0], of: $0, now: later(2))
    }
    #expect(choice?.ticket.id == id)
    _ = try store.change(id, .missed, at: later(3), by: .window(1), policy: hall.policy)
    _ = try store.change(id, .called(window: 2), at: later(4), by: .window(2), policy: hall.policy)
    _ = try store.change(
      id, .transferred(service: "aid", .keep), at: later(5), by: .window(2), policy: hall.policy)
    let ticket = try #require(try place.open().ticket(id))
    #expect(ticket.state == .transferred)
    #expect(ticket.service == "aid")
    #expect(ticket.id.number.description == "A001")
    #expect(ticket.placedAt == morning)
    #expect(ticket.promised == WaitRange(low: 5, high: 20))
    #expect(ticket.revision == 6)
    let history = try store.history(of: id)
    #expect(history.map(\.action) == [.issue, .print, .call, .miss, .call, .transfer])
    #expect(history.map(\.state) == [.issued, .printed, .called, .noShow, .called, .transferred])
    #expect(history.map(\.at) == [0, 1, 2, 3, 4, 5].map { later($0) })
    #expect(history.map(\.by) == [.kiosk(1), .kiosk(1), .window(1), .window(1), .window(2), .window(2)])
    #expect(history.map(\.detail) == [nil, "paper", "1", nil, "2", "aid keep"])
  }

  @Test(arguments: Engine.allCases)
  func whatCannotFollowIsRefusedAndChangesNothing(engine: Engine) throws {
    let store = try TestStore(engine).open()
    let ticket = try store.issue(.test("k")).ticket
    #expect(
      throws: TicketStoreError.refused(
        TicketRefusal(number: ticket.id.number, state: .printed, action: .finish))
    ) {
      try store.change(ticket.id, .finished, at: morning, by: .window(1), policy: hall.policy)
    }
    #expect(try store.ticket(ticket.id) == ticket)
    let absent = try #require(TicketNumber("A099"))
    #expect(throws: TicketStoreError.unknown(absent)) {
      try store.change(
        TicketID(day: morning.day, number: absent), .finished, at: morning, by: .staff, policy: hall.policy)
    }
  }

  @Test(arguments: Engine.allCases)
  func aNewDayBeginsAtOneAtMidnightInChina(engine: Engine) throws {
    let store = try TestStore(engine).open()
    let midnight = Instant(milliseconds: 1_795_449_600_000)
    #expect(midnight.minuteOfDay == 0)
    let before = try store.issue(.test("a", at: midnight.adding(milliseconds: -1))).ticket.id
    let after = try store.issue(.test("b", at: midnight)).ticket.id
    #expect(before.description == "2026-11-23 A001")
    #expect(after.description == "2026-11-24 A001")
    // 16:00 in London is midnight in Shanxi; 8:00 in the morning there is no new day.
    #expect(try store.issue(.test("c", at: midnight.adding(seconds: 8 * 3600))).ticket.id.number.number == 2)
    // A second tap after midnight is still the same visit.
    #expect(try store.issue(.test("a", at: midnight.adding(milliseconds: 1))).ticket.id == before)
    // A clock that is set back goes on with the day it then shows, without a number twice.
    #expect(
      try store.issue(.test("d", at: midnight.adding(seconds: -60))).ticket.id.description
        == "2026-11-23 A002")
  }

  @Test(arguments: Engine.allCases)
  func theDailyLimitIsExactAndCountsNoCancelledTicket(engine: Engine) throws {
    let store = try TestStore(engine).open()
    let first = try store.issue(.test("1", limit: 2)).ticket
    _ = try store.issue(.test("2", limit: 2))
    #expect(throws: TicketStoreError.limitReached(2)) { try store.issue(.test("3", limit: 2)) }
    #expect(try store.issue(.test("2", limit: 2)).isNew == false)
    _ = try store.change(first.id, .cancelled(.left), at: morning, by: .staff, policy: hall.policy)
    #expect(try store.issue(.test("3", limit: 2)).ticket.id.number.number == 3)
    #expect(try store.issue(.test("4", service: "aid", limit: 2)).isNew)
  }

  @Test(arguments: Engine.allCases)
  func aWindowThatCallsAgainHasFinishedWithTheLast(engine: Engine) throws {
    let store = try TestStore(engine).open()
    let ids = try (1...2).map { try store.issue(.test("\($0)")).ticket.id }
    let call = { (minute: Int) throws -> TicketID? in
      let now = morning.adding(seconds: minute * 60)
      return try store.call(window: 1, at: now, policy: hall.policy) {
        hall.next(at: hall.windows[0], of: $0, now: now)
      }?.ticket.id
    }
    #expect(try call(1) == ids[0])
    #expect(try call(4) == ids[1])
    #expect(try call(9) == nil)
    #expect(try store.tickets(on: morning.day, openOnly: true).isEmpty)
    #expect(try store.occupancies(since: morning.day, limit: 30) == ["consult": [300_000, 180_000]])
    #expect(try store.history(of: ids[0]).map(\.action) == [.issue, .print, .call, .finish])
  }

  @Test(arguments: Engine.allCases)
  func onlyTheLatestVisitsTellHowLongOneTakes(engine: Engine) throws {
    let store = try TestStore(engine).open()
    for index in 1...5 {
      let id = try store.issue(.test("\(index)")).ticket.id
      let start = morning.adding(seconds: index * 1000)
      _ = try store.change(id, .called(window: 1), at: start, by: .window(1), policy: hall.policy)
      _ = try store.change(
        id, .finished, at: start.adding(seconds: index), by: .window(1), policy: hall.policy)
    }
    #expect(try store.occupancies(since: morning.day, limit: 3) == ["consult": [5000, 4000, 3000]])
  }

  @Test(arguments: Engine.allCases)
  func noticesOfADayReplaceEachOther(engine: Engine) throws {
    let store = try TestStore(engine).open()
    let notice = { (subject: HallNotice.Subject, value: HallNotice.Value?, second: Int) in
      HallNotice(subject, value, at: morning.adding(seconds: second), by: .window(2))
    }
    let closed = notice(.service("aid"), .closed(until: morning, reason: "停电"), 1)
    try store.post(notice(.hall, .closed(until: nil, reason: nil), 0))
    try store.post(closed)
    try store.post(notice(.limit("consult"), .limit(30), 2))
    try store.post(notice(.hall, nil, 3))
    #expect(
      try store.notices(on: morning.day) == [
        closed, notice(.limit("consult"), .limit(30), 2), notice(.hall, nil, 3),
      ])
    #expect(try store.notices(on: Day(daysSinceEpoch: morning.day.daysSinceEpoch + 1)).isEmpty)
  }

  @Test(arguments: Engine.allCases)
  func oldDaysAreRemovedWhole(engine: Engine) throws {
    let store = try TestStore(engine).open()
    let old = try store.issue(.test("old", at: morning.adding(seconds: -86_400))).ticket.id
    let kept = try store.issue(.test("new")).ticket.id
    _ = try store.change(old, .cancelled(.left), at: morning, by: .staff, policy: hall.policy)
    #expect(try store.purge(before: morning.day) == 1)
    #expect(try store.ticket(old) == nil)
    #expect(try store.history(of: old).isEmpty)
    #expect(try store.ticket(kept) != nil)
  }

  @Test(arguments: Engine.allCases)
  func whatStandsInATicketIsAValueAndNeverAStatement(engine: Engine) throws {
    let store = try TestStore(engine).open()
    let nasty = "'; DROP TABLE ticket; -- $1 ?2 \" \u{1F600}"
    let ticket = try store.issue(.test(nasty, service: nasty, priority: nasty)).ticket
    #expect(ticket.service == nasty)
    #expect(try store.issue(.test(nasty)).ticket.id == ticket.id)
    #expect(try store.ticket(ticket.id)?.priority == nasty)
  }

  @Test(arguments: Engine.allCases)
  func aWatchTellsOfTheChangesOfOthers(engine: Engine) async throws {
    let place = try TestStore(engine)
    let store = try place.open()
    _ = try store.issue(.test("1"))
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    let watch = try place.open().watch { continuation.yield() }
    // The first word of a listener on the server says only that it listens.
    if engine == .postgres { for await _ in stream { break } }
    _ = try store.issue(.test("2"))
    for await _ in stream { break }
    withExtendedLifetime(watch) {}
  }
}

import Foundation
import Model
import Queue
import Testing

@testable import Tickets

/// A clock that is corrected, or goes wrong, while people take numbers.
@Suite struct ClockTests {
  @Test(arguments: Engine.allCases)
  func aClockThatJumpsBackAnHourAndForwardADayGivesNoNumberTwice(engine: Engine) throws {
    let store = try TestStore(engine).open()
    let desk = TicketDesk(settings: hall, store: store)
    // 9:00, an hour back, on, a day forward, and back to the right time.
    let moments = [0, 60, -3600, -3540, 120, 86_400, 86_460, 180, 240].map { morning.adding(seconds: $0) }
    var issued: [Ticket] = []
    for (index, moment) in moments.enumerated() {
      let receipt = try desk.issue(
        service: index % 2 == 0 ? "consult" : "aid", priority: index % 3 == 0 ? "elder" : nil,
        key: "\(index)",
        at: moment, by: .kiosk(1), proof: .paper)
      // A second tap after the jump is the same visit.
      #expect(
        try desk.issue(service: "consult", key: "\(index)", at: morning, by: .kiosk(1)).ticket.id
          == receipt.ticket.id)
      issued.append(receipt.ticket)
      _ = try desk.offers(at: moment)
    }
    #expect(Set(issued.map(\.id)).count == moments.count)
    #expect(Set(issued.map(\.id.day.description)) == ["2026-11-23", "2026-11-24"])
    // Everybody of the day is called, also who came "later" than now; nobody of tomorrow is.
    let now = morning.adding(seconds: -3600)
    var called: [TicketID] = []
    for _ in 0..<20 {
      for window in 1...3 {
        guard let ticket = try desk.callNext(window: window, at: now)?.ticket else { continue }
        called.append(ticket.id)
        _ = try desk.change(ticket.id, .finished, at: now.adding(seconds: -60), by: .window(window))
      }
    }
    #expect(Set(called) == Set(issued.map(\.id).filter { $0.day == morning.day }))
    #expect(called.count == 7)
    for id in called { #expect(try store.history(of: id).map(\.action).suffix(2) == [.call, .finish]) }
    // A visit that ended before it began says nothing about how long visits take.
    let times = try store.occupancies(since: morning.day, limit: 30)
    #expect(times.values.flatMap { $0 }.allSatisfy { $0 >= 0 }, "\(times)")
    for moment in moments { _ = try desk.estimate(service: "consult", priority: "elder", at: moment) }
  }
}

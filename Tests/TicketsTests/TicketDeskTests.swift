import Model
import Queue
import Testing

@testable import Tickets

/// The hall's rules over real stores: what the screens and the windows do.
@Suite struct TicketDeskTests {
  private func desk(_ engine: Engine, _ change: (inout QueueSettings) -> Void = { _ in }) throws -> TicketDesk
  {
    var settings = hall
    change(&settings)
    return TicketDesk(settings: settings, store: try TestStore(engine).open())
  }

  @Test(arguments: Engine.allCases)
  func aTicketCountsOnlyWhenTheVisitorHasIt(engine: Engine) throws {
    let desk = try desk(engine)
    let receipt = try desk.issue(service: "consult", key: "visit", at: morning, by: .kiosk(1))
    #expect(receipt.ticket.state == .issued)
    #expect(try desk.callNext(window: 1, at: morning) == nil)
    #expect(try desk.estimate(service: "consult", at: morning).ahead == 0)
    _ = try desk.confirm(receipt.ticket.id, .screen, at: morning.adding(seconds: 9), by: .kiosk(1))
    #expect(try desk.callNext(window: 1, at: morning.adding(seconds: 10))?.ticket.id == receipt.ticket.id)
    #expect(throws: TicketDesk.Problem.self) {
      try desk.confirm(receipt.ticket.id, .paper, at: morning, by: .kiosk(1))
    }
  }

  @Test(arguments: Engine.allCases)
  func aSecondTapDoesNotStandAheadOfItself(engine: Engine) throws {
    let desk = try desk(engine)
    let taps = try (0..<2).map { _ in
      try desk.issue(service: "aid", key: "visit", at: morning, by: .kiosk(1), proof: .screen)
    }
    #expect(taps.map(\.isNew) == [true, false])
    #expect(taps[0].ticket.id == taps[1].ticket.id)
    #expect(taps.map(\.estimate.ahead) == [0, 0])
  }

  @Test(arguments: Engine.allCases)
  func closedServicesRefuseVisitorsAndNotStaff(engine: Engine) throws {
    let desk = try desk(engine) { $0.services[0].dailyLimit = 1 }
    try desk.store.post(
      HallNotice(.service("aid"), .closed(until: nil, reason: "停电"), at: morning, by: .staff))
    #expect(throws: TicketDesk.Problem.closed(.serviceClosed("停电"), next: nil)) {
      try desk.issue(service: "aid", key: "1", at: morning, by: .kiosk(1))
    }
    #expect(try desk.issue(service: "aid", key: "1", at: morning, by: .staff, force: true).isNew)
    _ = try desk.issue(service: "consult", key: "2", at: morning, by: .kiosk(1))
    #expect(throws: TicketDesk.Problem.store(.limitReached(1))) {
      try desk.issue(service: "consult", key: "3", at: morning, by: .kiosk(1))
    }
    #expect(try desk.offers(at: morning).map(\.opening.isOpen) == [false, false])
    #expect(try desk.issue(service: "consult", key: "3", at: morning, by: .staff, force: true).isNew)
  }

  @Test(arguments: Engine.allCases)
  func aPrivateTicketHasALetterThatTellsNothing(engine: Engine) throws {
    let desk = try desk(engine)
    let receipt = try desk.issue(
      service: "aid", key: "1", at: morning, by: .kiosk(1), proof: .paper, isPrivate: true)
    #expect(receipt.ticket.id.number.description == "N001")
    #expect(try desk.callNext(window: 3, at: morning)?.ticket.service == "aid")
  }

  @Test(arguments: Engine.allCases)
  func staffMergeTransferAndRaise(engine: Engine) throws {
    let desk = try desk(engine)
    let ids = try ["consult", "aid", "consult"].enumerated().map { index, service in
      try desk.issue(service: service, key: "\(index)", at: morning, by: .kiosk(1), proof: .screen).ticket.id
    }
    _ = try desk.merge(ids[0], ids[1], at: morning, by: .window(1))
    #expect(try desk.store.ticket(ids[1])?.state == .cancelled)
    #expect(try desk.store.history(of: ids[1]).last?.detail == "merged into A001")
    #expect(throws: TicketDesk.Problem.self) { try desk.merge(ids[0], ids[0], at: morning, by: .staff) }
    let now = morning.adding(seconds: 60)
    _ = try desk.change(ids[2], .prioritised("elder"), at: now, by: .staff)
    #expect(try desk.preview(window: 1, at: now).map(\.ticket.id) == [ids[2], ids[0]])
    #expect(try desk.callNext(window: 1, at: now)?.ticket.id == ids[2])
    #expect(try desk.current(window: 1, at: now).id == ids[2])
    _ = try desk.change(ids[2], .transferred(service: "aid", .keep), at: now, by: .window(1))
    #expect(throws: TicketDesk.Problem.nobodyAtWindow(1)) { try desk.current(window: 1, at: now) }
    #expect(try desk.callNext(window: 3, at: now)?.ticket.id == ids[2])
  }

  @Test func namesThatAreNotInTheFileAreCorrected() throws {
    let desk = try desk(.sqlite)
    #expect(throws: TicketDesk.Problem.unknownService("consul", nearest: "consult")) {
      try desk.estimate(service: "consul", at: morning)
    }
    #expect(throws: TicketDesk.Problem.unknownPriority("elders", nearest: "elder")) {
      try desk.issue(service: "aid", priority: "elders", key: "1", at: morning, by: .staff)
    }
    #expect(throws: TicketDesk.Problem.unknownWindow(8)) { try desk.callNext(window: 8, at: morning) }
  }

  @Test(arguments: Engine.allCases)
  func aWindowCountsOnceSomebodyHasSatDownAtIt(engine: Engine) throws {
    let desk = try desk(engine) { settings in
      settings.windows = (1...3).map { ServiceWindow(number: $0, services: ["consult", "aid"]) }
    }
    for index in 0..<12 {
      _ = try desk.issue(service: "consult", key: "\(index)", at: morning, by: .kiosk(1), proof: .paper)
    }
    // Nobody knows yet how many will come: the range says so.
    let before = try #require(try desk.estimate(service: "consult", at: morning).range)
    try desk.takeSeat(window: 1, at: morning)
    let alone = try #require(try desk.estimate(service: "consult", at: morning).range)
    #expect(alone.low > before.low && alone.high <= before.high)
    #expect(alone.high - alone.low < before.high - before.low)
    // Another one is there once it calls, whoever signs in where.
    _ = try desk.callNext(window: 2, at: morning)
    let two = try #require(try desk.estimate(service: "consult", at: morning).range)
    #expect(two.high < alone.high)
    // A pause is not ended by somebody who signs in at a second browser.
    let now = morning.adding(seconds: 60)
    try desk.store.post(HallNotice(.window(2), .closed(until: nil, reason: nil), at: now, by: .window(2)))
    try desk.takeSeat(window: 2, at: now.adding(seconds: 1))
    #expect(
      !HallNotices(try desk.store.notices(on: now.day)).isCalling(window: 2, at: now.adding(seconds: 2)))
    #expect(throws: TicketDesk.Problem.unknownWindow(9)) { try desk.takeSeat(window: 9, at: now) }
  }
}

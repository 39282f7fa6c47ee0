import KioskTesting
import Model
import Queue
import Runtime
import Screens
import Testing
import UI

/// What staff do at the kiosk about the hall's queue.
@Suite struct HallTests {
  /// The staff page of a hall with the shipped queue.
  private static func staff(hasPrinter: Bool = true) -> App {
    var app = App.ready()
    app.services.queue = FakeQueue.shipped
    app.services.hasPrinter = hasPrinter
    app.pages = [.home, .staff(StaffState(token: 0))]
    return app
  }

  private let store = MemoryTicketStore()
  private var desk: TicketDesk { TicketDesk(settings: FakeQueue.shipped, store: store) }

  /// Touches, lets the desk answer what was asked of it, and gives all effects.
  @discardableResult private func touch(_ app: inout App, _ action: HallAction) -> [Effect] {
    carryOut(&app, app.touch(.hall(action)))
  }

  @discardableResult private func carryOut(_ app: inout App, _ effects: [Effect]) -> [Effect] {
    var all = effects
    for effect in effects {
      guard case .hall(let command, let token) = effect else { continue }
      all += carryOut(
        &app, app.answer(.hall(command.answer(at: desk, now: app.now) { nil }, token: token)))
    }
    return all
  }

  private func hall(_ app: App) -> HallState {
    if case .hall(let state) = app.page { state } else { HallState() }
  }

  /// The page of the service `consult`.
  private func atConsult() -> App {
    var app = Self.staff()
    touch(&app, .open)
    touch(&app, .subject(.service("consult")))
    return app
  }

  @Test func theWayThereLeadsOverThePIN() {
    var app = App.ready()
    app.services.queue = FakeQueue.shipped
    #expect(app.touch(.hall(.open)) == [])
    #expect(app.touch(.hall(.reopen)) == [])
    #expect(app.page == .home)
  }

  @Test func aHallWithoutAQueueHasNoSuchPage() {
    var app = Self.staff()
    app.services.queue = QueueSettings()
    #expect(app.touch(.hall(.open)) == [])
    #expect(!app.words().contains("取号和大厅"))
  }

  @Test func aServiceIsSuspendedWithAReasonUntilATimeAndResumed() throws {
    var app = atConsult()
    touch(&app, .close)
    touch(&app, .reason(.power))
    let until = app.now.day.instant(minute: 14 * 60)
    touch(&app, .until(until))
    #expect(app.words().contains("暂停办理到 14:00：停电或断网"))
    #expect(try store.notices(on: app.now.day).isEmpty)
    touch(&app, .confirm)
    #expect(
      try store.notices(on: app.now.day) == [
        HallNotice(
          .service("consult"), .closed(until: until, reason: "停电或断网"), at: app.now, by: .staff)
      ])
    #expect(hall(app).stage == .subject(.service("consult")))
    #expect(throws: TicketDesk.Problem.self) {
      try desk.issue(service: "consult", key: "1", at: app.now, by: .kiosk(1))
    }
    touch(&app, .reopen)
    #expect(try desk.issue(service: "consult", key: "1", at: app.now, by: .kiosk(1)).isNew)
  }

  @Test func theHallIsClosedForTheRestOfTheDayAndOpensByItselfTomorrow() throws {
    var app = Self.staff()
    touch(&app, .open)
    touch(&app, .subject(.hall))
    touch(&app, .close)
    touch(&app, .reason(nil))
    touch(&app, .until(nil))
    touch(&app, .confirm)
    #expect(hall(app).report?.lines.contains { $0.opening.isOpen } == false)
    #expect(try desk.report(at: app.now.adding(seconds: 86_400)).closure == nil)
  }

  @Test func aSecondTouchOnConfirmSaysItOnce() {
    var app = atConsult()
    touch(&app, .close)
    touch(&app, .reason(.power))
    touch(&app, .until(nil))
    #expect(app.touch(.hall(.confirm)).count == 1)
    for _ in 0..<1000 { #expect(app.touch(.hall(.confirm)) == []) }
  }

  @Test func todaysLimitIsSetAndTakenBack() throws {
    var app = atConsult()
    touch(&app, .limit)
    #expect(touch(&app, .enter) == [])
    for digit in [0, 0, 2] { touch(&app, .digit(digit)) }
    touch(&app, .enter)
    #expect(hall(app).report?.line("consult")?.limit == 2)
    #expect(hall(app).stage == .subject(.service("consult")))
    touch(&app, .limit)
    touch(&app, .ownLimit)
    #expect(hall(app).report?.line("consult")?.limit == nil)
  }

  @Test func aStoreOutOfReachIsSaidAndNothingLooksDone() {
    var app = atConsult()
    touch(&app, .close)
    touch(&app, .reason(nil))
    touch(&app, .until(nil))
    store.fail(with: .unreachable("trying again soon"))
    touch(&app, .confirm)
    #expect(app.words().contains("连不上排队服务器"))
    #expect(app.page.name == "hall.confirm")
    store.fail(with: nil)
    touch(&app, .confirm)
    #expect(app.page.name == "hall.subject")
  }

  @Test func aLateAnswerToAPageThatWasLeftChangesNothing() {
    var app = atConsult()
    let effects = app.touch(.hall(.close)) + app.touch(.hall(.reason(nil))) + app.touch(.hall(.until(nil)))
    #expect(effects.isEmpty)
    guard case .hall(let command, let token)? = app.touch(.hall(.confirm)).first else {
      return #expect(Bool(false), "it is said")
    }
    app.touch(.back)
    app.answer(.hall(command.answer(at: desk, now: app.now) { nil }, token: token))
    #expect(app.page.name == "hall.until")
    app.touch(.home)
    app.answer(.hall(command.answer(at: desk, now: app.now) { nil }, token: token))
    #expect(app.isPristine)
  }

  @Test func backLeadsStepByStepToTheStaffPageAndLooksAgain() {
    var app = atConsult()
    for action in [HallAction.close, .reason(.crowd), .until(nil)] { touch(&app, action) }
    var seen: [String] = []
    for _ in 0..<5 {
      carryOut(&app, app.touch(.back))
      seen.append(app.page.name)
    }
    #expect(seen == ["hall.until", "hall.reason", "hall.subject", "hall.overview", "staff"])
  }

  // MARK: Printing again

  private func atTicket(hasPrinter: Bool = true, proof: TicketProof? = .paper) throws -> App {
    _ = try store.issue(
      TicketRequest(
        key: "v", letter: "A", service: "consult", at: TestKiosk.start, by: .kiosk(1), proof: proof))
    var app = Self.staff(hasPrinter: hasPrinter)
    for action in [HallAction.open, .reprint, .letter("A"), .digit(1), .enter] { touch(&app, action) }
    #expect(app.page.name == "hall.ticket")
    return app
  }

  private func print(_ app: inout App, _ outcome: Result<PrintConfirmation, Failure>) -> Slip {
    let effects = app.touch(.hall(.printAgain))
    #expect(app.touch(.hall(.printAgain)) == [])
    guard case .print(let blocks, let token)? = effects.first else { return Slip([]) }
    carryOut(&app, app.answer(.printed(outcome, token: token)))
    return Slip(blocks.value)
  }

  @Test func theSlipIsMarkedAndBothPrintsCountAsOneTicket() throws {
    var app = try atTicket()
    let slip = "\(print(&app, .success(.confirmed)).blocks)"
    #expect(slip.contains("A001") && slip.contains("补打 10:24，号码不变"))
    #expect(!slip.contains("前面"))
    #expect(app.words().contains("打好了"))
    #expect(try desk.report(at: app.now).counts.taken == 1)
    #expect(try store.history(of: store.tickets[0].id).last?.action == .reprint)
  }

  @Test func aTicketWhoseFirstSlipNeverCameOutCountsFromNowOn() throws {
    var app = try atTicket(proof: nil)
    _ = print(&app, .success(.confirmed))
    #expect(store.tickets[0].state == .printed)
  }

  @Test func aPrinterThatSaysNothingLeavesItToStaffToLook() throws {
    var app = try atTicket(proof: nil)
    _ = print(&app, .success(.unconfirmed))
    #expect(app.words().contains("打印机没有回答"))
    #expect(store.tickets[0].state == .issued)
    touch(&app, .cameOut)
    #expect(store.tickets[0].state == .printed)
  }

  @Test func aPrinterWithoutPaperIsSaidAndNothingIsNoted() throws {
    var app = try atTicket()
    _ = print(&app, .failure(Failure("没有纸了。")))
    #expect(app.words().contains("没有纸了"))
    #expect(try store.history(of: store.tickets[0].id).last?.action != .reprint)
  }

  @Test func withoutAPrinterTheNumberIsWrittenByHand() throws {
    var app = try atTicket(hasPrinter: false)
    #expect(app.touch(.hall(.printAgain)) == [])
    #expect(app.words().contains("请把号码写给来访人"))
  }

  @Test func aNeutralNumberGivesASlipThatTellsNothing() throws {
    let number = try #require(TicketNumber("N001"))
    let ticket = Ticket(
      id: TicketID(day: TestKiosk.start.day, number: number), key: "k", service: "aid", priority: nil,
      issuer: .kiosk(1), issuedAt: TestKiosk.start, state: .printed)
    let slip = TicketSlip(
      again: ticket, at: TestKiosk.start, queue: FakeQueue.shipped,
      hall: Localized(zh: "大厅", en: "Hall"), phones: KioskSettings.Phones()
    ).slip
    #expect(!"\(slip.blocks)".contains("法律援助"))
    #expect("\(slip.blocks)".contains("N001"))
  }

  @Test func aFinishedOrUnknownNumberIsNotPrinted() throws {
    let id = try store.issue(
      TicketRequest(key: "v", letter: "A", service: "consult", at: TestKiosk.start, by: .staff, proof: .paper)
    ).ticket.id
    _ = try store.change(
      id, .cancelled(.left), at: TestKiosk.start, by: .staff, policy: FakeQueue.shipped.policy)
    var app = Self.staff()
    for action in [HallAction.open, .reprint, .letter("A"), .digit(1), .enter] { touch(&app, action) }
    #expect(app.words().contains("不能补打"))
    for action in [HallAction.clear, .digit(7), .enter] { touch(&app, action) }
    #expect(app.words().contains("今天没有 A007 号"))
  }

  // MARK: Left open

  @Test func aPanelLeftOpenCountsDownAndCloses() {
    var app = atConsult()
    app.wait(seconds: 149)
    #expect(!app.words().contains("秒后自动退出"))
    app.wait(seconds: 1)
    #expect(app.words().contains("30 秒后自动退出"))
    app.wait(seconds: 20)
    #expect(app.words().contains("10 秒后自动退出"))
    app.touch(.hall(.close))
    #expect(!app.words().contains("秒后自动退出"))
    app.wait(seconds: 180)
    #expect(app.isPristine)
  }
}

import Configuration
import Eligibility
import Foundation
import KioskTesting
import Model
import Queue
import Runtime
import Testing
import UI

@testable import Screens

/// Taking a number: one touch, one number, and it counts only when somebody has it.
@Suite struct QueueTests {
  static let offered = "tap \"queue\"\ntap \"service-consult\"\ntap \"priority-none\"\n"
  static let taken = offered + "tap \"queue-take\"\n"

  /// A kiosk in a hall with the shipped queue.
  static func kiosk(
    _ queue: QueueSettings = FakeQueue.shipped, hasPrinter: Bool = true,
    printer: Result<PrintConfirmation, Failure> = .success(.confirmed)
  ) -> TestKiosk {
    let world = FakeWorld()
    world.hold(queue)
    world.answerPrints(with: printer)
    return TestKiosk(world) { $0.services.hasPrinter = hasPrinter }
  }

  static func states(_ kiosk: TestKiosk) -> [TicketState] { kiosk.world.tickets.tickets.map(\.state) }

  /// Waits for everything that is under way; an answer may begin another effect.
  static func settle(_ kiosk: TestKiosk) {
    let deadline = Date().addingTimeInterval(30)
    while kiosk.world.queueGate.waiting + kiosk.world.printGate.waiting > 0, Date() < deadline {
      Thread.sleep(forTimeInterval: 0.001)
    }
    for _ in 0..<4 {
      kiosk.settle()
      kiosk.advance(to: kiosk.now)
    }
  }

  /// How the visitor got the number that was taken first.
  static func proof(_ kiosk: TestKiosk) throws -> String? {
    let ticket = try #require(kiosk.world.tickets.tickets.first)
    return try kiosk.world.tickets.history(of: ticket.id).first { $0.action == .print }?.detail
  }

  static let noPaper = Result<PrintConfirmation, Failure>.failure(Failure("打印机没纸了。"))

  // MARK: One number

  @Test func aSlipThatIsOutMakesTheNumberCount() throws {
    let kiosk = Self.kiosk()
    try kiosk.play(Self.taken)
    #expect(Self.states(kiosk) == [.printed])
    #expect(try Self.proof(kiosk) == "paper")
    #expect(kiosk.world.printed.count == 1)
    #expect(kiosk.tree.shows("A001"))
    try kiosk.play("tap \"ticket-end\"")
    #expect(kiosk.app.isPristine)
    #expect(Self.states(kiosk) == [.printed])
  }

  @Test func tenThousandTouchesTakeOneNumber() throws {
    let kiosk = Self.kiosk()
    try kiosk.play(Self.offered)
    var app = kiosk.app
    var effects: [Effect] = []
    for _ in 0..<10_000 { effects += app.touch(.queue(.take)) }
    #expect(effects.count == 1)
  }

  @Test func aSecondTryAfterAFailureAsksForTheSameNumber() throws {
    let kiosk = Self.kiosk()
    try kiosk.play(Self.offered)
    kiosk.world.tickets.fail(with: .unreachable("timeout"))
    try kiosk.play("tap \"queue-take\"")
    #expect(kiosk.tree.shows(QueueWording.troubleWhy.zh))
    guard case .queue(let failed) = kiosk.app.page else { return }
    let key = try #require(failed.key)
    kiosk.world.tickets.fail(with: nil)
    try kiosk.play("tap \"queue-take\"")
    #expect(kiosk.world.tickets.tickets.map(\.key) == ["test/\(key)"])
  }

  @Test func forthAndBackGivesOneNumber() throws {
    let kiosk = Self.kiosk()
    try kiosk.play(Self.taken + "tap \"footer-back\"\ntap \"service-consult\"\n")
    #expect(kiosk.tree.shows("A001"))
    try kiosk.play("tap \"footer-back\"\ntap \"footer-back\"\ntap \"queue\"\ntap \"service-consult\"\n")
    #expect(kiosk.tree.shows("A001"))
    #expect(Self.states(kiosk) == [.printed])
  }

  @Test func aSecondServiceIsAskedForOnceMore() throws {
    let kiosk = Self.kiosk()
    try kiosk.play(Self.taken + "tap \"queue-services\"\ntap \"service-mediation\"\n")
    #expect(kiosk.app.screenName == "queue.another")
    #expect(Self.states(kiosk).count == 1)
    try kiosk.play("tap \"queue-another\"\ntap \"priority-elder\"\ntap \"queue-take\"\n")
    #expect(kiosk.world.tickets.tickets.map(\.service) == ["consult", "mediation"])
    #expect(kiosk.world.tickets.tickets.last?.priority == "elder")
  }

  @Test func withoutPrioritiesNobodyIsAsked() throws {
    var queue = FakeQueue.shipped
    queue.priorities = []
    let kiosk = Self.kiosk(queue)
    try kiosk.play("tap \"queue\"\ntap \"service-consult\"\n")
    #expect(kiosk.app.screenName == "queue.offer")
  }

  // MARK: When it counts

  @Test func aPrinterThatSaysNothingLeavesItToTheVisitor() throws {
    let kiosk = Self.kiosk(printer: .success(.unconfirmed))
    try kiosk.play(Self.taken)
    #expect(Self.states(kiosk) == [.issued])
    #expect(kiosk.tree.shows(TicketWording.isItOut.zh))
    try kiosk.play("tap \"ticket-got\"")
    #expect(Self.states(kiosk) == [.printed])
    #expect(try Self.proof(kiosk) == "screen")
  }

  @Test(arguments: ["wait 600s\n", "tap \"footer-home\"\n"])
  func aSlipThatMayBeInTheVisitorsHandCountsWithoutAnotherTouch(leaving: String) throws {
    let kiosk = Self.kiosk(printer: .success(.unconfirmed))
    try kiosk.play(Self.taken)
    // The page names no button that is not there.
    #expect(!kiosk.tree.shows(TicketWording.gotIt.zh) && kiosk.tree.shows(TicketWording.notOut.zh))
    try kiosk.play(leaving)
    #expect(kiosk.app.page == .home && kiosk.app.overlay == nil)
    #expect(Self.states(kiosk) == [.printed])
    #expect(try Self.proof(kiosk) == "sent")
  }

  @Test func aSlipThatIsSaidNotToHaveComeOutIsGivenUpByLeaving() throws {
    let kiosk = Self.kiosk(printer: .success(.unconfirmed))
    try kiosk.play(Self.taken + "tap \"ticket-no-slip\"\ntap \"footer-home\"\n")
    #expect(kiosk.app.overlay?.name == "leave-ticket")
    try kiosk.play("wait 600s\n")
    #expect(Self.states(kiosk) == [.cancelled])
  }

  @Test(arguments: [true, false])
  func withoutASlipTheVisitorConfirmsOnTheScreen(hasPrinter: Bool) throws {
    let kiosk = Self.kiosk(hasPrinter: hasPrinter, printer: Self.noPaper)
    try kiosk.play(Self.taken)
    #expect(Self.states(kiosk) == [.issued])
    #expect(kiosk.app.screenCode?.matrix != nil)
    try kiosk.play("tap \"ticket-got\"")
    #expect(Self.states(kiosk) == [.printed])
    #expect(try Self.proof(kiosk) == "screen")
  }

  @Test func aFailedSlipCanBePrintedAgainButNotForEver() throws {
    let kiosk = Self.kiosk(printer: Self.noPaper)
    try kiosk.play(Self.taken + "tap \"ticket-print\"\ntap \"ticket-print\"\n")
    #expect(kiosk.tree.node(id: "ticket-print") == nil)
    #expect(kiosk.world.asked.count { $0 == "print" } == 3)
    #expect(Self.states(kiosk) == [.issued])
  }

  @Test func aConfirmationThatCannotBeWrittenIsSaidAndTriedAgain() throws {
    let kiosk = Self.kiosk(hasPrinter: false)
    try kiosk.play(Self.taken)
    kiosk.world.tickets.fail(with: .full(place: "/var/lib/somewhere"))
    try kiosk.play("tap \"ticket-got\"")
    #expect(kiosk.tree.shows("还没有记上"))
    #expect(!kiosk.app.words().contains("/var"))
    kiosk.world.tickets.fail(with: nil)
    try kiosk.play("tap \"ticket-got\"")
    #expect(Self.states(kiosk) == [.printed])
  }

  // MARK: Leaving

  @Test(arguments: [("leave-keep", TicketState.printed), ("leave-give-up", .cancelled)])
  func beforeLeavingItIsSaidThatTheNumberDoesNotCount(touch: String, state: TicketState) throws {
    let kiosk = Self.kiosk(printer: Self.noPaper)
    try kiosk.play(Self.taken + "tap \"footer-home\"\n")
    #expect(kiosk.app.overlay?.name == "leave-ticket")
    try kiosk.play("tap \"\(touch)\"")
    #expect(Self.states(kiosk) == [state])
    #expect(kiosk.app.page == .home)
    #expect(kiosk.app.tickets.isEmpty)
  }

  @Test func whoeverWalksAwayGivesItUp() throws {
    let kiosk = Self.kiosk(hasPrinter: false)
    try kiosk.play(Self.taken + "wait 119s\n")
    #expect(kiosk.app.overlay == nil, "the number stays long enough to be written down")
    try kiosk.play("wait 400s\n")
    #expect(kiosk.app.page == .home)
    #expect(Self.states(kiosk) == [.cancelled])
  }

  @Test(arguments: [
    (Result<PrintConfirmation, Failure>.success(.confirmed), TicketState.printed),
    (.success(.unconfirmed), .printed), (.failure(Failure("卡纸了。")), .cancelled),
  ])
  func whenTheVisitorIsGoneThePrintersAnswerDecides(
    answer: Result<PrintConfirmation, Failure>, state: TicketState
  ) throws {
    let kiosk = Self.kiosk(printer: answer)
    kiosk.world.printGate.close()
    try kiosk.play(Self.taken)
    var app = kiosk.app
    let print = try #require(app.tickets.first?.print)
    guard case .printing(let token) = print else {
      Issue.record("nothing is printing")
      return
    }
    #expect(app.reset().allSatisfy { $0.name != "queue" })
    let effects = app.answer(.printed(answer, token: token))
    kiosk.world.printGate.open()
    guard case .queue(let command, _) = try #require(effects.first) else { return }
    let desk = TicketDesk(settings: kiosk.world.queue, store: kiosk.world.tickets)
    _ = command.answer(at: desk, now: app.now, by: .kiosk(1), run: "test")
    #expect(Self.states(kiosk) == [state])
    #expect(app.departed.isEmpty)
  }

  @Test func aNumberThatNobodyWaitsForAnyMoreIsGivenUp() throws {
    let kiosk = Self.kiosk()
    try kiosk.play(Self.offered)
    kiosk.world.queueGate.close()
    try kiosk.play("tap \"queue-take\"\ntap \"footer-back\"\n")
    kiosk.world.queueGate.open()
    Self.settle(kiosk)
    #expect(Self.states(kiosk) == [.cancelled])
    #expect(kiosk.world.printed.isEmpty)
  }

  // MARK: Closed, full, broken, midnight

  @Test func aServiceThatClosesMeanwhileSaysWhenItOpens() throws {
    let kiosk = Self.kiosk(FakeQueue.withHours)
    try kiosk.play("wait 5740s\n" + Self.offered + "wait 25s\ntap \"queue-take\"\n")
    #expect(kiosk.tree.shows("午休，13:30 开始"))
    #expect(Self.states(kiosk).isEmpty)
  }

  @Test func theLastNumberMayGoToSomebodyElse() throws {
    var queue = FakeQueue.shipped
    queue.services[0].dailyLimit = 1
    let kiosk = Self.kiosk(queue)
    try kiosk.play(Self.offered)
    FakeQueue.crowd(1, for: "consult", in: kiosk.world.tickets, now: kiosk.now)
    try kiosk.play("tap \"queue-take\"")
    #expect(kiosk.tree.shows("今天的 1 个号已取完"))
    #expect(Self.states(kiosk) == [.printed], "the other one's")
  }

  @Test func aStoreThatDoesNotWorkIsSaidWithoutWhatIsInside() throws {
    let kiosk = Self.kiosk()
    kiosk.world.tickets.fail(with: .damaged(place: "/var/lib/legal-kiosk/tickets.sqlite"))
    try kiosk.play("tap \"queue\"")
    #expect(kiosk.tree.shows(QueueWording.troubleWhy.zh))
    #expect(!kiosk.app.words().contains("sqlite"))
    kiosk.world.tickets.fail(with: nil)
    try kiosk.play("tap \"queue-retry\"")
    #expect(kiosk.tree.shows("法律咨询"))
  }

  @Test func withoutTheServerNobodyIsToldANumberOfPeople() throws {
    let kiosk = Self.kiosk()
    kiosk.world.tickets.stand(.offline(since: TestKiosk.start, waiting: 3))
    try kiosk.play(Self.taken)
    #expect(Self.states(kiosk) == [.printed])
    #expect(!kiosk.app.words().contains("前面"))
    #expect(!kiosk.app.words().contains("服务器"))
  }

  @Test func midnightWhileTheSlipPrintsKeepsTheDayOfTheNumber() throws {
    let kiosk = Self.kiosk()
    let day = TestKiosk.start.day
    let beforeMidnight = 24 * 3600 - (10 * 3600 + 24 * 60) - 5
    try kiosk.play("wait \(beforeMidnight)s\n" + Self.offered)
    kiosk.world.printGate.close()
    try kiosk.play("tap \"queue-take\"\nwait 30s\n")
    kiosk.world.printGate.open()
    Self.settle(kiosk)
    let ticket = try #require(kiosk.world.tickets.tickets.first)
    #expect(ticket.id.day == day && ticket.state == .printed)
    let slip = try #require(kiosk.world.printed.first)
    #expect("\(slip)".contains("23日 23:59"))
    #expect(kiosk.app.now.day != day)
  }

  @Test func aClockThatJumpsNeitherGivesUpTheNumberNorKeepsItForEver() throws {
    let kiosk = Self.kiosk(hasPrinter: false)
    try kiosk.play(Self.taken)
    for step: Int64 in [86_400_000, -172_800_000] {
      var app = kiosk.app
      _ = app.update(.clockStepped(milliseconds: step), at: app.now)
      #expect(app.wait(seconds: 60).isEmpty)
      #expect(!app.tickets.isEmpty)
      let effects = app.wait(seconds: 600)
      #expect(app.tickets.isEmpty && effects.contains { $0.name == "queue" })
    }
  }

  // MARK: What is kept to oneself

  @Test func theCodeHoldsNumberServiceHallDayAndTimeAndNothingElse() throws {
    let kiosk = Self.kiosk()
    try kiosk.play("tap \"queue\"\ntap \"service-consult\"\ntap \"priority-disabled\"\ntap \"queue-take\"\n")
    let held = try #require(kiosk.app.tickets.first)
    #expect(kiosk.app.ticketText(held) == "A001\n法律咨询\n公共法律服务大厅\n2026-11-23 10:24")
  }

  @Test func aPrivateMatterGetsANeutralLetterNoCodeAndNoSlipUnlessAskedFor() throws {
    let kiosk = try Self.quiet()
    try kiosk.play("tap \"aid-queue\"\ntap \"priority-none\"\ntap \"queue-take\"\n")
    #expect(kiosk.tree.shows("N001"))
    #expect(kiosk.world.printed.isEmpty && kiosk.app.screenCode == nil)
    #expect(!kiosk.app.words().contains("法律援助"))
    try kiosk.play("tap \"ticket-print\"\n")
    let slip = try #require(kiosk.world.printed.first)
    for word in ["法律", "援助", "大厅", "2026", "10:24", "code("] { #expect(!"\(slip)".contains(word)) }
  }

  @Test func leavingAPrivateMatterIsInstantAndGivesTheNumberUp() throws {
    let kiosk = try Self.quiet()
    try kiosk.play("tap \"aid-queue\"\ntap \"priority-none\"\ntap \"queue-take\"\ntap \"footer-home\"\n")
    #expect(kiosk.app.page == .home && kiosk.app.overlay == nil)
    #expect(Self.states(kiosk) == [.cancelled])
  }

  private static func quiet() throws -> TestKiosk {
    let world = FakeWorld()
    world.hold(FakeQueue.shipped)
    var settings = KioskSettings()
    settings.hall.regionCode = ShippedAid.county
    let kiosk = TestKiosk(world, settings: settings) { app in
      app.services.aidPlaces = ShippedAid.places
      app.services.aid = ShippedAid.configuration.aid
      app.services.regions = ShippedAid.configuration.regions
      app.services.hasPrinter = true
    }
    let answers = [0, 1, 0, 1, 0].map { "tap \"choice-\($0)\"\nwait 300ms\n" }.joined()
    try kiosk.play("tap \"aid\"\n" + answers + "tap \"aid-confirm\"\n")
    #expect(kiosk.app.isQuiet)
    return kiosk
  }

  @Test func whatWasChosenIsNotInTheEffectsAsTheyAreWritten() throws {
    let order = TicketOrder(service: "consult", priority: "disabled", key: "7", isPrivate: false)
    for command in [QueueCommand.take(order), .estimate(service: Private("consult"), priority: nil)] {
      let text = String(decoding: try JSONEncoder().encode(Effect.queue(command, token: 1)), as: UTF8.self)
      #expect(!text.contains("consult") && !text.contains("disabled"))
    }
  }
}

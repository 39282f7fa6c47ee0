import Foundation
import KioskTesting
import Model
import Runtime
import Screens
import Synchronization
import Testing

/// Effects away from the main thread: every one is answered, except searches that nobody waits for any more.
@Suite struct EffectRunnerTests {
  private let world = FakeWorld()
  private let mailbox = Mailbox {}
  private let runner: EffectRunner

  init() { runner = EffectRunner(services: .fake(world), mailbox: mailbox) }

  private func run(_ effects: [Effect]) {
    for effect in effects { runner.run(effect, now: TestKiosk.start) }
  }

  /// Everything that was answered once all is done; gives up after half a minute.
  private func answers() -> [EffectResult] {
    let deadline = Date().addingTimeInterval(30)
    while runner.outstanding > 0, Date() < deadline { Thread.sleep(forTimeInterval: 0.001) }
    #expect(runner.outstanding == 0)
    return answered()
  }

  /// What was answered so far.
  private func answered() -> [EffectResult] {
    mailbox.drain().compactMap { if case .result(let result) = $0 { result } else { nil } }
  }

  private func waitForTheGate() {
    let deadline = Date().addingTimeInterval(30)
    while world.lawGate.waiting == 0, Date() < deadline { Thread.sleep(forTimeInterval: 0.001) }
  }

  @Test func aSearchThatANewerOneHasOvertakenIsNotBegun() {
    world.lawGate.close()
    run([.search(query: Private("工钱"), limit: 5, token: 1)])
    waitForTheGate()
    run((2...9).map { .search(query: Private("工钱"), limit: 5, token: $0) })
    world.lawGate.open()
    let found = FakeLaw.ordinary.search("工钱", limit: 5)
    #expect(answers() == [.searched(.success(found), token: 1), .searched(.success(found), token: 9)])
    #expect(world.asked == ["search", "search"])
  }

  @Test func everyOtherQuestionIsAnsweredInOrder() {
    run((1...200).map { .article(LawReference(law: "示例法", article: ArticleNumber($0)), token: $0) })
    let tokens = answers().compactMap { if case .article(_, let token) = $0 { token } else { nil } }
    #expect(tokens == Array(1...200))
  }

  @Test func aQuestionWithoutAnAnswerIsNil() {
    run([
      .article(LawReference(law: "无此法", article: ArticleNumber(1)), token: 4),
      .contents(law: "无此法", token: 5),
    ])
    #expect(answers() == [.article(.success(nil), token: 4), .contents(.success(nil), token: 5)])
  }

  @Test func aFailureArrivesAsItsSentence() {
    let failure = Failure("查法律出了问题，请工作人员帮忙。")
    world.fail(with: failure)
    run([
      .search(query: Private("工钱"), limit: 5, token: 1), .topicHits(topic: "wages", token: 2),
      .article(LawReference(law: "示例法", article: ArticleNumber(1)), token: 3),
      .contents(law: "示例法", token: 4),
    ])
    #expect(
      answers() == [
        .searched(.failure(failure), token: 1), .searched(.failure(failure), token: 2),
        .article(.failure(failure), token: 3), .contents(.failure(failure), token: 4),
      ])
  }

  @Test func aPINCheckDoesNotWaitForASlowSearch() {
    world.lawGate.close()
    run([.search(query: Private("工钱"), limit: 5, token: 1), .checkPIN(Private(FakeWorld.pin), token: 2)])
    waitForTheGate()
    let deadline = Date().addingTimeInterval(30)
    var events: [Event] = []
    while events.isEmpty, Date() < deadline {
      events = mailbox.drain()
      Thread.sleep(forTimeInterval: 0.001)
    }
    #expect(events == [.result(.pinChecked(true, token: 2))])
    world.lawGate.open()
    #expect(answers().count == 1)
  }

  @Test(arguments: [true, false])
  func theChimeTellsWhetherItCouldBeHeard(canRing: Bool) {
    let mailbox = Mailbox {}
    EffectRunner(services: .fake(FakeWorld(canRing: canRing)), mailbox: mailbox)
      .run(.chime, now: TestKiosk.start)
    #expect(mailbox.drain() == [.result(.chimed(canRing))])
  }

  @Test func whoeverWaitsForTheRunnerWaitsForTheChime() {
    let rung = Mutex<(@Sendable (Bool) -> Void)?>(nil)
    var services = Services.fake()
    services.chime = { answer in rung.withLock { $0 = answer } }
    let runner = EffectRunner(services: services, mailbox: mailbox)
    runner.run(.chime, now: TestKiosk.start)
    #expect(runner.outstanding == 1)
    rung.withLock { $0 }?(true)
    #expect(runner.outstanding == 0)
  }

  @Test func sealedAnswersArriveAsTheirCode() {
    run([.sealAid(answers: Private(["matter=wage"]), token: 7)])
    #expect(answers() == [.aidSealed(Private(FakeWorld.code(of: ["matter=wage"])), token: 7)])
    #expect(world.asked == ["seal-aid"])
  }

  @Test func aPrinterThatHangsHoldsUpNeitherThePINNorTheSearch() {
    world.printGate.close()
    run([
      .print(Private([.text("办事材料单")]), token: 1), .checkPIN(Private(FakeWorld.pin), token: 2),
      .search(query: Private("工钱"), limit: 5, token: 3),
    ])
    let deadline = Date().addingTimeInterval(30)
    while runner.outstanding > 1 || world.printGate.waiting == 0, Date() < deadline {
      Thread.sleep(forTimeInterval: 0.001)
    }
    let found = FakeLaw.ordinary.search("工钱", limit: 5)
    let meanwhile = answered()
    #expect(meanwhile.count == 2)
    #expect(meanwhile.contains(.pinChecked(true, token: 2)))
    #expect(meanwhile.contains(.searched(.success(found), token: 3)))
    world.printGate.open()
    #expect(answers() == [.printed(.success(.confirmed), token: 1)])
    #expect(world.printed == [Slip([.text("办事材料单")])])
  }

  @Test func aSlipWhoseSessionEndedBeforeItsTurnIsDroppedAndTheNextOneIsNot() {
    world.printGate.close()
    run([.print(Private([.text("甲")]), token: 1), .print(Private([.text("乙")]), token: 2), .endSession(1)])
    run([.print(Private([.text("丙")]), token: 3)])
    world.printGate.open()
    let printed = answers()
    #expect(printed.count == 3, "whoever waits for an answer hears that nothing came out")
    #expect(printed.last == .printed(.success(.confirmed), token: 3))
    #expect(world.printed == [Slip([.text("丙")])])
  }

  @Test func aFailedPrintIsAnAnswerToo() {
    world.answerPrints(with: .failure(Failure("打印纸用完了。")))
    run([.print(Private([]), token: 4)])
    #expect(answers() == [.printed(.failure(Failure("打印纸用完了。")), token: 4)])
    #expect(world.printed.isEmpty)
  }

  @Test func withoutAPINTheCheckIsNil() {
    let mailbox = Mailbox {}
    let runner = EffectRunner(services: .fake(FakeWorld(pin: nil)), mailbox: mailbox)
    runner.run(.checkPIN(Private("1234"), token: 1), now: TestKiosk.start)
    let deadline = Date().addingTimeInterval(30)
    while runner.outstanding > 0, Date() < deadline { Thread.sleep(forTimeInterval: 0.001) }
    #expect(mailbox.drain() == [.result(.pinChecked(nil, token: 1))])
  }

  @Test func theInputMethodAnswersItsOwnSessionOnly() {
    run([
      .input(.begin(session: 3)), .input(.letter(Private("l"), session: 3, sequence: 1)),
      .input(.letter(Private("x"), session: 2, sequence: 2)), .input(.end(session: 3)),
      .input(.letter(Private("a"), session: 3, sequence: 3)),
    ])
    let composed = answers()
    #expect(composed.count == 1)
    #expect(!world.input.hasSession)
    #expect(world.input.letters.isEmpty)
  }
}

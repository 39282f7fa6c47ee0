import CallFlow
import Harness
import KioskTesting
import Model
import Queue
import Runtime
import Screens
import Testing
import UI

/// A video call as a resident goes through it, with the real machine of the call and clients that only pretend.
@Suite struct VideoCallTests {
  /// A kiosk in a hall that calls, with a queue and a printer.
  private func kiosk(_ change: (inout RehearsedCalls.Part) -> Void = { _ in }) throws -> TestKiosk {
    var part = RehearsedCalls.Part.example
    change(&part)
    let world = FakeWorld()
    world.hold(FakeQueue.shipped)
    world.rehearse(part)
    return TestKiosk(world) { app in
      app.services.calls = part.settings
      app.services.hasPrinter = true
    }
  }

  private let agreed = "tap \"call\"\ntap \"call-agree\"\n"
  private let ringing = "tap \"call\"\ntap \"call-agree\"\ntap \"call-start\"\n"
  private var talking: String { ringing + "tap \"call-next\"\n" }
  private var callBack: String { ringing + "tap \"call-phone\"\ntap \"call-skip-phone\"\n" }

  private func stage(_ kiosk: TestKiosk) -> VideoCallState.Stage? {
    if case .call(let state) = kiosk.app.page { state.stage } else { nil }
  }

  @Test func aHallWithoutLevelsOffersNoCall() throws {
    let kiosk = TestKiosk()
    #expect(!kiosk.tree.targets.contains { $0.id == "call" })
    var app = kiosk.app
    #expect(app.update(.action(.openCall), at: app.now) == [])
    #expect(app.page == .home)
  }

  @Test func nobodyIsDisturbedBeforeConsentAndSelfTest() throws {
    let kiosk = try kiosk()
    try kiosk.play("tap \"call\"")
    #expect(stage(kiosk) == .consent)
    #expect(kiosk.world.calls?.said.isEmpty == true)
    try kiosk.play("tap \"call-agree\"")
    #expect(stage(kiosk) == .selfTest)
    #expect(kiosk.world.calls?.ordered == [.beginSelfTest])
    try kiosk.play("tap \"call-start\"")
    #expect(kiosk.world.calls?.flow?.attempt == 2)
  }

  @Test func whoRefusesIsBackOnThePageBeforeAndNothingWasBegun() throws {
    let kiosk = try kiosk()
    try kiosk.play("tap \"call\"\ntap \"call-refuse\"")
    #expect(kiosk.app.page == .home)
    #expect(kiosk.world.calls?.said.isEmpty == true)
  }

  @Test func whoWantsVoiceOnlyIsNeverFilmed() throws {
    let kiosk = try kiosk()
    try kiosk.play("tap \"call\"\ntap \"call-agree-voice\"\ntap \"call-start\"")
    let cameras = kiosk.world.calls?.ordered.compactMap { order -> Bool? in
      if case .launch(_, _, let withCamera) = order { withCamera } else { nil }
    }
    #expect(cameras == [false, false])
  }

  @Test func aMissingMicrophoneIsSaidBeforeAnybodyIsDisturbed() throws {
    let kiosk = try kiosk {
      $0.selfTest = SelfTest(hasClient: true, hasNetwork: true, hasMicrophone: false, hasCamera: true)
    }
    try kiosk.play(agreed)
    #expect(kiosk.app.words().contains("话筒没有声音"))
    #expect(!kiosk.tree.targets.contains { $0.id == "call-start" })
    try kiosk.play("tap \"call-others\"")
    #expect(stage(kiosk) == .phone)
    #expect(kiosk.world.calls?.flow?.attempt == 0)
  }

  @Test func nobodyOnDutyLeadsToTheTelephoneAtOnce() throws {
    let kiosk = try kiosk { part in
      for index in part.settings.levels.indices {
        part.settings.levels[index].hours = OpeningHours(workday: [])
      }
    }
    try kiosk.play("tap \"call\"")
    #expect(stage(kiosk) == .phone)
    #expect(kiosk.app.words().contains("现在没有律师值班"))
    #expect(kiosk.app.words().contains("12348"))
  }

  @Test func theSecondsStandOnThePageAndCountDown() throws {
    let kiosk = try kiosk()
    try kiosk.play(ringing + "wait 5s")
    #expect(kiosk.app.words().contains("还有 20 秒"))
    try kiosk.play("wait 1s")
    #expect(kiosk.app.words().contains("还有 19 秒"))
  }

  @Test func nobodyIsAskedWhetherTheyAreThereDuringACallAndAfterItAgain() throws {
    let kiosk = try kiosk()
    try kiosk.play(talking + "wait 1200s")
    #expect(stage(kiosk) == .talking)
    #expect(kiosk.app.overlay == nil)
    #expect(kiosk.app.words().contains("已通话 20:00"))
    try kiosk.play("tap \"call-hang-up\"\nwait 30s")
    #expect(stage(kiosk) == .lookBack)
    #expect(kiosk.app.overlay == nil)
    try kiosk.play("wait 300s")
    #expect(kiosk.app.page == .home)
  }

  @Test func thePictureHasItsPlaceWhileThereIsAConversationAndNothingAsks() throws {
    let kiosk = try kiosk()
    try kiosk.play(ringing)
    #expect(kiosk.world.picture == nil)
    try kiosk.play("tap \"call-next\"")
    let frame = try #require(kiosk.world.picture)
    let dock = try #require(kiosk.tree.targets.filter { $0.id != "staff-corner" }.map(\.frame.y).min())
    #expect(frame.maxY < dock)
    #expect(frame.width > 900)
    #expect(frame.height > 500)
    try kiosk.play("tap \"footer-help\"")
    #expect(kiosk.world.picture == nil)
    try kiosk.play("tap \"help-wait\"")
    #expect(kiosk.world.picture == frame)
    try kiosk.play("tap \"call-hang-up\"")
    #expect(kiosk.world.picture == nil)
  }

  @Test(arguments: ["footer-home", "footer-back"])
  func leavingACallAsksFirstAndThenEndsIt(button: String) throws {
    let kiosk = try kiosk()
    try kiosk.play(talking + "tap \"\(button)\"")
    #expect(kiosk.app.overlay != nil)
    try kiosk.play("tap \"call-stay\"")
    #expect(stage(kiosk) == .talking)
    try kiosk.play("tap \"\(button)\"\ntap \"call-leave\"")
    #expect(kiosk.app.page == .home)
    #expect(kiosk.world.calls?.flow?.state == .ended(.talked))
  }

  @Test func whenTheOtherSideHangsUpTheQuestionGoesToo() throws {
    let kiosk = try kiosk()
    try kiosk.play(talking + "tap \"footer-home\"")
    kiosk.world.calls?.client(.closed(.reason(.ended)), at: kiosk.now)
    try kiosk.play("wait 1s")
    #expect(kiosk.app.overlay == nil)
    #expect(stage(kiosk) == .lookBack)
  }

  @Test func aResetEndsTheCallAndKeepsNothingOfIt() throws {
    let kiosk = try kiosk()
    try kiosk.play(talking)
    var app = kiosk.app
    let effects = app.touch(.staff(.resetNow))
    #expect(app.pages == [.home])
    #expect(effects.contains { if case .call(.end) = $0 { true } else { false } })
  }

  @Test func aWordOfACallThatIsOverChangesNothing() throws {
    let kiosk = try kiosk()
    try kiosk.play(talking + "tap \"footer-home\"\ntap \"call-leave\"")
    let before = kiosk.app
    kiosk.world.calls?.client(.alive(nil), at: kiosk.now)
    try kiosk.play("wait 1s")
    #expect(kiosk.app.pages == before.pages)
  }

  @Test func theTelephoneNumberIsKeptByTheDeskAndForgottenByThePages() throws {
    let kiosk = try kiosk()
    let digits = "13800138000"
    try kiosk.play(callBack + "tap \"call-leave-number\"\ntap \"call-agree-number\"")
    #expect(!kiosk.tree.targets.contains { $0.id == "call-keep-number" })
    try kiosk.play(digits.map { "tap \"number-\($0)\"\n" }.joined() + "tap \"call-keep-number\"")
    #expect(stage(kiosk) == .numberLeft)
    #expect(kiosk.world.calls?.ordered.contains { if case .keepNumber = $0 { true } else { false } } == true)
    #expect(!strings(in: kiosk.app).contains { $0.contains(digits) })
    #expect(!"\(kiosk.stage.log.entries)".contains(digits))
  }

  @Test func noNumberIsTakenWithoutItsConsent() throws {
    let kiosk = try kiosk { $0.settings.callBack = .init(offersAppointment: true, numberConsent: nil) }
    try kiosk.play(callBack)
    #expect(!kiosk.tree.targets.contains { $0.id == "call-leave-number" })
  }

  @Test func anAppointmentIsARealNumberOfTheQueue() throws {
    let kiosk = try kiosk()
    try kiosk.play(callBack + "tap \"call-appointment\"\nwait 1s")
    #expect(kiosk.app.page.name == "queue.ticket")
    let held = try #require(kiosk.app.tickets.first)
    #expect(held.receipt.ticket.service == "consult")
    #expect(kiosk.world.calls?.flow?.state == .ended(.appointment))
    #expect(try kiosk.world.tickets.tickets(on: kiosk.now.day, openOnly: false).count == 1)
  }

  @Test func anAppointmentThatCannotBeMadeIsNotPromised() throws {
    let kiosk = try kiosk()
    try kiosk.play(callBack)
    kiosk.world.tickets.fail(with: .damaged(place: "tickets.sqlite"))
    try kiosk.play("tap \"call-appointment\"\nwait 1s")
    #expect(stage(kiosk) == .callBack)
    #expect(kiosk.app.words().contains("刚才没有记上"))
    #expect(kiosk.app.tickets.isEmpty)
  }

  @Test func aClockThatIsSetLeavesTheSecondsAsTheyAre() throws {
    let kiosk = try kiosk()
    try kiosk.play(ringing + "wait 5s")
    var app = kiosk.app
    _ = app.update(.clockStepped(milliseconds: 3_600_000), at: app.now)
    #expect(app.words().contains("还有 20 秒"))
  }

  @Test func theLogTellsStatesAndNothingElse() throws {
    let kiosk = try kiosk()
    try kiosk.play(talking)
    let log = "\(kiosk.stage.log.entries)"
    #expect(log.contains("call.connected"))
    for secret in ["127.0.0.1", "sip:", "12348", "county", "王律师"] { #expect(!log.contains(secret)) }
  }

  @Test func mutedAndHiddenIsToldToTheCall() throws {
    let kiosk = try kiosk()
    try kiosk.play(talking + "tap \"call-camera\"\ntap \"call-microphone\"")
    #expect(kiosk.world.calls?.flow?.isSeen == false)
    #expect(kiosk.world.calls?.flow?.isHeard == false)
    #expect(kiosk.app.words().contains("让对方听"))
  }
}

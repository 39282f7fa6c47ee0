import CallFlow
import Model
import Testing

/// Cancelling, ending a client, and what is offered when nobody answers.
@Suite struct EndingTests {
  @Test(arguments: 0...3)
  func cancelNeverEscalates(steps: Int) {
    var story = Story()
    let events: [ClientEvent] = [.ready, .ringing, .connected]
    for event in events.prefix(steps) { story.client(event) }
    story.hear(.cancel)
    #expect(story.orders == [steps == 0 ? .kill(attempt: 1) : .hangUp(attempt: 1)])
    story.goes()
    #expect(story.orders == [.restore])
    story.hear(.restored)
    #expect(story.state == .ended(steps == 3 ? .talked : .cancelled))
    #expect(story.flow.attempt == 1)
  }

  @Test func aSecondTapOnCancelDoesNothing() {
    var story = Story()
    story.rings()
    story.hear(.cancel)
    let once = story.flow
    story.hear(.cancel)
    #expect(story.orders == [])
    #expect(story.flow == once)
    story.goes()
    story.hear(.cancel)
    story.hear(.restored)
    story.hear(.cancel)
    #expect(story.state == .ended(.cancelled))
  }

  @Test func cancelWhileTheNextLevelIsDueStopsIt() {
    var story = Story()
    story.client(.ready)
    story.client(.closed(.reason(.busy)))
    story.hear(.cancel)
    story.client(.gone)
    #expect(story.orders == [.restore])
    story.hear(.restored)
    #expect(story.state == .ended(.cancelled))
  }

  @Test func aLateEventOfAnEarlierAttemptIsDropped() {
    var story = Story()
    story.rings()
    story.pass(25_000)
    story.goes()
    let now = story.flow
    for said: ClientEvent in [.ready, .ringing, .connected, .closed(.reason(.busy)), .gone, .alive(nil)] {
      story.hear(.client(said, attempt: 1))
      #expect(story.orders == [])
    }
    #expect(story.flow == now)
  }

  @Test func anAnswerThatComesWithTheLimitIsTooLate() {
    var story = Story()
    story.rings()
    story.now = story.now.adding(milliseconds: 25_000)
    story.client(.connected)
    #expect(story.state == .closing)
    #expect(story.flow.reason == .noAnswer)
  }

  @Test func aClientThatHangsIsEndedStepByStepWithinTheLimit() {
    var story = Story()
    story.rings()
    story.hear(.cancel)
    let start = story.now
    #expect(story.orders == [.hangUp(attempt: 1)])
    story.pass(500)
    #expect(story.orders == [.quit(attempt: 1)])
    story.pass(500)
    #expect(story.orders == [.kill(attempt: 1)])
    story.client(.gone)
    #expect(story.state == .restore)
    #expect(story.now.milliseconds(since: start) == 1000)
    story.pass(2000)
    #expect(story.state == .ended(.cancelled))
  }

  @Test func aClientThatCannotBeKilledLeavesTheTelephoneAndNoOtherClient() {
    var story = Story()
    story.rings()
    story.pass(25_000)
    story.pass(2000)
    #expect(story.flow.isStuck)
    story.hear(.restored)
    #expect(story.state == PhoneNumber("12348").map { .phone($0) })
    story.hear(.phoned)
    #expect(story.state == .ended(.phoned))
  }

  @Test func aClientThatCannotBeKilledAfterCancelIsSaid() {
    var story = Story()
    story.rings()
    story.hear(.cancel)
    story.pass(2000)
    story.hear(.restored)
    #expect(story.state == .ended(.stuck))
  }

  @Test func aWindowThatDoesNotComeBackHoldsNobodyUp() {
    var story = Story(levels: 1, hotline: false, callBack: false)
    story.client(.gone)
    #expect(story.state == .restore)
    story.pass(2000)
    #expect(story.state == .ended(.unanswered))
  }

  @Test func nothingConfiguredMeansNothingOffered() {
    let story = Story(levels: 0, hotline: false, callBack: false)
    #expect(story.state == .ended(.unanswered))
    #expect(story.orders == [])
  }

  // MARK: Consent and self-test

  @Test func consentAndSelfTestComeFirst() {
    var story = Story(plan())
    #expect(story.flow.nextWake == nil)
    story.hear(.goOn)
    #expect(story.orders == [.beginSelfTest])
    story.hear(.goOn)
    #expect(story.orders == [])
    story.hear(
      .selfTested(SelfTest(hasClient: true, hasNetwork: true, hasMicrophone: true, hasCamera: false)))
    story.hear(.goOn)
    #expect(story.orders == [.endSelfTest, .launch(target(1), attempt: 1, withCamera: false)])
  }

  @Test(arguments: [
    SelfTest(hasClient: false, hasNetwork: true, hasMicrophone: true, hasCamera: true),
    SelfTest(hasClient: true, hasNetwork: false, hasMicrophone: true, hasCamera: true),
    SelfTest(hasClient: true, hasNetwork: true, hasMicrophone: false, hasCamera: true),
  ])
  func whatIsMissingIsFoundBeforeAnybodyIsDisturbed(result: SelfTest) {
    var story = Story(plan())
    story.hear(.goOn)
    story.hear(.selfTested(result))
    story.hear(.goOn)
    #expect(story.orders == [.endSelfTest])
    #expect(story.state == PhoneNumber("12348").map { .phone($0) })
  }

  @Test func leavingBeforeTheCallEndsIt() {
    var story = Story(plan())
    story.hear(.cancel)
    #expect(story.state == .ended(.cancelled))
    story = Story(plan())
    story.hear(.goOn)
    story.hear(.cancel)
    #expect(story.orders == [.endSelfTest])
    #expect(story.state == .ended(.cancelled))
  }

  // MARK: Call-back

  /// Nobody answered, and the telephone was not taken.
  private func offered(callBack: Bool = true) -> Story {
    var story = Story(levels: 1, callBack: callBack)
    story.client(.gone)
    story.hear(.restored)
    story.hear(.skipPhone)
    return story
  }

  @Test func anAppointmentIsPromisedOnlyWhenItIsKept() {
    var story = offered()
    #expect(story.state == .callBack(.offered))
    story.hear(.takeAppointment)
    #expect(story.orders == [.makeAppointment])
    story.hear(.takeAppointment)
    #expect(story.orders == [])
    story.hear(.callBackKept(false))
    #expect(story.state == .callBack(.failed))
    story.hear(.takeAppointment)
    story.hear(.callBackKept(true))
    #expect(story.state == .ended(.appointment))
  }

  @Test func aStoreThatDoesNotAnswerPromisesNothing() {
    var story = offered()
    story.hear(.takeAppointment)
    story.hear(.cancel)
    #expect(story.state == .callBack(.keeping))
    story.pass(5000)
    #expect(story.state == .callBack(.failed))
    story.hear(.cancel)
    #expect(story.state == .ended(.cancelled))
  }

  @Test func aNumberIsTakenOnlyUnderTheConsentThatIsConfigured() throws {
    let number = Private(try #require(PhoneNumber("13800000000")))
    var story = offered()
    story.hear(.leaveNumber(number, consent: "2020-01"))
    #expect(story.orders == [])
    story.hear(.leaveNumber(number, consent: "2026-11"))
    #expect(story.orders == [.keepNumber(number, consent: "2026-11")])
    #expect(!"\(story.orders)".contains("138"))
    story.hear(.callBackKept(true))
    #expect(story.state == .ended(.numberLeft))
  }

  @Test func withoutACallBackTheTelephoneIsTheLast() {
    #expect(offered(callBack: false).state == .ended(.unanswered))
  }

  // MARK: A clock that is set

  @Test func aClockThatIsSetForwardOrBackKeepsEveryLimit() {
    for step: Int64 in [3_600_000, -3_600_000] {
      var story = Story()
      story.rings()
      story.pass(20_000)
      story.flow.clockStepped(by: step)
      story.now = story.now.adding(milliseconds: step)
      story.pass(4999)
      #expect(story.state == .ringing)
      story.pass(1)
      #expect(story.state == .closing)
    }
  }

  @Test func aClockThatGoesBackUnannouncedNeitherEndsNorProlongsACallForEver() {
    var story = Story()
    story.rings()
    story.pass(20_000)
    story.now = story.now.adding(milliseconds: -3_600_000)
    story.hear(.wake)
    #expect(story.state == .ringing)
    story.pass(25_000)
    #expect(story.state == .closing)
  }

  @Test func aMachineThatSleptInACallEndsItAndDoesNotRunThroughAllLevels() {
    var story = Story()
    story.rings()
    story.now = story.now.adding(milliseconds: 3_600_000)
    story.hear(.wake)
    #expect(story.state == .closing)
    #expect(story.orders == [.hangUp(attempt: 1)])
  }
}

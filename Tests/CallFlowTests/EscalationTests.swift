import CallFlow
import Model
import Testing

/// Who is tried after whom, and when.
@Suite struct EscalationTests {
  @Test func fourLevelsRingOutAreBusyAreAbsentAndAnswer() {
    var story = Story()
    let start = story.now
    #expect(story.orders == [.launch(target(1), attempt: 1, withCamera: true)])
    story.rings()
    story.pass(24_999)
    #expect(story.state == .ringing)
    story.pass(1)
    #expect(story.orders == [.hangUp(attempt: 1)])
    #expect(story.now.milliseconds(since: start) == 25_000)
    story.goes()
    #expect(story.level == 2)
    story.client(.ready)
    #expect(story.orders == [.dial(attempt: 2)])
    story.client(.closed(.reason(.busy)))
    #expect(story.orders == [.quit(attempt: 2)])
    story.client(.gone)
    #expect(story.orders == [.launch(target(3), attempt: 3, withCamera: true)])
    story.client(.ready)
    story.pass(8000)
    #expect(story.flow.reason == .absent)
    #expect(story.orders == [.hangUp(attempt: 3)])
    story.goes()
    story.talks()
    #expect(story.state == .connected)
    #expect(story.level == 4)
    story.client(.closed(.reason(.ended)))
    story.client(.gone)
    #expect(story.state == .restore)
    #expect(story.orders == [.restore])
    story.hear(.restored)
    #expect(story.state == .ended(.talked))
  }

  @Test(arguments: [CallReason.busy, .declined, .absent, .crashed])
  func aRefusalEscalatesAtOnce(reason: CallReason) {
    var story = Story()
    story.client(.ready)
    story.client(.closed(.reason(reason)))
    #expect(story.state == .closing)
    #expect(story.flow.reason == reason)
    story.client(.gone)
    #expect(story.level == 2)
    #expect(story.state == .launching)
  }

  @Test func somebodyWhoEndsItWhileItRingsHasDeclined() {
    var story = Story()
    story.rings()
    story.client(.closed(.reason(.ended)))
    #expect(story.flow.reason == .declined)
    story.client(.gone)
    #expect(story.level == 2)
  }

  @Test func aClientThatDoesNotStartIsKilledAfterFiveSecondsAndTheNextLevelTried() {
    var story = Story()
    story.pass(5000)
    #expect(story.orders == [.kill(attempt: 1)])
    #expect(story.flow.reason == .crashed)
    story.client(.gone)
    #expect(story.level == 2)
  }

  @Test func aClientThatCrashesEscalatesAtOnceInEveryState() {
    for steps in 0...3 {
      var story = Story()
      let events: [ClientEvent] = [.ready, .ringing, .connected]
      for event in events.prefix(steps) { story.client(event) }
      story.client(.gone)
      #expect(story.flow.reason == .crashed)
      #expect(story.orders == [.launch(target(2), attempt: 2, withCamera: true)])
    }
  }

  @Test func aPeerThatDiesInTheCallIsNoticedAndTheNextLevelTried() {
    var story = Story()
    story.talks()
    story.pass(5000)
    story.client(.alive(CallQuality(received: 90, lost: 3, roundTrip: 40)))
    #expect(story.flow.quality == CallQuality(received: 90, lost: 3, roundTrip: 40))
    story.pass(6000)
    #expect(story.state == .stalled)
    story.pass(5999)
    #expect(story.state == .stalled)
    story.pass(1)
    #expect(story.state == .closing)
    #expect(story.flow.reason == .crashed)
    story.goes()
    #expect(story.level == 2)
    #expect(story.flow.quality == nil)
  }

  @Test func aSignOfLifeEndsAStall() {
    var story = Story()
    story.talks()
    let began = story.flow.connectedSince
    story.pass(7000)
    #expect(story.state == .stalled)
    story.client(.alive(nil))
    #expect(story.state == .connected)
    #expect(story.flow.connectedSince == began)
    story.pass(5999)
    #expect(story.state == .connected)
  }

  @Test func brokenDevicesOfThisMachineDisturbNobodyElse() {
    var story = Story()
    story.client(.ready)
    story.client(.closed(.ownDevices))
    story.client(.gone)
    #expect(story.state == .restore)
    story.hear(.restored)
    #expect(story.state == PhoneNumber("12348").map { .phone($0) })
  }

  @Test func aConversationEndsAtItsLimit() {
    var limits = CallLimits()
    limits.talk = 60_000
    var story = Story(limits: limits)
    story.talks()
    for _ in 0..<11 {
      story.pass(5000)
      story.client(.alive(nil))
    }
    #expect(story.state == .connected)
    story.pass(5000)
    #expect(story.orders == [.hangUp(attempt: 1)])
    story.goes()
    story.hear(.restored)
    #expect(story.state == .ended(.talked))
  }

  @Test func aTelephoneTargetWithinALevelIsShownInItsTurn() throws {
    let number = try #require(PhoneNumber("0351-1234567"))
    var plan = plan(levels: 2)
    plan.levels[0].targets.append(.phone(number))
    var story = Story(plan)
    story.orders = story.flow.begin(at: story.now)
    story.client(.gone)
    story.hear(.restored)
    #expect(story.state == .phone(number))
    story.hear(.skipPhone)
    #expect(story.orders == [.launch(target(2), attempt: 2, withCamera: true)])
  }

  @Test func everyLimitIsAValueOfThePlan() {
    var limits = CallLimits()
    (limits.launch, limits.network, limits.ring, limits.teardown) = (700, 800, 900, 1000)
    var story = Story(limits: limits)
    #expect(story.flow.nextWake == story.now.adding(milliseconds: 700))
    story.client(.ready)
    #expect(story.flow.nextWake == story.now.adding(milliseconds: 800))
    story.client(.ringing)
    #expect(story.flow.nextWake == story.now.adding(milliseconds: 900))
    story.client(.closed(.reason(.busy)))
    #expect(story.flow.nextWake == story.now.adding(milliseconds: 500))
  }
}

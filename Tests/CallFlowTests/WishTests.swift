import CallFlow
import Model
import Testing

/// What a resident may want while the machine calls: another level, the telephone, not to be seen or heard.
@Suite struct WishTests {
  private let good = SelfTest(hasClient: true, hasNetwork: true, hasMicrophone: true, hasCamera: true)

  @Test func theNextLevelIsCalledOnRequestAndTheOtherTargetsOfThisOneAreNot() {
    var plan = plan()
    plan.levels[0].targets.append(target(9))
    var story = Story(plan)
    story.orders = story.flow.begin(at: story.now)
    story.rings()
    story.hear(.nextLevel)
    #expect(story.orders == [.hangUp(attempt: 1)])
    #expect(story.flow.reason == .skipped)
    story.goes()
    #expect(story.orders == [.launch(target(2), attempt: 2, withCamera: true)])
    #expect(story.level == 2)
  }

  @Test func aClientThatStartsIsPassedOverToo() {
    var story = Story()
    story.hear(.nextLevel)
    #expect(story.orders == [.kill(attempt: 1)])
    story.client(.gone)
    #expect(story.level == 2)
  }

  @Test func afterTheLastLevelComesWhatIsOffered() {
    var story = Story(levels: 1)
    story.rings()
    story.hear(.nextLevel)
    story.goes()
    story.hear(.restored)
    #expect(story.flow.state.name == "phone")
  }

  @Test func theTelephoneIsOfferedAtOnceAndNoLevelIsCalledAfterIt() {
    var story = Story()
    story.rings()
    story.hear(.takePhone)
    story.goes()
    story.hear(.restored)
    #expect(story.flow.state.name == "phone")
    story.hear(.skipPhone)
    #expect(story.state == .callBack(.offered))
  }

  @Test func aWishThatComesWhileAClientEndsCounts() {
    var story = Story()
    story.rings()
    story.pass(25_000)
    #expect(story.state == .closing)
    story.hear(.takePhone)
    story.goes()
    story.hear(.restored)
    #expect(story.flow.state.name == "phone")
  }

  @Test func whoHangsUpIsOfferedNothingHoweverTheyWished() {
    var story = Story()
    story.rings()
    story.hear(.cancel)
    story.hear(.takePhone)
    story.hear(.nextLevel)
    story.goes()
    story.hear(.restored)
    #expect(story.state == .ended(.cancelled))
  }

  @Test func aCallByVoiceOpensNoCamera() {
    for early in [true, false] {
      var story = Story(plan())
      story.hear(early ? .voiceOnly : .goOn)
      story.hear(.selfTested(good))
      story.hear(early ? .goOn : .voiceOnly)
      #expect(story.orders == [.endSelfTest, .launch(target(1), attempt: 1, withCamera: false)])
    }
  }

  @Test func theSelfTestCanBeMadeAgain() {
    var story = Story(plan())
    story.hear(.goOn)
    story.hear(
      .selfTested(SelfTest(hasClient: true, hasNetwork: true, hasMicrophone: false, hasCamera: true)))
    story.hear(.testAgain)
    #expect(story.orders == [.endSelfTest, .beginSelfTest])
    #expect(story.state == .selfTest(nil))
  }

  @Test func onlyWhatTheClientCanDoIsOrderedAndOnlyOnce() {
    var story = Story()
    story.talks()
    story.hear(.microphone(isOn: false))
    #expect(story.orders == [])
    story.client(.able([.muteMicrophone, .hideCamera]))
    story.hear(.microphone(isOn: false))
    #expect(story.orders == [.microphone(isOn: false, attempt: 1)])
    #expect(!story.flow.isHeard)
    story.hear(.microphone(isOn: false))
    #expect(story.orders == [])
    story.hear(.camera(isOn: false))
    #expect(story.orders == [.camera(isOn: false, attempt: 1)])
    #expect(!story.flow.isSeen)
  }

  @Test func theNextLawyerHearsAndSeesAgain() {
    var story = Story()
    story.client(.able([.muteMicrophone]))
    story.talks()
    story.hear(.microphone(isOn: false))
    story.client(.closed(.reason(.crashed)))
    story.client(.gone)
    #expect(story.flow.abilities == [])
    story.talks()
    #expect(story.flow.isHeard)
    #expect(story.flow.isSeen)
  }

  @Test func nobodyIsShownWhoHasNoCamera() {
    var story = Story(plan())
    story.hear(.voiceOnly)
    story.hear(.selfTested(good))
    story.hear(.goOn)
    story.client(.able([.hideCamera]))
    story.talks()
    story.hear(.camera(isOn: true))
    #expect(story.orders == [])
    #expect(!story.flow.isSeen)
  }
}

internal import CallFlow
internal import Harness
internal import Model
internal import Queue

extension ExampleScene {
  /// What becomes of the calls of a scene.
  public enum Call: Hashable, Sendable {
    /// Nobody at the first level, the second one rings, everybody afterwards answers.
    case ordinary
    /// The self-test goes on.
    case testing
    /// There is no camera.
    case withoutCamera
    /// There is no microphone and no network.
    case unheard
    /// The line is poor, and the client can do nothing but a call.
    case poor
    /// Nobody is anywhere, and nothing is configured for that.
    case nobody
    /// Nobody is on duty at this hour.
    case closed
    /// What is left cannot be written down.
    case notKept
    /// Everything is as long as it may get.
    case long

    var part: RehearsedCalls.Part {
      var part = RehearsedCalls.Part.example
      switch self {
      case .ordinary: break
      case .testing: part.selfTest = nil
      case .withoutCamera:
        part.selfTest = SelfTest(hasClient: true, hasNetwork: true, hasMicrophone: true, hasCamera: false)
      case .unheard:
        part.selfTest = SelfTest(hasClient: true, hasNetwork: false, hasMicrophone: false, hasCamera: false)
        part.level = 0
      case .poor:
        part.attempts = [
          [.ready, .ringing, .connected, .alive(CallQuality(received: 300, lost: 60, roundTrip: 900))]
        ]
      case .nobody:
        part.settings.hotline = nil
        part.settings.callBack = nil
        part.settings.helpers = []
        part.settings.hasSmallRoom = false
        part.attempts = Array(repeating: [.ready, .closed(.reason(.busy)), .gone], count: 4)
      case .closed:
        for index in part.settings.levels.indices {
          part.settings.levels[index].hours = OpeningHours(workday: [])
        }
      case .notKept: part.keepsNumbers = false
      case .long: Self.lengthen(&part.settings)
      }
      return part
    }

    /// Names as long as the configuration allows, eight levels, a long number.
    private static func lengthen(_ settings: inout CallSettings) {
      let level = settings.levels[0]
      settings.levels = (1...8).map { number in
        var long = level
        long.level.id = "level-\(number)"
        long.level.name = Localized(
          zh: "第\(number)级公共法律服务中心", en: "Public legal service centre \(number)")
        return long
      }
      guard let turn = settings.roster.turns.first else { return }
      settings.roster.turns = settings.levels.map { level in
        DutyRoster.Turn(
          turn.days, turn.span, level: level.level.id,
          name: Localized(zh: "欧阳震华大律师和同事", en: "Lawyer Ouyang Zhenhua and team"))
      }
      settings.hotline = PhoneNumber("0351-1234567 890")
    }

    func makeWorld() -> FakeWorld {
      let fake = FakeWorld()
      fake.hold(FakeQueue.shipped)
      fake.rehearse(part)
      return fake
    }
  }

  /// A video call: every page, and everything that may become of it.
  static let call = [
    ExampleScene("call-home", .call(.ordinary)),
    ExampleScene("call-privacy", .call(.ordinary), "tap \"privacy\"\n"),
    ExampleScene("call-consent", .call(.ordinary), begin),
    ExampleScene("call-consent-bare", .call(.nobody), begin),
    ExampleScene("call-consent-long", .call(.long), begin),
    ExampleScene("call-helpers", .call(.ordinary), begin + "tap \"call-helpers\"\n"),
    ExampleScene("call-consent-helper", .call(.ordinary), begin + "tap \"call-helpers\"\ntap \"helper-1\"\n"),
    ExampleScene("call-testing", .call(.testing), agreed),
    ExampleScene("call-tested", .call(.ordinary), agreed),
    ExampleScene("call-tested-voice", .call(.ordinary), begin + "tap \"call-agree-voice\"\n"),
    ExampleScene("call-tested-no-camera", .call(.withoutCamera), agreed),
    ExampleScene("call-trouble", .call(.ordinary), agreed + "tap \"call-trouble\"\n"),
    ExampleScene("call-unheard", .call(.unheard), agreed),
    ExampleScene("call-unheard-phone", .call(.unheard), agreed + "tap \"call-others\"\n"),
    ExampleScene("call-ringing", .call(.ordinary), calling),
    ExampleScene("call-ringing-later", .call(.ordinary), calling + "wait 12s\n"),
    ExampleScene("call-connecting", .call(.long), calling),
    ExampleScene("call-leave", .call(.ordinary), calling + "tap \"footer-home\"\n"),
    ExampleScene("call-talking", .call(.ordinary), talking + "wait 192s\n"),
    ExampleScene(
      "call-talking-hidden", .call(.ordinary), talking + "tap \"call-camera\"\ntap \"call-microphone\"\n"),
    ExampleScene("call-talking-voice", .call(.withoutCamera), talking),
    ExampleScene("call-talking-poor", .call(.poor), calling),
    ExampleScene("call-over", .call(.ordinary), talking + "tap \"call-hang-up\"\n"),
    ExampleScene("call-phone", .call(.ordinary), phone),
    ExampleScene("call-phone-printed", .call(.ordinary), phone + "tap \"call-print\"\n"),
    ExampleScene("call-phone-long", .call(.long), phone),
    ExampleScene("call-back", .call(.ordinary), back),
    ExampleScene("call-number-consent", .call(.ordinary), number),
    ExampleScene("call-number", .call(.ordinary), typed),
    ExampleScene("call-number-left", .call(.ordinary), typed + "tap \"call-keep-number\"\n"),
    ExampleScene("call-not-kept", .call(.notKept), typed + "tap \"call-keep-number\"\n"),
    ExampleScene("call-appointment", .call(.ordinary), back + "tap \"call-appointment\"\n"),
    ExampleScene("call-nobody", .call(.nobody), calling),
    ExampleScene("call-closed", .call(.closed), begin),
  ]

  private static let begin = "tap \"call\"\n"
  private static let agreed = begin + "tap \"call-agree\"\n"
  private static let calling = agreed + "tap \"call-start\"\n"
  private static let talking = calling + "tap \"call-next\"\n"
  private static let phone = calling + "tap \"call-phone\"\n"
  private static let back = phone + "tap \"call-skip-phone\"\n"
  private static let number = back + "tap \"call-leave-number\"\n"
  private static let typed =
    number + "tap \"call-agree-number\"\n" + "13800138000".map { "tap \"number-\($0)\"\n" }.joined()
}

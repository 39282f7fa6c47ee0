public import CallFlow
internal import Model

extension CallSettings {
  /// A hall of four levels, with somebody on duty, a telephone line and call-backs, for pictures and tests.
  public static let example: CallSettings = {
    var settings = CallSettings()
    settings.levels = [
      ("township", "乡镇值班律师", "Township"), ("county", "县级值班律师", "County centre"),
      ("city", "市级值班律师", "City centre"), ("province", "省级值班律师", "Province"),
    ].map { id, zh, en in Level(exampleLevel(id, zh, en)) }
    settings.helpers = [
      Helper(.interpreter, desk: Level(exampleLevel("dialect", "晋语翻译", "Dialect"))),
      Helper(.signLanguage, desk: Level(exampleLevel("sign", "手语翻译", "Sign language"))),
    ]
    settings.roster = DutyRoster(
      [TimeSpan(540, 720)].compactMap { $0 }.map { morning in
        DutyRoster.Turn(
          .weekly([1, 2, 3, 4, 5]), morning, level: "county", name: Localized(zh: "王律师", en: "Lawyer Wang"))
      })
    settings.hotline = PhoneNumber("12348")
    settings.callBack = CallPlan.CallBack(offersAppointment: true, numberConsent: "2026-11")
    settings.appointmentService = "consult"
    settings.hasSmallRoom = true
    // Nobody sends signs of life here.
    settings.limits.stall = 86_400_000
    return settings
  }()

  /// A level with an address of this machine that nobody calls.
  private static func exampleLevel(_ id: String, _ zh: String, _ en: String) -> CallPlan.Level {
    // Written down here, so it is one.
    let target = (try? SIPAddress("sip:\(id)@127.0.0.1")).map { CallTarget.sip($0) }
    return CallPlan.Level(id: id, name: Localized(zh: zh, en: en), targets: [target].compactMap { $0 })
  }
}

extension RehearsedCalls.Part {
  /// Nobody is at the first level, the second one rings for ever, the third one answers, and so does whoever is called
  /// afterwards.
  public static let example = RehearsedCalls.Part(
    .example,
    attempts: [[.ready, .closed(.reason(.absent)), .gone], [.ready, .ringing]]
      + Array(
        repeating: [
          .able([.muteMicrophone, .hideCamera]), .ready, .ringing, .connected,
          .alive(CallQuality(received: 500, lost: 2, roundTrip: 60)),
        ], count: 4))
}

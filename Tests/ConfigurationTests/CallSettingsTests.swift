import CallFlow
import Configuration
import Foundation
import Model
import Testing

@Suite struct CallSettingsTests {
  private func decode(_ text: String) throws -> (CallSettings, [String]) {
    let file = YAMLReader.read(text, file: "video.yaml")
    let (value, diagnostics) = ConfigField.callSettings.decode(try #require(file.node))
    return (try #require(value), diagnostics.map(\.description))
  }

  /// What is wrong, without what is not set.
  private func mistakes(_ text: String) throws -> [String] {
    try decode(text).1.filter { !$0.contains("notice") }
  }

  @Test func theShippedFileHasNoErrorsAndPromisesNothing() {
    let loaded = ConfigurationStore(fileExists: { _ in true }).load(KioskSettingsTests.shipped)
    let said = loaded.diagnostics.filter { $0.file.hasSuffix("/video.yaml") }
    #expect(said.allSatisfy { $0.severity == .notice })
    #expect(
      said.map { $0.message.prefix { $0 != ":" } } == [
        "levels", "hotline", "call_back.appointment", "call_back.number_consent",
      ])
    #expect(loaded.calls == CallSettings())
  }

  @Test func anAppointmentNeedsAService() throws {
    let (_, said) = try decode("call_back: { appointment: true }")
    #expect(said.contains { $0.contains("an appointment needs a service") })
  }

  @Test func everyValueCanBeSet() throws {
    let (settings, said) = try decode(
      """
      levels:
        - id: township
          name: { zh: 乡镇, en: Township }
          hours: { workday: ["09:00-12:00"] }
          targets: [{ sip: sips:a@station.example }, { web: https://hall.example/room }]
        - id: county
          name: { zh: 县级, en: County }
          targets:
            - command: { run: [/opt/vendor/client, --room, 1], ready: { window: Vendor }, connected: up,
                         ended: down, exit: { 3: busy, 4: no-answer } }
            - { phone: 0351-1234567 }
      helpers:
        - { id: sign, kind: sign-language, name: { zh: 手语, en: Sign }, targets: [{ sip: sips:s@c.example }] }
      roster:
        - { days: [monday, friday], hours: "09:00-12:00", level: county, name: { zh: 王律师, en: Wang } }
        - { day: 2027-03-01, hours: "09:00-11:00", level: county, name: { zh: 李律师, en: Li } }
      hotline: "12348"
      call_back: { appointment: true, number_consent: "2026-11", service: consult }
      small_room: true
      limits: { launch_seconds: 4, network_seconds: 6.5, ring_seconds: 20, stall_seconds: 10,
                teardown_seconds: 1.5, talk_minutes: 40 }
      devices: { camera: /dev/video2, sound: "plughw:1,0", preview: [/usr/bin/camera, --raw] }
      """)
    #expect(said == [])
    #expect(settings.levels.map(\.level.id) == ["township", "county"])
    #expect(settings.levels.flatMap(\.level.targets).map(\.kind) == [.sip, .web, .command, .phone])
    let client = try ClientCommand(
      ["/opt/vendor/client", "--room", "1"], ready: .window("Vendor"), connected: "up", ended: "down",
      exits: [3: .busy, 4: .noAnswer])
    #expect(settings.levels[1].level.targets.first == .command(client))
    #expect(settings.helpers.map(\.kind) == [.signLanguage])
    #expect(settings.hotline?.text == "12348")
    #expect(settings.callBack == CallPlan.CallBack(offersAppointment: true, numberConsent: "2026-11"))
    #expect(settings.appointmentService == "consult")
    #expect(settings.hasSmallRoom)
    #expect(settings.limits.network == 6500)
    #expect(settings.limits.talk == 2_400_000)
    var devices = try #require(CallDevices(camera: "/dev/video2", sound: "plughw:1,0"))
    devices.preview = try MediaCommand(["/usr/bin/camera", "--raw"])
    #expect(settings.devices == devices)
  }

  @Test(arguments: [
    (
      "levels: [{ id: a, name: { zh: 甲, en: A }, targets: [{ sip: \"sip:a@hall.example\" }] }]\n",
      "an encrypted SIP"
    ),
    (
      "levels: [{ id: a, name: { zh: 甲, en: A }, targets: [{ sip: x }] }]\n",
      "1:60: error: levels[1].targets[1].sip"
    ),
    (
      "levels: [{ id: a, name: { zh: 甲, en: A }, targets: [{ web: \"http://h/\" }] }]\n",
      "expected a page such as"
    ),
    (
      "levels: [{ id: a, name: { zh: 甲, en: A }, targets: [{ command: { run: [sh], ready: { line: x } } }] }]\n",
      "the absolute path of a program"
    ),
    ("levels: [{ id: a, name: { zh: 甲, en: A }, targets: [] }]\n", "expected 1 to 8 values"),
    ("levels: [{ id: a, name: { zh: 甲, en: A }, targets: [{ sipp: x }] }]\n", "did you mean \"sip\"?"),
    ("levels: [{ id: a, name: { zh: 甲, en: A }, targets: [{ sip: x, web: y }] }]\n", "exactly one of"),
    ("hotline: ring\n", "1:10: error: hotline: expected a telephone number"),
    ("limits: { ring_seconds: 0 }\n", "1:25: error: limits.ring_seconds: expected a number from 0.5"),
    ("devices: { camera: \"/dev/video0,x\" }\n", "expected a camera such as"),
    ("devices: { preview: [ffmpeg, -i, x] }\n", "1:21: error: devices.preview: expected the absolute path"),
    ("devices: { meter: [/usr/../bin/sh] }\n", "expected the absolute path of a program"),
    ("devices: { meter: [/bin/sh, \"a\\nb\"] }\n", "expected at most 64 arguments"),
    ("devices: { preview: /usr/bin/camera }\n", "devices.preview: expected a list"),
    (
      "roster: [{ hours: \"09:00-10:00\", level: a, name: { zh: 甲, en: A } }]\n",
      "expected either days or day"
    ),
    ("call_bak: {}\n", "unknown key \"call_bak\" (did you mean \"call_back\"?)"),
  ])
  func mistakesAreNamedWithTheirPlace(text: String, expected: String) throws {
    let said = try mistakes(text)
    #expect(said.contains { $0.contains(expected) }, "\(said)")
    #expect(!said.contains { $0.contains("hall.example") })
  }

  @Test(arguments: [
    ("[/opt/client]", "1:64: error: levels[1].targets[1].command: expected a mapping, found a list"),
    ("{ run: [/opt/client] }", "command.ready: this value is required"),
    ("{ ready: { line: x } }", "command.run: this value is required"),
    ("{ run: [/x], ready: {} }", "expected exactly one of line, window"),
    ("{ run: [/x], ready: { line: a, window: b } }", "expected exactly one of line, window"),
    ("{ run: [/x], ready: { lin: a } }", "unknown key \"lin\" (did you mean \"line\"?)"),
    ("{ run: [/x], ready: { line: \"a\\nb\" } }", "expected a text of 1 to 200 plain characters"),
    ("{ run: [/x], ready: { line: a }, exit: { 3: bussy } }", "did you mean \"busy\"?"),
    ("{ run: [/x], ready: { line: a }, exit: { three: busy } }", "1:105: error"),
    ("{ run: [/x], ready: { line: a }, exit: { 300: busy } }", "expected exit statuses from 0 to 127"),
    ("{ run: [/x], ready: { line: a }, shell: true }", "unknown key \"shell\""),
  ])
  func mistakesInACommandAreNamedWithTheirPlace(command: String, expected: String) throws {
    let said = try mistakes(
      "levels: [{ id: a, name: { zh: 甲, en: A }, targets: [{ command: \(command) }] }]\n")
    #expect(said.contains { $0.contains(expected) }, "\(said)")
  }

  /// Addresses with something in them that could reach a client as more than an address.
  @Test func aThousandHostileTargetsInTheFileAreRefused() throws {
    let seed =
      ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...999_999)
    print("hostile targets in video.yaml: SEED=\(seed)")
    var random = SeededGenerator(state: seed)
    let right = [
      "sip": "sips:lawyer@hall.example", "web": "https://hall.example/room", "phone": "0351-1234567",
      "command": "/opt/vendor/client",
    ]
    let poison = [
      "\\r\\nX-Evil: 1", "\\n", "\\0", "\\t", "\\\"", "\\u202e", "\\u0085", "律", "\\x7f", "\\x1b[2J",
    ]
    for _ in 0..<1000 {
      let (kind, address) = try #require(right.randomElement(using: &random))
      let place = address.index(address.startIndex, offsetBy: .random(in: 0...address.count, using: &random))
      let drop = try #require(poison.randomElement(using: &random))
      // A command is no address: letters and quotes are arguments like others, control characters never.
      if kind == "command", ["律", "\\\"", "\\u202e", "\\u0085"].contains(drop) { continue }
      let text = address[..<place] + drop + address[place...]
      let value = kind == "command" ? "{ run: [\"\(text)\"], ready: { line: x } }" : "\"\(text)\""
      let yaml = "levels: [{ id: a, name: { zh: 甲, en: A }, targets: [{ \(kind): \(value) }] }]\n"
      let file = YAMLReader.read(yaml, file: "video.yaml")
      guard let node = file.node else { continue }
      let (settings, diagnostics) = ConfigField.callSettings.decode(node)
      #expect(settings?.levels.isEmpty == true, "\(yaml)")
      #expect(diagnostics.contains { $0.severity == .error && $0.line == 1 })
      #expect(diagnostics.allSatisfy { $0.description.utf8.allSatisfy { $0 >= 32 } })
    }
  }

  @Test func aWrongFileFallsBackToTheLastGoodOne() throws {
    let folder = try TemporaryFolder([
      "config/kiosk.yaml": "hall: { name: { zh: 甲, en: A hall } }\n",
      "config/video.yaml": "hotline: \"12348\"\n",
    ])
    let store = ConfigurationStore(fileExists: { _ in true })
    try store.keepAsLastGood(store.load(folder.path + "/config"), into: folder.path + "/data/last-good")
    try folder.write("hotline: ring\n", to: "config/video.yaml")
    let (loaded, outcome) = store.load(folder.path + "/config", lastGood: folder.path + "/data/last-good")
    #expect(loaded.calls.hotline?.text == "12348")
    #expect(outcome.problems.count == 1)
  }

  // MARK: Who is called, and who is there

  private func hall() throws -> CallSettings {
    try decode(
      """
      levels:
        - { id: day, name: { zh: 日, en: Day }, hours: { workday: ["09:00-12:00"] }, targets: [{ sip: sips:d@h }] }
        - { id: always, name: { zh: 全天, en: Always }, targets: [{ sip: sips:a@h }] }
      helpers: [{ id: sign, kind: sign-language, name: { zh: 手语, en: Sign }, targets: [{ sip: sips:s@h }] }]
      roster:
        - { days: [monday], hours: "09:00-12:00", level: day, name: { zh: 王律师, en: Wang } }
        - { day: 2026-11-30, hours: "09:00-11:00", level: day, name: { zh: 李律师, en: Li } }
      """
    ).0
  }

  /// A Monday.
  private func monday(_ day: String = "2026-11-23", minute: Int) throws -> Instant {
    try #require(Day(day)).instant(minute: minute)
  }

  @Test func aLevelIsTriedInItsHoursOnly() throws {
    let settings = try hall()
    let ids = { (at: Instant, calendar: HallCalendar, helper: String?) in
      settings.plan(at: at, calendar: calendar, helper: helper).levels.map(\.id)
    }
    #expect(ids(try monday(minute: 539), HallCalendar(), nil) == ["always"])
    #expect(ids(try monday(minute: 540), HallCalendar(), nil) == ["day", "always"])
    #expect(ids(try monday(minute: 720), HallCalendar(), nil) == ["always"])
    #expect(ids(try monday(minute: 540), HallCalendar(), "sign") == ["sign", "day", "always"])
    let day = try #require(Day("2026-11-23"))
    let holiday = HallCalendar([HallCalendar.Entry(first: day, last: day, kind: .closed)])
    #expect(ids(try monday(minute: 540), holiday, nil) == ["always"])
  }

  @Test func theRosterSaysWhoIsThereUntilWhen() throws {
    let roster = try hall().roster
    let now = try monday(minute: 600)
    #expect(roster.present(at: now).map(\.turn.name.zh) == ["王律师"])
    #expect(roster.present(at: now).first?.until == (try monday(minute: 720)))
    #expect(roster.present(at: try monday("2026-11-30", minute: 600)).map(\.turn.name.zh) == ["李律师"])
    #expect(roster.present(at: try monday("2026-11-30", minute: 690)).isEmpty)
  }
}

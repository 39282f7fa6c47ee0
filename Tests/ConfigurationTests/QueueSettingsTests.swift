import Configuration
import Foundation
import Model
import Queue
import Testing

@Suite struct QueueSettingsTests {
  private func decode(_ text: String) throws -> (QueueSettings?, [String]) {
    let file = YAMLReader.read(text, file: "services.yaml")
    let node = try #require(file.node)
    let (value, diagnostics) = ConfigField.queueSettings.decode(node)
    return (value, diagnostics.map(\.description))
  }

  private static let services = "services: [{ id: aid, letter: A, name: { zh: 援助, en: Aid } }]\n"

  @Test func theShippedServicesHaveNoErrorsAndSayWhatTheHallMustEnter() {
    let loaded = ConfigurationStore(fileExists: { _ in true }).load(KioskSettingsTests.shipped)
    let said = loaded.diagnostics.filter { $0.file.hasSuffix("/services.yaml") }
    #expect(
      said.map(\.message) == [
        "hours: not set: numbers are given at any time, and no screen says when the hall opens",
        "windows: not set: windows 1 to 3 are taken to deal with every service",
      ])
    #expect(said.allSatisfy { $0.severity == .notice })
    #expect(loaded.queue.services.map(\.letter) == ["A", "B", "C", "D", "E", "F"])
    #expect(loaded.queue.windows.count == 3)
    #expect(loaded.queue.policy == CallPolicy())
    #expect(loaded.queue.elderlyAge == 60)
  }

  @Test func everyValueCanBeSet() throws {
    let (settings, said) = try decode(
      """
      store: postgres://kiosk@db/hall
      offline_numbers: 20
      keep_days: 7
      hours: { workday: ["13:30-17:00", "09:00-12:00"], saturday: ["09:00-11:00"] }
      calendar:
        - { from: 2027-02-06, to: 2027-02-12, open: closed, note: { zh: 春节, en: Spring Festival } }
        - { day: 2027-02-14, open: workday }
        - { day: 2027-02-05, hours: ["09:00-12:00"] }
      services:
        - { id: aid, letter: A, name: { zh: 援助, en: Aid }, daily_limit: 40, typical_minutes: 20,
            hours: { workday: ["09:00-10:00"] }, languages: [{ zh: 晋语, en: Jin }], bring: [{ zh: 身份证, en: ID }] }
      neutral_letter: Z
      windows: [{ number: 7, services: [aid], name: { zh: 援助窗口, en: Aid desk } }]
      elderly_age: 65
      priorities: [{ id: elder, name: { zh: 老年人, en: Elders }, weight: 2.5 }]
      policy: { calls: 2, missed_pause_seconds: 60, restored: keep, transferred: end, priorities_in_a_row: 0 }
      """)
    #expect(said == [])
    let read = try #require(settings)
    #expect(read.store == .postgres(Private("postgres://kiosk@db/hall")))
    #expect(read.keepDays == 7)
    #expect(read.hours?.workday.map(\.start) == [540, 810])
    #expect(read.hours?[6].map(\.end) == [660])
    #expect(read.calendar.entries.count == 3)
    #expect(read.services[0].dailyLimit == 40)
    #expect(
      read.windows == [
        ServiceWindow(number: 7, name: Localized(zh: "援助窗口", en: "Aid desk"), services: ["aid"])
      ])
    #expect(read.weight(of: "elder") == 2.5)
    #expect(read.policy.maximumCalls == 2)
    #expect(read.policy.restoredPlace == .keep)
    #expect(read.letters == ["A", "Z"])
  }

  @Test(arguments: [
    ("hours: { workday: [\"12:00-09:00\"] }\n", "1:20: error: hours.workday[1]: expected a span of time"),
    (
      "hours: { workday: [\"09:00-12:00\", \"11:00-13:00\"] }\n",
      "1:19: error: hours.workday: two spans of time overlap"
    ),
    (
      "windows: [{ number: 1, services: [aidd] }]\n",
      "error: windows[1].services[1]: expected one of aid, found \"aidd\" (did you mean \"aid\"?)"
    ),
    ("calendar: [{ day: 2027-02-14 }]\n", "1:12: error: calendar[1]: expected either open"),
    ("store: mysql://x:secret@y/z\n", "1:8: error: store: expected sqlite"),
    ("neutral_letter: A\n", "the service aid has the letter A, which is the neutral one"),
    ("polcy: {}\n", "unknown key \"polcy\" (did you mean \"policy\"?)"),
    (
      "priorities: [{ id: Elder, name: { zh: 老, en: e }, weight: 2 }]\n",
      "expected a name of lower-case letters"
    ),
    ("elderly_age: 55\n", "1:14: error: elderly_age: expected a whole number from 60 to 100"),
  ])
  func mistakesAreNamedWithTheirPlace(text: String, expected: String) throws {
    let (_, said) = try decode(text + Self.services)
    #expect(said.contains { $0.contains(expected) }, "\(said)")
    #expect(!said.contains { $0.contains("secret") })
  }

  @Test func nothingIsTwice() throws {
    let (settings, said) = try decode(
      """
      services:
        - { id: aid, letter: A, name: { zh: 援助, en: Aid } }
        - { id: aid, letter: B, name: { zh: 援助, en: Aid } }
      windows: [{ number: 1, services: [aid] }, { number: 1, services: [aid] }]
      """)
    #expect(settings?.services.count == 1)
    #expect(
      said.contains { $0.contains("3:5: error: services[2]: the id aid is written twice (keep one of them)") }
    )
    #expect(said.contains { $0.contains("windows[2]: the number 1 is written twice") })
  }
}

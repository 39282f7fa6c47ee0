import Foundation
import Model
import Queue

/// The seed of a run: the environment's `SEED` where it is set, otherwise a new one, printed to be repeated.
func seed(_ purpose: String) -> UInt64 {
  let given = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) }
  let seed = given ?? UInt64.random(in: 0...999_999_999)
  print("\(purpose): SEED=\(seed)")
  return seed
}

/// Random numbers from a seed (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Monday, 23 November 2026, 9:00 in China.
let morning = Instant(milliseconds: 1_795_395_600_000)

/// Three services over four windows, one priority that counts threefold.
let hall: QueueSettings = {
  var settings = QueueSettings()
  settings.services = [
    QueueService(id: "consult", letter: "A", name: Localized(zh: "咨询", en: "Advice"), typicalMinutes: 10),
    QueueService(id: "aid", letter: "B", name: Localized(zh: "援助", en: "Aid"), typicalMinutes: 20),
    QueueService(id: "other", letter: "C", name: Localized(zh: "其他", en: "Other"), typicalMinutes: 8),
  ]
  settings.windows = [
    ServiceWindow(number: 1, services: ["consult", "other"]),
    ServiceWindow(number: 2, services: ["consult", "aid", "other"]),
    ServiceWindow(number: 3, services: ["aid"]),
    ServiceWindow(number: 4, services: ["consult", "aid", "other"]),
  ]
  settings.priorities = [QueuePriority(id: "elder", name: Localized(zh: "老年人", en: "Elders"), weight: 3)]
  return settings
}()

/// A ticket that waits since some minutes after nine.
func ticket(_ number: Int, service: String = "consult", priority: String? = nil, minute: Int = 0) -> Ticket {
  guard let name = TicketNumber(letter: hall.service(service)?.letter ?? "Z", number: number) else {
    preconditionFailure("a test asks for number \(number)")
  }
  return Ticket(
    id: TicketID(day: morning.day, number: name), key: "\(name)", service: service, priority: priority,
    issuer: .kiosk(1), issuedAt: morning.adding(seconds: minute * 60), state: .printed)
}

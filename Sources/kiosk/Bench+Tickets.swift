internal import Configuration
internal import Foundation
internal import Model
internal import Queue
internal import Tickets

extension Bench {
  /// Tickets a second against a bare loop of the same engine, in turns within one run.
  ///
  /// `postgres` is the address of a server with a database that may be filled.
  mutating func measureTickets(postgres: String?) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try measureCommits("SQLite", DatabaseTicketStore.sqlite(path: folder.path + "/bench.sqlite"))
    try measureCrowd("SQLite", store: "sqlite", data: folder.path + "/crowd", postgres: nil)
    guard let postgres else {
      remark("PostgreSQL was not measured: give the address of an empty database with --postgres")
      return
    }
    try measureCommits("PostgreSQL", .postgres(address: Private(postgres)))
    try measureCrowd("PostgreSQL", store: postgres, data: folder.path + "/crowd-postgres", postgres: postgres)
  }

  private mutating func measureCommits(_ name: String, _ store: DatabaseTicketStore) throws {
    let request = { (letter: String) in
      TicketRequest(
        key: UUID().uuidString, letter: letter, service: "consult", at: .current, by: .kiosk(1),
        proof: .screen)
    }
    let bare = try BareLoop(store, ticket: try store.issue(request("C")).ticket)
    let rounds = 20
    let batch = 200
    var bareTime = 0.0
    var ticketTime = 0.0
    for round in 0..<rounds {
      bareTime += try milliseconds {
        for index in 1...batch { try bare.commit(round * batch + index, visit: UUID().uuidString) }
      }
      ticketTime += try milliseconds {
        for _ in 0..<batch {
          _ = try store.issue(request("A"))
        }
      }
    }
    let count = Double(rounds * batch)
    add(
      "\(name): tickets a second ÷ bare commits a second", bareTime / ticketTime, "", atLeast: 0.8,
      "\(Int(count / ticketTime * 1000)) tickets/s, \(Int(count / bareTime * 1000)) bare commits/s, all durable"
    )
  }

  /// Sixteen processes issue five hundred each; then processes are killed while they issue.
  private mutating func measureCrowd(_ name: String, store: String, data: String, postgres: String?) throws {
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    let services = """
      store: "\(store)"
      services: [{ id: crowd, letter: B, name: { zh: 咨询, en: Advice } }]
      """
    try services.write(toFile: data + "/services.yaml", atomically: true, encoding: .utf8)
    let arguments = ["ticket", "stress", "--config", data, "--data", data, "--service", "crowd"]
    var printed: [String] = []
    let took = try milliseconds {
      let children = try (0..<16).map { _ in try Child("/proc/self/exe", arguments + ["--count", "500"]) }
      for child in children {
        _ = try child.finish()
        printed += child.allLines()
      }
    }
    add(
      "\(name): numbers of 16 processes × 500, distinct and without a gap",
      Double(Set(printed).intersection((1...8000).map { "B" + Self.padded($0) }).count), "", atLeast: 8000,
      "\(printed.count) printed, \(Int(8_000_000 / took)) tickets/s together")
    try measureKills(
      name, arguments: arguments, printed: printed, settings: store, data: data, postgres: postgres)
  }

  private mutating func measureKills(
    _ name: String, arguments: [String], printed: [String], settings: String, data: String, postgres: String?
  ) throws {
    var printed = printed
    for _ in 0..<200 {
      let child = try Child("/proc/self/exe", arguments + ["--count", "1000000"])
      usleep(UInt32.random(in: 5_000...120_000))
      child.kill()
      printed += child.allLines()
    }
    let store: DatabaseTicketStore =
      if let postgres { .postgres(address: Private(postgres)) } else {
        try .sqlite(path: data + "/tickets.sqlite")
      }
    let tickets = try store.tickets(on: Instant.current.day, openOnly: false).filter {
      $0.id.number.letter == "B"
    }
    let kept = Set(tickets.map(\.id.number.description))
    add(
      "\(name): numbers lost or given twice in 200 kills",
      Double(printed.count { !kept.contains($0) } + printed.count - Set(printed).count), "", bound: 0,
      "\(printed.count) printed, \(kept.count) kept")
  }

  private static func padded(_ number: Int) -> String {
    number < 1000 ? String("00\(number)".suffix(3)) : "\(number)"
  }

  /// How honest promised waiting times are on days that nobody has to wait through.
  mutating func measurePromises() throws {
    var settings = QueueSettings()
    let minutes = ["consult": 10, "aid": 20, "other": 8]
    settings.services = minutes.sorted { $0.key < $1.key }.enumerated().map { index, entry in
      QueueService(
        id: entry.key, letter: ["A", "B", "C"][index], name: Localized(zh: entry.key, en: entry.key),
        typicalMinutes: entry.value)
    }
    settings.windows = [
      ["consult", "other"], ["aid"], ["consult", "aid", "other"], ["consult", "aid", "other"],
    ]
    .enumerated().map { ServiceWindow(number: $0.offset + 1, services: $0.element) }
    settings.priorities = [QueuePriority(id: "elder", name: Localized(zh: "老年人", en: "Elders"), weight: 3)]
    for shape in SimulatedDay.Shape.allCases {
      var tickets: [Ticket] = []
      for seed in 1...20 {
        var day = SimulatedDay(settings: settings, shape: shape, seed: UInt64(seed))
        day.visitFactor = seed % 2 == 0 ? 0.8 : 1.2
        day.load = 0.95
        tickets += day.play(estimating: true)
      }
      let past = PastEstimates(tickets)
      let detail = "20 days, \(past.count) tickets, the file wrong about the visits by a fifth"
      add("promise error, \(shape.rawValue) day", past.medianErrorMinutes, "min", bound: 5, detail)
      add("promises held, \(shape.rawValue) day", past.within * 100, "%", atLeast: 80, detail)
    }
    try measureFairness(settings)
  }

  private mutating func measureFairness(_ settings: QueueSettings) throws {
    var worst = 0.0
    var share = 0.0
    for seed in 1...20 {
      var day = SimulatedDay(settings: settings, shape: .steady, seed: UInt64(seed))
      day.load = 1.3
      day.crowd = 30
      day.missShare = 0
      day.priorityShare = 0.3
      let tickets = day.play(estimating: false)
      let waits = { (isPriority: Bool) in
        tickets.filter { ($0.priority != nil) == isPriority }.compactMap(\.waited).map(Double.init)
      }
      let (normal, first) = (waits(false), waits(true))
      let mean = normal.reduce(0, +) / Double(max(1, normal.count))
      worst = max(worst, (normal.max() ?? 0) / mean)
      share = max(share, first.reduce(0, +) / Double(max(1, first.count)) / mean)
    }
    let detail = "worst of 20 days at 130 % load, 30 people at the door, 30 % with priority"
    add("longest normal wait ÷ mean", worst, "", bound: 2, detail)
    add("priority wait ÷ normal wait", share, "", bound: 0.5, detail)
  }
}

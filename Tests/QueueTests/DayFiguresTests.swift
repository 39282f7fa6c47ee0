import Model
import Testing

@testable import Queue

@Suite("The day's figures")
struct DayFiguresTests {
  private let policy = CallPolicy()

  private func visit(
    _ number: Int, service: String = "consult", priority: String? = nil, taken: Int, waited: Int, lasted: Int
  ) throws -> Ticket {
    let called = morning.adding(seconds: (taken + waited) * 60)
    return try ticket(number, service: service, priority: priority, minute: taken)
      .after(.called(window: 1), at: called, policy: policy)
      .after(.finished, at: called.adding(seconds: lasted * 60), policy: policy)
  }

  @Test("Arrivals, waits, no-shows and priorities are counted by hour, service and group")
  func counts() throws {
    var promised = try visit(4, taken: 70, waited: 12, lasted: 8)
    promised.promised = WaitRange(low: 10, high: 15)
    let tickets = [
      try visit(1, taken: 0, waited: 4, lasted: 10), try visit(2, taken: 5, waited: 20, lasted: 6),
      try visit(3, service: "aid", priority: "elder", taken: 30, waited: 2, lasted: 30), promised,
      try ticket(5, minute: 80).after(.called(window: 2), at: morning.adding(seconds: 5400), policy: policy)
        .after(.missed, at: morning.adding(seconds: 5460), policy: policy),
      try ticket(6, minute: 81).after(
        .cancelled(.notPrinted), at: morning.adding(seconds: 4900), policy: policy),
      ticket(7, minute: 85),
    ]
    let figures = DayFigures(
      day: morning.day, tickets: tickets, settings: hall, now: morning.adding(seconds: 7200))
    #expect(figures.total.arrivals == 7)
    #expect(figures.total.finished == 4)
    #expect(figures.total.missed == 1)
    #expect(figures.total.cancelled == 1)
    #expect(figures.total.open == 1)
    #expect(figures.hours.map(\.hour) == [9, 10])
    #expect(figures.hours.map(\.arrivals) == [3, 3])
    #expect(figures.hours.map(\.mostWaiting) == [1, 2])
    #expect(figures.hours.first?.wait.median == 4)
    #expect(figures.services.map(\.id) == ["consult", "aid", "other"])
    #expect(figures.services.map(\.arrivals) == [6, 1, 0])
    #expect(figures.services.last?.wait.median == nil)
    #expect(figures.priorities.map(\.arrivals) == [6, 1])
    #expect(figures.priorities.last?.wait.longest == 2)
    #expect(figures.estimates == PastEstimates([promised]))
  }

  @Test("An empty day has no hours and no division by nothing; another day's tickets do not count")
  func emptyDay() {
    let other = Day(daysSinceEpoch: morning.day.daysSinceEpoch + 1)
    let figures = DayFigures(day: other, tickets: [ticket(1)], settings: hall, now: morning)
    #expect(figures.hours.isEmpty)
    #expect(figures.total.arrivals == 0)
    #expect(figures.table.csv.contains("0"))
  }

  @Test("What comes in goes out again: the sums agree however the day went")
  func sums() throws {
    let seed = seed("figures")
    var random = SeededRandom(seed)
    for _ in 0..<200 {
      let tickets = try (1...Int.random(in: 1...60, using: &random)).map { number in
        let service = ["consult", "aid", "gone"].randomElement(using: &random) ?? "aid"
        var made = ticket(
          number, service: service, priority: Bool.random(using: &random) ? "elder" : nil,
          minute: Int.random(in: 0...600, using: &random))
        let call = made.issuedAt.adding(seconds: Int.random(in: 0...7200, using: &random))
        if Bool.random(using: &random) { made = try made.after(.called(window: 1), at: call, policy: policy) }
        if Bool.random(using: &random), made.state == .called {
          made = try made.after(
            Bool.random(using: &random) ? .finished : .missed,
            at: call.adding(seconds: Int.random(in: -60...3600, using: &random)), policy: policy)
        }
        return made
      }
      let figures = DayFigures(
        day: morning.day, tickets: tickets, settings: hall, now: morning.adding(seconds: 60_000))
      for groups in [figures.services, figures.priorities] {
        #expect(groups.reduce(0) { $0 + $1.arrivals } == tickets.count, "SEED=\(seed)")
        #expect(groups.reduce(0) { $0 + $1.finished } == figures.total.finished, "SEED=\(seed)")
        #expect(groups.reduce(0) { $0 + $1.wait.count } == figures.total.wait.count, "SEED=\(seed)")
      }
      #expect(figures.hours.reduce(0) { $0 + $1.arrivals } == tickets.count, "SEED=\(seed)")
      #expect(figures.hours.allSatisfy { $0.mostWaiting <= tickets.count }, "SEED=\(seed)")
      #expect(figures.total.open >= 0)
    }
  }

  @Test("The file for spreadsheets begins with the mark that Excel wants and ends its lines with CR LF")
  func spreadsheet() throws {
    let figures = DayFigures(
      day: morning.day, tickets: [try visit(1, taken: 0, waited: 4, lasted: 10)], settings: hall,
      now: morning.adding(seconds: 3600)
    )
    let csv = figures.table.csv
    #expect(Array(csv.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(csv.contains("9:00–10:00,1,1,1,1,4,4,4\r\n"))
    #expect(csv.unicodeScalars.filter { $0 == "\n" }.count == csv.unicodeScalars.filter { $0 == "\r" }.count)
  }

  @Test(
    "No cell becomes a formula, and commas, quotes and line ends stay in their cell",
    arguments: [
      ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""), ("+1+1", "'+1+1"), ("-5", "-5"),
      ("@SUM(A1)", "'@SUM(A1)"), (" =1+1", "' =1+1"), ("\u{200B}=1", "'\u{200B}=1"), ("＝1", "'＝1"),
      ("a,b", "\"a,b\""), ("two\nlines", "\"two\nlines\""), ("法律咨询", "法律咨询"), ("\"", "\"\"\"\""), ("", ""),
    ])
  func cells(_ text: String, _ written: String) {
    #expect(FiguresTable.cell(text) == written)
  }
}

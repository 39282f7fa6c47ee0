internal import ArgumentParser
internal import Foundation
internal import Model
internal import Queue

struct TicketListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the tickets of today, or the services.")

  /// A service as `--json` prints it.
  private struct ServiceAnswer: Encodable {
    var id: String
    var letter: String
    var name: Localized<String>
    var windows: [Int]
    var isOpen: Bool
    var reason: Localized<String>?
    /// Milliseconds since 1970 in UTC.
    var opensAt: Int64?
    var ahead: Int
    var estimate: WaitEstimate
  }

  @OptionGroup var options: TicketOptions
  @Flag(help: "The services instead, with whether they are open and how long one waits.")
  var services = false
  @Option(help: "The day, such as 2026-11-23; today where it is missing.")
  var date: String?
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let desk = try options.desk()
    let now = Instant.current
    if services {
      return try show(
        try options.at(desk) { desk throws(TicketDesk.Problem) in try desk.offers(at: now) }, desk)
    }
    guard let day = date.map({ Day($0) }) ?? now.day else {
      throw Refusal("--date takes a day such as 2026-11-23, not \(date ?? "")", status: 2)
    }
    let tickets: [Ticket]
    do { tickets = try desk.store.tickets(on: day, openOnly: false) } catch { throw Refusal("\(error)") }
    let answers = tickets.map { TicketAnswer($0) }
    if json { return try printJSON(answers) }
    for answer in answers { print(answer.line) }
    let past = PastEstimates(tickets)
    guard past.count > 0 else { return }
    print(
      "\(past.count) promised waiting times: \(Int(past.within * 100)) % held, median error \(past.medianErrorMinutes) min"
    )
  }

  private func show(_ offers: [TicketDesk.Offer], _ desk: TicketDesk) throws {
    let answers = offers.map { offer in
      var answer = ServiceAnswer(
        id: offer.service.id, letter: offer.service.letter, name: offer.service.name,
        windows: desk.settings.windows(serving: offer.service.id).map(\.number), isOpen: offer.opening.isOpen,
        ahead: offer.estimate.ahead, estimate: offer.estimate)
      if case .closed(let reason, let next) = offer.opening {
        (answer.reason, answer.opensAt) = (reason.text, next?.milliseconds)
      }
      return answer
    }
    if json { return try printJSON(answers) }
    for (answer, offer) in zip(answers, offers) {
      let state = answer.reason.map { $0.zh } ?? "前面 \(answer.ahead) 人，\(offer.estimate.text.zh)"
      print("\(answer.letter)  \(answer.id)  \(answer.name.zh)  \(state)")
    }
  }
}

struct TicketEstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate", abstract: "How long somebody would wait who took a number now.")

  /// The document that `--json` prints.
  private struct Answer: Encodable {
    var service: String
    var priority: String?
    var ahead: Int
    var low: Int?
    var high: Int?
    var mayNotBeReached: Bool
    var gap: WaitEstimate.Gap?
    var text: Localized<String>
  }

  @OptionGroup var options: TicketOptions
  @Option(help: "The service; every service where it is missing.")
  var service: String?
  @Option(help: "The priority, such as elder.")
  var priority: String?
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let desk = try options.desk()
    let now = Instant.current
    let names = service.map { [$0] } ?? desk.settings.services.map(\.id)
    let answers = try names.map { name in
      let estimate = try options.at(desk) { desk throws(TicketDesk.Problem) in
        try desk.estimate(service: name, priority: priority, at: now)
      }
      return Answer(
        service: name, priority: priority, ahead: estimate.ahead, low: estimate.range?.low,
        high: estimate.range?.high,
        mayNotBeReached: estimate.mayNotBeReached, gap: estimate.gap, text: estimate.text)
    }
    if json {
      if service != nil, let first = answers.first { return try printJSON(first) }
      return try printJSON(answers)
    }
    for answer in answers { print("\(answer.service)  前面 \(answer.ahead) 人  \(answer.text.zh)") }
  }
}

/// Not listed: what `kiosk bench` and the tests start many of at once.
struct TicketStressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stress", abstract: "Issues or calls many numbers and prints each as soon as it is safe.",
    shouldDisplay: false)

  @OptionGroup var options: TicketOptions
  @Option(help: "How many.")
  var count = 500
  @Option(help: "The service to issue for.")
  var service = "consult"
  @Option(help: "Call at this window instead.")
  var window: Int?
  @Option(help: "The moment that counts, in milliseconds since 1970; without it the clock's.")
  var at: Int64?

  func run() throws {
    let desk = try options.desk()
    for _ in 0..<count {
      let now = at.map { Instant(milliseconds: $0) } ?? .current
      if let window {
        let choice = try options.at(desk) { desk throws(TicketDesk.Problem) in
          try desk.callNext(window: window, at: now)
        }
        guard let choice else { return }
        tell(choice.ticket)
      } else {
        let request = TicketRequest(
          key: UUID().uuidString, letter: desk.settings.service(service)?.letter ?? "A", service: service,
          at: now, by: .staff, proof: .screen)
        do { tell(try desk.store.issue(request).ticket) } catch { throw Refusal("\(error)") }
      }
    }
  }

  /// One write, so that a line is out whole or not at all when the process is killed.
  private func tell(_ ticket: Ticket) {
    FileHandle.standardOutput.write(Data("\(ticket.id.number)\n".utf8))
  }
}

internal import ArgumentParser
internal import Configuration
internal import Foundation
internal import Model
internal import Queue
internal import Tickets

struct TicketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ticket", abstract: "Queue tickets: issues, calls, lists, estimates.",
    subcommands: [
      TicketIssueCommand.self, TicketCallCommand.self, TicketRecallCommand.self, TicketNoShowCommand.self,
      TicketTransferCommand.self, TicketFinishCommand.self, TicketListCommand.self,
      TicketEstimateCommand.self,
      TicketStressCommand.self,
    ])
}

/// Opens the configured queue.
struct TicketOptions: ParsableArguments {
  @OptionGroup var places: PlaceOptions

  /// The queue's rules. Refuses where the hall has none, or its file has errors.
  func settings() throws -> QueueSettings {
    let loaded = ConfigurationStore().load(places.locations.configuration)
    let errors = loaded.errors.filter { $0.file.hasSuffix("/services.yaml") }
    guard errors.isEmpty else { throw Refusal(errors.map(\.description).joined(separator: "\n"), status: 2) }
    guard !loaded.queue.services.isEmpty else {
      let file = places.locations.configuration + "/services.yaml"
      throw Refusal(
        "\(file):1:1: error: there are no services; copy the services.yaml that was shipped", status: 2)
    }
    return loaded.queue
  }

  /// A desk over the configured store. What staff should know about it goes to standard error.
  func desk() throws -> TicketDesk {
    let settings = try settings()
    do {
      let store = try TicketStores.open(settings, data: places.locations.data)
      if let sentence = store.condition.sentence { standardError(sentence.en) }
      return TicketDesk(settings: settings, store: store)
    } catch {
      throw Refusal("\(error)")
    }
  }

  /// Does something at the desk; its refusals become the command's.
  func at<Value>(_ desk: TicketDesk, _ work: (TicketDesk) throws(TicketDesk.Problem) -> Value) throws -> Value
  {
    do throws(TicketDesk.Problem) { return try work(desk) } catch {
      switch error {
      case .unknownService, .unknownWindow, .unknownPriority: throw Refusal("\(error)", status: 2)
      case .closed, .nobodyAtWindow, .store: throw Refusal("\(error)")
      }
    }
  }
}

/// One ticket as `--json` prints it.
struct TicketAnswer: Encodable {
  var number: String
  var day: Day
  var service: String
  var state: TicketState
  var priority: String?
  var window: Int?
  var calls: Int
  var key: String
  /// Milliseconds since 1970 in UTC, like the two below.
  var issuedAt: Int64
  var calledAt: Int64?
  var endedAt: Int64?
  var isNew: Bool?
  var ahead: Int?
  var estimate: WaitEstimate?
  var reason: String?

  init(_ ticket: Ticket) {
    number = ticket.id.number.description
    day = ticket.id.day
    service = ticket.service
    state = ticket.state
    priority = ticket.priority
    window = ticket.window
    calls = ticket.calls
    key = ticket.key
    issuedAt = ticket.issuedAt.milliseconds
    calledAt = ticket.calledAt?.milliseconds
    endedAt = ticket.endedAt?.milliseconds
  }

  /// One line for a person.
  var line: String {
    "\(number)  \(service)  \(state.rawValue)" + (priority.map { "  \($0)" } ?? "")
      + (window.map { "  → \($0)" } ?? "")
  }

  func show(json: Bool) throws {
    if json { try printJSON(self) } else { print(line) }
  }
}

struct TicketIssueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: "Issues a number and prints it; it counts as confirmed.")

  @OptionGroup var options: TicketOptions
  @Option(help: "The service, such as consult.")
  var service: String
  @Option(help: "The priority, such as elder.")
  var priority: String?
  @Option(help: "The visit's key; the same key gives the same ticket again.")
  var key: String?
  @Flag(help: "For staff: past hours, closures and limits.")
  var force = false
  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard key.map({ (1...100).contains($0.utf8.count) }) != false else {
      throw ValidationError("--key takes 1 to 100 characters, best a UUID")
    }
  }

  func run() throws {
    let desk = try options.desk()
    let now = Instant.current
    if let store = desk.store as? OfflineTicketStore {
      // Out of reach is no reason to stop: the number then comes from the reserved ones.
      do { try store.synchronise(at: now) } catch { standardError("\(error)") }
    }
    let receipt = try options.at(desk) { desk throws(TicketDesk.Problem) in
      try desk.issue(
        service: service, priority: priority, key: key ?? UUID().uuidString, at: now, by: .staff,
        proof: .screen,
        force: force)
    }
    if let sentence = desk.store.condition.sentence { standardError(sentence.en) }
    var answer = TicketAnswer(receipt.ticket)
    answer.isNew = receipt.isNew
    answer.ahead = receipt.estimate.ahead
    answer.estimate = receipt.estimate
    if json { return try printJSON(answer) }
    print("\(answer.number)  前面 \(receipt.estimate.ahead) 人  \(receipt.estimate.text.zh)")
  }
}

struct TicketCallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call", abstract: "Calls the next one at a window; what it still had counts as finished.")

  @OptionGroup var options: TicketOptions
  @Option(help: "The window's number.")
  var window: Int
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let desk = try options.desk()
    let choice = try options.at(desk) { desk throws(TicketDesk.Problem) in
      try desk.callNext(window: window, at: .current)
    }
    guard let choice else { throw Refusal("Nobody waits for window \(window).") }
    var answer = TicketAnswer(choice.ticket)
    answer.reason = choice.reason.sentence.zh
    if json { return try printJSON(answer) }
    print("\(answer.line)  \(choice.reason.sentence.zh)")
  }
}

/// Which ticket a window's command is about.
struct TicketTarget: ParsableArguments {
  @Argument(help: "The number of today, such as A007; without it the one at the window.")
  var number: String?
  @Option(help: "The window's number.")
  var window: Int?

  /// The ticket's name, and who does something to it.
  func resolve(_ desk: TicketDesk, _ options: TicketOptions, at now: Instant) throws -> (
    TicketID, TicketActor
  ) {
    let actor = window.map { TicketActor.window($0) } ?? .staff
    if let number {
      guard let number = TicketNumber(number) else {
        throw Refusal("a number looks like A007, not \(number)", status: 2)
      }
      return (TicketID(day: now.day, number: number), actor)
    }
    if let window {
      let ticket = try options.at(desk) { desk throws(TicketDesk.Problem) in
        try desk.current(window: window, at: now)
      }
      return (ticket.id, actor)
    }
    let open: [Ticket]
    do { open = try desk.store.tickets(on: now.day, openOnly: true) } catch { throw Refusal("\(error)") }
    let busy = open.filter(\.state.isAtWindow)
    guard busy.count <= 1 else { throw Refusal("say which: name the number or --window", status: 2) }
    guard let ticket = busy.first else { throw Refusal("No window has called anybody; call first.") }
    return (ticket.id, actor)
  }
}

/// What the commands on one ticket share.
struct TicketChange {
  var options: TicketOptions
  var target: TicketTarget
  var json: Bool

  func run(_ action: (TicketDesk) -> TicketAction) throws {
    let desk = try options.desk()
    let now = Instant.current
    let (id, actor) = try target.resolve(desk, options, at: now)
    let ticket = try options.at(desk) { desk throws(TicketDesk.Problem) in
      try desk.change(id, action(desk), at: now, by: actor)
    }
    try TicketAnswer(ticket).show(json: json)
  }
}

struct TicketRecallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "recall", abstract: "Repeats a window's call.")

  @OptionGroup var options: TicketOptions
  @OptionGroup var target: TicketTarget
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws { try TicketChange(options: options, target: target, json: json).run { _ in .recalled } }
}

struct TicketNoShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "noshow", abstract: "Nobody came; the number is called again after the pause.")

  @OptionGroup var options: TicketOptions
  @OptionGroup var target: TicketTarget
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws { try TicketChange(options: options, target: target, json: json).run { _ in .missed } }
}

struct TicketFinishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finish", abstract: "The window is done with it.")

  @OptionGroup var options: TicketOptions
  @OptionGroup var target: TicketTarget
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws { try TicketChange(options: options, target: target, json: json).run { _ in .finished } }
}

struct TicketTransferCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfer", abstract: "Sends it on to another service with the same number.")

  @OptionGroup var options: TicketOptions
  @OptionGroup var target: TicketTarget
  @Option(name: [.customLong("to"), .customLong("service")], help: "The other service.")
  var service: String
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    try TicketChange(options: options, target: target, json: json).run { desk in
      .transferred(service: service, desk.settings.policy.transferredPlace)
    }
  }
}

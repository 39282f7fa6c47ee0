internal import ArgumentParser
internal import Foundation
internal import Model
internal import Queue

/// Calls for help on the command line, for halls without the server.
struct HelpCallsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help-calls", abstract: "Calls for help from the kiosks: lists and answers them.",
    subcommands: [
      HelpCallsListCommand.self, HelpCallsRaiseCommand.self, HelpCallsReceivedCommand.self,
      HelpCallsArrivedCommand.self,
    ], defaultSubcommand: HelpCallsListCommand.self)
}

/// One call as `--json` prints it.
struct HelpCallAnswer: Encodable {
  var id: String
  var machine: Int
  var state: HelpState
  /// Milliseconds since 1970 in UTC, like those below.
  var raisedAt: Int64
  var shownAt: Int64?
  var repeats: Int
  var receivedAt: Int64?
  var receivedBy: TicketActor?
  var endedAt: Int64?
  var endedBy: TicketActor?
  private let text: String
  private let time: String

  private enum CodingKeys: CodingKey {
    case id, machine, state, raisedAt, shownAt, repeats, receivedAt, receivedBy, endedAt, endedBy
  }

  init(_ call: HelpCall) {
    id = call.id.description
    machine = call.id.kiosk
    state = call.state
    raisedAt = call.id.raisedAt.milliseconds
    shownAt = call.shownAt?.milliseconds
    repeats = call.repeats
    receivedAt = call.receivedAt?.milliseconds
    receivedBy = call.receivedBy
    endedAt = call.endedAt?.milliseconds
    endedBy = call.endedBy
    text = call.text.zh
    let minute = call.waitingSince.minuteOfDay
    time = "\(String(minute / 60).leftPadded(to: 2)):\(String(minute % 60).leftPadded(to: 2))"
  }

  /// One line for a person.
  var line: String { "\(time)  \(text)  \(state.rawValue)  \(id)" }

  func show(json: Bool) throws {
    if json { try printJSON(self) } else { print(line) }
  }
}

struct HelpCallsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the calls of today that somebody still waits for.")

  @OptionGroup var options: TicketOptions
  @Flag(help: "Those that have ended too.")
  var all = false
  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let store = try options.desk().store
    let calls: [HelpCall]
    do { calls = try store.helpCalls(on: Instant.current.day, openOnly: !all) } catch {
      throw Refusal("\(error)")
    }
    let answers = calls.map { HelpCallAnswer($0) }
    if json { return try printJSON(answers) }
    for answer in answers { print(answer.line) }
  }
}

struct HelpCallsRaiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "raise", abstract: "Calls as the machine would, to try whether the counter hears it.")

  @OptionGroup var options: TicketOptions
  @Option(help: "The machine's number.")
  var machine: Int
  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard (1...99).contains(machine) else { throw ValidationError("--machine takes a number from 1 to 99") }
  }

  func run() throws {
    let store = try options.desk().store
    do {
      try HelpCallAnswer(store.raise(HelpCallID(kiosk: machine, raisedAt: .current))).show(json: json)
    } catch let error as TicketStoreError {
      throw Refusal("\(error)")
    }
  }
}

/// What 收到 and 已到 share.
struct HelpCallTarget: ParsableArguments {
  @OptionGroup var options: TicketOptions
  @Argument(help: "The machine's number, or the call as list shows it; without it the only one that waits.")
  var call: String?
  @Option(help: "The window that answers; without it, staff.")
  var window: Int?
  @Flag(help: "Print JSON.")
  var json = false

  func run(_ action: HelpAction) throws {
    let store = try options.desk().store
    let now = Instant.current
    do {
      let id = try named(among: try store.helpCalls(on: now.day, openOnly: true))
      let call = try store.change(id, action, at: now, by: window.map { .window($0) } ?? .staff)
      try HelpCallAnswer(call).show(json: json)
    } catch let error as TicketStoreError {
      throw Refusal("\(error)")
    }
  }

  private func named(among calls: [HelpCall]) throws -> HelpCallID {
    guard let text = call else {
      guard calls.count <= 1 else { throw Refusal("say which: name the machine", status: 2) }
      guard let first = calls.first else { throw Refusal("Nobody waits for help.") }
      return first.id
    }
    if let id = HelpCallID(text) { return id }
    guard let machine = Int(text) else {
      throw Refusal("a call is named by its machine, such as 3, not \(text)", status: 2)
    }
    guard let latest = calls.last(where: { $0.id.kiosk == machine }) else {
      throw Refusal("Nobody waits for help at machine \(machine).")
    }
    return latest.id
  }
}

struct HelpCallsReceivedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "received", abstract: "收到: the kiosk says that somebody is coming.")

  @OptionGroup var target: HelpCallTarget

  func run() throws { try target.run(.receive) }
}

struct HelpCallsArrivedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arrived", abstract: "已到: somebody has come; the call ends.")

  @OptionGroup var target: HelpCallTarget

  func run() throws { try target.run(.arrive) }
}

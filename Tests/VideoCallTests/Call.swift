import CallFlow
import Foundation
import Model
import Synchronization
import Testing

@testable import VideoCall

/// One real call by the launcher, with every state and the time since its beginning.
final class Call: Sendable {
  /// A state that was entered.
  struct Entry {
    var state: CallState
    var level: Int?
    var reason: CallReason?
    /// Milliseconds since the beginning of the call.
    var at: Int64
  }

  private let launcher: CallLauncher
  private let entries: Entries
  private let isOver = DispatchSemaphore(value: 0)

  /// Calls the SIP addresses, one a level.
  convenience init(_ uris: [String], limits: CallLimits = CallLimits(), host: CallHost = Desk.host) throws {
    try self.init(uris.map { .sip(try SIPAddress($0)) }, limits: limits, host: host)
  }

  /// Calls the targets, one a level.
  init(
    _ targets: [CallTarget], limits: CallLimits = CallLimits(), host: CallHost,
    window: CallWindow? = nil
  ) throws {
    let levels = targets.enumerated().map { index, target in
      CallPlan.Level(id: "\(index)", name: Localized(zh: "级", en: "level"), targets: [target])
    }
    let entries = Entries()
    self.entries = entries
    launcher = CallLauncher(
      CallPlan(levels: levels, limits: limits),
      world: CallLauncher.World(
        client: { target, withCamera in
          let media = CallMedia(.test, withCamera: withCamera)
          return switch target {
          case .sip(let address): SIPClient(address, media: media, host: host)
          case .web(let address): WebClient(address, media: media, window: window, host: host)
          case .command(let command): CommandClient(command, media: media, host: host)
          case .phone: nil
          }
        },
        kiosk: { order in if order == .restore { entries.launcher?.post(.restored) } },
        report: { flow, change in entries.add(flow, change) },
        fault: { Issue.record("\($0)") }))
    entries.connect(launcher)
    Thread { [self] in
      launcher.run(asking: false)
      isOver.signal()
    }.start()
  }

  func post(_ event: CallEvent) { launcher.post(event) }

  /// Every state so far.
  var states: [Entry] { entries.all }

  /// The packets that arrived between figures.
  var received: [Int] { entries.received }

  /// The entry of a state at a level, from 1.
  func entry(_ state: CallState, level: Int? = nil) -> Entry? {
    states.first { $0.state == state && (level == nil || $0.level == level) }
  }

  /// Waits until a state is entered, at most 30 s.
  func wait(for state: CallState) throws {
    for _ in 0..<3000 where entry(state) == nil { usleep(10_000) }
    try #require(entry(state) != nil, "only \(states.map(\.state.name))")
  }

  /// Waits for the end, at most a minute.
  func finish() throws -> CallState {
    try #require(isOver.wait(timeout: .now() + 60) == .success, "only \(states.map(\.state.name))")
    return try #require(states.last).state
  }

  /// What was reported, from the launcher's thread.
  private final class Entries: Sendable {
    private let list = Mutex<[Entry]>([])
    private let figures = Mutex<[Int]>([])
    private let known = Mutex<CallLauncher?>(nil)
    var all: [Entry] { list.withLock { $0 } }
    var received: [Int] { figures.withLock { $0 } }
    var launcher: CallLauncher? { known.withLock { $0 } }

    func connect(_ launcher: CallLauncher) { known.withLock { $0 = launcher } }

    func add(_ flow: CallFlow, _ change: CallLauncher.Change) {
      guard change == .state else { return figures.withLock { $0.append(flow.quality?.received ?? 0) } }
      let level = flow.step.map { $0.level + 1 }
      list.withLock {
        $0.append(Entry(state: flow.state, level: level, reason: flow.reason, at: flow.since.milliseconds))
      }
    }
  }
}

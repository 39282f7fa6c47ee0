internal import CallFlow
internal import Foundation
internal import Model
internal import Synchronization
internal import VideoCall

/// One call of the command line: a line a state, and nobody who answers questions.
struct CallTranscript {
  /// A state as it is printed.
  private struct Line: Encodable {
    var state: String
    var level: String?
    var reason: CallReason?
    var outcome: CallOutcome?
    var number: String?
    /// Milliseconds since the beginning of the call.
    var ms: Int64
  }

  private let plan: CallPlan
  private let json: Bool

  init(_ plan: CallPlan, json: Bool) {
    self.plan = plan
    self.json = json
  }

  /// Makes the call and prints it; returns when it has ended.
  func run(_ desk: CallDesk) {
    let answers = Mailbox()
    let launcher = CallLauncher(
      plan,
      world: CallLauncher.World(
        client: { desk.client($0, withCamera: $1) },
        // There is no window to bring back.
        kiosk: { order in if order == .restore { answers.post(.restored) } },
        report: { flow, change in
          guard change == .state else { return }
          show(flow)
          if case .phone = flow.state { answers.post(.skipPhone) }
        },
        fault: { standardError("\($0)") }))
    answers.connect(launcher)
    let interrupts = Interrupts { launcher.post(.cancel) }
    launcher.run(asking: false)
    interrupts.stop()
  }

  private func show(_ flow: CallFlow) {
    guard flow.state != .consent else { return }
    var line = Line(state: flow.state.name, level: flow.level?.id, ms: flow.since.milliseconds)
    switch flow.state {
    case .closing, .restore: line.reason = flow.reason
    case .ended(let outcome):
      line.reason = flow.reason
      line.outcome = outcome
    case .phone(let number): line.number = number.text
    default: break
    }
    CommandLines.print(line, json: json) { text(line) }
  }

  private func text(_ line: Line) -> String {
    [
      String(format: "%7.2f s", Double(line.ms) / 1000), line.state, line.level, line.reason?.rawValue,
      line.outcome?.rawValue, line.number,
    ].compactMap { $0 }.joined(separator: "  ")
  }

  /// The launcher, for those who answer it from its own reports.
  private final class Mailbox: Sendable {
    private let launcher = Mutex<CallLauncher?>(nil)
    func connect(_ launcher: CallLauncher) { self.launcher.withLock { $0 = launcher } }
    func post(_ event: CallEvent) { launcher.withLock { $0 }?.post(event) }
  }
}

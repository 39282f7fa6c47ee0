internal import CallFlow
internal import Configuration
internal import Dispatch
internal import Model
internal import Queue
internal import Runtime
internal import Screens
internal import Synchronization
internal import UI
internal import VideoCall

/// The calls of the screens: one launcher at a time, each on this desk's own queue, with the pages as its resident.
///
/// A call that nobody waits for any more ends; the next one begins after its client is gone.
final class CallScreenDesk: Sendable {
  typealias Answer = @Sendable (CallNews) -> Void

  /// A call that has not ended, begun or still behind one that ends.
  private struct Open {
    var launcher: CallLauncher
    var isWanted = true
  }

  private let settings: CallSettings
  private let calendar: HallCalendar
  private let desk: CallDesk
  private let queue = DispatchQueue(label: "kiosk.call", qos: .userInitiated)
  private let open = Mutex<[Int: Open]>([:])

  /// Calls as the machine is configured; `media` in place of its devices.
  init(_ configuration: LoadedConfiguration, _ locations: Locations, media: CallMedia.Source? = nil) {
    settings = configuration.calls
    calendar = configuration.queue.calendar
    desk = CallDesk(configuration, locations, media: media)
  }

  /// Carries out what a page asks for; returns at once. `now` is the moment of the touch by the wall clock.
  func send(_ command: VideoCallCommand, at now: Instant, _ answer: @escaping Answer) {
    switch command {
    case .begin(let withCamera, let helper, let id):
      let plan = settings.plan(at: now, calendar: calendar, helper: helper?.value)
      begin(plan, withCamera: withCamera, id: id, answer)
    case .tell(let word, let id):
      guard let event = word.event else { return }
      post(event, to: id)
    case .end(let id): give(up: id)
    }
  }

  /// Says where the picture of the call belongs.
  func place(_ frame: Rect?) {}

  /// Ends whatever is called and waits until its client is gone, at most so long as ending one may take.
  func stop() {
    giveUpAll()
    let patience = settings.limits.teardown + 1000
    let isOver = DispatchSemaphore(value: 0)
    queue.async { isOver.signal() }
    _ = isOver.wait(timeout: .now() + .milliseconds(Int(patience)))
  }

  // MARK: One call

  private func begin(_ plan: CallPlan, withCamera: Bool, id: Int, _ answer: @escaping Answer) {
    let launcher = CallLauncher(plan, world: world(id, answer))
    // A page that begins another call has forgotten the one before.
    giveUpAll()
    open.withLock { $0[id] = Open(launcher: launcher) }
    queue.async { [self] in
      guard isWanted(id) else { return forget(id) }
      // Where nobody is on duty there is nothing to agree to and nothing to try.
      let asks = !plan.levels.isEmpty
      if asks { launcher.post(withCamera ? .goOn : .voiceOnly) }
      launcher.run(asking: asks)
      forget(id)
    }
  }

  private func isWanted(_ id: Int) -> Bool { open.withLock { $0[id]?.isWanted == true } }

  private func forget(_ id: Int) { open.withLock { $0[id] = nil } }

  private func giveUpAll() { open.withLock { Array($0.keys) }.forEach { give(up: $0) } }

  private func give(up id: Int) {
    open.withLock { $0[id]?.isWanted = false }
    post(.cancel, to: id)
  }

  private func world(_ id: Int, _ answer: @escaping Answer) -> CallLauncher.World {
    CallLauncher.World(
      client: { [desk] in desk.client($0, withCamera: $1) },
      kiosk: { [weak self] in self?.carryOut($0, id, answer) },
      report: { [weak self] flow, _ in self?.report(flow, id, answer) },
      fault: { standardError("\($0)") })
  }

  /// Tells the pages where the call is, in the time of the wall clock.
  private func report(_ flow: CallFlow, _ id: Int, _ answer: Answer) {
    guard isWanted(id) else {
      // What could not be cancelled when the page was left is cancelled in its next state.
      return post(.cancel, to: id)
    }
    var flow = flow
    flow.clockStepped(by: Instant.current.milliseconds(since: flow.lastEvent))
    answer(.flow(flow, call: id))
  }

  private func post(_ event: CallEvent, to id: Int) {
    open.withLock { $0[id]?.launcher }?.post(event)
  }

  /// Does what is the kiosk's own.
  private func carryOut(_ order: CallOrder, _ id: Int, _ answer: Answer) {
    switch order {
    case .beginSelfTest: post(.selfTested(desk.look()), to: id)
    case .restore: post(.restored, to: id)
    case .makeAppointment: answer(.makeAppointment(call: id))
    case .keepNumber: post(.callBackKept(false), to: id)
    case .endSelfTest, .launch, .dial, .hangUp, .quit, .kill, .microphone, .camera: break
    }
  }
}

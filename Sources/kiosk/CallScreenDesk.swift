internal import CallBacks
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
    var test: SelfTester?
    var keeper: ClientWindow?
    /// Whom the client that is alive calls.
    var target: CallTarget?
  }

  /// The kiosk's own window, as far as a call needs it.
  struct Front: Sendable {
    /// Shows a frame of the camera, or with `nil` forgets the last one.
    var preview: @Sendable (_ width: Int, _ height: Int, _ pixels: UnsafeRawBufferPointer?) -> Void
    /// What SDL calls its video driver.
    var driver: String
    /// A rectangle of the canvas in pixels of the screen.
    var area: @Sendable (Rect) -> CallWindow
    /// Asks the main thread to bring the window back in front, and to say so by `isBack`.
    var regain: @Sendable () -> Void
  }

  private let settings: CallSettings
  private let calendar: HallCalendar
  private let desk: CallDesk
  private let queue = DispatchQueue(label: "kiosk.call", qos: .userInitiated)
  private let callBacks: String
  private let front = Mutex<Front?>(nil)
  /// Where the picture of the conversation belongs; `nil` while nothing of it is to be seen.
  private let frame = Mutex<Rect?>(nil)
  /// Calls whose window is to come back in front.
  private let covered = Mutex<Set<Int>>([])
  private let open = Mutex<[Int: Open]>([:])

  /// Calls as the machine is configured; `media` in place of its devices.
  init(_ configuration: LoadedConfiguration, _ locations: Locations, media: CallMedia.Source? = nil) {
    settings = configuration.calls
    calendar = configuration.queue.calendar
    callBacks = locations.callBacks
    desk = CallDesk(configuration, locations, media: media)
  }

  /// From now on calls are shown in that window.
  func show(on front: Front) { self.front.withLock { $0 = front } }

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

  // MARK: The window

  /// Says where the picture of the call belongs.
  func place(_ frame: Rect?) {
    self.frame.withLock { $0 = frame }
    guard let area else { return }
    for call in open.withLock({ Array($0.values) }) { call.keeper?.move(to: area.shaped(for: call.target)) }
  }

  /// The kiosk's window is in front again.
  func isBack() {
    let calls = covered.withLock { calls in
      defer { calls = [] }
      return calls
    }
    for call in calls { post(.restored, to: call) }
  }

  /// Where a client's window may be: where the page has room for it, or one pixel in the corner.
  private var area: CallWindow? {
    front.withLock { front in
      front.map { $0.area(frame.withLock { $0 } ?? Rect(x: 0, y: 0, width: 1, height: 1)) }
    }
  }

  /// Keeps the client's window in its place for as long as there is a client.
  private func keepWindow(_ flow: CallFlow, _ id: Int) {
    let isThere = open.withLock { open in
      open[id]?.target = flow.step?.target
      return open[id]?.keeper != nil
    }
    if flow.state.hasClient, !isThere, let area, let driver = front.withLock({ $0?.driver }) {
      let keeper = ClientWindow.place(
        in: area.shaped(for: flow.step?.target), host: desk.host, driver: driver)
      open.withLock { $0[id]?.keeper = keeper }
    } else if !flow.state.hasClient, isThere {
      open.withLock { open in
        open[id]?.keeper?.end()
        open[id]?.keeper = nil
      }
    }
  }

  private func restore(_ id: Int) {
    guard let regain = front.withLock({ $0?.regain }) else { return post(.restored, to: id) }
    covered.withLock { _ = $0.insert(id) }
    regain()
  }

  // MARK: The self-test

  private func beginTest(_ id: Int, _ plan: CallPlan, withCamera: Bool, _ answer: @escaping Answer) {
    let test = SelfTester(
      plan.levels.flatMap(\.targets), source: desk.source, host: desk.host, withCamera: withCamera)
    open.withLock { $0[id]?.test = test }
    let preview = front.withLock { $0?.preview }
    test.start(
      SelfTester.Listener(
        frame: { width, height, pixels in preview?(width, height, pixels) },
        level: { answer(.level($0, call: id)) },
        found: { [weak self] in self?.post(.selfTested($0), to: id) },
        fault: { standardError("\($0)") }))
  }

  /// Returns when nothing holds camera and microphone any more.
  private func endTest(_ id: Int) {
    let test = open.withLock { open in
      defer { open[id]?.test = nil }
      return open[id]?.test
    }
    test?.stop()
    front.withLock { $0?.preview }?(0, 0, nil)
  }

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
    let launcher = CallLauncher(plan, world: world(id, plan, withCamera: withCamera, answer))
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

  private func world(
    _ id: Int, _ plan: CallPlan, withCamera: Bool, _ answer: @escaping Answer
  ) -> CallLauncher.World {
    CallLauncher.World(
      client: { [weak self, desk] target, withCamera in
        desk.client(target, withCamera: withCamera, window: self?.area?.shaped(for: target))
      },
      kiosk: { [weak self] order in
        if order == .beginSelfTest {
          self?.beginTest(id, plan, withCamera: withCamera, answer)
        } else {
          self?.carryOut(order, id, answer)
        }
      },
      report: { [weak self] flow, _ in self?.report(flow, id, answer) },
      fault: { standardError("\($0)") })
  }

  /// Tells the pages where the call is, in the time of the wall clock.
  private func report(_ flow: CallFlow, _ id: Int, _ answer: Answer) {
    keepWindow(flow, id)
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
    case .endSelfTest: endTest(id)
    case .restore: restore(id)
    case .makeAppointment: answer(.makeAppointment(call: id))
    case .keepNumber(let number, let consent): keep(number, consent, id)
    case .beginSelfTest, .launch, .dial, .hangUp, .quit, .kill, .microphone, .camera: break
    }
  }

  /// Writes a number down for the officer.
  private func keep(_ number: Private<PhoneNumber>, _ consent: String, _ id: Int) {
    do throws(CallBackError) {
      try CallBackStore(path: callBacks).keep(number, consent: consent, at: .current)
      post(.callBackKept(true), to: id)
    } catch {
      standardError("\(error)")
      post(.callBackKept(false), to: id)
    }
  }
}

extension CallWindow {
  /// The part of it that a client for the target fills: one for SIP stretches its picture, which is 16 to 9.
  fileprivate func shaped(for target: CallTarget?) -> CallWindow {
    if case .sip = target { largest(shape: 16, to: 9) } else { self }
  }
}

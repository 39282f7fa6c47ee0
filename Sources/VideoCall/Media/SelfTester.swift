public import CallFlow
internal import Dispatch
internal import Foundation
internal import Synchronization

/// Tries client, network, microphone and camera before anybody is disturbed, and goes on showing picture and level
/// until it is stopped.
///
/// Every answer is there within `limit`: what has not shown itself by then counts as missing, and its program is
/// ended.
public final class SelfTester: Sendable {
  /// Who hears of the test. All are called from threads of the test's own.
  public struct Listener: Sendable {
    /// A frame of the camera: width, height, and four bytes a pixel (`bgr0`), which are there only as long as it runs.
    public var frame: @Sendable (_ width: Int, _ height: Int, UnsafeRawBufferPointer) -> Void
    /// The loudness at the microphone, 0 to 1, ten times a second.
    public var level: @Sendable (Double) -> Void
    /// What was found; once.
    public var found: @Sendable (SelfTest) -> Void
    /// Why picture or sound could not be tried, for staff.
    public var fault: @Sendable (CallClientError) -> Void

    /// A listener.
    public init(
      frame: @escaping @Sendable (_ width: Int, _ height: Int, UnsafeRawBufferPointer) -> Void,
      level: @escaping @Sendable (Double) -> Void, found: @escaping @Sendable (SelfTest) -> Void,
      fault: @escaping @Sendable (CallClientError) -> Void
    ) {
      self.frame = frame
      self.level = level
      self.found = found
      self.fault = fault
    }
  }

  /// All answers are there so soon after the start.
  public static let limit = Duration.milliseconds(4500)

  private let targets: [CallTarget]
  private let source: CallMedia.Source
  private let host: CallHost
  private let withCamera: Bool
  private let limit: Duration
  private let state = Mutex(State())
  private let settled = DispatchSemaphore(value: 0)
  /// Left when camera and microphone have been opened, or could not be.
  private let opening = DispatchGroup()

  private struct State: Sendable {
    var answers: [Part: Bool] = [:]
    var streams: [Part: MediaStream] = [:]
    /// Whether the devices are to be free again: nothing is started any more.
    var isStopped = false
    var darkFrames = 0
    var silences = 0
    var sounds = 0
  }

  /// What is tried.
  private enum Part: CaseIterable {
    case client, network, microphone, camera
  }

  /// A test for calls to `targets`, with picture and sound from `source`. Without the camera, for whoever does not want to
  /// be seen, it is not opened and counts as missing.
  public init(
    _ targets: [CallTarget], source: CallMedia.Source, host: CallHost, withCamera: Bool = true,
    limit: Duration = SelfTester.limit
  ) {
    self.targets = targets
    self.source = source
    self.host = host
    self.withCamera = withCamera
    self.limit = limit
  }

  deinit {
    // Whoever forgets a test does not leave the camera on.
    state.withLock { Array($0.streams.values) }.forEach { $0.kill() }
  }

  /// Begins. Returns at once.
  public func start(_ listener: Listener) {
    let end = ContinuousClock.now + limit
    opening.enter()
    Self.inBackground { [self] in
      if withCamera { openCamera(listener) } else { settle(.camera, false) }
      openMicrophone(listener)
      opening.leave()
      settle(.client, targets.contains { CallNeeds.hasClient(for: $0, host: host) })
      tryNetwork()
      awaitAnswers(until: end)
      report(to: listener)
    }
  }

  /// Ends picture and sound, and returns when nothing holds camera and microphone any more, after at most two
  /// seconds each. Returns whether that is so; no frame and no level comes afterwards.
  @discardableResult
  public func stop() -> Bool {
    state.withLock { $0.isStopped = true }
    settled.signal()
    guard opening.wait(timeout: .now() + 2) == .success else { return false }
    let streams = state.withLock { Array($0.streams.values) }
    streams.forEach { $0.kill() }
    return streams.map { $0.stop() }.allSatisfy { $0 }
  }

  // MARK: Parts

  private func openCamera(_ listener: Listener) {
    open(.camera, listener) { [self] () throws(CallClientError) in
      try PreviewSource.start(
        source, host: host,
        frame: { [weak self] frame in
          listener.frame(PreviewSource.width, PreviewSource.height, frame)
          self?.look(at: frame)
        }, ended: { [weak self] in self?.settle(.camera, false) })
    }
  }

  private func openMicrophone(_ listener: Listener) {
    open(.microphone, listener) { [self] () throws(CallClientError) in
      try LevelSource.start(
        source, host: host,
        heard: { [weak self] loudness in
          listener.level(loudness.level)
          self?.hear(loudness)
        }, ended: { [weak self] in self?.settle(.microphone, false) })
    }
  }

  private func open(
    _ part: Part, _ listener: Listener, _ start: () throws(CallClientError) -> MediaStream
  ) {
    guard !state.withLock({ $0.isStopped }) else { return }
    do throws(CallClientError) {
      let stream = try start()
      state.withLock { $0.streams[part] = stream }
    } catch {
      listener.fault(error)
      settle(part, false)
    }
  }

  /// A camera sees when one frame is not black; after two seconds of black ones it does not.
  private func look(at frame: UnsafeRawBufferPointer) {
    guard state.withLock({ $0.answers[.camera] }) == nil else { return }
    if !PreviewSource.isDark(frame) { return settle(.camera, true) }
    let dark = state.withLock { state in
      state.darkFrames += 1
      return state.darkFrames
    }
    if dark >= 30 { settle(.camera, false) }
  }

  /// A microphone hears when two tenths of a second are not the same sample over and over; after two seconds it does
  /// not.
  private func hear(_ loudness: LevelSource.Loudness) {
    let answer: Bool? = state.withLock { state in
      if loudness.isSilence { state.silences += 1 } else { state.sounds += 1 }
      guard state.answers[.microphone] == nil else { return nil }
      if state.sounds >= 2 { return true }
      return state.silences >= 20 ? false : nil
    }
    if let answer { settle(.microphone, answer) }
  }

  /// Looks for a way to any of the other sides, all at once: a name server that is silent must not hide the next one.
  private func tryNetwork() {
    let tries = DispatchGroup()
    for target in targets.prefix(8) {
      tries.enter()
      Self.inBackground { [weak self] in
        if CallNeeds.hasRoute(to: target) { self?.settle(.network, true) }
        tries.leave()
      }
    }
    tries.notify(queue: .global()) { [weak self] in self?.settle(.network, false) }
  }

  // MARK: Answers

  /// The first answer counts.
  private func settle(_ part: Part, _ answer: Bool) {
    state.withLock { state in
      if state.answers[part] == nil { state.answers[part] = answer }
    }
    settled.signal()
  }

  private func awaitAnswers(until end: ContinuousClock.Instant) {
    while state.withLock({ !$0.isStopped && $0.answers.count < Part.allCases.count }) {
      let left = end - .now
      guard left > .zero, settled.wait(timeout: .now() + .milliseconds(Int(left.milliseconds))) == .success
      else { return }
    }
  }

  private func report(to listener: Listener) {
    let (result, failed) = state.withLock { state -> (SelfTest?, [MediaStream]) in
      guard !state.isStopped else { return (nil, []) }
      // What comes now is too late.
      for part in Part.allCases where state.answers[part] == nil { state.answers[part] = false }
      let answers = state.answers
      let has = { (part: Part) in answers[part] == true }
      let result = SelfTest(
        hasClient: has(.client), hasNetwork: has(.network), hasMicrophone: has(.microphone),
        hasCamera: has(.camera))
      return (result, state.streams.filter { !has($0.key) }.map(\.value))
    }
    failed.forEach { $0.kill() }
    if let result { listener.found(result) }
  }

  private static func inBackground(_ work: @escaping @Sendable () -> Void) {
    let thread = Thread(block: work)
    thread.name = "self-test"
    thread.start()
  }
}

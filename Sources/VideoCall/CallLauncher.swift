public import CallFlow
internal import Foundation
internal import Model
internal import Synchronization

/// Joins the machine of a call with clients and a clock: it owns every timer, and nobody else starts a client.
///
/// `run` blocks a thread for the whole call; events may be posted from any other.
public final class CallLauncher: Sendable {
  /// What is new about a call.
  public enum Change: Sendable {
    /// Its state.
    case state
    /// The figures of the conversation.
    case quality
    /// Who hears and sees whom.
    case senses
  }

  /// The outside of a call.
  public struct World: Sendable {
    /// Makes the client for an attempt; `nil` for a kind that this machine has no client for.
    public var client: @Sendable (CallTarget, _ withCamera: Bool) -> (any CallClient)?
    /// Does what is the kiosk's own: self-test, window, call-back. Answers by `post`.
    public var kiosk: @Sendable (CallOrder) -> Void
    /// Hears of every new state and of new figures, on the thread of `run`.
    public var report: @Sendable (CallFlow, Change) -> Void
    /// Hears why a client could not be started.
    public var fault: @Sendable (CallClientError) -> Void

    /// An outside.
    public init(
      client: @escaping @Sendable (CallTarget, _ withCamera: Bool) -> (any CallClient)?,
      kiosk: @escaping @Sendable (CallOrder) -> Void, report: @escaping @Sendable (CallFlow, Change) -> Void,
      fault: @escaping @Sendable (CallClientError) -> Void
    ) {
      self.client = client
      self.kiosk = kiosk
      self.report = report
      self.fault = fault
    }
  }

  private let plan: CallPlan
  private let world: World
  private let waiting = Mutex<[CallEvent]>([])
  private let arrived = DispatchSemaphore(value: 0)
  private let start = ContinuousClock.now

  /// A launcher for one call.
  public init(_ plan: CallPlan, world: World) {
    self.plan = plan
    self.world = world
  }

  /// Tells the call that something happened. From any thread; returns at once.
  public func post(_ event: CallEvent) {
    waiting.withLock { $0.append(event) }
    arrived.signal()
  }

  /// Makes the call and returns when it is over. Without `asking`, consent and self-test are left out.
  @discardableResult
  public func run(asking: Bool) -> CallFlow {
    var flow = CallFlow(plan, at: now)
    var clients = Clients()
    world.report(flow, .state)
    if !asking { take(&flow, &clients) { $0.begin(at: now) } }
    while true {
      if case .ended = flow.state, !clients.isAlive { return flow }
      if case .ended(.stuck) = flow.state { return flow }
      wait(until: flow.nextWake)
      let event = waiting.withLock { $0.isEmpty ? CallEvent.wake : $0.removeFirst() }
      if case .client(.gone, let attempt) = event { clients.forget(attempt) }
      take(&flow, &clients) { $0.handle(event, at: now) }
    }
  }

  /// Milliseconds since the start of the launcher, by a clock that nobody sets.
  private var now: Instant { Instant(milliseconds: (ContinuousClock.now - start).milliseconds) }

  private func wait(until wake: Instant?) {
    guard let wake else { return arrived.wait() }
    let left = max(0, wake.milliseconds(since: now))
    _ = arrived.wait(timeout: .now() + .milliseconds(Int(left)))
  }

  private func take(_ flow: inout CallFlow, _ clients: inout Clients, _ step: (inout CallFlow) -> [CallOrder])
  {
    let before = flow
    let orders = step(&flow)
    if flow.state != before.state {
      world.report(flow, .state)
    } else if flow.quality != before.quality {
      world.report(flow, .quality)
    } else if flow.isHeard != before.isHeard || flow.isSeen != before.isSeen
      || flow.abilities != before.abilities
    {
      world.report(flow, .senses)
    }
    for order in orders { carryOut(order, &clients) }
  }

  private func carryOut(_ order: CallOrder, _ clients: inout Clients) {
    switch order {
    case .launch(let target, let attempt, let withCamera):
      let client = world.client(target, withCamera)
      clients.add(client, attempt)
      launch(client, attempt)
    case .dial(let attempt): clients[attempt]?.dial()
    case .microphone(let isOn, let attempt): clients[attempt]?.microphone(isOn: isOn)
    case .camera(let isOn, let attempt): clients[attempt]?.camera(isOn: isOn)
    case .hangUp(let attempt): clients[attempt]?.hangUp()
    case .quit(let attempt): clients[attempt]?.quit()
    case .kill(let attempt): clients[attempt]?.kill()
    case .beginSelfTest, .endSelfTest, .restore, .makeAppointment, .keepNumber: world.kiosk(order)
    }
  }

  private func launch(_ client: (any CallClient)?, _ attempt: Int) {
    guard let client else { return post(.client(.gone, attempt: attempt)) }
    do throws(CallClientError) {
      post(.client(.able(client.abilities), attempt: attempt))
      try client.launch { [self] said in post(.client(said, attempt: attempt)) }
    } catch {
      world.fault(error)
      post(.client(.gone, attempt: attempt))
    }
  }

  /// The clients that are not gone.
  private struct Clients {
    private var living: [Int: any CallClient] = [:]
    var isAlive: Bool { !living.isEmpty }

    subscript(attempt: Int) -> (any CallClient)? { living[attempt] }

    mutating func add(_ client: (any CallClient)?, _ attempt: Int) { living[attempt] = client }
    mutating func forget(_ attempt: Int) { living[attempt] = nil }
  }
}

extension Duration {
  /// Whole milliseconds.
  var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}

internal import Dispatch
public import Model
public import Screens
internal import Synchronization
internal import UI

/// Carries out effects away from the main thread and posts what they answer.
///
/// Law questions wait in one line, slips in another, the queue in a third, everything else that is slow in a fourth,
/// so that no PIN check, no printer that hangs and no server that is away ever holds up a search.
/// A search that a newer one has overtaken is not begun.
public final class EffectRunner: Sendable {
  private let services: Services
  private let mailbox: Mailbox
  private let lawThread = WorkThread(name: "kiosk.law")
  private let slowQueue = DispatchQueue(label: "kiosk.slow", qos: .utility)
  private let printQueue = DispatchQueue(label: "kiosk.print", qos: .utility)
  private let queueQueue = DispatchQueue(label: "kiosk.queue", qos: .userInitiated)
  private let newestSearch = Atomic<Int>(0)
  private let pending = Atomic<Int>(0)
  /// Sessions that have ended since the start: a slip belongs to the one that it was asked for in.
  private let ended = Atomic<Int>(0)

  /// A runner that answers into `mailbox`.
  public init(services: Services, mailbox: Mailbox) {
    self.services = services
    self.mailbox = mailbox
  }

  /// Effects begun and not yet answered. Input commands count until the next answer of the input method.
  public var outstanding: Int { pending.load(ordering: .acquiring) }

  /// Begins an effect; returns at once. `now` tells which day's law binds. The end of a session overwrites what its
  /// searches left on their thread's stack; leaving the application is for the loop.
  public func run(_ effect: Effect, now: Instant) {
    let services = services
    let today = now.day
    switch effect {
    case .search(let query, let limit, let token):
      newestSearch.store(token, ordering: .releasing)
      beginLaw { runner in
        guard runner.newestSearch.load(ordering: .acquiring) == token else { return nil }
        return .searched(
          answer { () throws(Failure) in try services.search(query.value, limit, today) }, token: token)
      }
    case .topicHits(let topic, let token):
      beginLaw { _ in
        .searched(answer { () throws(Failure) in try services.topicHits(topic, today) }, token: token)
      }
    case .article(let reference, let token):
      beginLaw { _ in
        .article(answer { () throws(Failure) in try services.article(reference, today) }, token: token)
      }
    case .contents(let law, let token):
      beginLaw { _ in
        .contents(answer { () throws(Failure) in try services.contents(law, today) }, token: token)
      }
    case .input(let command): services.input(command) { [mailbox] in mailbox.post(.result($0)) }
    case .chime: chime()
    case .help(let command): services.help(command, now) { [mailbox] in mailbox.post(.result(.help($0))) }
    case .checkPIN(let pin, let token):
      begin(on: slowQueue) { _ in .pinChecked(services.checkPIN(pin.value), token: token) }
    case .print(let blocks, let token):
      let session = ended.load(ordering: .acquiring)
      begin(on: printQueue) { runner in
        let isWanted = { @Sendable in runner.ended.load(ordering: .acquiring) == session }
        return .printed(
          answer { () throws(Failure) in try services.print(blocks.value, isWanted) }, token: token)
      }
    case .checkHealth(let token): begin(on: slowQueue) { _ in .health(services.health(), token: token) }
    case .saveAidEntry(let entry, let token):
      begin(on: slowQueue) { _ in
        .aidEntrySaved(
          answer { () throws(AidEntryFailure) in try services.saveAidEntry(entry, now) }, token: token)
      }
    case .sealAid(let words, let token):
      begin(on: slowQueue) { _ in
        .aidSealed(services.sealAid(words.value, now).map { Private($0) }, token: token)
      }
    case .queue(let command, let token):
      begin(on: queueQueue) { _ in .queue(services.queue(command, now), token: token) }
    case .call(let command): services.call(command, now) { [mailbox] in mailbox.post(.result(.call($0))) }
    case .hall(let command, let token):
      begin(on: slowQueue) { _ in .hall(services.hall(command, now), token: token) }
    case .makeCode(let text, let token):
      begin(on: slowQueue) { _ in .codeMade(services.makeCode(text.value), token: token) }
    case .endSession:
      ended.add(1, ordering: .acquiringAndReleasing)
      lawThread.overwriteStack()
    case .leave: break
    }
  }

  /// Says where the picture of a call belongs; returns at once.
  func placeCall(_ frame: Rect?) { services.placeCall(frame) }

  private func chime() {
    pending.add(1, ordering: .acquiringAndReleasing)
    services.chime { [self] rang in
      mailbox.post(.result(.chimed(rang)))
      pending.subtract(1, ordering: .acquiringAndReleasing)
    }
  }

  private func beginLaw(_ work: @escaping @Sendable (EffectRunner) -> EffectResult?) {
    begin(work) { [lawThread] in lawThread.async($0) }
  }

  private func begin(on queue: DispatchQueue, _ work: @escaping @Sendable (EffectRunner) -> EffectResult?) {
    begin(work) { queue.async(execute: $0) }
  }

  private func begin(
    _ work: @escaping @Sendable (EffectRunner) -> EffectResult?,
    by start: (@escaping @Sendable () -> Void) -> Void
  ) {
    pending.add(1, ordering: .acquiringAndReleasing)
    start { [self] in
      if let result = work(self) { mailbox.post(.result(result)) }
      pending.subtract(1, ordering: .acquiringAndReleasing)
    }
  }
}

/// What a throwing question answers, as a value.
private func answer<Value, Reason: Error>(_ question: () throws(Reason) -> Value) -> Result<Value, Reason> {
  do throws(Reason) {
    return .success(try question())
  } catch {
    return .failure(error)
  }
}

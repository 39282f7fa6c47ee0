internal import Dispatch
public import Model
public import Screens
internal import Synchronization

/// Carries out effects away from the main thread and posts what they answer.
///
/// Law questions wait in one line, everything slow in another, so that a PIN check never holds up a search.
/// A search that a newer one has overtaken is not begun.
public final class EffectRunner: Sendable {
  private let services: Services
  private let mailbox: Mailbox
  private let lawQueue = DispatchQueue(label: "kiosk.law", qos: .userInitiated)
  private let slowQueue = DispatchQueue(label: "kiosk.slow", qos: .utility)
  private let newestSearch = Atomic<Int>(0)
  private let pending = Atomic<Int>(0)

  /// A runner that answers into `mailbox`.
  public init(services: Services, mailbox: Mailbox) {
    self.services = services
    self.mailbox = mailbox
  }

  /// Effects begun and not yet answered. Input commands count until the next answer of the input method.
  public var outstanding: Int { pending.load(ordering: .acquiring) }

  /// Begins an effect; returns at once. `now` tells which day's law binds. Leaving the application and the
  /// end of a session are for the loop and do nothing here.
  public func run(_ effect: Effect, now: Instant) {
    let services = services
    let today = now.day
    switch effect {
    case .search(let query, let limit, let token):
      newestSearch.store(token, ordering: .releasing)
      begin(on: lawQueue) { runner in
        guard runner.newestSearch.load(ordering: .acquiring) == token else { return nil }
        return .searched(
          answer { () throws(Failure) in try services.search(query.value, limit, today) }, token: token)
      }
    case .topicHits(let topic, let token):
      begin(on: lawQueue) { _ in
        .searched(answer { () throws(Failure) in try services.topicHits(topic, today) }, token: token)
      }
    case .article(let reference, let token):
      begin(on: lawQueue) { _ in
        .article(answer { () throws(Failure) in try services.article(reference, today) }, token: token)
      }
    case .contents(let law, let token):
      begin(on: lawQueue) { _ in
        .contents(answer { () throws(Failure) in try services.contents(law, today) }, token: token)
      }
    case .input(let command): services.input(command) { [mailbox] in mailbox.post(.result($0)) }
    case .chime: chime()
    case .checkPIN(let pin, let token):
      begin(on: slowQueue) { _ in .pinChecked(services.checkPIN(pin.value), token: token) }
    case .checkHealth(let token): begin(on: slowQueue) { _ in .health(services.health(), token: token) }
    case .saveAidEntry(let entry, let token):
      begin(on: slowQueue) { _ in
        .aidEntrySaved(
          answer { () throws(AidEntryFailure) in try services.saveAidEntry(entry, now) }, token: token)
      }
    case .endSession, .leave: break
    }
  }

  private func chime() {
    pending.add(1, ordering: .acquiringAndReleasing)
    services.chime { [self] rang in
      mailbox.post(.result(.chimed(rang)))
      pending.subtract(1, ordering: .acquiringAndReleasing)
    }
  }

  private func begin(on queue: DispatchQueue, _ work: @escaping @Sendable (EffectRunner) -> EffectResult?) {
    pending.add(1, ordering: .acquiringAndReleasing)
    queue.async { [self] in
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

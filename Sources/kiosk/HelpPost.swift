internal import Dispatch
internal import Model
internal import Queue
internal import Screens
internal import Synchronization
internal import Tickets

/// Takes calls for help to where the hall keeps them, and tells what becomes of each until it ends.
///
/// Everything happens on a queue of its own, so that neither a page nor a printer ever waits for a server that
/// does not answer. What cannot be told now is told later, in order, while the call may still matter.
final class HelpPost: Sendable {
  typealias Answer = @Sendable (HelpNews) -> Void

  /// A call that has not ended, as this machine knows it.
  private struct Open {
    var answer: Answer
    /// What the resident did that the store does not know yet, with its moment.
    var untold: [(action: HelpAction, at: Instant)] = []
    var isKept = false
    /// What was answered last; the same is not answered twice.
    var answered: HelpNews?
    var tries = 0
  }

  private struct State {
    var open: [HelpCallID: Open] = [:]
    var watch: (any TicketWatch)?
  }

  private let store: @Sendable () throws(TicketStoreError) -> any TicketStore
  private let queue = DispatchQueue(label: "kiosk.help", qos: .userInitiated)
  private let state = Mutex(State())
  private let pause: DispatchTimeInterval

  /// After so many tries, five minutes, nobody waits for the call any more.
  private static let tries = 60

  /// A post to the store that `store` opens; between two tries it waits for `pause`.
  init(
    pause: DispatchTimeInterval = .seconds(5),
    store: @escaping @Sendable () throws(TicketStoreError) -> any TicketStore
  ) {
    self.store = store
    self.pause = pause
  }

  /// Begins to tell it and returns at once; `answer` is called on a thread of this post.
  func send(_ command: HelpCommand, at now: Instant, _ answer: @escaping Answer) {
    queue.async { [self] in
      switch command {
      case .raise(let id):
        change(id) { $0 = $0 ?? Open(answer: answer) }
        tell(id)
      case .tell(let action, let id):
        // A call of an earlier run, or one that staff have ended meanwhile, needs no word.
        change(id) { open in
          open?.untold.append((action, now))
          open?.answered = nil
        }
        tell(id)
      }
    }
  }

  private func change(_ id: HelpCallID, _ change: (inout Open?) -> Void) {
    state.withLock { change(&$0.open[id]) }
  }

  /// Tells the store all that it does not know yet.
  private func tell(_ id: HelpCallID) {
    guard let open = state.withLock({ $0.open[id] }) else { return }
    do throws(TicketStoreError) {
      let store = try store()
      var call = open.isKept ? nil : try store.raise(id)
      change(id) { $0?.isKept = true }
      try watch(store)
      for word in open.untold {
        call = try changed(id, word, store)
        change(id) { $0?.untold.removeFirst() }
      }
      // What was asked while the watch was not there yet is seen here.
      if call == nil { call = try store.helpCall(id) }
      if let call { report(call) }
    } catch {
      retry(id)
    }
  }

  /// The call after a word; where the store refuses it, as it stands.
  private func changed(
    _ id: HelpCallID, _ word: (action: HelpAction, at: Instant), _ store: any TicketStore
  ) throws(TicketStoreError) -> HelpCall? {
    do throws(TicketStoreError) {
      return try store.change(id, word.action, at: word.at, by: .kiosk(id.kiosk))
    } catch {
      guard case .help = error else { throw error }
      return try store.helpCall(id)
    }
  }

  private func retry(_ id: HelpCallID) {
    answer(id, .unreachable(id))
    change(id) { $0?.tries += 1 }
    guard let open = state.withLock({ $0.open[id] }), open.tries < Self.tries else { return close(id) }
    queue.asyncAfter(deadline: .now() + pause) { [weak self] in self?.tell(id) }
  }

  /// Listens while a call is open; the last one to end lets go of it.
  private func watch(_ store: any TicketStore) throws(TicketStoreError) {
    guard state.withLock({ $0.watch == nil }) else { return }
    let watch = try store.watch { [weak self] in self?.look() }
    state.withLock { $0.watch = watch }
  }

  private func look() {
    queue.async { [self] in
      for id in state.withLock({ Array($0.open.keys) }) { look(at: id) }
    }
  }

  private func look(at id: HelpCallID) {
    do throws(TicketStoreError) {
      if let call = try store().helpCall(id) { report(call) }
    } catch {
      // What the store holds stands. The watch tells when it can be asked again.
      return
    }
  }

  private func report(_ call: HelpCall) {
    answer(call.id, .stands(call))
    if call.state.isEnd { close(call.id) }
  }

  private func close(_ id: HelpCallID) {
    state.withLock { state in
      state.open[id] = nil
      if state.open.isEmpty { state.watch = nil }
    }
  }

  private func answer(_ id: HelpCallID, _ news: HelpNews) {
    let answer: Answer? = state.withLock { state in
      guard let open = state.open[id], open.answered != news else { return nil }
      state.open[id]?.answered = news
      return open.answer
    }
    answer?(news)
  }
}

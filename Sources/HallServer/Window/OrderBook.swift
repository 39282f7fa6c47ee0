/// Orders in turn: one at a time for each window, and each press of a button once.
///
/// Somebody who presses twice, a page that asks again because the answer was lost, and two pages of one window all
/// end here. It remembers the latest answers alone; the store knows a number's key for ever.
actor OrderBook {
  /// What became of an order.
  typealias Outcome = Result<WindowDone, HallRefusal>

  private var last: [Int: Task<Outcome, Never>] = [:]
  private var known: [String: Task<Outcome, Never>] = [:]
  private var keys: [String] = []
  /// Far more than anybody presses while an answer can still be missing.
  private static let remembered = 1000

  /// Does `work` in its turn at a window, or gives what the same key gave before.
  func carryOut(window: Int, key: String, _ work: @escaping @Sendable () async -> Outcome) async -> Outcome {
    let name = "\(window)/\(key)"
    if let task = known[name] { return await task.value }
    let before = last[window]
    let task = Task {
      _ = await before?.value
      return await work()
    }
    last[window] = task
    remember(name, task)
    let outcome = await task.value
    // What the store could not do is no answer: asking again with the same key tries again.
    if case .failure(let refusal) = outcome, refusal.status >= 500 { forget(name) }
    return outcome
  }

  private func remember(_ name: String, _ task: Task<Outcome, Never>) {
    known[name] = task
    keys.append(name)
    if keys.count > Self.remembered { known[keys.removeFirst()] = nil }
  }

  private func forget(_ name: String) {
    known[name] = nil
    keys.removeAll { $0 == name }
  }
}

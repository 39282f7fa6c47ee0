public import Model

/// Who is called next at a window, and why.
public struct CallChoice: Hashable, Sendable {
  /// The ticket, as it was when it was chosen.
  public var ticket: Ticket
  /// Why this one.
  public var reason: CallReason

  /// A choice with its reason.
  public init(ticket: Ticket, reason: CallReason) {
    self.ticket = ticket
    self.reason = reason
  }
}

/// Why a ticket is the next one.
public enum CallReason: Hashable, Codable, Sendable {
  /// Nobody has waited longer, in minutes.
  case longestWait(minutes: Int)
  /// Its waiting counts several times.
  case priority(name: Localized<String>, minutes: Int, weight: Double)
  /// So many with priority were called in a row, so somebody without is next.
  case turnOfTheOthers(afterPriorities: Int, minutes: Int)
  /// It missed a call, and the pause is over.
  case missedBefore(call: Int)

  /// The reason as a sentence for staff.
  public var sentence: Localized<String> {
    switch self {
    case .longestWait(let minutes):
      Localized(zh: "等得最久：\(minutes) 分钟。", en: "Has waited longest: \(minutes) min.")
    case .priority(let name, let minutes, let weight):
      Localized(
        zh: "\(name.zh)优先：等了 \(minutes) 分钟，按 \(Int(Double(minutes) * weight)) 分钟算。",
        en: "\(name.en): \(minutes) min count as \(Int(Double(minutes) * weight)).")
    case .turnOfTheOthers(let count, let minutes):
      Localized(
        zh: "已连续叫了 \(count) 个优先号，轮到普通号：等了 \(minutes) 分钟。",
        en: "\(count) with priority in a row, now one without: \(minutes) min.")
    case .missedBefore(let call):
      Localized(zh: "上次没到，第 \(call) 次叫。", en: "Missed before, call number \(call).")
    }
  }
}

/// What a window's choice depends on: the tickets that are on their way, and who was called last.
public struct CallScene: Sendable {
  /// Every ticket that has not ended.
  public var open: [Ticket]
  /// The tickets called last, the latest first; a handful is enough.
  public var recent: [Ticket]

  /// What a choice depends on.
  public init(open: [Ticket], recent: [Ticket]) {
    self.open = open
    self.recent = recent
  }
}

extension QueueSettings {
  /// Whether a ticket can be called now, or once its pause is over.
  public func isCallable(_ ticket: Ticket) -> Bool {
    guard ticket.state.isCountedAhead else { return false }
    return ticket.state != .noShow || ticket.calls < policy.maximumCalls
  }

  /// Who is next at a window; `nil` where nobody waits for one of its services.
  public func next(at window: ServiceWindow, of scene: CallScene, now: Instant) -> CallChoice? {
    ranking(at: window, of: scene, now: now, limit: 1).first
  }

  /// The next ones at a window in the order of their calls, were they all called at `now`, each with its
  /// reason.
  public func ranking(at window: ServiceWindow, of scene: CallScene, now: Instant, limit: Int) -> [CallChoice]
  {
    var tickets = scene.open.filter { window.services.contains($0.service) && isCallable($0) }
    var inARow = prioritiesInARow(scene.recent, services: window.services)
    var choices: [CallChoice] = []
    while choices.count < limit {
      let candidates = tickets.map(candidate)
      guard
        let next = CallOrder.next(
          among: candidates.indices, of: candidates, at: now.milliseconds, prioritiesInARow: inARow,
          policy: policy)
      else { break }
      let ticket = tickets.remove(at: next.index)
      let reason = reason(for: ticket, isForced: next.isForced, inARow: inARow, now: now)
      choices.append(CallChoice(ticket: ticket, reason: reason))
      inARow = weight(of: ticket.priority) > 1 ? inARow + 1 : 0
    }
    return choices
  }

  func candidate(_ ticket: Ticket) -> Candidate {
    Candidate(
      placedAt: ticket.placedAt.milliseconds, weight: weight(of: ticket.priority),
      notBefore: ticket.notBefore?.milliseconds ?? .min, number: ticket.id.number.number)
  }

  func prioritiesInARow(_ recent: [Ticket], services: [String]) -> Int {
    recent.filter { services.contains($0.service) }.prefix { weight(of: $0.priority) > 1 }.count
  }

  private func reason(for ticket: Ticket, isForced: Bool, inARow: Int, now: Instant) -> CallReason {
    let minutes = Int(max(0, now.milliseconds(since: ticket.placedAt)) / 60_000)
    if ticket.calls > 0 { return .missedBefore(call: ticket.calls + 1) }
    if isForced { return .turnOfTheOthers(afterPriorities: inARow, minutes: minutes) }
    guard let priority = priorities.first(where: { $0.id == ticket.priority }), priority.weight > 1 else {
      return .longestWait(minutes: minutes)
    }
    return .priority(name: priority.name, minutes: minutes, weight: priority.weight)
  }
}

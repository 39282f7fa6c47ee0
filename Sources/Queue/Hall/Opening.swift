public import Model

/// Whether tickets for a service can be taken now.
public enum Opening: Hashable, Sendable {
  /// They can; until the end of the present hours, where hours are known.
  case open(until: Instant?)
  /// They cannot, and when they can again, as far as that is known.
  case closed(OpeningReason, next: Instant?)

  /// Whether a ticket can be taken.
  public var isOpen: Bool {
    if case .open = self { return true }
    return false
  }
}

/// Why no ticket can be taken.
public enum OpeningReason: Hashable, Sendable {
  /// Before the first opening of the day.
  case notYet
  /// Between two spans of the day.
  case lunch
  /// After the last span of the day.
  case over
  /// A day without hours.
  case dayOff
  /// A day of the calendar, with its note.
  case holiday(Localized<String>?)
  /// Staff have closed the hall, with their words.
  case hallClosed(String?)
  /// Staff have closed the service, with their words.
  case serviceClosed(String?)
  /// All tickets of the day are taken.
  case limitReached(Int)
  /// No window deals with the service.
  case noWindow

  /// The reason in words.
  public var text: Localized<String> {
    switch self {
    case .notYet: Localized(zh: "还没到办理时间", en: "not open yet")
    case .lunch: Localized(zh: "午休", en: "closed for lunch")
    case .over: Localized(zh: "今天已下班", en: "closed for today")
    case .dayOff: Localized(zh: "今天不办理", en: "closed today")
    case .holiday(let note):
      Localized(
        zh: note.map { "\($0.zh)休息" } ?? "今天休息", en: note.map { "closed: \($0.en)" } ?? "closed today")
    case .hallClosed(let words):
      Localized(
        zh: "大厅临时关闭\(words.map { "：\($0)" } ?? "")",
        en: "the hall is closed\(words.map { ": \(ClosureReason.text($0).en)" } ?? "")")
    case .serviceClosed(let words):
      Localized(
        zh: "暂停办理\(words.map { "：\($0)" } ?? "")",
        en: "suspended\(words.map { ": \(ClosureReason.text($0).en)" } ?? "")")
    case .limitReached(let limit):
      Localized(zh: "今天的 \(limit) 个号已取完", en: "all \(limit) tickets of today are taken")
    case .noWindow: Localized(zh: "现在没有窗口办理", en: "no window deals with it")
    }
  }
}

extension QueueSettings {
  /// Whether tickets for a service can be taken at `now`. `taken` is how many count today.
  public func opening(of service: QueueService, at now: Instant, notices: HallNotices, taken: Int) -> Opening
  {
    if let closure = notices.closure(of: .hall, at: now) {
      return .closed(.hallClosed(closure.reason), next: reopening(of: service, closure.until, now))
    }
    if let closure = notices.closure(of: .service(service.id), at: now) {
      return .closed(.serviceClosed(closure.reason), next: reopening(of: service, closure.until, now))
    }
    if windows(serving: service.id).isEmpty { return .closed(.noWindow, next: nil) }
    if let limit = notices.limit(of: service), taken >= limit {
      return .closed(.limitReached(limit), next: nextOpening(of: service, after: now.day.nextMidnight))
    }
    guard let hours = service.hours ?? hours else { return .open(until: nil) }
    return byHours(hours, service, now)
  }

  private func byHours(_ hours: OpeningHours, _ service: QueueService, _ now: Instant) -> Opening {
    let spans = calendar.spans(hours, on: now.day)
    let minute = now.minuteOfDay
    if let span = spans.first(where: { $0.start <= minute && minute < $0.end }) {
      return .open(until: now.day.instant(minute: span.end))
    }
    let reason: OpeningReason =
      switch (spans.first, spans.last) {
      case (let first?, _) where minute < first.start: .notYet
      case (_, let last?) where minute >= last.end: .over
      case (_?, _): .lunch
      default: calendar.entry(on: now.day).map { .holiday($0.note) } ?? .dayOff
      }
    return .closed(reason, next: nextOpening(of: service, after: now))
  }

  /// The first moment at or after `now` at which a service is open by its hours; `nil` where none is known or
  /// comes within two months.
  public func nextOpening(of service: QueueService, after now: Instant) -> Instant? {
    guard let hours = service.hours ?? hours else { return nil }
    for offset in 0..<62 {
      let day = Day(daysSinceEpoch: now.day.daysSinceEpoch + offset)
      for span in calendar.spans(hours, on: day) where day.instant(minute: span.end) > now {
        return max(now, day.instant(minute: span.start))
      }
    }
    return nil
  }

  /// When the last window closes on the day of `now`; `nil` where hours are not known.
  public func closing(of service: QueueService, on day: Day) -> Instant? {
    guard let hours = service.hours ?? hours else { return nil }
    return calendar.spans(hours, on: day).last.map { day.instant(minute: $0.end) }
  }

  private func reopening(of service: QueueService, _ until: Instant?, _ now: Instant) -> Instant? {
    let end = until ?? now.day.nextMidnight
    return nextOpening(of: service, after: end) ?? until
  }
}

extension Day {
  /// The moment at which the next day begins in China.
  var nextMidnight: Instant { instant(minute: 24 * 60) }
}

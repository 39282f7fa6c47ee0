public import Model
internal import UI

extension App {
  /// How long nobody may touch this page before the machine asks, in milliseconds.
  ///
  /// Source: DESIGN §6: 60 s and half a second a character, doubled in large mode; staff pages have a limit of
  /// their own. Whoever has called for help waits longer: their call must not vanish while somebody is on the way.
  public var idleLimit: Int64 {
    if page.isStaffOnly { return Int64(settings.idle.staffSeconds) * 1000 }
    if isQuiet { return Int64(QuietMode.idleSeconds) * 1000 }
    let limit =
      Int64(settings.idle.baseSeconds) * 1000 + Int64(settings.idle.millisecondsPerCharacter * readingLength)
    let patient = mode.large ? Int64(Double(limit) * settings.idle.largeFactor) : limit
    // A number that is only on the screen stays there long enough to be written down.
    let kept = unsettledTicket == nil ? patient : max(patient, Int64(TicketTiming.leastSeconds) * 1000)
    return helpSince == nil ? kept : max(kept, Int64(HelpTiming.waitSeconds) * 1000)
  }

  /// When the loop has to send `Event.woke` at the latest: the minute, the idle limit, a second of the countdown.
  public var nextWake: Instant {
    var wakes = [now.nextMinute]
    if case .idle(let end) = overlay {
      let remaining = max(0, end.milliseconds(since: now))
      wakes.append(end.adding(milliseconds: -((remaining - 1) / 1000 * 1000)))
    } else if !isPristine, !isInCall {
      let end = lastTouch.adding(milliseconds: idleLimit)
      let countdown = Int64(settings.idle.countdownSeconds) * 1000
      let remaining = end.milliseconds(since: now)
      wakes.append(
        !page.isStaffOnly
          ? end
          : remaining > countdown
            ? end.adding(milliseconds: -countdown)
            : end.adding(milliseconds: -((max(0, remaining) - 1) / 1000 * 1000)))
    }
    if case .aidCheck(let state) = page, let chosen = state.chosen { wakes.append(chosen.until) }
    wakes += helpMoments.filter { $0 > now }
    if let callWake { wakes.append(callWake) }
    if let until = pinLock.lockedUntil, until > now { wakes.append(until) }
    return wakes.min() ?? now.nextMinute
  }

  /// Whole seconds until a page of the staff closes by itself, in the last of them; `nil` before, and elsewhere.
  var staffSecondsLeft: Int? {
    guard page.isStaffOnly, overlay == nil else { return nil }
    let remaining = lastTouch.adding(milliseconds: idleLimit).milliseconds(since: now)
    return remaining > Int64(settings.idle.countdownSeconds) * 1000
      ? nil : Int((max(0, remaining) + 999) / 1000)
  }

  /// Whole seconds until the session ends, while the machine asks.
  var secondsLeft: Int? {
    guard case .idle(let end) = overlay else { return nil }
    return Int((max(0, end.milliseconds(since: now)) + 999) / 1000)
  }

  mutating func wake() -> [Effect] {
    forgetOldHelp() + wakeForIdle()
  }

  private mutating func wakeForIdle() -> [Effect] {
    if case .idle(let end) = overlay { return now >= end ? reset() : [] }
    guard !isPristine, !isInCall, now >= lastTouch.adding(milliseconds: idleLimit) else {
      return refreshQueue()
    }
    switch page {
    case .staff, .staffPIN, .hall: return reset()
    default: break
    }
    overlay = .idle(until: endOfCountdown)
    return []
  }

  /// When the countdown that begins now ends the session. A quiet page is covered as soon as ever, but whoever called
  /// for help from it finds it again until the call is forgotten.
  private var endOfCountdown: Instant {
    guard isQuiet else { return now.adding(seconds: settings.idle.countdownSeconds) }
    let soon = now.adding(seconds: QuietMode.countdownSeconds)
    return helpMoments.last.map { max(soon, $0) } ?? soon
  }
}

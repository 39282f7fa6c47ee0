internal import Model

/// The longest PIN, in digits.
enum PINLimits {
  static let longest = 12
  static let shortest = 4
}

extension App {
  mutating func updateStaff(_ action: StaffAction) -> [Effect] {
    switch action {
    case .open: return openStaff()
    case .digit(let digit):
      // Keys that lead nowhere must not look as if they did.
      guard !isPINLocked else { return [] }
      changePIN {
        guard $0.digits.value.count < PINLimits.longest else { return }
        $0.digits.value += "\(digit)"
        $0.notice = .none
      }
      return []
    case .backspace:
      changePIN { if !$0.digits.value.isEmpty { $0.digits.value.removeLast() } }
      return []
    case .clear:
      changePIN { $0.digits = Private("") }
      return []
    case .enter: return checkPIN()
    case .resetNow: return reset()
    case .refresh: return look()
    case .page(let page):
      changeStaff { $0.page = max(0, page) }
      return []
    case .leave(let way):
      changeStaff { $0.confirms = way }
      return []
    case .cancelLeave:
      changeStaff { $0.confirms = nil }
      return []
    case .confirmLeave:
      guard case .staff(let state) = page, let way = state.confirms else { return [] }
      return reset() + [.leave(restart: way == .restart)]
    }
  }

  private mutating func openStaff() -> [Effect] {
    switch page {
    case .staffPIN, .staff: return []
    default: break
    }
    overlay = nil
    pages.append(.staffPIN(PINState()))
    return []
  }

  /// Whether the machine refuses every PIN for now.
  var isPINLocked: Bool { pinLock.lockedUntil.map { now < $0 } ?? false }

  private mutating func checkPIN() -> [Effect] {
    guard case .staffPIN(let state) = page, pinLock.token == nil, !isPINLocked,
      state.digits.value.count >= PINLimits.shortest
    else { return [] }
    let token = nextToken()
    pinLock.token = token
    return [.checkPIN(state.digits, token: token)]
  }

  mutating func receivePIN(_ isRight: Bool?, token: Int) -> [Effect] {
    guard pinLock.token == token else { return [] }
    pinLock.token = nil
    changePIN { $0.digits = Private("") }
    switch isRight {
    case nil: changePIN { $0.notice = .notSet }
    case false?: countWrongPIN()
    case true?:
      pinLock = PINLock()
      guard case .staffPIN = page else { return [] }
      pages[pages.count - 1] = .staff(StaffState(token: 0))
      return look()
    }
    return []
  }

  private mutating func countWrongPIN() {
    pinLock.failures += 1
    if pinLock.failures >= settings.staff.tries {
      pinLock.lockedUntil = now.adding(seconds: settings.staff.lockMinutes * 60)
    }
    changePIN { $0.notice = .wrong }
  }

  /// After the pause all tries are there again.
  mutating func releasePINLock() {
    guard let until = pinLock.lockedUntil, until <= now else { return }
    pinLock.lockedUntil = nil
    pinLock.failures = 0
    changePIN { $0.notice = .none }
  }

  private mutating func look() -> [Effect] {
    let token = nextToken()
    changeStaff {
      $0.token = token
      $0.health = nil
    }
    return [.checkHealth(token: token)]
  }

  mutating func receiveHealth(_ items: [HealthItem], token: Int) {
    changeStaff { if $0.token == token { $0.health = items } }
  }

  private mutating func changePIN(_ change: (inout PINState) -> Void) {
    guard case .staffPIN(var state) = page else { return }
    change(&state)
    pages[pages.count - 1] = .staffPIN(state)
  }

  private mutating func changeStaff(_ change: (inout StaffState) -> Void) {
    guard case .staff(var state) = page else { return }
    change(&state)
    pages[pages.count - 1] = .staff(state)
  }
}

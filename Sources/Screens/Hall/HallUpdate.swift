internal import Model
internal import Queue

extension App {
  mutating func updateHall(_ action: HallAction) -> [Effect] {
    if action == .open { return openHall() }
    guard case .hall(let state) = page else { return [] }
    switch action {
    case .open: return []
    case .page(let page): return changeHall { $0.page = max(0, page) }
    case .refresh: return look()
    case .subject(let subject): return show(.subject(subject))
    case .close:
      guard case .subject(let subject) = state.stage else { return [] }
      return show(.reason(subject))
    case .reason(let reason):
      guard case .reason(let subject) = state.stage else { return [] }
      return show(.until(subject, reason))
    case .until(let moment):
      guard case .until(let subject, let reason) = state.stage else { return [] }
      return show(.confirm(subject, reason, until: moment))
    case .confirm:
      guard case .confirm(let subject, let reason, let until) = state.stage else { return [] }
      return post(subject, .closed(until: until, reason: reason?.text.zh))
    case .reopen:
      guard case .subject(let subject) = state.stage else { return [] }
      return post(subject, nil)
    case .limit:
      guard case .subject(.service(let id)) = state.stage else { return [] }
      return show(.limit(id))
    case .ownLimit:
      guard case .limit(let id) = state.stage else { return [] }
      return post(.limit(id), nil)
    case .reprint: return show(letters.count == 1 ? .number(letter: letters[0]) : .letter)
    case .letter(let letter):
      guard state.stage == .letter, letters.contains(letter) else { return [] }
      return show(.number(letter: letter))
    case .digit(let digit):
      return changeHall {
        $0.problem = nil
        if $0.digits.count < HallLimits.digits { $0.digits += "\(digit)" }
      }
    case .backspace: return changeHall { if !$0.digits.isEmpty { $0.digits.removeLast() } }
    case .clear: return changeHall { $0.digits = "" }
    case .enter: return enter(state)
    case .printAgain: return printAgain(state)
    case .cameOut:
      guard case .ticket(let ticket) = state.stage, state.reprint == .unconfirmed else { return [] }
      return ask(.reprinted(ticket.id))
    }
  }

  /// The letters that a number of today may have.
  private var letters: [String] { services.queue.letters }

  private mutating func openHall() -> [Effect] {
    guard case .staff = page, !services.queue.services.isEmpty else { return [] }
    pages.append(.hall(HallState()))
    return look()
  }

  // MARK: Asking

  private mutating func look() -> [Effect] {
    changeHall { $0.problem = nil }
    return ask(.look)
  }

  /// A second touch while the answer is under way asks nothing; a look gives way to what staff do.
  private mutating func ask(_ command: HallCommand) -> [Effect] {
    guard case .hall(let state) = page, state.token == nil else { return [] }
    let token = nextToken()
    changeHall {
      $0.token = token
      $0.problem = nil
    }
    return [.hall(command, token: token)]
  }

  private mutating func post(_ subject: HallNotice.Subject, _ value: HallNotice.Value?) -> [Effect] {
    ask(.post(subject, value))
  }

  private mutating func enter(_ state: HallState) -> [Effect] {
    guard let number = Int(state.digits), number > 0 else { return [] }
    switch state.stage {
    case .limit(let id): return post(.limit(id), .limit(number))
    case .number(let letter):
      guard let number = TicketNumber(letter: letter, number: number) else { return [] }
      return ask(.find(number))
    default: return []
    }
  }

  private mutating func printAgain(_ state: HallState) -> [Effect] {
    guard case .ticket(let ticket) = state.stage, services.hasPrinter, state.reprint != .printing,
      state.token == nil
    else { return [] }
    let token = nextToken()
    changeHall {
      $0.token = token
      $0.reprint = .printing
      $0.problem = nil
    }
    let slip = TicketSlip(
      again: ticket, at: now, queue: services.queue, hall: settings.hall.name, phones: settings.phones
    ).slip
    return [.print(Private(slip.blocks), token: token)]
  }

  // MARK: Answers

  mutating func receiveHall(_ answer: HallAnswer, token: Int) {
    guard case .hall(let state) = page, state.token == token else { return }
    changeHall { $0.token = nil }
    switch answer {
    case .looked(let result, let printer):
      changeHall { $0.printer = printer }
      take(result)
    case .posted(let result):
      guard take(result) else { return }
      switch state.stage {
      case .confirm(let subject, _, _): show(.subject(subject))
      case .limit(let id): show(.subject(.service(id)))
      default: break
      }
    case .found(.success(let ticket)): show(.ticket(ticket))
    case .noted(.success(let ticket)):
      changeHall {
        $0.stage = .ticket(ticket)
        $0.reprint = .printed
      }
    case .found(.failure(let problem)), .noted(.failure(let problem)):
      changeHall { $0.problem = problem.sentence }
    }
  }

  /// Shows the queue as it stands, or says why it cannot be read.
  @discardableResult private mutating func take(_ result: Result<HallReport, TicketDesk.Problem>) -> Bool {
    switch result {
    case .success(let report):
      changeHall { $0.report = report }
      return true
    case .failure(let problem):
      changeHall { $0.problem = problem.sentence }
      return false
    }
  }

  mutating func receiveHallPrinted(_ answer: Result<PrintConfirmation, Failure>, token: Int) -> [Effect] {
    guard case .hall(let state) = page, state.token == token, case .ticket(let ticket) = state.stage else {
      return []
    }
    changeHall { $0.token = nil }
    switch answer {
    case .success(.confirmed): return ask(.reprinted(ticket.id))
    case .success(.unconfirmed): return changeHall { $0.reprint = .unconfirmed }
    case .failure(let failure): return changeHall { $0.reprint = .failed(failure.sentence) }
    }
  }

  // MARK: Moving

  /// 返回 within the pages of the hall; `nil` where it leads out of them.
  mutating func hallWentBack() -> [Effect]? {
    guard case .hall(let state) = page else { return nil }
    switch state.stage {
    case .overview: return nil
    case .subject, .letter: break
    case .reason(let subject): return show(.subject(subject))
    case .until(let subject, _): return show(.reason(subject))
    case .confirm(let subject, let reason, _): return show(.until(subject, reason))
    case .limit(let id): return show(.subject(.service(id)))
    case .number where letters.count > 1: return show(.letter)
    case .number: break
    case .ticket(let ticket): return show(.number(letter: ticket.id.number.letter))
    }
    show(.overview)
    return look()
  }

  @discardableResult private mutating func show(_ stage: HallState.Stage) -> [Effect] {
    changeHall {
      $0.stage = stage
      $0.page = 0
      $0.digits = ""
      $0.problem = nil
      $0.reprint = .none
      $0.token = nil
    }
  }

  @discardableResult private mutating func changeHall(_ change: (inout HallState) -> Void) -> [Effect] {
    guard case .hall(var state) = page else { return [] }
    change(&state)
    pages[pages.count - 1] = .hall(state)
    return []
  }
}

/// What the keys of the hall's pages take.
enum HallLimits {
  /// Digits of a limit or a number.
  static let digits = 4
}

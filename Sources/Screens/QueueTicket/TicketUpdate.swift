internal import Model
internal import Queue

enum TicketTiming {
  /// How long nobody may touch the page of a number that does not count yet, in seconds.
  static let leastSeconds = 120
}

/// From the number to the slip, the visitor's word for it, and leaving.
extension App {
  /// How often a slip is printed before the staff have to look.
  private static let mostSlips = 3

  /// The number on the page that is shown, or below the page, that leaving would give up.
  var unsettledTicket: HeldTicket? { tickets.last { $0.isLostByLeaving } }

  /// The ticket of that number.
  func heldTicket(_ id: TicketID) -> HeldTicket? { tickets.first { $0.id == id } }

  private mutating func changeTicket(_ id: TicketID, _ change: (inout HeldTicket) -> Void) {
    guard let index = tickets.firstIndex(where: { $0.id == id }) else { return }
    change(&tickets[index])
  }

  // MARK: The number is there

  /// Keeps a number that was just taken, prints its slip and makes its code. A private one is printed only when
  /// asked for, and has no code.
  mutating func hold(_ receipt: TicketDesk.Receipt) -> [Effect] {
    let held = HeldTicket(receipt: receipt, isPrivate: isQuiet)
    tickets.removeAll { $0.id == held.id }
    tickets.append(held)
    let code = ticketText(held).map { makeCode(of: $0) } ?? []
    return (held.isPrivate ? [] : printTicket(held)) + code
  }

  /// What the code of a ticket holds: number, service, hall, day and time, and nothing else. `nil` for a private one.
  func ticketText(_ held: HeldTicket) -> String? {
    guard !held.isPrivate else { return nil }
    // In Chinese, so that the staff at the window can read it too, and changing the language changes no code.
    let service = services.queue.service(held.receipt.ticket.service)?.name.zh ?? ""
    return TicketSlip.code(held.receipt.ticket, service: service, hall: settings.hall.name.zh)
  }

  // MARK: Touches

  mutating func updateTicket(_ action: QueueAction, _ state: QueueState) -> [Effect] {
    guard case .ticket(let id) = state.stage, let held = heldTicket(id) else { return [] }
    switch action {
    case .gotIt: return confirm(held, .screen)
    case .noSlip:
      guard case .printed = held.print else { return [] }
      changeTicket(id) { $0.print = .failed(nil) }
      return []
    case .print: return printTicket(held)
    default: return []
    }
  }

  /// Prints the slip, unless it is printing or out, or has been tried often enough.
  private mutating func printTicket(_ held: HeldTicket) -> [Effect] {
    guard services.hasPrinter, held.slips < Self.mostSlips, !held.isPrinting else { return [] }
    if case .printed = held.print { return [] }
    let token = nextToken()
    changeTicket(held.id) { ticket in
      ticket.print = .printing(token: token)
      ticket.slips += 1
    }
    let print = Effect.print(Private(ticketSlip(held).blocks), token: token)
    return held.standing == .counts ? [print, .queue(.reprinted(held.id), token: token)] : [print]
  }

  /// Whether another slip may be asked for.
  func canPrint(_ held: HeldTicket) -> Bool { services.hasPrinter && held.slips < Self.mostSlips }

  func ticketSlip(_ held: HeldTicket) -> Slip {
    TicketSlip(
      held.receipt, queue: services.queue, hall: settings.hall.name, phones: settings.phones, locale: locale,
      isPrivate: held.isPrivate
    ).slip
  }

  private mutating func confirm(_ held: HeldTicket, _ proof: TicketProof) -> [Effect] {
    guard held.isUnsettled else { return [] }
    let token = nextToken()
    changeTicket(held.id) { $0.standing = .confirming(token: token) }
    return [.queue(.confirm(held.id, proof), token: token)]
  }

  // MARK: Answers

  mutating func receiveTicketPrinted(_ answer: Result<PrintConfirmation, Failure>, token: Int) -> [Effect] {
    if let id = departed.removeValue(forKey: token) {
      // The visitor left while the slip was printing. One that may be out counts; of another nobody has the number.
      switch answer {
      case .success(.confirmed): return [.queue(.confirm(id, .paper), token: token)]
      case .success(.unconfirmed): return [.queue(.confirm(id, .sent), token: token)]
      case .failure: return [.queue(.cancel(id, isPrintFailure: true), token: token)]
      }
    }
    guard let held = tickets.first(where: { $0.print == .printing(token: token) }) else { return [] }
    switch answer {
    case .success(let confirmation): changeTicket(held.id) { $0.print = .printed(confirmation) }
    case .failure(let failure): changeTicket(held.id) { $0.print = .failed(failure.sentence) }
    }
    guard answer == .success(.confirmed), held.isUnsettled else { return [] }
    if case .leaveTicket(held.id, _) = overlay { overlay = nil }
    return confirm(held, .paper)
  }

  mutating func receiveConfirmed(_ result: Result<Ticket, TicketDesk.Problem>, token: Int) {
    guard let held = tickets.first(where: { $0.standing == .confirming(token: token) }) else { return }
    changeTicket(held.id) { ticket in
      switch result {
      case .success: ticket.standing = .counts
      // Somebody was quicker: staff, or a window that has called it.
      case .failure(.store(.refused(let refusal))) where refusal.state != .issued && !refusal.state.isEnd:
        ticket.standing = .counts
      case .failure: ticket.standing = .failed
      }
    }
  }

  // MARK: Leaving

  /// Before somebody leaves with a number that does not count, the page says so; in quiet mode leaving is instant.
  mutating func asksBeforeLeaving() -> Bool {
    guard !isQuiet, let held = unsettledTicket else { return false }
    overlay = .leaveTicket(held.id, toHome: true)
    return true
  }

  /// What was answered to the question before leaving.
  mutating func leaveTicket(keeping: Bool) -> [Effect] {
    guard case .leaveTicket(let id, let toHome) = overlay, let held = heldTicket(id) else { return [] }
    overlay = nil
    var effects: [Effect] = []
    if keeping {
      effects = confirm(held, .screen)
    } else {
      effects = [cancellation(of: held)]
      tickets.removeAll { $0.id == id }
    }
    if toHome { return effects + goHome() }
    // One of several numbers that do not count is asked for at a time.
    return effects + goBack()
  }

  private func cancellation(of held: HeldTicket) -> Effect {
    let failed = if case .failed = held.print { true } else { false }
    return .queue(.cancel(held.id, isPrintFailure: failed), token: lastToken)
  }

  /// The end of the session: every number that does not count by now is given up, but one whose slip somebody may
  /// have taken and gone. Where that is on the way, the printer's answer decides.
  mutating func giveUpTickets() -> [Effect] {
    var effects: [Effect] = []
    for held in tickets where held.isUnsettled {
      switch held.print {
      case .printing(let token): departed[token] = held.id
      case .printed: effects.append(.queue(.confirm(held.id, .sent), token: lastToken))
      case .idle, .failed: effects.append(cancellation(of: held))
      }
    }
    return effects
  }
}

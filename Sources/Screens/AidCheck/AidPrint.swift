internal import Eligibility
public import Model

/// How the printing of one slip stands.
public enum PrintState: Hashable, Sendable {
  /// Nobody asked for a slip of these answers yet.
  case idle
  /// The slip is on its way; the answer with this token ends it.
  case printing(token: Int)
  /// The slip is out, or, where the printer says nothing, somebody has to look.
  case printed(PrintConfirmation)
  /// It did not come out, or not whole: what to do about it where that is known.
  case failed(Localized<String>?)
}

extension App {
  /// Prints the result once, however often it is asked: again only after a failure, or where nobody knows whether
  /// the slip came out. Without a printer, before there is a result, and in its first moments nothing happens.
  mutating func printAidResult(_ state: AidCheckState) -> [Effect] {
    if let shown = state.resultSince, now < shown.adding(milliseconds: AidTiming.unreadResult) { return [] }
    guard services.hasPrinter, canPrintMore, state.stage == .result,
      let slip = aidSlip(state, code: state.code?.value)
    else { return [] }
    switch state.print {
    case .printing, .printed(.confirmed): return []
    case .idle, .failed, .printed(.unconfirmed): break
    }
    let token = nextToken()
    changeAid { $0.print = .printing(token: token) }
    return [.print(Private(slip.blocks), token: token)]
  }

  /// Whether the resident may print another slip; more than the hall's limit is for staff to print.
  var canPrintMore: Bool { slipsPrinted < settings.printer.slipsPerSession }

  /// What would be printed of these answers; `nil` where this machine has no rule pack.
  func aidSlip(_ state: AidCheckState, code: String? = nil) -> Slip? {
    guard let result = aidResult(state) else { return nil }
    return AidSlip(
      result, hall: settings.hall.name, phones: settings.phones, at: now, locale: locale,
      isQuiet: isQuiet || result.isPrivate, institution: aidInstitution(result), code: code
    ).slip
  }

  /// The printer answered. The resident may be reading an article by now, or have left: after a reset nobody waits
  /// for that token any more.
  mutating func receivePrinted(_ answer: Result<PrintConfirmation, Failure>, token: Int) {
    for (index, page) in pages.enumerated() {
      guard case .aidCheck(var state) = page, state.print == .printing(token: token) else { continue }
      if case .success = answer { slipsPrinted += 1 }
      switch answer {
      case .success where state.isPrintStale: state.print = .idle
      case .success(let confirmation): state.print = .printed(confirmation)
      case .failure(let failure): state.print = .failed(failure.sentence)
      }
      state.isPrintStale = false
      pages[index] = .aidCheck(state)
    }
  }
}

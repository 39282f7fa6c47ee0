public import Model
public import Queue

/// A queue ticket on paper. Pure: everything that stands on it comes in.
///
/// In English the service stands in both languages, for the staff at the window.
public struct TicketSlip {
  private let ticket: Ticket
  /// What was promised with the number; `nil` on a slip that is printed once more.
  private let estimate: WaitEstimate?
  /// When it was printed once more; `nil` on the first slip.
  private let again: Instant?
  private let queue: QueueSettings
  private let hall: Localized<String>
  private let phones: KioskSettings.Phones
  private let locale: Model.Locale
  private let isPrivate: Bool

  /// A slip for a number. `isPrivate` where nothing may tell what it is for.
  public init(
    _ receipt: TicketDesk.Receipt, queue: QueueSettings, hall: Localized<String>,
    phones: KioskSettings.Phones, locale: Model.Locale, isPrivate: Bool
  ) {
    ticket = receipt.ticket
    estimate = receipt.estimate
    again = nil
    self.queue = queue
    self.hall = hall
    self.phones = phones
    self.locale = locale
    self.isPrivate = isPrivate
  }

  /// The same slip once more at a moment, marked 补打, for staff to hand over. It says nothing of the wait: what was
  /// promised with the number holds no longer. A neutral number gives a neutral slip.
  public init(
    again ticket: Ticket, at moment: Instant, queue: QueueSettings, hall: Localized<String>,
    phones: KioskSettings.Phones
  ) {
    self.ticket = ticket
    estimate = nil
    again = moment
    self.queue = queue
    self.hall = hall
    self.phones = phones
    locale = .zh
    isPrivate = ticket.id.number.letter == queue.neutralLetter
  }

  /// What is printed.
  public var slip: Slip {
    guard !isPrivate else { return Slip([number] + mark + [.rule(isDashed: true), rule]) }
    return Slip(
      [SlipWording.hall(hall, locale), .rule()] + service + [number] + mark + [moment]
        + (wait.isEmpty ? [] : [.rule(isDashed: true)]) + wait + bring + [
          .rule(isDashed: true), rule, .rule(), code, .rule(), phone,
        ])
  }

  /// What the code of a ticket holds, a line each: number, service, hall, day and time.
  static func code(_ ticket: Ticket, service: String, hall: String) -> String {
    let moment = "\(ticket.id.day) \(Clock.time(ticket.issuedAt))"
    return [ticket.id.number.description, service, hall, moment].joined(separator: "\n")
  }

  private func say(_ words: Localized<String>) -> String { words[locale] }

  // MARK: Parts

  private var service: [Slip.Block] {
    guard let name = queue.service(ticket.service)?.name else { return [] }
    let chinese: [Slip.Block] =
      locale == .zh ? [] : [.text(name.zh, role: .note, isBold: true, alignment: .center)]
    return [.text(say(name), role: .heading, alignment: .center)] + chinese
  }

  private var number: Slip.Block { .text(ticket.id.number.description, role: .number, alignment: .center) }

  /// The day on which the number was taken: it holds for that day alone, also where midnight has passed meanwhile.
  private var moment: Slip.Block {
    let taken = "\(Clock.date(ticket.id.day, locale: locale)) \(Clock.time(ticket.issuedAt))"
    return .text(TicketSlipWording.today(taken)[locale], role: .note, alignment: .center)
  }

  /// Two slips with this number are one ticket.
  private var mark: [Slip.Block] {
    again.map { [.text(TicketSlipWording.again(Clock.time($0))[locale], isBold: true, alignment: .center)] }
      ?? []
  }

  private var wait: [Slip.Block] {
    guard let estimate else { return [] }
    let ahead = QueueWording.ahead(estimate)[locale]
    let range: Slip.Block = .text(
      estimate.mayNotBeReached || estimate.range == nil
        ? say(estimate.text) : QueueWording.about(estimate)[locale], isBold: true)
    return (ahead.isEmpty ? [] : [.text(ahead, isBold: true)]) + [
      range, .text(say(QueueWording.onlyEstimate), role: .note),
    ]
  }

  private var bring: [Slip.Block] {
    guard let things = queue.service(ticket.service)?.bring, !things.isEmpty else { return [] }
    return [.rule(isDashed: true), SlipWording.heading(QueueWording.bring, locale)]
      + things.map { .checkbox(say($0)) }
  }

  private var rule: Slip.Block { .text(say(queue.policy.missedRule)) }

  private var code: Slip.Block {
    let name = queue.service(ticket.service)?.name.zh ?? ""
    return .code(
      TicketSlip.code(ticket, service: name, hall: hall.zh), lead: say(TicketSlipWording.codeLead),
      words: TicketSlipWording.codeWords.map(say))
  }

  private var phone: Slip.Block { SlipWording.phone(TicketSlipWording.line, phones, locale) }
}

enum TicketSlipWording {
  static let codeLead = Localized(zh: "手机扫码，存下号码", en: "Scan to keep the number")
  static let codeWords = [
    Localized(zh: "没有手机也行，听叫号。", en: "No phone needed: listen for the call."),
    Localized(zh: "码里没有您的姓名。", en: "It holds no name."),
  ]
  static let line = Localized(zh: "法律咨询热线", en: "Legal advice")

  static func again(_ time: String) -> Localized<String> {
    Localized(zh: "补打 \(time)，号码不变", en: "Copy \(time), the same number")
  }

  static func today(_ taken: String) -> Localized<String> {
    Localized(zh: "\(taken) 取号，当天有效", en: "Taken \(taken), valid that day")
  }
}

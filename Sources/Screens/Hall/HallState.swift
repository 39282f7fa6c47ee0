public import Model
public import Queue

/// 取号和大厅: what staff close, limit and print again at the kiosk.
public struct HallState: Hashable, Sendable {
  /// What the page shows.
  public enum Stage: Hashable, Sendable {
    /// The queue at a glance.
    case overview
    /// The hall or a service: how it stands, what can be done.
    case subject(HallNotice.Subject)
    /// Why it is closed.
    case reason(HallNotice.Subject)
    /// Until when.
    case until(HallNotice.Subject, ClosureReason?)
    /// Everything once more, before it counts.
    case confirm(HallNotice.Subject, ClosureReason?, until: Instant?)
    /// Today's limit of a service.
    case limit(String)
    /// The letter of the number to print again.
    case letter
    /// The digits of it.
    case number(letter: String)
    /// The ticket to print again.
    case ticket(Ticket)

    /// A name for the log and the touch guard.
    public var name: String {
      switch self {
      case .overview: "overview"
      case .subject: "subject"
      case .reason: "reason"
      case .until: "until"
      case .confirm: "confirm"
      case .limit: "limit"
      case .letter: "letter"
      case .number: "number"
      case .ticket: "ticket"
      }
    }
  }

  /// How printing again went.
  public enum Reprint: Hashable, Sendable {
    /// Not asked for yet.
    case none
    /// At the printer.
    case printing
    /// The printer says that it came out.
    case printed
    /// The printer does not say whether it came out.
    case unconfirmed
    /// It did not work; why, in Chinese as printers say it.
    case failed(Localized<String>)
  }

  /// What the page shows.
  public var stage = Stage.overview
  /// Which page of it, from 0.
  public var page = 0
  /// The queue at a glance; `nil` before the first answer.
  public var report: HallReport?
  /// How the printer stands; `nil` where there is none, or before the first answer.
  public var printer: HealthItem?
  /// Why the last thing was not done, as a sentence.
  public var problem: Localized<String>?
  /// The digits written so far.
  public var digits = ""
  /// How printing again went.
  public var reprint = Reprint.none
  /// The token of what is under way; `nil` where nothing is.
  public var token: Int?

  /// The overview before its first answer.
  public init() {}
}

/// A touch on the pages of the hall.
public enum HallAction: Hashable, Sendable {
  /// 取号和大厅, on the staff page.
  case open
  /// Another page of a list.
  case page(Int)
  /// Looks again.
  case refresh
  /// The hall or a service.
  case subject(HallNotice.Subject)
  /// 暂停.
  case close
  /// A reason; `nil` for none.
  case reason(ClosureReason?)
  /// Until when; `nil` for the rest of the day.
  case until(Instant?)
  /// 确认.
  case confirm
  /// 恢复.
  case reopen
  /// 今天限号.
  case limit
  /// Today's limit is what the file says.
  case ownLimit
  /// 补打小票.
  case reprint
  /// The letter of the number.
  case letter(String)
  /// A digit.
  case digit(Int)
  /// Takes back a digit.
  case backspace
  /// Starts over.
  case clear
  /// Takes what was written.
  case enter
  /// Prints it again.
  case printAgain
  /// The slip came out, staff say.
  case cameOut
}

/// Something about the hall that may block for the disk, the server or the printer.
public enum HallCommand: Codable, Equatable, Sendable {
  /// The queue at a glance, and the printer. Answers `HallAnswer.looked`.
  case look
  /// Says something for today. Answers `HallAnswer.posted`.
  case post(HallNotice.Subject, HallNotice.Value?)
  /// The ticket of today with a number. Answers `HallAnswer.found`.
  case find(TicketNumber)
  /// Another slip of it came out. Answers `HallAnswer.noted`.
  case reprinted(TicketID)
}

/// What a command about the hall answers.
public enum HallAnswer: Equatable, Sendable {
  /// The queue, and how the printer stands where there is one.
  case looked(Result<HallReport, TicketDesk.Problem>, printer: HealthItem?)
  /// The queue afterwards.
  case posted(Result<HallReport, TicketDesk.Problem>)
  /// The ticket that can be printed again.
  case found(Result<Ticket, TicketDesk.Problem>)
  /// The ticket with the reprint in its history.
  case noted(Result<Ticket, TicketDesk.Problem>)
}

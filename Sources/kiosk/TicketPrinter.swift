internal import HallServer
internal import Model
internal import Queue
internal import Screens

/// Prints the numbers that windows issue on the printer of this machine, in the language of the hall.
struct TicketPrinter: Sendable {
  private let printer: PrintDesk
  private let settings: KioskSettings
  private let queue: QueueSettings

  /// The printer of the settings; `nil` where there is none. The kiosk's other processes keep `lock` while they
  /// print, so that no slip lands in another.
  init?(_ settings: KioskSettings, _ queue: QueueSettings, lock: String) {
    let printer = PrintDesk(settings, lock: lock)
    guard printer.isThere else { return nil }
    (self.printer, self.settings, self.queue) = (printer, settings, queue)
  }

  /// Prints the slip of a number. Takes seconds; from any thread but the main one.
  @Sendable func print(_ receipt: TicketDesk.Receipt) -> TicketPrint {
    let slip = TicketSlip(
      receipt, queue: queue, hall: settings.hall.name, phones: settings.phones, locale: settings.language,
      isPrivate: receipt.ticket.id.number.letter == queue.neutralLetter
    ).slip
    do throws(Failure) {
      switch try printer.print(slip.blocks) {
      case .confirmed: return .printed
      case .unconfirmed: return .unconfirmed
      }
    } catch {
      return .failed(error.sentence)
    }
  }
}

import Model
import Queue
import SDLBackend
import Screens
import Testing

@testable import Printing

/// The ticket's slip, as a printer, a phone and an eye get it.
@Suite struct TicketSlipTests {
  private static let moment = Instant(milliseconds: 1_795_400_640_000)

  private static func slip(
    locale: Model.Locale = .zh, isPrivate: Bool = false
  ) throws -> Slip {
    var queue = QueueSettings()
    queue.services = [
      QueueService(
        id: "consult", letter: "A", name: Localized(zh: "法律咨询", en: "Legal advice"),
        bring: [Localized(zh: "身份证", en: "Identity card")])
    ]
    let number = try #require(TicketNumber(letter: isPrivate ? "N" : "A", number: 29))
    let ticket = Ticket(
      id: TicketID(day: moment.day, number: number), key: "secret-key", service: "consult",
      priority: "disabled", issuer: .kiosk(1), issuedAt: moment)
    let estimate = WaitEstimate(ahead: 6, range: WaitRange(low: 15, high: 25), mayNotBeReached: false)
    return TicketSlip(
      TicketDesk.Receipt(ticket: ticket, isNew: true, estimate: estimate), queue: queue,
      hall: Localized(zh: "云岭县公共法律服务大厅", en: "Yunling Legal Service Hall"), phones: KioskSettings.Phones(),
      locale: locale, isPrivate: isPrivate
    ).slip
  }

  private static func printed(_ slip: Slip) throws -> Bitmap1 {
    let picture = try SlipPainter(glyphs: FontDrawing(fonts: FontSet())).paint(slip)
    var decoder = ReceiptDecoder()
    try decoder.feed(ESCPOS.encode(picture, ending: .cut(feed: 0)))
    #expect(decoder.isBetweenSlips)
    let slip = try #require(decoder.slips.first)
    #expect(slip == picture)
    return slip
  }

  private static func lines(_ slip: Slip) throws -> [String] {
    try SlipLayout(slip, format: .roll80, measuring: FontMeasuring(fonts: FontSet(), scale: 1)).lines
  }

  @Test(arguments: Model.Locale.allCases)
  func thePrintersBytesHoldTheCode(locale: Model.Locale) throws {
    let paper = try Self.printed(try Self.slip(locale: locale))
    #expect(try paper.scanned() == ["A029", "法律咨询", "云岭县公共法律服务大厅", "2026-11-23 10:24"])
  }

  @Test func itSaysAllThatIsNeededWithoutAPhone() throws {
    let lines = try Self.lines(try Self.slip())
    let text = lines.joined()
    for words in [
      "A029", "法律咨询", "云岭县公共法律服务大厅", "2026年11月23日 10:24", "前面还有 6 人", "15–25 分钟", "身份证", "过 3 分钟会再叫", "12348",
    ] { #expect(text.contains(words), "\(words)") }
    #expect(!text.contains("残疾") && !text.contains("secret"))
  }

  @Test func aPrivateOneTellsTheNumberAndTheRuleOnly() throws {
    let slip = try Self.slip(isPrivate: true)
    let text = try Self.lines(slip).joined()
    #expect(text.contains("N029") && text.contains("叫号没赶上"))
    for words in ["法律", "大厅", "2026", "10:24", "前面"] { #expect(!text.contains(words), "\(words)") }
    #expect(try Self.printed(slip).scanned().isEmpty)
  }
}

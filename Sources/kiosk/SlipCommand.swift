internal import ArgumentParser
internal import Configuration
internal import Eligibility
internal import Foundation
internal import LawIndex
internal import Model
internal import Printing
internal import Queue
internal import Screens

struct SlipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slip",
    abstract: "Writes a slip as the bytes for the printer or as a picture; a sample where there is no data.",
    discussion: """
      kiosk slip aid --out slip.png --answers matter=wage status=migrant
      kiosk slip article 劳动合同法 85 --out slip.bin
      kiosk slip ticket --out slip.png --private
      """)

  /// What can stand on a slip.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case aid, article, ticket, referral
  }

  @OptionGroup var places: PlaceOptions
  @Argument(help: "aid, article or ticket.")
  var kind: Kind
  @Argument(help: "For an article: the law and the number, such as 劳动合同法 85.")
  var reference: [String] = []
  @Option(help: "The file: .png for a picture, .bin for the printer's bytes.")
  var out: String
  @Option(parsing: .upToNextOption, help: "For aid: answers such as matter=wage status=migrant.")
  var answers: [String] = []
  @Flag(name: .customLong("private"), help: "For a ticket: one that tells nothing.")
  var isPrivate = false
  @Option(help: "The language: zh or en.")
  var locale = Model.Locale.zh

  func validate() throws {
    guard out.hasSuffix(".png") || out.hasSuffix(".bin") else {
      throw ValidationError("--out takes a name that ends in .png or .bin, not \(out)")
    }
    guard kind == .article ? [0, 2].contains(reference.count) : reference.isEmpty else {
      throw ValidationError(
        kind == .article
          ? "an article is a law and a number, such as 劳动合同法 85" : "only an article takes a law and a number")
    }
    guard kind == .ticket || !isPrivate else { throw ValidationError("--private is for tickets") }
    guard kind == .aid || answers.isEmpty else { throw ValidationError("--answers are for aid") }
  }

  func run() throws {
    let kiosk = Kiosk(places.locations)
    let slip =
      switch kind {
      case .aid: try aid(kiosk)
      case .article: try article(kiosk)
      case .ticket: try ticket(kiosk)
      case .referral: throw Refusal("this kiosk refers nobody yet, so there is no referral to print")
      }
    do {
      let picture = try kiosk.printer.paint(slip)
      try kiosk.printer.write(picture, to: out)
      print("\(out): \(picture.width) × \(picture.height) dots")
    } catch {
      throw Refusal("\(error)")
    }
  }

  // MARK: Aid

  /// Somebody who came to town to work and was not paid: the case that halls see most.
  private static let sample = ["matter=wage", "status=migrant", "who=self"]

  private func aid(_ kiosk: Kiosk) throws -> Slip {
    let settings = kiosk.settings
    let pack = try places.loadAidPack()
    let given = try pack.checkedAnswers(answers.isEmpty ? Self.sample : answers)
    let now = Instant.current
    let result = pack.evaluate(given, region: settings.hall.regionCode, day: now.day)
    return AidSlip(
      result, hall: settings.hall.name, phones: settings.phones, at: now, locale: locale,
      isQuiet: result.isPrivate, code: SealDesk(kiosk.configuration, kiosk.aid).code(given.words, at: now)
    ).slip
  }

  // MARK: Ticket

  /// The first service with some people ahead: no number is taken.
  private func ticket(_ kiosk: Kiosk) throws -> Slip {
    let queue = kiosk.queue.settingsForScreens
    let letter = isPrivate ? queue.neutralLetter : queue.services.first?.letter
    guard let service = queue.services.first, let letter,
      let number = TicketNumber(letter: letter, number: 29)
    else { throw Refusal("this hall has no services to queue for; see services.yaml") }
    let now = Instant.current
    let ticket = Ticket(
      id: TicketID(day: now.day, number: number), key: "sample", service: service.id, priority: nil,
      issuer: .staff, issuedAt: now)
    let estimate = WaitEstimate(ahead: 6, range: WaitRange(low: 15, high: 25), mayNotBeReached: false)
    return TicketSlip(
      TicketDesk.Receipt(ticket: ticket, isNew: true, estimate: estimate), queue: queue,
      hall: kiosk.settings.hall.name, phones: kiosk.settings.phones, locale: locale, isPrivate: isPrivate
    ).slip
  }

  // MARK: Article

  private func article(_ kiosk: Kiosk) throws -> Slip {
    let settings = kiosk.settings
    let now = Instant.current
    return ArticleSlip(
      try wantedArticle(kiosk, today: now.day), hall: settings.hall.name, phones: settings.phones, at: now,
      locale: locale
    ).slip
  }

  private func wantedArticle(_ kiosk: Kiosk, today: Day) throws -> LawArticle {
    guard let law = reference.first, let text = reference.last else { return try sampleArticle(kiosk, today) }
    guard let number = ArticleNumber(text) else {
      throw Refusal("an article number looks like 1079 or 133-1, not \(text)", status: 2)
    }
    do { _ = try kiosk.law.open(today: today) } catch { throw Refusal("\(error)") }
    let wanted = LawReference(law: LawKey.make(law), article: number)
    guard let article = try kiosk.law.current().article(wanted, today: today) else {
      throw Refusal("no article \(number) of \(law) in force on this machine")
    }
    return article
  }

  /// The first digest of the first topic; a fixed one where this machine has no index.
  private func sampleArticle(_ kiosk: Kiosk, _ today: Day) throws -> LawArticle {
    do {
      _ = try kiosk.law.open(today: today)
      let index = try kiosk.law.current()
      if let topic = try index.topics().first, let hit = try index.hits(topic: topic.id, today: today).first,
        let article = try index.article(hit.reference, today: today)
      {
        return article
      }
    } catch {
      standardError("no law index here, so this is a sample: \(error)")
    }
    guard let number = ArticleNumber("85") else { throw Refusal("there is no sample article") }
    return LawArticle(
      reference: LawReference(law: LawKey.make("劳动合同法"), article: number), lawTitle: "劳动合同法", title: "样张",
      digest: "这是一张样张：这台机器还没有法律索引。", validity: .unchecked)
  }
}

public import Model

/// An article on paper: plain words, official text, and which is which. Pure.
public struct ArticleSlip {
  private let article: LawArticle
  private let hall: Localized<String>
  private let phones: KioskSettings.Phones
  private let moment: Instant
  private let locale: Model.Locale

  /// A slip for an article.
  public init(
    _ article: LawArticle, hall: Localized<String>, phones: KioskSettings.Phones, at moment: Instant,
    locale: Model.Locale
  ) {
    self.article = article
    self.hall = hall
    self.phones = phones
    self.moment = moment
    self.locale = locale
  }

  /// What is printed.
  public var slip: Slip {
    let head: [Slip.Block] = [
      SlipWording.hall(hall, locale), SlipWording.moment(moment, locale), .rule(),
      .text("《\(article.lawTitle)》\(article.reference.article.chinese)", role: .heading),
    ]
    let parts = [plainWords, officialText].filter { !$0.isEmpty }
    let middle = parts.enumerated().flatMap { $0 == 0 ? $1 : [.rule(isDashed: true)] + $1 }
    return Slip(head + middle + [.rule(), SlipWording.phone(SlipWording.notSure, phones, locale)])
  }

  private func say(_ words: Localized<String>) -> String { words[locale] }

  private var plainWords: [Slip.Block] {
    guard let digest = article.digest else { return [] }
    let title = article.title.map { [Slip.Block.text($0, isBold: true)] } ?? []
    return [.text("〔\(say(Wording.digest))〕", role: .note, isBold: true)] + title + [
      .text(digest), .text(say(Wording.officialPrevails), role: .note),
    ]
  }

  private var officialText: [Slip.Block] {
    guard !article.official.isEmpty else { return [] }
    return [.text("〔\(say(Wording.official))〕", role: .note, isBold: true)]
      + article.official.map { .text($0) }
  }
}

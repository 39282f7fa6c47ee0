public import Model

/// Checks what a person enters for one value, field by field.
///
/// A refusal means that it cannot be written; a warning, that somebody should look again. What is wrong is
/// said in the words of the page, so that screen and command line say the same.
public struct AidEntryCheck: Sendable {
  /// The value that is entered.
  public let value: AidValue
  /// The day on which it is entered.
  public let today: Day
  /// Whether there is a division of that code.
  private let isRegion: @Sendable (String) -> Bool

  /// A check of entries for `value`. `isRegion` tells whether there is a division of a code.
  public init(_ value: AidValue, today: Day, isRegion: @escaping @Sendable (String) -> Bool) {
    self.value = value
    self.today = today
    self.isRegion = isRegion
  }

  /// Everything there is to say about a draft, in the order of its fields, and the entry where nothing stands
  /// against it.
  public func check(_ draft: AidEntryDraft) -> (entry: AidEntry?, findings: [AidEntryFinding]) {
    let findings = value.kind.fields.flatMap { self.findings($0, in: draft) }
    guard !findings.contains(where: { $0.severity == .refusal }) else { return (nil, findings) }
    return (entry(draft), findings)
  }

  /// What there is to say about one field.
  public func findings(_ field: AidEntryField, in draft: AidEntryDraft) -> [AidEntryFinding] {
    let text = draft[field]
    if text.isEmpty {
      return [.validTo, .reviewBy].contains(field)
        ? [] : [refusal(field, AidEntryWording.empty(field, value.kind))]
    }
    guard text.count <= field.longest else {
      return [refusal(field, AidEntryWording.tooLong(field.longest))]
    }
    guard AidEntryShape.isPlain(text) else { return [refusal(field, AidEntryWording.strange)] }
    switch field {
    case .region: return region(text)
    case .figure: return figure(text)
    case .article: return article(text)
    case .phone: return AidEntryShape.isPhone(text) ? [] : [refusal(.phone, AidEntryWording.phone)]
    case .name, .address, .title: return text.count < 2 ? [refusal(field, AidEntryWording.tooShort)] : []
    case .documentNumber:
      return AidEntryShape.hasYear(text) ? [] : [warning(.documentNumber, AidEntryWording.noYear)]
    case .validFrom, .validTo, .reviewBy: return day(field, in: draft)
    }
  }

  /// Whether two texts of a field say the same, such as 1200 and 1200.00.
  public func isSame(_ field: AidEntryField, _ left: String, _ right: String) -> Bool {
    guard field == .figure else { return left == right }
    return content(figure: left).map { $0 == content(figure: right) } ?? false
  }

  /// The day before which somebody looks again where nobody says: a year from today.
  public var usualReview: Day { AidPeriod(1, .years).end(from: today) ?? today }

  // MARK: Fields

  private func region(_ code: String) -> [AidEntryFinding] {
    guard AidRegion.isCode(code), code.utf8.count == 6, isRegion(code) else {
      return [refusal(.region, AidEntryWording.noRegion)]
    }
    if !value.isInherited, code.hasSuffix("00") { return [refusal(.region, AidEntryWording.countyOnly)] }
    return []
  }

  private func figure(_ text: String) -> [AidEntryFinding] {
    guard let content = content(figure: text) else {
      return [refusal(.figure, AidEntryWording.figure(value.kind))]
    }
    let isPlausible =
      switch content {
      case .incomeLine(let fen, _): AidEntryBounds.incomeFen.contains(fen)
      case .days(let days, _): AidEntryBounds.days.contains(days)
      case .provision(let article): isPlausible(article: article)
      case .contact, .absent: true
      }
    return isPlausible ? [] : [warning(.figure, AidEntryWording.implausible(value.kind))]
  }

  private func article(_ text: String) -> [AidEntryFinding] {
    guard ArticleNumber(text) != nil else { return [refusal(.article, AidEntryWording.figure(.provision))] }
    return isPlausible(article: text) ? [] : [warning(.article, AidEntryWording.implausible(.provision))]
  }

  private func isPlausible(article: String) -> Bool {
    ArticleNumber(article).map { $0.number <= AidEntryBounds.article } ?? false
  }

  private func day(_ field: AidEntryField, in draft: AidEntryDraft) -> [AidEntryFinding] {
    guard let day = Day(draft[field]), AidEntryBounds.calendar.contains(day.year) else {
      return [refusal(field, AidEntryWording.notADay)]
    }
    let distance = day.daysSinceEpoch - today.daysSinceEpoch
    switch field {
    case .validFrom:
      if abs(distance) > AidEntryBounds.years * 366 { return [warning(field, AidEntryWording.farAway)] }
      return distance > 0 ? [warning(field, AidEntryWording.notYet)] : []
    case .validTo:
      if let from = Day(draft[.validFrom]), day < from {
        return [refusal(field, AidEntryWording.endsBeforeItBegins)]
      }
      return distance < 0 ? [warning(field, AidEntryWording.alreadyOver)] : []
    default:
      guard distance > 0 else { return [refusal(field, AidEntryWording.reviewNotAhead)] }
      return distance > AidEntryBounds.reviewDays ? [warning(field, AidEntryWording.reviewLate)] : []
    }
  }

  private func refusal(_ field: AidEntryField, _ text: Localized<String>) -> AidEntryFinding {
    AidEntryFinding(field: field, severity: .refusal, text: text)
  }

  private func warning(_ field: AidEntryField, _ text: Localized<String>) -> AidEntryFinding {
    AidEntryFinding(field: field, severity: .warning, text: text)
  }

  // MARK: The entry

  private func entry(_ draft: AidEntryDraft) -> AidEntry? {
    guard let content = content(draft), let from = Day(draft[.validFrom]) else { return nil }
    return AidEntry(
      value: value.id, region: draft[.region], content: content, validFrom: from,
      validTo: Day(draft[.validTo]), reviewBy: Day(draft[.reviewBy]) ?? usualReview,
      source: AidValue.Source(title: draft[.title], documentNumber: draft[.documentNumber]))
  }

  private func content(_ draft: AidEntryDraft) -> AidValue.Content? {
    guard value.kind == .contact else {
      let content = content(figure: draft[.figure])
      guard case .days(let days, _) = content else { return content }
      return .days(days, article: ArticleNumber(draft[.article])?.description)
    }
    return .contact(name: draft[.name], address: draft[.address], phone: draft[.phone])
  }

  private func content(figure text: String) -> AidValue.Content? {
    switch value.kind {
    case .incomeLine:
      return ValueEntryReader.fen(text).flatMap {
        $0 > 0 ? .incomeLine(fen: $0, nearPercent: AidEntryBounds.nearPercent) : nil
      }
    case .provision where value.mayBeAbsent && text == AidEntryDraft.absent: return .absent
    case .provision: return ArticleNumber(text).map { .provision(article: $0.description) }
    case .days:
      guard text.utf8.allSatisfy(\.isDigit) else { return nil }
      return Int(text).flatMap { (1...1000).contains($0) ? .days($0, article: nil) : nil }
    case .contact: return nil
    }
  }
}

public import Model

/// A value that a person enters on this machine, once every field of it has been checked.
public struct AidEntry: Hashable, Codable, Sendable {
  /// The value's name in the pack, such as `hardship`.
  public var value: String
  /// The division code of six digits for which it holds.
  public var region: String
  /// What was entered.
  public var content: AidValue.Content
  /// The first day it holds.
  public var validFrom: Day
  /// The last day it holds; `nil` where the document names none.
  public var validTo: Day?
  /// The last day before somebody has to look at it again.
  public var reviewBy: Day
  /// The document that says so.
  public var source: AidValue.Source

  /// An entry of checked fields.
  public init(
    value: String, region: String, content: AidValue.Content, validFrom: Day, validTo: Day?, reviewBy: Day,
    source: AidValue.Source
  ) {
    self.value = value
    self.region = region
    self.content = content
    self.validFrom = validFrom
    self.validTo = validTo
    self.reviewBy = reviewBy
    self.source = source
  }

  /// Eight hexadecimal digits that change with every field: what a second run repeats to say that somebody
  /// has looked twice. It tells one entry from another and protects against nothing else.
  public var fingerprint: String {
    var hash = FNV1a()
    let days = [validFrom.description, validTo?.description ?? "", reviewBy.description]
    for text in [value, region] + content.words + days + [source.title, source.documentNumber] {
      hash.add(text.utf8)
      hash.add(word: 0xFF)
    }
    return String(hash.hexadecimal.suffix(8))
  }
}

extension AidValue.Content {
  /// The content as words that tell it from any other.
  fileprivate var words: [String] {
    switch self {
    case .incomeLine(let fen, let nearPercent): ["income_line", "\(fen)", "\(nearPercent)"]
    case .provision(let article): ["provision", article]
    case .days(let days, let article): ["days", "\(days)", article ?? ""]
    case .absent: ["absent"]
    case .contact(let name, let address, let phone): ["contact", name, address, phone]
    }
  }
}

extension AidPack {
  /// The pack once `entry` has been entered at that moment; as it is where it has no such value.
  ///
  /// Nothing old is removed: `AidValue.state` says which entry holds on a day.
  public func adding(_ entry: AidEntry, entered: Instant) -> AidPack {
    var pack = self
    guard let index = pack.values.firstIndex(where: { $0.id == entry.value }) else { return pack }
    pack.values[index].entries.append(
      AidValue.Entry(
        region: entry.region, content: entry.content, validFrom: entry.validFrom, validTo: entry.validTo,
        reviewBy: entry.reviewBy, source: entry.source, entered: entered,
        mark: ConfigNode.Mark(file: "", line: 1, column: 1)))
    return pack
  }
}

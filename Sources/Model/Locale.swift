/// A language of the interface. Statutes and digests stay Chinese in both.
public enum Locale: String, Codable, Sendable, CaseIterable {
  /// Simplified Chinese, the language the machine starts in.
  case zh
  /// English.
  case en
}

/// A value for each interface language. Both are required, so no screen can lack one.
public struct Localized<Value> {
  /// The Chinese value.
  public var zh: Value
  /// The English value.
  public var en: Value

  /// A pair of values.
  public init(zh: Value, en: Value) {
    self.zh = zh
    self.en = en
  }

  /// The value in `locale`.
  public subscript(locale: Locale) -> Value {
    switch locale {
    case .zh: zh
    case .en: en
    }
  }
}

extension Localized: Equatable where Value: Equatable {}
extension Localized: Hashable where Value: Hashable {}
extension Localized: Sendable where Value: Sendable {}
extension Localized: Encodable where Value: Encodable {}
extension Localized: Decodable where Value: Decodable {}
